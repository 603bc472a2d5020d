import type { InputHTMLAttributes, ReactNode, Ref } from 'react'
import { useSay } from '../language.tsx'
import { fieldId, FieldNotes, type FieldProps } from './field.tsx'

type RadioGroupProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'className' | 'id' | 'value'> & {
    options: { value: string; text: ReactNode }[]
    /** Controlled; leave out with react-hook-form's `register`. */
    value?: string
    column?: boolean
    /** The legend is only for screen readers: the heading above already says it. */
    quiet?: boolean
    ref?: Ref<HTMLInputElement>
  }

/** A choice of a few, all in view. The first option carries the field's id, so that the summary can link to it. */
export function RadioGroup(props: RadioGroupProps) {
  const {
    name,
    label,
    help,
    error,
    optional,
    className = '',
    options,
    value,
    column,
    quiet,
    ...input
  } = props
  const say = useSay()
  return (
    <fieldset className={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''} ${className}`}>
      <legend className={quiet ? 'visually-hidden' : 'utrecht-form-label'}>
        {label} {optional && <span className="optional">{say('shell.form.optional')}</span>}
      </legend>
      <FieldNotes name={name} help={help} error={error} />
      <div className={column ? 'radios is-column' : 'radios'}>
        {options.map((option, index) => (
          <label className="radio" key={option.value}>
            <input
              type="radio"
              {...input}
              name={name}
              value={option.value}
              {...(value !== undefined && { checked: value === option.value })}
              id={index === 0 ? fieldId(name) : `${fieldId(name)}-${option.value}`}
              aria-describedby={error ? `${fieldId(name)}-error` : undefined}
              className="utrecht-radio-button utrecht-radio-button--html-input"
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
