import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable, ListKeys } from '../../../web/components/data-table.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { CountTabs } from '../../../web/components/tabs.tsx'
import { formatShort, formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { LeadState, LeadView } from '../leads/contract.ts'
import { LEADS_EVERY_MS, leadListQuery } from './lead-queries.ts'
import { useLeadItem, useLeadPlace } from './lead-words.ts'

const route = getRouteApi('/tips')
const states: LeadState[] = ['new', 'handled']

/** Where people saw stolen things offered: newest first, coming in by themselves. */
export function LeadsScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { stand: state = 'new' } = route.useSearch()
  const list = useInfiniteQuery({ ...leadListQuery(state), refetchInterval: LEADS_EVERY_MS })
  const counts = list.data?.pages[0]?.counts
  const leads = list.data?.pages.flatMap(({ items }) => items) ?? []
  useAnnounced(counts?.new)
  return (
    <Page
      title={
        state === 'handled'
          ? say('leads.title.handled')
          : counts === undefined
            ? say('lead.crumb')
            : say('leads.title.new', { count: counts.new ?? 0 })
      }
      lead={list.data && say('leads.lead', { time: formatTime(new Date(list.dataUpdatedAt), locale) })}
    >
      <CountTabs<LeadState>
        label={say('leads.tabs')}
        current={state}
        tabs={states.map((value) => ({
          value,
          text: say(`leads.tab.${value}`),
          count: counts && (counts[value] ?? 0),
        }))}
        render={(value, attributes, content) => (
          <Link key={value} to="/tips" search={value === 'new' ? {} : { stand: value }} {...attributes}>
            {content}
          </Link>
        )}
      />
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && leads.length === 0 && (
        <div className="empty">
          <h2>{say(`leads.empty.${state}.title`)}</h2>
          <p>{say(`leads.empty.${state}.text`)}</p>
        </div>
      )}
      {leads.length > 0 && (
        <>
          <LeadsTable leads={leads} />
          <div className="more">
            {list.hasNextPage ? (
              <Button small onClick={() => void list.fetchNextPage()}>
                {say('shell.list.more', { count: 50 })}
              </Button>
            ) : (
              <span>{state === 'new' && !list.error && say('leads.live')}</span>
            )}
            <ListKeys />
          </div>
        </>
      )}
    </Page>
  )
}

/** Says aloud what came in while the page stood open. */
function useAnnounced(count: number | undefined): void {
  const say = useSay()
  const before = useRef(count)
  useEffect(() => {
    if (before.current !== undefined && count !== undefined && count > before.current) {
      announce(say('leads.arrived', { count: count - before.current }))
    }
    before.current = count
  }, [count, say])
}

function LeadsTable({ leads }: { leads: LeadView[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const itemOf = useLeadItem()
  const placeOf = useLeadPlace()
  const columns: Column<LeadView>[] = [
    {
      key: 'what',
      head: say('leads.head.what'),
      className: 'is-title',
      cell: (lead) => (
        <>
          <Link className="go" to="/tips/$id" params={{ id: lead.id }}>
            {itemOf(lead)}
          </Link>
          {lead.items.length > 1 && (
            <span className="sub">{say('leads.more-items', { count: lead.items.length - 1 })}</span>
          )}
        </>
      ),
    },
    {
      key: 'number',
      head: say('leads.head.number'),
      className: 'is-full',
      cell: ({ number }) => (
        <>
          <span className="mono">{number.display}</span>
          <span className="sub">{say(`identifier.kind.${number.kind}`)}</span>
        </>
      ),
    },
    { key: 'where', head: say('leads.head.where'), className: 'is-full', cell: placeOf },
    {
      key: 'when',
      head: say('leads.head.when'),
      className: 'is-end nowrap',
      cell: ({ receivedAt }) => <time dateTime={receivedAt}>{formatShort(receivedAt, locale)}</time>,
    },
  ]
  return (
    <DataTable caption={say('leads.caption')} columns={columns} rows={leads} rowKey={(lead) => lead.id} />
  )
}
