import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { controlProps, Field, type FieldProps } from './field.tsx'

type Control<T> = Omit<T, 'name' | 'className' | 'id'> & FieldProps
type TextInputProps = Control<InputHTMLAttributes<HTMLInputElement>> & {
  mono?: boolean
  ref?: Ref<HTMLInputElement>
}

function split<P extends FieldProps>(props: P) {
  const { label, help, error, optional, className, ...rest } = props
  return { field: { name: props.name, label, help, error, optional, className } as FieldProps, rest }
}

/** One line of text. `mono` for numbers that people compare sign by sign. */
export function TextInput(props: TextInputProps) {
  const { field, rest } = split(props)
  const { mono = false, ...input } = rest
  return (
    <Field {...field}>
      <input
        type="text"
        autoComplete="off"
        {...(mono && { autoCapitalize: 'characters', spellCheck: false })}
        {...input}
        {...controlProps(field)}
        className={`utrecht-textbox utrecht-textbox--html-input${mono ? ' mono' : ''}`}
      />
    </Field>
  )
}

/** An amount in euros, with a comma as people type it; the euro sign stands before the field. */
export function MoneyInput(props: TextInputProps) {
  const { field, rest } = split(props)
  const { mono: _, ...input } = rest
  return (
    <Field {...field}>
      <div className="money">
        <span aria-hidden="true">€</span>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...input}
          {...controlProps(field)}
          className="utrecht-textbox utrecht-textbox--html-input"
        />
      </div>
    </Field>
  )
}

/** Several lines of text. */
export function TextArea(
  props: Control<TextareaHTMLAttributes<HTMLTextAreaElement>> & { ref?: Ref<HTMLTextAreaElement> },
) {
  const { field, rest } = split(props)
  return (
    <Field {...field}>
      <textarea
        rows={3}
        {...rest}
        {...controlProps(field)}
        className="utrecht-textarea utrecht-textarea--html-textarea"
      />
    </Field>
  )
}

/** A choice from a list. `options` in the order to show; an empty first value says that nothing is chosen. */
export function Select(
  props: Control<SelectHTMLAttributes<HTMLSelectElement>> & {
    options: { value: string; text: ReactNode }[]
    ref?: Ref<HTMLSelectElement>
  },
) {
  const { field, rest } = split(props)
  const { options, ...select } = rest
  return (
    <Field {...field}>
      <select {...select} {...controlProps(field)} className="utrecht-select utrecht-select--html-select">
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Day and time on the clock here, as the browser's own control: `2026-11-24T14:05`. */
export function DateTimeInput(props: TextInputProps) {
  return <TextInput {...props} type="datetime-local" />
}

/** A calendar day, as the browser's own control: `2026-11-24`. */
export function DayInput(props: TextInputProps) {
  return <TextInput {...props} type="date" />
}
