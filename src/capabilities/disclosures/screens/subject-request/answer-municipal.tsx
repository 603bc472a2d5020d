import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { TextInput } from '../../../../web/components/inputs.tsx'
import { Tick } from '../../../../web/components/tick.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { RequestView } from '../../../data-subject-requests/contract.ts'
import { AnswerForm } from '../../../data-subject-requests/screens/answer-form.tsx'
import type { AnsweredReport, MunicipalAnswer } from '../../subject-requests/contract.ts'
import { MunicipalPaper } from './municipal-paper.tsx'

type Given = Record<string, string>

/** The privacy officer of a municipality answers a dealer: finds the reports, chooses what to give, then the paper. */
export function AnswerMunicipal({ request }: { request: RequestView }) {
  const say = useSay()
  const [name, setName] = useState('')
  const [kvkNumber, setKvkNumber] = useState('')
  const [found, setFound] = useState<MunicipalAnswer | null>(null)
  const [given, setGiven] = useState<Given>({})
  const [answer, setAnswer] = useState<MunicipalAnswer | null>(null)
  const grounds = Object.entries(given).map(([id, ground]) => ({ id, ground }))
  const sending = useSend(
    () =>
      postJson<MunicipalAnswer>(`/v1/data-subject-requests/${request.id}/municipal-answers`, {
        kvkNumber,
        given: grounds,
      }),
    (made) => (found === null ? setFound(made) : setAnswer(made)),
  )
  if (answer)
    return <MunicipalPaper request={request} name={name} answer={answer} onBack={() => setAnswer(null)} />
  // The server names a ground by its place in what was sent, the screen by its report.
  const errors = Object.fromEntries(
    Object.entries(sending.errors).map(([field, message]) => {
      const [, index] = /^given\.(\d+)\.ground$/.exec(field) ?? []
      return [index === undefined ? field : `ground-${grounds[Number(index)]?.id}`, message]
    }),
  )
  const labelOf = (field: string) =>
    field === 'kvkNumber'
      ? say('subject-request.municipal.field.kvkNumber')
      : say('subject-request.municipal.field.ground')
  return (
    <AnswerForm
      request={request}
      why={{ title: say('subject-request.municipal.why.title'), text: say('subject-request.municipal.why') }}
      sending={{ ...sending, errors }}
      labelOf={labelOf}
      deed={found ? say('subject-request.make') : say('subject-request.municipal.find')}
      help={say('subject-request.municipal.help')}
    >
      <TextInput
        name="name"
        label={say('subject-request.field.name')}
        help={say('subject-request.field.name.help')}
        maxLength={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextInput
        name="kvkNumber"
        label={say('subject-request.municipal.field.kvkNumber')}
        inputMode="numeric"
        maxLength={8}
        mono
        value={kvkNumber}
        error={errors['kvkNumber']}
        onChange={({ target }) => {
          setKvkNumber(target.value)
          setFound(null)
          setGiven({})
        }}
      />
      {found && (
        <>
          <h2>{say('subject-request.municipal.found')}</h2>
          {found.reports.length === 0 && <p>{say('subject-request.municipal.none')}</p>}
          {found.reports.map((report) => (
            <FoundReport
              key={report.id}
              report={report}
              ground={given[report.id]}
              error={errors[`ground-${report.id}`]}
              onChange={(ground) => setGiven(withGround(given, report.id, ground))}
            />
          ))}
        </>
      )}
    </AnswerForm>
  )
}

function withGround(given: Given, id: string, ground: string | undefined): Given {
  const { [id]: _, ...others } = given
  return ground === undefined ? others : { ...others, [id]: ground }
}

type FoundReportProps = {
  report: AnsweredReport
  /** Undefined as long as the content is withheld. */
  ground: string | undefined
  error: string | undefined
  onChange: (ground: string | undefined) => void
}

function FoundReport({ report, ground, error, onChange }: FoundReportProps) {
  const say = useSay()
  const { id, number, from, branchName, receivedOn } = report
  return (
    <fieldset className="answer-row">
      <legend>{say('subject-request.municipal.report', { number, from })}</legend>
      <p className="small">
        {say('subject-request.municipal.about', { branch: branchName, day: receivedOn })}
      </p>
      <Tick
        name={`give-${id}`}
        checked={ground !== undefined}
        onChange={({ target }) => onChange(target.checked ? '' : undefined)}
      >
        {say('subject-request.municipal.field.give')}
      </Tick>
      {ground !== undefined && (
        <TextInput
          name={`ground-${id}`}
          label={say('subject-request.municipal.field.ground')}
          help={say('subject-request.municipal.field.ground.help')}
          maxLength={200}
          value={ground}
          error={error}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </fieldset>
  )
}
