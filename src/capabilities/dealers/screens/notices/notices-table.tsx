import { Link } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useNow } from '../../../../web/use-now.ts'
import type { NoticeView } from '../../notices/contract.ts'
import { DecidedStatus } from './decided-status.tsx'
import type { NoticesState } from './notice-queries.ts'

/** One line per notice: who, what, where, and by when it is to be decided or what came of it. */
export function NoticesTable({ notices, state }: { notices: NoticeView[]; state: NoticesState }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<NoticeView>[] = [
    {
      key: 'who',
      head: say('notices.head.who'),
      className: 'is-title',
      cell: ({ id, name, reference }) => (
        <>
          <Link className="go" to="/handelaren/meldingen/$id" params={{ id }}>
            {name}
          </Link>
          <span className="sub mono">{reference}</span>
        </>
      ),
    },
    {
      key: 'what',
      head: say('notices.head.what'),
      className: 'is-full',
      cell: ({ kind, happensOn, daysLate }) => (
        <>
          {say(`notices.row.${kind}`, { day: formatShortDay(happensOn, locale) })}
          {daysLate > 0 && <span className="sub">{say('notices.late', { days: daysLate })}</span>}
        </>
      ),
    },
    {
      key: 'where',
      head: say('notices.head.where'),
      className: 'is-full',
      cell: ({ at, to }) => (
        <>
          {at.street} {at.houseNumber}, {at.town}
          {to && (
            <span className="sub">
              {say('notice.page.row.to')}: {to.street} {to.houseNumber}, {to.town}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      head: say(state === 'open' ? 'notices.head.due' : 'notices.head.decided'),
      className: 'is-full',
      cell: (notice) =>
        notice.state === 'open' ? <Due notice={notice} /> : <DecidedStatus state={notice.state} />,
    },
  ]
  return (
    <DataTable
      caption={say('notices.caption')}
      columns={columns}
      rows={notices}
      rowKey={(notice) => notice.id}
    />
  )
}

function Due({ notice: { decideBy } }: { notice: NoticeView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const day = formatShortDay(decideBy, locale)
  return dayInAmsterdam(useNow()) > decideBy ? (
    <Status icon="alert" tone="stolen">
      {say('notices.due.late', { day })}
    </Status>
  ) : (
    <Status icon="clock">{say('notices.due', { day })}</Status>
  )
}
