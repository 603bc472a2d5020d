import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'

type PageProps = {
  title: string
  /** One line under the title: where am I, as of when. */
  lead?: ReactNode
  /** Where the reader came from, for pages below a list. */
  crumb?: { to: string; params?: Record<string, string>; search?: object; text: string }
  /** The one main deed of the page. */
  deed?: ReactNode
  children?: ReactNode
}

/** A page of the app: one h1, where am I, one main deed. Takes the focus when someone navigates to it. */
export function Page({ title, lead, crumb, deed, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = useRouterState({ select: (state) => state.resolvedLocation === undefined })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const shown = useRef(isFirst ? path : '')

  useEffect(() => {
    document.title = `${title} - Helder`
  }, [title])
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    // A field of the page that took the focus itself, such as a search that was asked for, keeps it.
    const main = heading.current?.closest('main')
    if (!main?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true })
  }, [path])

  return (
    <main className="wrap" id="content">
      {crumb && (
        <p className="crumb">
          <Link
            className="text-link"
            to={crumb.to as '/'}
            params={(crumb.params ?? {}) as never}
            search={(crumb.search ?? {}) as never}
          >
            <Icon name="back" />
            {crumb.text}
          </Link>
        </p>
      )}
      <div className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="small">{lead}</p>}
        </div>
        {deed}
      </div>
      {children}
    </main>
  )
}
