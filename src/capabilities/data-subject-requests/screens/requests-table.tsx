import { Link } from '@tanstack/react-router'
import { dayInAmsterdam, daysBetween } from '../../../kernel/dates.ts'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { RequestView } from '../contract.ts'

/** One line per request: what was asked, and how many days are left. */
export function RequestsTable({ requests }: { requests: RequestView[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<RequestView>[] = [
    {
      key: 'request',
      head: say('subject-request.head.request'),
      className: 'is-title',
      cell: ({ id, kind, receivedOn }) => (
        <Link className="go" to="/inzageverzoeken/$id" params={{ id }}>
          {say('subject-request.row', { kind: say(`subject-request.kind.${kind}`), day: receivedOn })}
        </Link>
      ),
    },
    {
      key: 'state',
      head: say('subject-request.head.state'),
      className: 'is-full',
      cell: (request) => <RequestState request={request} />,
    },
    {
      key: 'due',
      head: say('subject-request.head.due'),
      className: 'is-end nowrap',
      cell: ({ dueOn }) => (
        <time dateTime={dueOn}>{say('subject-request.due', { on: formatShortDay(dueOn, locale) })}</time>
      ),
    },
  ]
  return (
    <DataTable
      caption={say('subject-request.caption')}
      columns={columns}
      rows={requests}
      rowKey={({ id }) => id}
    />
  )
}

function RequestState({ request: { answeredOn, dueOn } }: { request: RequestView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const days = daysBetween(dayInAmsterdam(useNow()), dueOn)
  if (answeredOn)
    return (
      <Status icon="check" tone="calm">
        {say('subject-request.state.answered', { day: formatShortDay(answeredOn, locale) })}
      </Status>
    )
  return days < 0 ? (
    <Status icon="alert" tone="stolen">
      {say('subject-request.state.late', { days: -days })}
    </Status>
  ) : (
    <Status icon="clock" tone={days < 8 ? 'look' : 'plain'}>
      {say('subject-request.state.open', { days })}
    </Status>
  )
}
