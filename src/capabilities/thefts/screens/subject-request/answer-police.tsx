import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { Icon } from '../../../../web/components/icon.tsx'
import { TextInput } from '../../../../web/components/inputs.tsx'
import { Tick } from '../../../../web/components/tick.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { RequestView } from '../../../data-subject-requests/contract.ts'
import { AnswerForm } from '../../../data-subject-requests/screens/answer-form.tsx'
import type { PoliceAnswer } from '../../subject-requests/contract.ts'
import { PolicePaper } from './police-paper.tsx'

type Row = { id: number; reference: string; isTheirReport: boolean }

/** The privacy officer of a base team answers: the references that somebody gives, then the paper. */
export function AnswerPolice({ request }: { request: RequestView }) {
  const say = useSay()
  const [name, setName] = useState('')
  const [rows, setRows] = useState<Row[]>([{ id: 0, reference: '', isTheirReport: false }])
  const [mentionHits, setMentionHits] = useState(false)
  const [answer, setAnswer] = useState<PoliceAnswer | null>(null)
  const sending = useSend(
    () =>
      postJson<PoliceAnswer>(`/v1/data-subject-requests/${request.id}/police-answers`, {
        name,
        references: rows.map(({ reference, isTheirReport }) => ({ reference, isTheirReport })),
        mentionHits,
      }),
    setAnswer,
  )
  if (answer)
    return <PolicePaper request={request} name={name} answer={answer} onBack={() => setAnswer(null)} />
  const change = (id: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const labelOf = (field: string) => {
    const [, index] = /^references\.(\d+)\.reference$/.exec(field) ?? []
    if (index === undefined)
      return say(field === 'name' ? 'subject-request.field.name' : 'subject-request.police.references')
    return `${say('subject-request.police.reference', { number: Number(index) + 1 })}, ${say('subject-request.police.field.reference')}`
  }
  return (
    <AnswerForm
      request={request}
      why={{ title: say('subject-request.police.why.title'), text: say('subject-request.police.why') }}
      sending={sending}
      labelOf={labelOf}
      deed={say('subject-request.make')}
      help={say('subject-request.police.help')}
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
      <h2>{say('subject-request.police.references')}</h2>
      {rows.map((row, index) => (
        <ReferenceRow
          key={row.id}
          row={row}
          index={index}
          error={sending.errors[`references.${index}.reference`]}
          onChange={(part) => change(row.id, part)}
          onRemove={rows.length > 1 ? () => setRows(rows.filter(({ id }) => id !== row.id)) : undefined}
        />
      ))}
      <button
        type="button"
        className="text-link"
        onClick={() => setRows([...rows, { id: rows.at(-1)!.id + 1, reference: '', isTheirReport: false }])}
      >
        <Icon name="plus" />
        {say('subject-request.police.add')}
      </button>
      <Tick
        name="mentionHits"
        checked={mentionHits}
        onChange={({ target }) => setMentionHits(target.checked)}
      >
        {say('subject-request.police.mentionHits')}
      </Tick>
    </AnswerForm>
  )
}

type ReferenceRowProps = {
  row: Row
  index: number
  error: string | undefined
  onChange: (part: Partial<Row>) => void
  onRemove: (() => void) | undefined
}

function ReferenceRow({ row, index, error, onChange, onRemove }: ReferenceRowProps) {
  const say = useSay()
  const legend = say('subject-request.police.reference', { number: index + 1 })
  return (
    <fieldset className="answer-row">
      <legend>{legend}</legend>
      <TextInput
        name={`references.${index}.reference`}
        label={say('subject-request.police.field.reference')}
        maxLength={40}
        mono
        value={row.reference}
        onChange={({ target }) => onChange({ reference: target.value })}
        error={error}
      />
      <Tick
        name={`references.${index}.isTheirReport`}
        checked={row.isTheirReport}
        onChange={({ target }) => onChange({ isTheirReport: target.checked })}
      >
        {say('subject-request.police.field.isTheirReport')}
      </Tick>
      {onRemove && (
        <button type="button" className="text-link" onClick={onRemove}>
          {say('subject-request.remove')}
          <span className="visually-hidden"> {legend}</span>
        </button>
      )}
    </fieldset>
  )
}
