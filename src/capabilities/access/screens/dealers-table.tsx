import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { isMessageKey } from '../../../platform/messages/index.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { BranchRow } from './branch-rows.ts'

/** Branches: who, where, since when, how much. Facts only, no judgement. */
export function DealersTable({ rows }: { rows: BranchRow[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const kindOf = (kind: string) => {
    const key = `branch-kind.${kind}`
    return isMessageKey(key) ? say(key) : kind
  }
  const columns: Column<BranchRow>[] = [
    {
      key: 'name',
      head: say('dealers.head.name'),
      className: 'is-title',
      cell: ({ name, kind, kvkNumber }) => (
        <>
          <b>{name}</b>
          <span className="sub">
            {kindOf(kind)}, {say('dealers.kvk', { number: kvkNumber })}
          </span>
        </>
      ),
    },
    {
      key: 'address',
      head: say('dealers.head.address'),
      className: 'is-full',
      cell: ({ street, houseNumber, postcode, town }) => (
        <>
          {street} {houseNumber}
          <span className="sub">
            {postcode} {town}
          </span>
        </>
      ),
    },
    {
      key: 'joined',
      head: say('dealers.head.joined'),
      className: 'is-wide-only',
      cell: ({ joinedOn }) => formatShortDay(joinedOn, locale),
    },
    {
      key: 'last',
      head: say('dealers.head.last'),
      cell: ({ lastPurchaseOn }) =>
        lastPurchaseOn ? (
          <>
            <span className="hide-narrow">{formatShortDay(lastPurchaseOn, locale)}</span>
            <span className="only-narrow">
              {say('dealers.last', { day: formatShortDay(lastPurchaseOn, locale) })}
            </span>
          </>
        ) : (
          <span className="muted">{say('dealers.never')}</span>
        ),
    },
    {
      key: 'count',
      head: say('dealers.head.count'),
      className: 'number',
      cell: ({ purchaseCount }) => (
        <>
          <span className="hide-narrow">{say('dealers.count', { count: purchaseCount })}</span>
          <span className="only-narrow">{say('dealers.count-narrow', { count: purchaseCount })}</span>
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={say('dealers.caption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.branchNumber}
    />
  )
}
