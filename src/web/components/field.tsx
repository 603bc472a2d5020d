import type { ReactNode } from 'react'
import { useSay } from '../language.tsx'
import { Icon } from './icon.tsx'

export type FieldProps = {
  /** Path in the form, as in the contract: `items.0.priceCents`. */
  name: string
  label: string
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  className?: string
}

/** The id of the control of a field, so that the summary can link to it. */
export const fieldId = (name: string) => name.replaceAll('.', '-')
const helpId = (name: string) => `${fieldId(name)}-help`
const errorId = (name: string) => `${fieldId(name)}-error`

/** The attributes that tie a control to its label, help and error. */
export function controlProps({ name, help, error }: Pick<FieldProps, 'name' | 'help' | 'error'>) {
  const described = [error ? errorId(name) : '', help ? helpId(name) : ''].filter(Boolean).join(' ')
  return {
    id: fieldId(name),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  } as const
}

/** The help and the error of a field, both before the control. */
export function FieldNotes({ name, help, error }: Pick<FieldProps, 'name' | 'help' | 'error'>) {
  return (
    <>
      {help && (
        <div className="utrecht-form-field-description" id={helpId(name)}>
          {help}
        </div>
      )}
      {error && (
        <p className="utrecht-form-field-error-message" id={errorId(name)}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}

/** A field with one control: label above, help before the control, error at the control. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const { name, label, error, optional = false, className = '', children } = props
  const say = useSay()
  return (
    <div className={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''} ${className}`}>
      <label className="utrecht-form-label utrecht-form-field__label" htmlFor={fieldId(name)}>
        {label} {optional && <span className="optional">{say('shell.form.optional')}</span>}
      </label>
      <FieldNotes {...props} />
      {children}
    </div>
  )
}
