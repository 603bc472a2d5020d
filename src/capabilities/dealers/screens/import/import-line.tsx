import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import type { IconName } from '../../../../web/components/icon.tsx'
import { announce } from '../../../../web/components/live-region.tsx'
import { Status, type StatusTone } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { ImportView, LineView } from '../../import/contract.ts'
import type { Outcome } from '../../rules/import/outcomes.ts'
import { CorrectLine } from './correct-line.tsx'
import { importQuery } from './import-queries.ts'
import { LineCandidates, LineDeeds } from './line-deeds.tsx'
import { LineWhy } from './line-why.tsx'

const looks: Record<Outcome, [icon: IconName, tone: StatusTone]> = {
  error: ['alert', 'look'],
  question: ['info', 'look'],
  'possible-duplicate': ['equal', 'look'],
  changed: ['different', 'look'],
  moved: ['sold', 'look'],
  stopped: ['pause', 'look'],
  new: ['plus', 'plain'],
  duplicate: ['replaced', 'plain'],
  elsewhere: ['neutral', 'plain'],
  same: ['check', 'calm'],
  'no-dealer': ['neutral', 'plain'],
}
type Props = { view: ImportView; line: LineView; showsOutcome: boolean }

/** One line: what it says, what it is, what can be done, and the text as it came. */
export function ImportLine({ view, line, showsOutcome }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const [isCorrecting, setIsCorrecting] = useState(false)
  const name = nameOf(line, say)
  const done = async (after: LineView) => {
    setIsCorrecting(false)
    await client.invalidateQueries({ queryKey: importQuery(view.id).queryKey })
    const outcome = say(`dealer-import.outcome.${after.outcome}`)
    announce(
      after.decision === null
        ? say('dealer-import.now', { line: after.line ?? '', outcome })
        : decided(after, say),
    )
    // The button that was pressed is gone; so is the line, when it became something else.
    const next = document.getElementById(headId(line)) ?? document.getElementById('outcome-means')
    next?.focus()
  }
  const [icon, tone] = looks[line.outcome]
  return (
    <li className="import-line">
      <div>
        <div className="import-line-head">
          <h2 id={headId(line)} tabIndex={-1}>
            {name}
          </h2>
          <span className="small muted">
            {line.line === null
              ? say('dealer-import.lines.not-in-file')
              : say('dealer-import.lines.number', { line: line.line })}
          </span>
          {showsOutcome && (
            <Status icon={icon} tone={tone}>
              {say(`dealer-import.outcome.${line.outcome}`)}
            </Status>
          )}
        </div>
        <Facts line={line} />
        <LineWhy view={view} line={line} />
        {line.answeredBy !== null && line.answeredAt !== null && (
          <p className="small muted">
            {say('dealer-import.lines.answered', {
              name: line.answeredBy,
              day: dayInAmsterdam(new Date(line.answeredAt)),
            })}
          </p>
        )}
        {line.decision !== null && <Decided line={line} />}
        <LineCandidates view={view} line={line} name={name} onDone={done} />
        {line.line !== null && line.skipped !== 'blank' && (
          <details className="small">
            <summary>{say('dealer-import.lines.raw')}</summary>
            <pre>{line.raw ?? line.cells.join(' | ')}</pre>
          </details>
        )}
      </div>
      {isCorrecting ? (
        <CorrectLine view={view} line={line} onDone={done} onClose={() => setIsCorrecting(false)} />
      ) : (
        <LineDeeds
          view={view}
          line={line}
          name={name}
          onDone={done}
          onCorrect={() => setIsCorrecting(true)}
        />
      )}
    </li>
  )
}

type Say = ReturnType<typeof useSay>
const headId = ({ id }: LineView) => `line-${id}`

function nameOf({ facts, skipped }: LineView, say: Say): string {
  if (skipped !== null) return say(`dealer-import.lines.skipped.${skipped}`)
  return facts.name ?? say('dealer-import.lines.no-name')
}

function decided({ decision, decidedBy, decidedAt }: LineView, say: Say): string {
  if (decision === null || decidedAt === null) return ''
  return say(`dealer-import.decided.${decision}`, {
    name: decidedBy ?? '',
    day: dayInAmsterdam(new Date(decidedAt)),
  })
}

function Decided({ line }: { line: LineView }) {
  const say = useSay()
  return (
    <p>
      <Status icon="check" tone="calm">
        {decided(line, say)}
      </Status>{' '}
      {line.dealerId !== null && line.decision !== 'leave' && (
        <Link className="text-link" to={'/handelaren/$id' as '/'} params={{ id: line.dealerId } as never}>
          {say('dealer-import.decided.open')}
        </Link>
      )}
    </p>
  )
}

/** What was read, on one line: where, which numbers, which kind. */
function Facts({ line: { facts, skipped } }: { line: LineView }) {
  const say = useSay()
  if (skipped !== null) return null
  const street = [facts.street, facts.houseNumber].filter(Boolean).join(' ')
  const town = [facts.postcode, facts.town].filter(Boolean).join(' ')
  const kind = facts.kind as 'jeweller' | null
  const parts = [
    [street, town].filter(Boolean).join(', '),
    facts.branchNumber === null ? '' : `${say('dealer-form.field.branchNumber')} ${facts.branchNumber}`,
    facts.kvkNumber === null ? '' : `${say('dealer-form.field.kvkNumber')} ${facts.kvkNumber}`,
    kind === null ? '' : say(`branch-kind.${kind}`),
  ]
  return <p className="import-line-facts">{parts.filter(Boolean).join(' · ')}</p>
}
