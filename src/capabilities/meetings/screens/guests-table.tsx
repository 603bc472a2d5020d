import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { Guest } from '../contract.ts'
import { AnswerWord, ConnectionSigns } from './guest-words.tsx'

/** Who was invited or came, with what they answered and how far they are. */
export function GuestsTable({ guests }: { guests: Guest[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<Guest>[] = [
    {
      key: 'name',
      head: say('guests.head.name'),
      className: 'is-title',
      cell: ({ dealerId, name, kind, town }) => (
        <>
          <a className="go" href={`/app/handelaren/${dealerId}`}>
            {name}
          </a>
          <span className="sub">
            {say(`branch-kind.${kind}`)}, {town}
          </span>
        </>
      ),
    },
    {
      key: 'invited',
      head: say('guests.head.invited'),
      cell: ({ invitedOn, channel }) =>
        invitedOn === null || channel === null ? (
          <span className="muted">{say('guests.not-invited')}</span>
        ) : (
          <>
            {formatShortDay(invitedOn, locale)}
            <span className="sub">{say(`guests.channel.${channel}`)}</span>
          </>
        ),
    },
    { key: 'answer', head: say('guests.head.answer'), cell: (guest) => <AnswerWord guest={guest} /> },
    {
      key: 'came',
      head: say('guests.head.came'),
      cell: ({ isThere }) =>
        isThere ? (
          <Status icon="check">{say('guests.came')}</Status>
        ) : (
          <span className="muted">{say('guests.not-there')}</span>
        ),
    },
    {
      key: 'connected',
      head: say('guests.head.connected'),
      cell: (guest) => <ConnectionSigns guest={guest} />,
    },
  ]
  return (
    <DataTable
      caption={say('guests.title')}
      columns={columns}
      rows={guests}
      rowKey={({ dealerId }) => dealerId}
    />
  )
}
