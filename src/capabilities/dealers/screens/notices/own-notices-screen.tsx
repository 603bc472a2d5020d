import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { PagedList } from '../../../../web/components/paged-list.tsx'
import { formatShort, formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { NoticeView } from '../../notices/contract.ts'
import { DecidedStatus } from './decided-status.tsx'
import { noticesQuery } from './notice-queries.ts'
import { OwnNoticeForm } from './own-notice-form.tsx'
import './notices.css'

/** A dealer announces that a branch begins, moves or stops, and sees how its notices stand. */
export function OwnNoticesScreen() {
  const say = useSay()
  const client = useQueryClient()
  const [sent, setSent] = useState<NoticeView | null>(null)
  const open = useInfiniteQuery(noticesQuery('open'))
  const decided = useInfiniteQuery(noticesQuery('decided'))
  const notices = [open, decided].flatMap(({ data }) => data?.pages.flatMap(({ items }) => items) ?? [])
  const onSent = async (notice: NoticeView) => {
    setSent(notice)
    await client.invalidateQueries({ queryKey: ['dealer-notices', 'list'] })
  }
  return (
    <Page
      title={say('notice.own.title')}
      lead={say('notice.own.lead')}
      crumb={{ to: '/vestigingen', text: say('shell.nav.branches') }}
    >
      {sent && (
        <Notice tone="ok" role="status" title={say('notice.own.sent', { reference: sent.reference })}>
          <p>{say('notice.own.sent.text', { municipality: sent.at.municipalityName, day: sent.decideBy })}</p>
        </Notice>
      )}
      <OwnNoticeForm key={sent?.id ?? 'first'} onSent={onSent} />
      <section className="section">
        <h2>{say('notice.own.list')}</h2>
        <PagedList
          list={open}
          isEmpty={notices.length === 0}
          empty={{ title: say('notice.own.empty.title'), text: say('notice.own.empty.text') }}
        >
          <OwnTable notices={notices} />
        </PagedList>
      </section>
    </Page>
  )
}

function OwnTable({ notices }: { notices: NoticeView[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<NoticeView>[] = [
    {
      key: 'what',
      head: say('notices.head.what'),
      className: 'is-title',
      cell: ({ kind, happensOn, name }) => (
        <>
          <b>{name}</b>
          <span className="sub">
            {say(`notices.row.${kind}`, { day: formatShortDay(happensOn, locale) })}
          </span>
        </>
      ),
    },
    {
      key: 'number',
      head: say('notice.own.number'),
      className: 'is-full mono',
      cell: ({ reference, receivedAt }) => (
        <>
          {reference}
          <span className="sub">{formatShort(receivedAt, locale)}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: say('notices.head.decided'),
      className: 'is-full',
      cell: ({ state }) => <DecidedStatus state={state} />,
    },
  ]
  return (
    <DataTable caption={say('notice.own.list')} columns={columns} rows={notices} rowKey={({ id }) => id} />
  )
}
