import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { formatMonth } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ForgottenView } from '../contract.ts'
import { municipalityNames } from './retention-queries.ts'

/** What falls due, by month. */
export function UpcomingTable({ lines, until }: { lines: ForgottenView[]; until: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { data: names } = useQuery(municipalityNames)
  const columns: Column<ForgottenView>[] = [
    {
      key: 'municipality',
      head: say('retention.head.municipality'),
      className: 'is-title',
      cell: ({ municipality }) => (
        <b>{municipality === null ? say('retention.region') : (names?.get(municipality) ?? municipality)}</b>
      ),
    },
    {
      key: 'store',
      head: say('retention.head.store'),
      cell: ({ store }) => say(`retention.store.${store}`),
    },
    {
      key: 'deed',
      head: say('retention.head.deed'),
      cell: ({ deed }) => say(`retention.deed.${deed}.next`),
    },
    {
      key: 'count',
      head: say('retention.head.count'),
      className: 'number',
      cell: ({ count }) => count.toLocaleString(locale),
    },
  ]
  const isWithinYear = lines.some(({ month }) => month !== null && month <= until.slice(0, 7))
  return (
    <>
      <p className="small">{say(isWithinYear ? 'retention.next.lead' : 'retention.next.first')}</p>
      <DataTable
        caption={say('retention.next.title')}
        columns={columns}
        rows={lines}
        rowKey={({ month, municipality, store, deed }) => `${month} ${municipality} ${store} ${deed}`}
        groupOf={({ month }) => month ?? ''}
        groupHead={(month) => formatMonth(month, locale)}
      />
    </>
  )
}
