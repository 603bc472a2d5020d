import type { ButtonHTMLAttributes } from 'react'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { main?: boolean; small?: boolean }

/** Class names of a button, also for links that look like one. */
export function buttonClass({
  main = false,
  small = false,
}: {
  main?: boolean
  small?: boolean
} = {}): string {
  const kind = main ? 'utrecht-button--primary-action' : 'utrecht-button--secondary-action'
  return `utrecht-button ${kind}${small ? ' is-small' : ''}`
}

/** A button names its deed. */
export function Button({ main = false, small = false, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass({ main, small })} {...rest} />
}
