import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { CountTabs } from '../../../web/components/tabs.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import { groupOf, isLate, weekOf, workGroups } from '../rules/work-item.ts'
import type { WorkItemView } from '../work-list/contract.ts'
import { PutOffDialog } from './put-off-dialog.tsx'
import { PutOffList } from './put-off-list.tsx'
import { WorkMap } from './work-map.tsx'
import { workQuery } from './work-queries.ts'
import { WorkTable } from './work-table.tsx'
import './dealers.css'
import './work-list.css'

const route = getRouteApi('/werklijst')

/** What to do about dealers this week, from facts: by deed, with why and since when; the same on a map. */
export function WorkListScreen() {
  const say = useSay()
  const search = route.useSearch()
  const today = dayInAmsterdam(useNow())
  const { data, error, isPending, refetch } = useQuery(workQuery)
  const [puttingOff, setPuttingOff] = useState<WorkItemView | null>(null)
  const all = data?.items ?? []
  const open = all.filter(({ putOff }) => putOff === null)
  const there = open.filter(
    ({ dealer }) => search.gemeente === undefined || dealer.municipality === search.gemeente,
  )
  const shown = there.filter((item) => search.soort === undefined || groupOf(item, today) === search.soort)
  const late = shown.filter((item) => isLate(item, today)).length
  return (
    <Page
      title={data ? say('work.title-count', { count: there.length }) : say('work.title')}
      lead={<WeekLine today={today} />}
      deed={
        shown.length > 0 && (
          <Button main className="utrecht-button utrecht-button--primary-action no-print" onClick={toFirst}>
            {say(late > 0 ? 'work.begin-late' : 'work.begin')}
          </Button>
        )
      }
    >
      <CountTabs
        label={say('work.kinds')}
        current={search.soort ?? 'all'}
        tabs={(['all', ...workGroups] as const).map((value) => ({
          value,
          text: say(value === 'all' ? 'work.all' : `work.group.${value}`),
          count: value === 'all' ? there.length : there.filter((one) => groupOf(one, today) === value).length,
        }))}
        render={(value, attributes, content) => {
          const { soort: _, ...rest } = search
          const to = value === 'all' ? rest : { ...rest, soort: value }
          return (
            <Link key={value} to="/werklijst" search={to} replace {...attributes}>
              {content}
            </Link>
          )
        }}
      />
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {isPending && <Loading />}
      {data && (
        <div className="list-and-map">
          <div>
            {shown.length > 0 ? (
              <WorkTable items={shown} today={today} narrowed={search.soort} onPutOff={setPuttingOff} />
            ) : (
              <NothingToDo isFiltered={search.soort !== undefined || search.gemeente !== undefined} />
            )}
            <PutOffList items={all} />
            <p className="small no-print work-links">
              <Link className="text-link" to="/werklijst/stil">
                {say('work.to-rhythm')}
              </Link>
              <button type="button" className="text-link" onClick={() => window.print()}>
                <Icon name="print" />
                {say('work.print')}
              </button>
            </p>
          </div>
          <WorkMap
            items={open.filter((one) => search.soort === undefined || groupOf(one, today) === search.soort)}
          />
        </div>
      )}
      {puttingOff && <PutOffDialog item={puttingOff} today={today} onClose={() => setPuttingOff(null)} />}
    </Page>
  )
}

function toFirst(): void {
  document.querySelector<HTMLElement>('.work-table a.go')?.focus()
}

function WeekLine({ today }: { today: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { from, until } = weekOf(today)
  return say('work.week', { from: formatShortDay(from, locale), until: formatShortDay(until, locale) })
}

function NothingToDo({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay()
  return (
    <div className="empty" role="status">
      <h2>{say(isFiltered ? 'work.none-here' : 'work.none')}</h2>
      <p>{say(isFiltered ? 'work.none-here-do' : 'work.none-do')}</p>
      <Link className="text-link" to={isFiltered ? '/werklijst' : '/handelaren'}>
        {say(isFiltered ? 'work.show-all' : 'work.to-dealers')}
      </Link>
    </div>
  )
}
