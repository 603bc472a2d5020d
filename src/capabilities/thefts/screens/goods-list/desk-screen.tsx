import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type Column, DataTable, ListKeys } from '../../../../web/components/data-table.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { CountTabs } from '../../../../web/components/tabs.tsx'
import { formatShort } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { type GoodsListLine, type GoodsListTab, goodsListTabs } from '../../contract.ts'
import { goodsListsQuery } from './goods-list-queries.ts'
import { ListSummary } from './my-lists-screen.tsx'
import './goods-list.css'

const route = getRouteApi('/goederenlijsten')

/** Goods lists on the desk of the base team: what is new, and what was at home after all. */
export function DeskScreen() {
  const say = useSay()
  const { bak: tab = 'new' } = route.useSearch()
  const { data, error, refetch } = useQuery(goodsListsQuery(tab))
  return (
    <Page title={say('goods-list.desk.title')} lead={say('goods-list.desk.lead')}>
      <CountTabs<GoodsListTab>
        label={say('goods-list.desk.title')}
        current={tab}
        tabs={goodsListTabs.map((value) => ({
          value,
          text: say(`goods-list.tab.${value}`),
          count: data?.counts?.[value],
        }))}
        render={(value, attributes, content) => (
          <Link
            key={value}
            to="/goederenlijsten"
            search={value === 'new' ? {} : { bak: value }}
            {...attributes}
          >
            {content}
          </Link>
        )}
      />
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.items.length === 0 && (
        <div className="empty">
          <h2>{say('goods-list.desk.none')}</h2>
          <p>{say(`goods-list.desk.none.${tab}`)}</p>
        </div>
      )}
      {data && data.items.length > 0 && <Lists lists={data.items} />}
    </Page>
  )
}

function Lists({ lists }: { lists: GoodsListLine[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<GoodsListLine>[] = [
    {
      key: 'what',
      head: say('goods-list.what'),
      className: 'is-title',
      cell: (list) => (
        <>
          <Link className="go" to="/goederenlijsten/$id" params={{ id: list.id }}>
            <ListSummary list={list} />
          </Link>
          <span className="sub">{say('thefts.items', { count: list.itemCount })}</span>
        </>
      ),
    },
    {
      key: 'where',
      head: say('thefts.head.stolen'),
      className: 'is-full',
      cell: (list) => (
        <>
          {list.municipalityName}
          <span className="sub">{say('goods-list.day', { day: list.committedOn })}</span>
        </>
      ),
    },
    {
      key: 'report',
      head: say('thefts.head.number'),
      cell: ({ registrationNumber, reference }) => (
        <>
          {registrationNumber ? (
            <span className="mono">{registrationNumber}</span>
          ) : (
            <span className="muted">{say('thefts.unregistered')}</span>
          )}
          <span className="sub mono">{reference}</span>
        </>
      ),
    },
    {
      key: 'sent',
      head: say('goods-list.sent'),
      className: 'is-end nowrap',
      cell: ({ sentAt }) => <time dateTime={sentAt}>{formatShort(sentAt, locale)}</time>,
    },
  ]
  return (
    <>
      <DataTable
        caption={say('goods-list.desk.title')}
        columns={columns}
        rows={lists}
        rowKey={({ id }) => id}
      />
      <div className="more">
        <span />
        <ListKeys />
      </div>
    </>
  )
}
