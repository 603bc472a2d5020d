import { getRouteApi, Link } from '@tanstack/react-router'
import { RegionMap } from '../../../web/components/region-map.tsx'
import { useSay } from '../../../web/language.tsx'
import type { ListedDealer } from '../contract.ts'
import { countMunicipalities, findDealers } from '../rules/find-dealers.ts'

const route = getRouteApi('/handelaren')

/** The list as a map: a tile or a name in the table filters the list by municipality, chosen again it lets go. */
export function DealersMap({ dealers }: { dealers: ListedDealer[] }) {
  const say = useSay()
  const { gemeente, zoek: _, ...others } = route.useSearch()
  const { staat: __, ...besidesState } = others
  const found = new Map(
    countMunicipalities(findDealers(dealers, others)).map(({ municipality, dealers: count }) => [
      municipality,
      count,
    ]),
  )
  const within = new Map(
    countMunicipalities(findDealers(dealers, besidesState)).map((one) => [one.municipality, one]),
  )
  const rows = countMunicipalities(dealers).map(({ municipality, name }) => ({
    municipality,
    name,
    count: found.get(municipality) ?? 0,
    connected: within.get(municipality)?.connected ?? 0,
    of: within.get(municipality)?.dealers ?? 0,
  }))
  const searchFor = (municipality: string) =>
    municipality === gemeente ? others : { ...others, gemeente: municipality }
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return (
    <section className="map-side" id="kaart" aria-labelledby="kaart-kop">
      <h2 id="kaart-kop">{say('region-map.title')}</h2>
      <RegionMap
        legend={say('dealers.map.legend')}
        counts={rows}
        chosen={gemeente}
        render={(municipality, attributes, content) => (
          <Link
            to="/handelaren"
            search={searchFor(municipality)}
            replace
            resetScroll={false}
            activeOptions={{ exact: true }}
            {...attributes}
          >
            {content}
          </Link>
        )}
      />
      <p className="small muted hide-narrow no-print">{say('region-map.keys')}</p>
      <table className="utrecht-table map-table">
        <caption className="visually-hidden">{say('dealers.map.caption')}</caption>
        <thead className="utrecht-table__header">
          <tr>
            <th scope="col">{say('region-map.head.municipality')}</th>
            <th scope="col" className="number">
              {say('dealers.map.count')}
            </th>
            <th scope="col" className="number">
              {say('region-map.head.connected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ municipality, name, count, connected, of }) => (
            <tr key={municipality}>
              <th scope="row">
                <Link
                  className="text-link"
                  to="/handelaren"
                  search={searchFor(municipality)}
                  replace
                  resetScroll={false}
                  activeOptions={{ exact: true }}
                  aria-current={municipality === gemeente ? 'true' : undefined}
                >
                  {name}
                </Link>
              </th>
              <td className="number">{count}</td>
              <td className="number">{say('region-map.connected', { connected, count: of })}</td>
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
                count: sum(({ of }) => of),
              })}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
