import type { ReactNode } from 'react'

/** States with their counts; each is a link, so that the filter lives in the address. `render` makes the link. */
export function CountTabs<T extends string>(props: {
  label: string
  current: T
  tabs: { value: T; text: string; count: number | undefined }[]
  render: (value: T, attributes: { 'aria-current'?: 'true' }, content: ReactNode) => ReactNode
}) {
  const { label, current, tabs, render } = props
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ value, text, count }) =>
        render(
          value,
          value === current ? { 'aria-current': 'true' } : {},
          <>
            {text} {count !== undefined && <span>{count}</span>}
          </>,
        ),
      )}
    </nav>
  )
}
