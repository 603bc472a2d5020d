import { isMessageKey } from '../../../../platform/messages/index.ts'
import { Status } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { ImportView, LineView } from '../../import/contract.ts'
import type { Change } from '../../rules/import/compare-dealers.ts'
import { municipalityName } from '../../rules/places.ts'

type Say = ReturnType<typeof useSay>

/** Why a line is what it is: what is wrong, what is asked, what is otherwise, what it looks like. */
export function LineWhy({ line }: { view: ImportView; line: LineView }) {
  const say = useSay()
  const { about, outcome, facts } = line
  const isElsewhere =
    outcome === 'elsewhere' ||
    (outcome === 'moved' && about.changes?.some(({ field }) => field === 'municipality'))
  return (
    <>
      {outcome === 'error' && <Errors line={line} />}
      {outcome === 'question' &&
        line.questions.map((question) => (
          <p key={question.field}>
            <Status icon="info" tone="look">
              {questionText(question, line, say)}
            </Status>
          </p>
        ))}
      {about.line !== undefined && <p>{say('dealer-import.lines.repeats', { line: about.line })}</p>}
      {about.isListedElsewhere && <p>{say('dealer-import.lines.listed-elsewhere')}</p>}
      {isElsewhere && facts.municipality !== null && (
        <p>{say('dealer-import.lines.in', { municipality: municipalityName(facts.municipality) })}</p>
      )}
      {['changed', 'moved'].includes(outcome) && (
        <ul className="import-changes">
          {about.changes?.map((change) => (
            <li key={change.field}>{changeText(change, say)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Errors({ line: { errors } }: { line: LineView }) {
  const say = useSay()
  return errors.map(({ field, code, values }) => (
    <p key={`${field} ${code}`}>
      <Status icon="alert" tone="look">
        {say(`dealer-form.field.${field as 'name'}`)}: {isMessageKey(code) ? say(code, values ?? {}) : code}
      </Status>
    </p>
  ))
}

function questionText(
  { field, reason, options }: LineView['questions'][number],
  { facts }: LineView,
  say: Say,
): string {
  const names = options.map((option) =>
    field === 'kind'
      ? say(`branch-kind.${option as 'jeweller'}`)
      : field === 'municipality'
        ? municipalityName(option)
        : option,
  )
  return say(`dealer-import.question.${reason as 'lost-zero'}`, {
    field: say(`dealer-form.field.${field as 'name'}`),
    text: facts[field as 'name'] ?? '',
    town: facts.town ?? '',
    option: names[0] ?? '',
    options: names.join(', '),
  })
}

/** `E-mailadres: a wordt b`. */
export function changeText({ field, from, to }: Change, say: Say): string {
  if (field === 'endedOn') return say('dealer-import.change.back', { day: from ?? '' })
  const word = (value: string | null) => {
    if (value === null || value === '') return say('dealer-import.change.none')
    if (field === 'kind') return say(`branch-kind.${value as 'jeweller'}`)
    if (field === 'size') return say(`dealer-form.size.${value as '1'}`)
    return field === 'municipality' ? municipalityName(value) : value
  }
  return say('dealer-import.change', {
    field: say(`dealer-form.field.${field}`),
    from: word(from),
    to: word(to),
  })
}
