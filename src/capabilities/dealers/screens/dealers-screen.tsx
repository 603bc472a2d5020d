import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { organiserRoles } from '../../../kernel/codes.ts'
import { ListKeys } from '../../../web/components/data-table.tsx'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useMayOpen } from '../../../web/use-may-open.ts'
import type { ListedDealer } from '../contract.ts'
import { countStates, findDealers, sortDealers } from '../rules/find-dealers.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { useInventory } from './dealer-queries.ts'
import { DealerTools, StateTabs } from './dealer-tools.tsx'
import { DealersMap } from './dealers-map.tsx'
import { DealersTable } from './dealers-table.tsx'
import { NoDealers } from './no-dealers.tsx'
import { RelatedLinks } from './related-links.tsx'
import './dealers.css'

const route = getRouteApi('/handelaren')
const SHOWN_AT_ONCE = 50

/** The inventory: every dealer of the municipalities that one works for, as a list and as a map of the same. */
export function DealersScreen() {
  const say = useSay()
  const me = useMe()
  const mayOpen = useMayOpen()
  const { data, isPending, error, refetch } = useInventory()
  const dealers = data ?? []
  const municipalities = [...new Set(dealers.map(({ municipalityName }) => municipalityName))]
  const title =
    municipalities.length === 1 && me.organisation.kind === 'municipality'
      ? say('dealers.title.own', { municipality: municipalities[0]! })
      : say('dealers.title')
  return (
    <Page
      title={title}
      lead={data && <Lead dealers={dealers} />}
      deed={
        mayOpen('/handelaren/nieuw') && (
          <Link className={buttonClass({ main: true })} to={'/handelaren/nieuw' as '/'}>
            {say('dealers.add')}
          </Link>
        )
      }
    >
      <RelatedLinks />
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {isPending && <Loading />}
      {data && dealers.length === 0 && <NoDealers isFiltered={false} />}
      {dealers.length > 0 && <Inventory dealers={dealers} hasMap={municipalities.length > 1} />}
    </Page>
  )
}

function Lead({ dealers }: { dealers: ListedDealer[] }) {
  const say = useSay()
  const { connected, registering, quiet } = countStates(dealers)
  return say('dealers.lead', { count: dealers.length, connected: connected + registering + quiet })
}

function Inventory({ dealers, hasMap }: { dealers: ListedDealer[]; hasMap: boolean }) {
  const me = useMe()
  const search = route.useSearch()
  const found = sortDealers(findDealers(dealers, search), search.volgorde)
  const isOrganiser = organiserRoles.some((role) => role === me.role)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = found.filter(({ id }) => picked.has(id))
  const pick = (ids: string[], isOn: boolean) => {
    const next = new Set(picked)
    for (const id of ids) {
      if (isOn) next.add(id)
      else next.delete(id)
    }
    setPicked(next)
  }
  return (
    <>
      <DealerTools dealers={dealers} hasMap={hasMap} />
      <StateTabs dealers={dealers} />
      <div className={hasMap ? 'list-and-map' : undefined}>
        <div>
          {found.length === 0 && <NoDealers isFiltered />}
          {found.length > 0 && isOrganiser && <ChosenBar found={found} chosen={chosen} pick={pick} />}
          {found.length > 0 && (
            <Shown
              key={JSON.stringify(search)}
              found={found}
              {...(isOrganiser && { picked, pick: (id: string, isOn: boolean) => pick([id], isOn) })}
            />
          )}
        </div>
        {hasMap && <DealersMap dealers={dealers} />}
      </div>
    </>
  )
}

type ShownProps = {
  found: ListedDealer[]
  picked?: ReadonlySet<string>
  pick?: (id: string, isOn: boolean) => void
}
function Shown({ found, ...picking }: ShownProps) {
  const say = useSay()
  const [count, setCount] = useState(SHOWN_AT_ONCE)
  return (
    <>
      <DealersTable rows={found.slice(0, count)} {...picking} />
      <div className="more">
        {found.length > count && (
          <Button small onClick={() => setCount(count + SHOWN_AT_ONCE)}>
            {say('shell.list.more', { count: Math.min(SHOWN_AT_ONCE, found.length - count) })}
          </Button>
        )}
        <ListKeys />
      </div>
    </>
  )
}
