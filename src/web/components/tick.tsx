import type { InputHTMLAttributes, ReactNode } from 'react'
import { fieldId } from './field.tsx'

type TickProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'type'> & {
  name: string
  children: ReactNode
}

/** One thing to tick, its words beside it. */
export function Tick({ name, children, ...input }: TickProps) {
  return (
    <label className="choice-tick">
      <input type="checkbox" {...input} name={name} id={fieldId(name)} />
      <span>{children}</span>
    </label>
  )
}
