import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { formatShort } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { GoodsListLine } from '../../contract.ts'
import { goodsListsQuery } from './goods-list-queries.ts'
import { listStatus } from './list-words.ts'
import { StartLink } from './new-list-screen.tsx'
import './goods-list.css'

/** What someone sent to the police, and how it stands with it. */
export function MyListsScreen() {
  const say = useSay()
  const { data, error, refetch } = useQuery(goodsListsQuery())
  const columns = useColumns()
  return (
    <Page title={say('goods-list.title')} lead={say('goods-list.mine.lead')} deed={<StartLink />}>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.items.length === 0 && (
        <div className="empty">
          <h2>{say('goods-list.mine.none')}</h2>
          <p>{say('goods-list.mine.none-text')}</p>
        </div>
      )}
      {data && data.items.length > 0 && (
        <DataTable
          caption={say('goods-list.title')}
          columns={columns}
          rows={data.items}
          rowKey={({ id }) => id}
        />
      )}
    </Page>
  )
}

function useColumns(): Column<GoodsListLine>[] {
  const say = useSay()
  const { locale } = useLanguage()
  return [
    {
      key: 'what',
      head: say('goods-list.what'),
      className: 'is-title',
      cell: (list) => (
        <>
          <Link className="go" to="/aangifte/$id" params={{ id: list.id }}>
            <ListSummary list={list} />
          </Link>
          <span className="sub">{say('thefts.items', { count: list.itemCount })}</span>
        </>
      ),
    },
    {
      key: 'number',
      head: say('goods-list.reference'),
      cell: ({ reference }) => <span className="mono">{reference}</span>,
    },
    { key: 'sent', head: say('goods-list.sent'), cell: ({ sentAt }) => formatShort(sentAt, locale) },
    {
      key: 'state',
      head: say('goods-list.state'),
      className: 'is-end',
      cell: (list) => <LineState list={list} />,
    },
  ]
}

/** What stands first on a list; a thing without a name is called by its kind. */
export function ListSummary({ list: { summary } }: { list: GoodsListLine }) {
  const say = useSay()
  return (
    <>
      {/^[a-z-]+$/.test(summary) && summary in kinds
        ? say(`category.${summary}` as 'category.other')
        : summary}
    </>
  )
}
const kinds: Record<string, true> = {
  phone: true,
  computer: true,
  jewellery: true,
  metal: true,
  watch: true,
  bicycle: true,
  tool: true,
  camera: true,
  'audio-video': true,
  'game-console': true,
  'vehicle-part': true,
  other: true,
}

/** The state of a list; that something was found counts for more. */
export function LineState({ list }: { list: GoodsListLine }) {
  const say = useSay()
  if (list.itemStates.includes('found')) {
    return (
      <Status icon="check" tone="look">
        {say('goods-list.mine.found')}
      </Status>
    )
  }
  return <Status {...listStatus[list.state]}>{say(`goods-list.state.${list.state}`)}</Status>
}
