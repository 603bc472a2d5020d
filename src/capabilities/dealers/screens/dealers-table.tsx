import { getRouteApi, Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { DealerStateWord } from '../../../web/components/dealer-state-word.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ListedDealer } from '../contract.ts'
import { lastSignOfLife } from '../rules/find-dealers.ts'

const route = getRouteApi('/handelaren')
type DealersTableProps = {
  rows: ListedDealer[]
  /** With these each row has a box to tick. */
  picked?: ReadonlySet<string>
  pick?: (id: string, isOn: boolean) => void
}

/** Dealers: who, where, how far and since when. Facts only, no judgement. */
export function DealersTable({ rows, picked, pick }: DealersTableProps) {
  const say = useSay()
  const { locale } = useLanguage()
  const { zoek: _, ...search } = route.useSearch()
  const tick: Column<ListedDealer> = {
    key: 'tick',
    head: say('dealers.head.choose'),
    className: 'is-tick',
    cell: ({ id, name }) => (
      <label className="row-tick">
        <input
          type="checkbox"
          aria-label={say('dealers.choose', { name })}
          checked={picked?.has(id) ?? false}
          onChange={({ target }) => pick?.(id, target.checked)}
        />
      </label>
    ),
  }
  const columns: Column<ListedDealer>[] = [
    ...(pick === undefined ? [] : [tick]),
    {
      key: 'name',
      head: say('dealers.head.name'),
      className: 'is-title',
      cell: ({ id, name, kind }) => (
        <>
          <Link className="go" to="/handelaren/$id" params={{ id }} search={search}>
            {name}
          </Link>
          <span className="sub">{say(`branch-kind.${kind}`)}</span>
        </>
      ),
    },
    {
      key: 'town',
      head: say('dealers.head.town'),
      cell: ({ town, street, houseNumber }) => (
        <>
          {town}
          <span className="sub hide-narrow">
            {street} {houseNumber}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      head: say('dealers.head.state'),
      cell: ({ state }) => <DealerStateWord state={state} />,
    },
    {
      key: 'since',
      head: say('dealers.head.since'),
      className: 'nowrap is-wide-only',
      cell: ({ since }) => formatShortDay(since, locale),
    },
    {
      key: 'last',
      head: say('dealers.head.last'),
      className: 'nowrap',
      cell: ({ facts }) => <LastSign on={lastSignOfLife(facts)} />,
    },
  ]
  return <DataTable caption={say('dealers.caption')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function LastSign({ on }: { on: string | null }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (on === null) return <span className="muted hide-narrow">{say('dealers.never')}</span>
  const day = formatShortDay(on, locale)
  return (
    <>
      <span className="hide-narrow">{day}</span>
      <span className="only-narrow">{say('dealers.last', { day })}</span>
    </>
  )
}
