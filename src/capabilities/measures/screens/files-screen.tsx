import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { PagedList } from '../../../web/components/paged-list.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMayOpen } from '../../../web/use-may-open.ts'
import { useNow } from '../../../web/use-now.ts'
import type { FileHead } from '../contract.ts'
import { fileStates } from '../rules/file-states.ts'
import { filesQuery } from './measure-queries.ts'
import { StateWord } from './state-word.tsx'
import { TermLine } from './term-line.tsx'

const route = getRouteApi('/dossiers')

/** The files of the municipality: about whom, where each stands, which term runs out when. */
export function FilesScreen() {
  const say = useSay()
  const { staat, handelaar } = route.useSearch()
  const navigate = useNavigate()
  const mayOpen = useMayOpen()
  const list = useInfiniteQuery(
    filesQuery({ ...(staat && { state: staat }), ...(handelaar && { dealerId: handelaar }) }),
  )
  const files = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isFiltered = staat !== undefined || handelaar !== undefined
  return (
    <Page
      title={say('case-file.list.title')}
      lead={say('case-file.list.lead')}
      deed={
        mayOpen('/dossiers/nieuw') && (
          <Link className={buttonClass({ main: true })} to="/dossiers/nieuw">
            {say('case-file.new')}
          </Link>
        )
      }
    >
      <div className="tools">
        <Select
          name="staat"
          label={say('case-file.filter.state')}
          className="is-choice"
          value={staat ?? ''}
          onChange={({ target }) =>
            void navigate({
              to: '/dossiers',
              search: {
                ...(target.value && { staat: target.value as FileHead['state'] }),
                ...(handelaar && { handelaar }),
              },
            })
          }
          options={[
            { value: '', text: say('case-file.filter.all') },
            ...fileStates.map((value) => ({ value, text: say(`case-file.state.${value}`) })),
          ]}
        />
        <Link className="text-link is-last" to="/vrijstellingen" search={{}}>
          {say('exemption.title')}
        </Link>
        {isFiltered && (
          <Link className="text-link" to="/dossiers" search={{}}>
            {say('case-file.filter.clear')}
          </Link>
        )}
      </div>
      <PagedList
        list={list}
        isEmpty={files.length === 0}
        empty={
          isFiltered
            ? { title: say('case-file.none-found.title'), text: say('case-file.none-found.text') }
            : { title: say('case-file.empty.title'), text: say('case-file.empty.text') }
        }
      >
        <FilesTable files={files} />
      </PagedList>
    </Page>
  )
}

function FilesTable({ files }: { files: FileHead[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const today = dayInAmsterdam(useNow())
  const columns: Column<FileHead>[] = [
    {
      key: 'dealer',
      head: say('case-file.head.dealer'),
      className: 'is-title',
      cell: ({ id, dealerName, number }) => (
        <>
          <Link className="go" to="/dossiers/$id" params={{ id }}>
            {dealerName}
          </Link>
          <span className="sub mono">{number}</span>
        </>
      ),
    },
    {
      key: 'measure',
      head: say('case-file.head.measure'),
      cell: ({ measure }) =>
        measure === null ? say('case-file.measure.none') : say(`case-file.measure.${measure}`),
    },
    {
      key: 'state',
      head: say('case-file.head.state'),
      className: 'is-full',
      cell: ({ state, since, isSuspended }) => (
        <>
          <StateWord state={state} />
          <span className="sub small">{say('case-file.since', { day: formatShortDay(since, locale) })}</span>
          {isSuspended && (
            <Status icon="pause" tone="look">
              {say('case-file.suspended')}
            </Status>
          )}
        </>
      ),
    },
    {
      key: 'term',
      head: say('case-file.head.term'),
      className: 'is-full',
      cell: ({ terms: [first] }) =>
        first === undefined ? (
          <span className="muted">{say('case-file.no-term')}</span>
        ) : (
          <TermLine term={first} today={today} />
        ),
    },
  ]
  return (
    <DataTable
      caption={say('case-file.list.caption')}
      columns={columns}
      rows={files}
      rowKey={({ id }) => id}
    />
  )
}
