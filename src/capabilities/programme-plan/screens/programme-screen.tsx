import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { CountsSection } from './counts-section.tsx'
import { PlanSection } from './plan-section.tsx'
import { countsQuery, planQuery } from './plan-queries.ts'
import './programme.css'

const route = getRouteApi('/programma')

/** The plan of the year and how far the dealers are: the first page of the coordinator. */
export function ProgrammeScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { role } = useMe()
  const { jaar } = route.useSearch()
  const plan = useQuery(planQuery)
  const counts = useQuery(countsQuery)
  const error = plan.error ?? counts.error
  const [today] = useState(() => dayInAmsterdam(new Date()))
  const { data } = counts
  return (
    <Page
      title={say('plan.title')}
      lead={
        data &&
        data.total > 0 &&
        say('plan.lead', {
          connected: data.connected,
          total: data.total,
          day: formatShortDay(data.on, locale),
        })
      }
      deed={
        <Link className={buttonClass()} to="/programma/campagne">
          {say('plan.to-campaigns')}
        </Link>
      }
    >
      {error && (
        <ProblemNotice error={error} onAgain={() => void Promise.all([plan.refetch(), counts.refetch()])} />
      )}
      {(plan.data === undefined || data === undefined) && !error && <Loading />}
      {plan.data && (
        <PlanSection
          plan={plan.data}
          year={Number(jaar ?? today.slice(0, 4))}
          today={today}
          mayWrite={role === 'programme-coordinator'}
        />
      )}
      {data && <CountsSection counts={data} />}
    </Page>
  )
}
