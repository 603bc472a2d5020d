import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ForgottenView, RunView } from '../contract.ts'

/** Each time that something was forgotten, or nothing was due; newest first. */
export function RunsTable({ runs }: { runs: RunView[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<RunView>[] = [
    {
      key: 'when',
      head: say('retention.runs.head.when'),
      className: 'is-title nowrap',
      cell: ({ startedAt }) => (
        <time dateTime={startedAt}>
          <b>{formatShort(startedAt, locale)}</b>
        </time>
      ),
    },
    {
      key: 'who',
      head: say('retention.runs.head.who'),
      cell: ({ startedBy }) => (startedBy === 'helder serve' ? say('retention.runs.by-itself') : startedBy),
    },
    {
      key: 'what',
      head: say('retention.runs.head.what'),
      className: 'is-full',
      cell: (run) => <What run={run} />,
    },
  ]
  return (
    <DataTable
      caption={say('retention.runs.caption')}
      columns={columns}
      rows={runs}
      rowKey={({ id }) => id}
    />
  )
}

function What({ run }: { run: RunView }) {
  const say = useSay()
  const { counts, waiting } = run
  return (
    <>
      {counts.length === 0 && waiting === 0 && <span className="muted">{say('retention.runs.nothing')}</span>}
      {ofStores(counts).map(({ store, deed, count }) => (
        <span className="line" key={`${store} ${deed}`}>
          {say('retention.runs.line', { store: say(`retention.store.${store}`), count })}
          {deed === 'removed' && ` (${say('retention.deed.removed').toLowerCase()})`}
        </span>
      ))}
      {waiting > 0 && (
        <Status icon="alert" tone="look">
          {say('retention.runs.waiting', { count: waiting })}
        </Status>
      )}
    </>
  )
}

/** The table shows stores; municipalities and months stand in the API. */
function ofStores(counts: ForgottenView[]): Pick<ForgottenView, 'store' | 'deed' | 'count'>[] {
  const sums = new Map<string, Pick<ForgottenView, 'store' | 'deed' | 'count'>>()
  for (const { store, deed, count } of counts) {
    const key = `${store} ${deed}`
    sums.set(key, { store, deed, count: count + (sums.get(key)?.count ?? 0) })
  }
  return [...sums.values()]
}
