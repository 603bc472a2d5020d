import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { PagedList } from '../../../../web/components/paged-list.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { formatShort } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { ImportView } from '../../import/contract.ts'
import { waiting } from '../../rules/import/outcomes.ts'
import { importsQuery } from './import-queries.ts'

/** How many lines of an import wait for a person. */
export function waitingOf({ counts }: Pick<ImportView, 'counts'>): number {
  return counts.reduce((sum, { outcome, undecided }) => sum + (waiting.includes(outcome) ? undecided : 0), 0)
}

/** What was imported before, to go on with. */
export function EarlierImports() {
  const say = useSay()
  const { locale } = useLanguage()
  const list = useInfiniteQuery(importsQuery)
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const columns: Column<ImportView>[] = [
    {
      key: 'file',
      head: say('dealer-import.earlier.file'),
      className: 'is-title',
      cell: ({ id, fileName }) => (
        <Link className="go" to="/handelaren/invoer/$id" params={{ id }}>
          {fileName}
        </Link>
      ),
    },
    {
      key: 'when',
      head: say('dealer-import.earlier.when'),
      className: 'is-full',
      cell: ({ startedAt, startedBy }) => `${formatShort(startedAt, locale)}, ${startedBy}`,
    },
    {
      key: 'lines',
      head: say('dealer-import.earlier.lines'),
      className: 'number',
      cell: ({ lines }) => lines,
    },
    {
      key: 'open',
      head: say('dealer-import.earlier.open'),
      className: 'is-end',
      cell: (row) => {
        const count = waitingOf(row)
        return (
          <Status icon={count === 0 ? 'check' : 'clock'} tone={count === 0 ? 'calm' : 'look'}>
            {say('dealer-import.earlier.waits', { count })}
          </Status>
        )
      },
    },
  ]
  return (
    <section className="section">
      <h2>{say('dealer-import.earlier')}</h2>
      <PagedList
        list={list}
        isEmpty={rows.length === 0}
        empty={{
          title: say('dealer-import.earlier.none.title'),
          text: say('dealer-import.earlier.none.text'),
        }}
      >
        <DataTable
          caption={say('dealer-import.earlier.caption')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </PagedList>
    </section>
  )
}
