import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { ConnectionLost } from '../../../web/api.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useNow } from '../../../web/use-now.ts'
import type { VisitListItem } from '../contract.ts'
import { dayOfVisits } from '../rules/day-of-visits.ts'
import { SendingState } from './sending-state.tsx'
import { keptVisitsQuery, type VisitOnDevice, visitsQuery } from './visit-queries.ts'
import './visits.css'

/** The day of an inspector: what was begun, what is planned, what this device still has to send. */
export function VisitsScreen() {
  const say = useSay()
  const account = accountOf(useMe())
  const today = dayInAmsterdam(useNow())
  const listed = useQuery(visitsQuery)
  const kept = useQuery(keptVisitsQuery(account))
  const isOffline = listed.error instanceof ConnectionLost
  const onDevice = kept.data ?? []
  const all = listed.data ?? (isOffline ? onDevice : [])
  const { waiting, begun, now, later, past } = dayOfVisits(all, onDevice, today)
  const isLoading = listed.data === undefined && !listed.error
  const isEmpty = waiting.length + begun.length + now.length + later.length + past.length === 0
  return (
    <Page
      title={say('visits.title')}
      lead={say('visits.lead', { day: today })}
      deed={
        <Link className={buttonClass({ main: true })} to="/bezoeken/nieuw">
          {say('visits.new')}
        </Link>
      }
    >
      {isOffline && (
        <Notice tone="info" title={say('visits.offline.title')}>
          <p>{say('visits.offline.text')}</p>
        </Notice>
      )}
      {listed.error && !isOffline && (
        <ProblemNotice error={listed.error} onAgain={() => void listed.refetch()} />
      )}
      {isLoading && <Loading />}
      {!isLoading && !listed.error && isEmpty && (
        <div className="empty">
          <h2>{say('visits.empty.title')}</h2>
          <p>{say('visits.empty.text')}</p>
        </div>
      )}
      <Rows title={say('visits.list.waiting')} visits={waiting} isMain />
      <Rows title={say('visits.list.begun')} visits={begun} isMain />
      <Rows title={say('visits.list.today')} visits={now} isMain={begun.length + waiting.length === 0} />
      <Rows title={say('visits.list.later')} visits={later} />
      <Rows title={say('visits.list.past')} visits={past} />
    </Page>
  )
}

function Rows(props: {
  title: string
  visits: (VisitListItem & Partial<VisitOnDevice>)[]
  isMain?: boolean
}) {
  const { title, visits, isMain = false } = props
  if (visits.length === 0) return null
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className="visit-list" aria-label={title}>
        {visits.map((visit) => (
          <VisitRow key={visit.id} visit={visit} isMain={isMain} />
        ))}
      </ul>
    </section>
  )
}

function VisitRow({ visit, isMain }: { visit: VisitListItem & Partial<VisitOnDevice>; isMain: boolean }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { id, state, dealerName, dealerAddress, kind, plannedOn, begunAt, endedAt } = visit
  const when = begunAt ?? endedAt
  return (
    <li className="visit-row">
      <div>
        <div className="visit-name">{dealerName}</div>
        <div className="visit-about">
          {dealerAddress} · {say(`visit.kind.${kind}`)}
        </div>
        <div className="visit-about">
          {when !== null && say('visits.begun-at', { moment: formatShort(when, locale) })}
          {when === null &&
            plannedOn !== null &&
            say('visits.planned-on', { on: formatShortDay(plannedOn, locale) })}
          {state === 'ended' && ` · ${say('visits.finding-count', { count: visit.findingCount })}`}
        </div>
        {visit.waits !== undefined && <SendingState isWaiting={visit.waits} sentAt={visit.sentAt ?? null} />}
        {visit.questionsStoppedAt !== null && (
          <Status icon="pause" tone="look">
            {say('visits.stopped.short')}
          </Status>
        )}
        {state === 'cancelled' && (
          <Status icon="cross" tone="calm">
            {say('visits.cancelled')}
          </Status>
        )}
      </div>
      <Link
        className={buttonClass({ main: isMain })}
        to="/bezoeken/$id"
        params={{ id }}
        aria-label={say(`visits.open.of.${state}`, { name: dealerName })}
      >
        {say(`visits.open.${state}`)}
      </Link>
    </li>
  )
}
