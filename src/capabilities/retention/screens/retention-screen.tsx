import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { daysBetween, dayInAmsterdam } from '../../../kernel/dates.ts'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useNow } from '../../../web/use-now.ts'
import type { RunView } from '../contract.ts'
import { EarlySection } from './early-section.tsx'
import { HoldsSection } from './holds-section.tsx'
import { earlyQuery, holdsQuery, runsQuery, upcomingQuery } from './retention-queries.ts'
import { RunsTable } from './runs-table.tsx'
import { UpcomingTable } from './upcoming-table.tsx'
import './retention.css'

/** A night may be missed; two may not. */
const SILENT_DAYS_MAX = 2

/** What goes next, what must stay, what went: counts, never names. An auditor sees what went. */
export function RetentionScreen() {
  const say = useSay()
  const isAdministrator = useMe().role === 'administrator'
  const runs = useQuery(runsQuery)
  return (
    <Page
      title={say('retention.title')}
      lead={say(isAdministrator ? 'retention.lead' : 'retention.lead.auditor')}
    >
      {runs.data && <Stale runs={runs.data.items} />}
      {isAdministrator && <Ahead />}
      <section className="section">
        <h2>{say('retention.runs.title')}</h2>
        <Loaded query={runs}>
          {({ items }) =>
            items.length === 0 ? <p>{say('retention.runs.none')}</p> : <RunsTable runs={items} />
          }
        </Loaded>
      </section>
    </Page>
  )
}

function Ahead() {
  const say = useSay()
  const upcoming = useQuery(upcomingQuery)
  const holds = useQuery(holdsQuery)
  const early = useQuery(earlyQuery)
  return (
    <>
      <section className="section">
        <h2>{say('retention.next.title')}</h2>
        <Loaded query={upcoming}>
          {({ items, until }) =>
            items.length === 0 ? (
              <p>{say('retention.next.none')}</p>
            ) : (
              <UpcomingTable lines={items} until={until} />
            )
          }
        </Loaded>
      </section>
      <Loaded query={holds}>{({ items }) => <HoldsSection holds={items} />}</Loaded>
      <Loaded query={early}>{({ items }) => <EarlySection erasures={items} />}</Loaded>
    </>
  )
}

type Query<T> = { data: T | undefined; error: unknown; refetch: () => unknown }

function Loaded<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  const { data, error, refetch } = query
  if (data !== undefined) return children(data)
  return error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />
}

/** The night that did not come: the task stands still, or the server does not trust its clock. */
function Stale({ runs }: { runs: RunView[] }) {
  const say = useSay()
  const today = dayInAmsterdam(useNow())
  const [last] = runs
  const days = last ? daysBetween(dayInAmsterdam(new Date(last.startedAt)), today) : 0
  if (days <= SILENT_DAYS_MAX) return null
  return (
    <Notice tone="warning" role="status" title={say('retention.stale.title', { days })}>
      <p>{say('retention.stale.text')}</p>
    </Notice>
  )
}
