import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const icons = { ok: 'check', warning: 'alert', info: 'info', error: 'alert' } satisfies Record<
  string,
  IconName
>

/** Says what happened, what it means and what to do. `error` (red) only for what can't be undone. */
export function Notice(props: {
  tone: keyof typeof icons
  title: ReactNode
  children?: ReactNode
  role?: 'alert' | 'status'
}) {
  const { tone, title, children, role } = props
  return (
    <div className={`utrecht-alert utrecht-alert--${tone}`} role={role}>
      <div className="utrecht-alert__content">
        <h2 className="alert-title">
          <Icon name={icons[tone]} />
          {title}
        </h2>
        {children && <div className="utrecht-alert__message">{children}</div>}
      </div>
    </div>
  )
}
