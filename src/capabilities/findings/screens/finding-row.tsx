import { Link } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import { useMayOpen } from '../../../web/use-may-open.ts'
import type { FindingView } from '../contract.ts'
import { FindingBody } from './finding-body.tsx'

export type FindingDeed = 'answer' | 'withdraw'

/** One finding on the page of a dealer: what was found, whether the dealer was told, what it said, and what one can do. */
export function FindingRow(props: {
  finding: FindingView
  mayDo: boolean
  onDeed: (deed: FindingDeed) => void
}) {
  const say = useSay()
  const mayOpen = useMayOpen()
  const { finding, mayDo, onDeed } = props
  const { kind, source, sourceId, told, answers, withdrawn } = finding
  const isOpen = mayDo && withdrawn === null
  const named = say(`finding.kind.${kind}`)
  return (
    <li className="finding">
      <FindingBody finding={finding} level={3} />
      <Told finding={finding} />
      {answers.map(({ on, text, givenBy }) => (
        <blockquote key={`${on} ${text}`}>
          <p className="small">
            {say(givenBy === 'dealer' ? 'finding.answered' : 'finding.answered.officer', { on })}
          </p>
          <p className="event-text">{text}</p>
        </blockquote>
      ))}
      <div className="finding-deeds no-print">
        {source === 'visit' && sourceId !== null && mayOpen('/bezoeken/$id') && (
          <Link className="text-link" to={`/bezoeken/${sourceId}` as '/'}>
            {say('finding.to-visit')}
          </Link>
        )}
        {isOpen && told !== null && (
          <button
            type="button"
            className="text-link"
            aria-label={`${say('finding.note-answer')}: ${named}`}
            onClick={() => onDeed('answer')}
          >
            {say('finding.note-answer')}
          </button>
        )}
        {isOpen && (
          <button
            type="button"
            className="text-link"
            aria-label={`${say('finding.withdraw')}: ${named}`}
            onClick={() => onDeed('withdraw')}
          >
            {say('finding.withdraw')}
          </button>
        )}
      </div>
    </li>
  )
}

function Told({ finding: { told, withdrawn, weight, answers } }: { finding: FindingView }) {
  const say = useSay()
  const today = dayInAmsterdam(useNow())
  if (withdrawn !== null) {
    return (
      <p>
        <Status icon="cross">{say('finding.withdrawn', withdrawn)}</Status>
      </p>
    )
  }
  if (told === null) {
    return (
      <p>
        <Status icon="clock" tone="look">
          {say('finding.not-told')}
        </Status>
      </p>
    )
  }
  const { way, on, answerUntil } = told
  const isOver = answerUntil < today
  const until = say(isOver ? 'finding.answer-over' : 'finding.answer-until', { day: answerUntil })
  const asks = weight !== 'in-order' && answers.length === 0
  return (
    <p className="small">
      {say(`finding.told.${way}`, { on })}
      {asks && `; ${until}`}.
    </p>
  )
}
