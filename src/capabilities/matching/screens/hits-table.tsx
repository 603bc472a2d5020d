import { Link } from '@tanstack/react-router'
import type { HitLevel } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { HitState, HitView } from '../contract.ts'
import { branchWithPlace, strongest, useEvidenceWords, useItemName, useReasonWords } from './hit-words.ts'
import { HoldingStatus, useHoldingDay } from './holding-status.tsx'
import { useNow } from '../../../web/use-now.ts'

/** The hits under their level: how long still held, what and why, where bought, where stolen. */
export function HitsTable({ hits, state }: { hits: HitView[]; state: HitState }) {
  const say = useSay()
  const { locale } = useLanguage()
  const now = useNow()
  const nameOf = useItemName()
  const wordsOf = useEvidenceWords()
  const dayOf = useHoldingDay()
  const reasonOf = useReasonWords()

  const columns: Column<HitView>[] = [
    {
      key: 'left',
      head: say('hits.head.left'),
      className: 'hit-left',
      cell: ({ purchase }) => (
        <>
          <HoldingStatus bought={purchase} now={now} />
          <span className="sub hide-narrow hit-day">{dayOf(purchase, now)}</span>
        </>
      ),
    },
    {
      key: 'what',
      head: say('hits.head.what'),
      className: 'is-title',
      cell: (hit) => {
        const why = strongest(hit.evidence)
        return (
          <>
            <Link className="go" to="/treffers/$id" params={{ id: hit.id }}>
              {nameOf(hit.purchase)}
            </Link>
            <span className="sub">
              {hit.decision === null ? why && wordsOf(why) : reasonOf(hit.decision.reason)}
            </span>
          </>
        )
      },
    },
    {
      key: 'bought',
      head: say('hits.head.bought'),
      className: 'is-full hit-bought',
      cell: ({ purchase }) => (
        <>
          {branchWithPlace(purchase)}
          <span className="sub">
            {say('hits.bought-on', {
              day: formatShortDay(dayInAmsterdam(new Date(purchase.acquiredAt)), locale),
            })}
          </span>
        </>
      ),
    },
    {
      key: 'stolen',
      head: say('hits.head.stolen'),
      className: 'is-wide-only hit-stolen',
      cell: ({ stolen }) => (
        <>
          {stolen.place}
          <span className="sub">
            {say('hits.stolen-on', { day: formatShortDay(stolen.committedOn, locale) })}
          </span>
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={`${say('hits.caption')}: ${say(`hits.tab.${state}`)}`}
      columns={columns}
      rows={hits}
      rowKey={(hit) => hit.id}
      groupOf={(hit) => hit.level}
      groupHead={(level) => (
        <>
          {say(`hit.level.${level as HitLevel}`)}
          <span>{say(`hit.level.${level as HitLevel}.means`)}</span>
        </>
      )}
    />
  )
}
