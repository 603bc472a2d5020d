import { type MouseEvent, useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'
import { Icon } from './icon.tsx'
import { fieldId } from './field.tsx'

/** One wrong field in words: `label` as on the screen, `message` as at the field. */
export type SummaryError = { name: string; label: string; message: string }

/**
 * All wrong fields on top of a form, each a link to its field. Takes the focus each time `attempt` grows, so that a
 * screen reader says it and the keyboard is there.
 */
export function ErrorSummary({ errors, attempt }: { errors: SummaryError[]; attempt: number }) {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const seen = useRef(0)
  const count = errors.length
  useEffect(() => {
    // Only a new attempt moves the focus: a field that is put right while typing must not.
    if (attempt <= seen.current || count === 0) return
    seen.current = attempt
    box.current?.focus()
  }, [attempt, count])
  if (count === 0) return null
  return (
    <div ref={box} className="utrecht-alert utrecht-alert--warning error-summary" role="alert" tabIndex={-1}>
      <div className="utrecht-alert__content">
        <h2 className="alert-title">
          <Icon name="alert" />
          {say('shell.form.error-count', { count })}
        </h2>
        <ul>
          {errors.map(({ name, label, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} onClick={(event) => focusField(event, name)}>
                {label.replace(/\?$/, '')}: {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

// The address stays as it is: a # would be lost work for the router and a dead step for "back".
function focusField(event: MouseEvent, name: string): void {
  event.preventDefault()
  document.getElementById(fieldId(name))?.focus()
}
