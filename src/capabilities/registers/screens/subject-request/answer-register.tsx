import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { Icon } from '../../../../web/components/icon.tsx'
import { Select, TextInput } from '../../../../web/components/inputs.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useMe } from '../../../../web/session.ts'
import { useSend } from '../../../../web/use-send.ts'
import type { RequestView } from '../../../data-subject-requests/contract.ts'
import { AnswerForm } from '../../../data-subject-requests/screens/answer-form.tsx'
import type { EntryReference, RegisterAnswer } from '../../subject-requests/contract.ts'
import { RegisterPaper } from './register-paper.tsx'

type Row = { id: number; register: EntryReference['register']; branchNumber: string; sequenceNumber: string }
const fields = ['register', 'branchNumber', 'sequenceNumber'] as const

/** A dealer answers who sold or bought: the entries that they name, then the paper. */
export function AnswerRegister({ request }: { request: RequestView }) {
  const say = useSay()
  const { branches } = useMe()
  const empty = (id: number): Row => ({
    id,
    register: 'purchase',
    branchNumber: branches[0]?.branchNumber ?? '',
    sequenceNumber: '',
  })
  const [name, setName] = useState('')
  const [rows, setRows] = useState<Row[]>(() => [empty(0)])
  const [answer, setAnswer] = useState<RegisterAnswer | null>(null)
  const sending = useSend(
    () =>
      postJson<RegisterAnswer>(`/v1/data-subject-requests/${request.id}/register-answers`, {
        name,
        entries: rows.map(({ register, branchNumber, sequenceNumber }) => ({
          register,
          branchNumber,
          sequenceNumber: Number(sequenceNumber.trim()),
        })),
      }),
    setAnswer,
  )
  if (answer)
    return <RegisterPaper request={request} name={name} answer={answer} onBack={() => setAnswer(null)} />
  const change = (id: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const labelOf = (field: string) => {
    const [, index, part] = /^entries\.(\d+)\.(\w+)$/.exec(field) ?? []
    const known = fields.find((one) => one === part)
    if (!known)
      return say(field === 'name' ? 'subject-request.field.name' : 'subject-request.register.entries')
    return `${say('subject-request.register.entry', { number: Number(index) + 1 })}, ${say(`subject-request.register.field.${known}`)}`
  }
  return (
    <AnswerForm
      request={request}
      why={{ title: say('subject-request.register.why.title'), text: say('subject-request.register.why') }}
      sending={sending}
      labelOf={labelOf}
      deed={say('subject-request.make')}
      help={say('subject-request.register.help')}
    >
      <TextInput
        name="name"
        label={say('subject-request.field.name')}
        help={say('subject-request.field.name.help')}
        maxLength={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={sending.errors['name']}
      />
      <h2>{say('subject-request.register.entries')}</h2>
      {rows.map((row, index) => (
        <EntryRow
          key={row.id}
          row={row}
          index={index}
          errors={sending.errors}
          onChange={(part) => change(row.id, part)}
          onRemove={rows.length > 1 ? () => setRows(rows.filter(({ id }) => id !== row.id)) : undefined}
        />
      ))}
      <button
        type="button"
        className="text-link"
        onClick={() => setRows([...rows, { ...empty(rows.at(-1)!.id + 1), register: rows.at(-1)!.register }])}
      >
        <Icon name="plus" />
        {say('subject-request.register.add')}
      </button>
    </AnswerForm>
  )
}

type EntryRowProps = {
  row: Row
  index: number
  errors: Record<string, string>
  onChange: (part: Partial<Row>) => void
  onRemove: (() => void) | undefined
}

function EntryRow({ row, index, errors, onChange, onRemove }: EntryRowProps) {
  const say = useSay()
  const { branches } = useMe()
  const bind = (field: (typeof fields)[number]) => ({
    name: `entries.${index}.${field}`,
    label: say(`subject-request.register.field.${field}`),
    error: errors[`entries.${index}.${field}`],
    value: row[field],
  })
  return (
    <fieldset className="answer-row">
      <legend>{say('subject-request.register.entry', { number: index + 1 })}</legend>
      <div className="grid is-top">
        <Select
          {...bind('register')}
          className="span-3"
          options={(['purchase', 'sale'] as const).map((value) => ({
            value,
            text: say(`subject-request.register.${value}`),
          }))}
          onChange={({ target }) => onChange({ register: target.value as Row['register'] })}
        />
        <Select
          {...bind('branchNumber')}
          className="span-6"
          options={branches.map(({ branchNumber, name, town }) => ({
            value: branchNumber,
            text: `${name}, ${town}`,
          }))}
          onChange={({ target }) => onChange({ branchNumber: target.value })}
        />
        <TextInput
          {...bind('sequenceNumber')}
          className="span-3"
          inputMode="numeric"
          maxLength={12}
          onChange={({ target }) => onChange({ sequenceNumber: target.value })}
        />
      </div>
      {onRemove && (
        <button type="button" className="text-link" onClick={onRemove}>
          {say('subject-request.remove')}
          <span className="visually-hidden">
            {' '}
            {say('subject-request.register.entry', { number: index + 1 })}
          </span>
        </button>
      )}
    </fieldset>
  )
}
