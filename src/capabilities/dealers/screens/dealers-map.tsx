import { getRouteApi, Link } from '@tanstack/react-router'
import { MunicipalityTable } from '../../../web/components/municipality-table.tsx'
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
    dealers: within.get(municipality)?.dealers ?? 0,
  }))
  const searchFor = (municipality: string) =>
    municipality === gemeente ? others : { ...others, gemeente: municipality }
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
      <MunicipalityTable
        caption={say('dealers.map.caption')}
        countHead={say('dealers.map.count')}
        rows={rows}
        render={({ municipality, name }) => (
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
        )}
      />
    </section>
  )
}
