import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import { RETENTION_KEY } from './retention-queries.ts'

export const holdFields = [
  'branchNumber',
  'register',
  'sequenceNumber',
  'orderedBy',
  'basis',
  'reason',
  'until',
] as const
export const erasureFields = ['branchNumber', 'register', 'sequenceNumber', 'reason'] as const
export const endFields = ['reason'] as const
type Field = (typeof holdFields)[number]
type Values = Partial<Record<Field, string>>

type EntryFormProps<T> = {
  text: string
  path: string
  fields: readonly Field[]
  submit: string
  onDone: (answer: T) => void
  onClose: () => void
}

/** Asks which entry and why, and sends it. What the server finds wrong stands at its field; nothing typed is lost. */
export function EntryForm<T>({ text, path, fields, submit, onDone, onClose }: EntryFormProps<T>) {
  const say = useSay()
  const [values, setValues] = useState<Values>({ register: 'purchase' })
  const { send, isSending, errors, attempts, failure } = useSend<T>(path, fields, values, onDone)
  const bind = (name: Field) => ({
    name,
    label: say(`retention.field.${name}`),
    value: values[name] ?? '',
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <>
      <p>{text}</p>
      <form noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary
          attempt={attempts}
          errors={fields.flatMap((name) => {
            const message = errors[name]
            return message ? [{ name, label: say(`retention.field.${name}`), message }] : []
          })}
        />
        {fields.map((name) => (
          <FormField key={name} name={name} bound={bind(name)} />
        ))}
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button main type="submit" aria-disabled={isSending}>
            {submit}
          </Button>
          <Button onClick={onClose}>{say('retention.cancel')}</Button>
        </div>
      </form>
    </>
  )
}

type Bound = {
  name: Field
  label: string
  value: string
  error: string | undefined
  onChange: (event: { target: { value: string } }) => void
}

function FormField({ name, bound }: { name: Field; bound: Bound }) {
  const say = useSay()
  switch (name) {
    case 'register':
      return (
        <RadioGroup
          {...bound}
          options={(['purchase', 'sale'] as const).map((value) => ({
            value,
            text: say(`retention.field.register.${value}`),
          }))}
        />
      )
    case 'until':
      return <DayInput {...bound} />
    case 'reason':
      return <TextArea {...bound} maxLength={500} />
    case 'sequenceNumber':
      return <TextInput {...bound} inputMode="numeric" />
    case 'branchNumber':
      return <TextInput {...bound} help={say('retention.field.branchNumber.help')} mono inputMode="numeric" />
    default:
      return <TextInput {...bound} help={say(`retention.field.${name}.help`)} maxLength={200} />
  }
}

function useSend<T>(path: string, fields: readonly Field[], values: Values, onDone: (answer: T) => void) {
  const client = useQueryClient()
  const [state, setState] = useState({
    isSending: false,
    errors: {} as Values,
    attempts: 0,
    failure: null as unknown,
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (state.isSending) return
    setState({ ...state, isSending: true, errors: {}, failure: null })
    // A number that can't be read is sent as none: the server says what is wrong with it, as with the rest.
    const body = Object.fromEntries(
      fields.map((name) => {
        const value = values[name]?.trim() ?? ''
        return [name, name === 'sequenceNumber' ? Number(value) || 0 : value.replaceAll('\n', ' ')]
      }),
    )
    try {
      const answer = await postJson<T>(path, body)
      await client.invalidateQueries({ queryKey: [RETENTION_KEY] })
      onDone(answer)
    } catch (error) {
      const found = error instanceof ApiProblem ? (error.problem.errors ?? []) : []
      const errors = Object.fromEntries(found.map(({ field, message }) => [field, message])) as Values
      const failure = found.length > 0 ? null : error
      setState({ isSending: false, errors, attempts: state.attempts + 1, failure })
    }
  }
  return { ...state, send }
}
