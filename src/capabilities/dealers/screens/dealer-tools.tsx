import { getRouteApi, Link } from '@tanstack/react-router'
import { branchKinds } from '../../../kernel/codes.ts'
import { Select } from '../../../web/components/inputs.tsx'
import { SearchField } from '../../../web/components/search-field.tsx'
import { CountTabs } from '../../../web/components/tabs.tsx'
import type { InventorySearch } from '../../../web/inventory-routes.ts'
import { useSay } from '../../../web/language.tsx'
import { type DealerState, dealerStates, type ListedDealer } from '../contract.ts'
import { countMunicipalities, countStates, dealerOrders, findDealers } from '../rules/find-dealers.ts'

const route = getRouteApi('/handelaren')
const FOCUS = 'focus'

/** Search and filters; all of them live in the address. */
export function DealerTools({ dealers, hasMap }: { dealers: ListedDealer[]; hasMap: boolean }) {
  const say = useSay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: { [key in keyof InventorySearch]?: string }) => {
    const { zoek: _, ...rest } = { ...search, ...next }
    const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) as InventorySearch
    void navigate({ search: kept, replace: true, resetScroll: false })
  }
  const kinds = branchKinds.map((kind) => ({ value: kind, text: say(`branch-kind.${kind}`) }))
  const orders = dealerOrders.map((order) => ({ value: order, text: say(`dealers.order.${order}`) }))
  return (
    <div className="tools" role="search">
      <SearchField
        label={say('dealers.search')}
        current={search.q ?? ''}
        isAsked={search.zoek !== undefined}
        onSearch={(q) => change({ q })}
      />
      {hasMap && (
        <Select
          name="gemeente"
          label={say('dealers.municipality')}
          value={search.gemeente ?? ''}
          onChange={({ target }) => change({ gemeente: target.value })}
          options={[
            { value: '', text: say('dealers.municipality-all') },
            ...countMunicipalities(dealers).map(({ municipality, name }) => ({
              value: municipality,
              text: name,
            })),
          ]}
          className="is-choice"
        />
      )}
      <Select
        name="soort"
        label={say('dealers.kind')}
        value={search.focus ? FOCUS : (search.soort ?? '')}
        onChange={({ target: { value } }) =>
          change(value === FOCUS ? { focus: '1', soort: '' } : { focus: '', soort: value })
        }
        options={[
          { value: '', text: say('dealers.kind-all') },
          { value: FOCUS, text: say('dealers.kind-focus') },
          ...kinds,
        ]}
        className="is-choice"
      />
      <Select
        name="volgorde"
        label={say('dealers.order')}
        value={search.volgorde ?? ''}
        onChange={({ target }) => change({ volgorde: target.value })}
        options={[{ value: '', text: say('dealers.order.naam') }, ...orders]}
        className="is-choice"
      />
      {hasMap && (
        <Link className="text-link only-narrow" to="/handelaren" search={search} hash="kaart">
          {say('dealers.to-map')}
        </Link>
      )}
    </div>
  )
}

/** How many dealers there are of each state, within the other filters; each filters. */
export function StateTabs({ dealers }: { dealers: ListedDealer[] }) {
  const say = useSay()
  const { staat, zoek: _, ...others } = route.useSearch()
  const within = findDealers(dealers, others)
  const counts = countStates(within)
  const shown = dealerStates.filter((state) => counts[state] > 0 || state === staat)
  return (
    <CountTabs<DealerState | ''>
      label={say('dealers.states')}
      current={staat ?? ''}
      tabs={[
        { value: '', text: say('dealers.state-all'), count: within.length },
        ...shown.map((state) => ({
          value: state,
          text: say(`dealer-state.${state}`),
          count: counts[state],
        })),
      ]}
      render={(state, attributes, content) => (
        <Link
          key={state}
          to="/handelaren"
          search={{ ...others, ...(state && { staat: state }) }}
          replace
          resetScroll={false}
          activeOptions={{ exact: true }}
          {...attributes}
        >
          {content}
        </Link>
      )}
    />
  )
}
