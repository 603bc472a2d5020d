import { getRouteApi, Link } from '@tanstack/react-router'
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
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
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
      <table className="utrecht-table map-table">
        <caption className="visually-hidden">{say('work.map.caption')}</caption>
        <thead className="utrecht-table__header">
          <tr>
            <th scope="col">{say('region-map.head.municipality')}</th>
            <th scope="col" className="number">
              {say('work.map.count')}
            </th>
            <th scope="col" className="number">
              {say('region-map.head.connected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ municipality, name, count, connected, dealers }) => (
            <tr key={municipality}>
              <th scope="row">
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
              </th>
              <td className="number">{count}</td>
              <td className="number">{say('region-map.connected', { connected, count: dealers })}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('region-map.total')}</th>
            <td className="number">{sum(({ count }) => count)}</td>
            <td className="number">
              {say('region-map.connected', {
                connected: sum(({ connected }) => connected),
                count: sum(({ dealers }) => dealers),
              })}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
