import { getRouteApi, Link } from '@tanstack/react-router'
import { MunicipalityTable } from '../../../web/components/municipality-table.tsx'
import { RegionMap } from '../../../web/components/region-map.tsx'
import { useSay } from '../../../web/language.tsx'
import { countMunicipalities } from '../rules/find-dealers.ts'
import type { WorkItemView } from '../work-list/contract.ts'
import { useInventory } from './dealer-queries.ts'

const route = getRouteApi('/werklijst')

/** The same list as a map, and as a table with how many are connected; choosing again lets go. */
export function WorkMap({ items }: { items: WorkItemView[] }) {
  const say = useSay()
  const { gemeente, ...others } = route.useSearch()
  const { data } = useInventory()
  if (data === undefined) return null
  const rows = countMunicipalities(data).map((one) => ({
    ...one,
    count: items.filter(({ dealer }) => dealer.municipality === one.municipality).length,
  }))
  const searchFor = (municipality: string) =>
    municipality === gemeente ? others : { ...others, gemeente: municipality }
  return (
    <section className="map-side" aria-labelledby="waar">
      <h2 id="waar">{say('region-map.title')}</h2>
      <div className="no-print">
        <RegionMap
          legend={say('work.map.legend')}
          counts={rows}
          chosen={gemeente}
          render={(municipality, attributes, content) => (
            <Link
              to="/werklijst"
              search={searchFor(municipality)}
              replace
              resetScroll={false}
              {...attributes}
            >
              {content}
            </Link>
          )}
        />
      </div>
      <MunicipalityTable
        caption={say('work.map.caption')}
        countHead={say('work.map.count')}
        rows={rows}
        render={({ municipality, name }) => (
          <Link
            className="text-link"
            to="/werklijst"
            search={searchFor(municipality)}
            replace
            resetScroll={false}
            aria-current={municipality === gemeente ? 'true' : undefined}
          >
            {name}
          </Link>
        )}
      />
    </section>
  )
}
