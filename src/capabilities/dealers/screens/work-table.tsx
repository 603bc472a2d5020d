import { getRouteApi, Link } from '@tanstack/react-router'
import { isMessageKey } from '../../../platform/messages/index.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useMayOpen } from '../../../web/use-may-open.ts'
import { daysBetween } from '../../../kernel/dates.ts'
import { fieldRoles } from '../../../kernel/codes.ts'
import { groupOf, isLate, type WorkGroup } from '../rules/work-item.ts'
import type { WorkItemView } from '../work-list/contract.ts'

const route = getRouteApi('/werklijst')
/** Of each head so many stand on the list of all; a head alone shows every one. */
const SHOWN_PER_GROUP = 8

type WorkTableProps = {
  items: WorkItemView[]
  today: string
  /** The head that alone is shown. */
  narrowed: WorkGroup | undefined
  onPutOff: (item: WorkItemView) => void
}

/** The items by deed: dealer, why, since when, one button. */
export function WorkTable({ items, today, narrowed, onPutOff }: WorkTableProps) {
  const say = useSay()
  const { role } = useMe()
  const mayPutOff = fieldRoles.some((one) => one === role)
  const groups = Map.groupBy(items, (item) => groupOf(item, today))
  const rows = [...groups.values()].flatMap((all) =>
    narrowed === undefined ? all.slice(0, SHOWN_PER_GROUP) : all,
  )
  const columns: Column<WorkItemView>[] = [
    {
      key: 'dealer',
      head: say('work.head.dealer'),
      className: 'is-title',
      cell: (item) => (
        <>
          <Link className="go" to={pageOf(item) as '/'}>
            {item.dealer.name}
          </Link>{' '}
          <span className="muted">{item.dealer.municipalityName}</span>
          <span className="sub">
            <Why item={item} />
          </span>
          <span className="sub work-address">
            {item.dealer.address}
            {item.dealer.phone !== null && `, ${item.dealer.phone}`}
          </span>
        </>
      ),
    },
    {
      key: 'since',
      head: say('work.head.when'),
      className: 'nowrap',
      cell: (item) => <When {...{ item, today }} />,
    },
    {
      key: 'deed',
      head: say('work.head.deed'),
      className: 'is-full work-deeds no-print',
      cell: (item) => (
        <>
          <Deed item={item} />
          {mayPutOff && item.dealerId !== null && (
            <Button
              small
              aria-label={say('work.put-off-of', { name: item.dealer.name })}
              onClick={() => onPutOff(item)}
            >
              {say('work.put-off')}
            </Button>
          )}
        </>
      ),
    },
  ]
  return (
    <div className="work-table">
      <DataTable
        caption={say('work.caption')}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        groupOf={(item) => groupOf(item, today)}
        groupHead={(group) => (
          <Head
            group={group as WorkGroup}
            of={groups.get(group as WorkGroup)!}
            all={narrowed !== undefined}
          />
        )}
      />
    </div>
  )
}

/** A head says how many there are, and leads to all of them where some are left out. */
function Head({ group, of, all }: { group: WorkGroup; of: WorkItemView[]; all: boolean }) {
  const say = useSay()
  const search = route.useSearch()
  const mayOpen = useMayOpen()
  return (
    <>
      {say(`work.group.${group}`)} <span>{say(`work.group.${group}.means`)}</span>
      {!all && of.length > SHOWN_PER_GROUP && (
        <Link className="text-link group-all" to="/werklijst" search={{ ...search, soort: group }}>
          {say('work.show-group', { count: of.length })}
        </Link>
      )}
      {group === 'write' && of.length > 1 && mayOpen('/brieven/nieuw') && (
        <Link
          className="text-link group-all no-print"
          to={'/brieven/nieuw' as '/'}
          search={{ handelaren: of.map(({ dealerId }) => dealerId).join(',') } as never}
        >
          {say('work.write-all', { count: of.length })}
        </Link>
      )}
    </>
  )
}

/** Why it stands here, with its dates written out. */
export function Why({ item: { reason, values } }: { item: Pick<WorkItemView, 'reason' | 'values'> }) {
  const say = useSay()
  const { locale } = useLanguage()
  const key = `work.why.${reason}`
  const written = Object.entries(values).map(([name, value]) => [
    name,
    /^\d{4}-\d\d-\d\d$/.test(String(value)) ? formatShortDay(String(value), locale) : value,
  ])
  return isMessageKey(key) ? say(key, Object.fromEntries(written)) : null
}

/** Red only when a term has passed; what waits without a term is calm. */
function When({ item, today }: { item: WorkItemView; today: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (isLate(item, today)) {
    return (
      <Status icon="alert" tone="stolen">
        {say('work.late', { days: daysBetween(item.due, today) })}
      </Status>
    )
  }
  if (item.isBinding) {
    const isSoon = daysBetween(today, item.due) <= 1
    return (
      <Status icon="clock" tone={isSoon ? 'look' : 'plain'}>
        {say('work.due', { day: formatShortDay(item.due, locale) })}
      </Status>
    )
  }
  return <span className="muted">{say('work.since', { day: formatShortDay(item.since, locale) })}</span>
}

/** Where it is done: a page of its own, or that of the dealer. */
function pageOf({ to, dealerId }: WorkItemView): string {
  return dealerId === null ? (to ?? '/handelaren') : `/handelaren/${dealerId}`
}

function Deed({ item }: { item: WorkItemView }) {
  const say = useSay()
  const mayOpen = useMayOpen()
  const text = say(`work.deed.${item.kind}`)
  if (item.to !== null) {
    return (
      <Link className={buttonClass({ small: true })} to={item.to as '/'}>
        {text}
      </Link>
    )
  }
  if (item.kind === 'write' && mayOpen('/brieven/nieuw')) {
    return (
      <Link
        className={buttonClass({ small: true })}
        to={'/brieven/nieuw' as '/'}
        search={{ handelaren: item.dealerId } as never}
      >
        {text}
      </Link>
    )
  }
  return (
    <Link className={buttonClass({ small: true })} to={pageOf(item) as '/'}>
      {item.kind === 'write' ? say('work.deed.open') : text}
    </Link>
  )
}
