import type { ReactNode } from 'react'
import { useSay } from '../language.tsx'

export type MunicipalityRow = {
  municipality: string
  name: string
  /** What the map beside it counts. */
  count: number
  /** Connected dealers out of all dealers there. */
  connected: number
  dealers: number
}
type Props = {
  caption: string
  countHead: string
  rows: readonly MunicipalityRow[]
  /** Makes the link of a name, so that the choice lives in the address. */
  render: (row: MunicipalityRow) => ReactNode
}

/** The numbers of a map as a table, with how many dealers are connected and a line for all together. */
export function MunicipalityTable({ caption, countHead, rows, render }: Props) {
  const say = useSay()
  const sum = (of: 'count' | 'connected' | 'dealers') => rows.reduce((total, row) => total + row[of], 0)
  const connectedOf = (connected: number, count: number) => say('region-map.connected', { connected, count })
  return (
    <table className="utrecht-table map-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="utrecht-table__header">
        <tr>
          <th scope="col">{say('region-map.head.municipality')}</th>
          <th scope="col" className="number">
            {countHead}
          </th>
          <th scope="col" className="number">
            {say('region-map.head.connected')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.municipality}>
            <th scope="row">{render(row)}</th>
            <td className="number">{row.count}</td>
            <td className="number">{connectedOf(row.connected, row.dealers)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('region-map.total')}</th>
          <td className="number">{sum('count')}</td>
          <td className="number">{connectedOf(sum('connected'), sum('dealers'))}</td>
        </tr>
      </tfoot>
    </table>
  )
}
