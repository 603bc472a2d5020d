import type { ReactNode } from 'react'

/** A list of facts: name on the left, value on the right; under each other on a narrow screen. */
export function KeyValues({ children }: { children: ReactNode }) {
  return <dl className="utrecht-data-list key-value">{children}</dl>
}

/** One fact. */
export function KeyValue({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="utrecht-data-list__item">
      <dt className="utrecht-data-list__item-key">{name}</dt>
      <dd className="utrecht-data-list__item-value">{children}</dd>
    </div>
  )
}
