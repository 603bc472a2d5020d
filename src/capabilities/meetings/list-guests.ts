import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { listDealers } from '../dealers/public.ts'
import type { Guest } from './contract.ts'

export type GuestRow = Pick<
  Guest,
  'dealerId' | 'invitedOn' | 'channel' | 'answer' | 'people' | 'isThere' | 'isConnected'
> & {
  meetingId: string
  answeredAt: Date | null
  ownerSince: Date | null
  linkUntil: Date | null
  firstEntryAt: Date | null
}
type Counted = Omit<GuestRow, 'ownerSince'> & { ownerSince: string | null }

/** Who was invited to or came to a meeting, or to every meeting, without what is known of the dealer itself. */
export async function listGuestRows(tx: Transaction, meetingId: string | null): Promise<Counted[]> {
  const rows = await tx<GuestRow[]>`
    with guests as (
      select coalesce(i.meeting_id, a.meeting_id) as meeting_id, coalesce(i.dealer_id, a.dealer_id) as dealer_id, i.invited_on,
             i.channel, i.answer, i.people, i.answered_at, coalesce(a.is_there, false) as is_there
        from programme.meeting_invitation i
        full join programme.attendance a on a.meeting_id = i.meeting_id and a.dealer_id = i.dealer_id
       where ${meetingId === null ? tx`true` : tx`coalesce(i.meeting_id, a.meeting_id) = ${meetingId}`})
    select g.meeting_id as "meetingId", g.dealer_id as "dealerId", g.invited_on as "invitedOn", g.channel, g.answer, g.people,
           g.answered_at as "answeredAt", g.is_there as "isThere", coalesce(c.is_connected, false) as "isConnected",
           c.owner_since as "ownerSince", c.link_until as "linkUntil", c.first_entry_at as "firstEntryAt"
      from guests g
      left join access.dealer_connections((select array_agg(x.dealer_id) from guests x)) c on c.dealer_id = g.dealer_id`
  return rows.map((row) => ({ ...row, ownerSince: row.ownerSince?.toISOString() ?? null }))
}

/** The guests of a meeting by name. A walk-in whose tap was taken back is no guest any more. */
export async function listGuests(tx: Transaction, meetingId: string, today: Day): Promise<Guest[]> {
  const rows = (await listGuestRows(tx, meetingId)).filter((row) => row.isThere || row.invitedOn !== null)
  const byDealer = new Map(rows.map((row) => [row.dealerId, row]))
  const dealers = await listDealers(tx, today, [...byDealer.keys()])
  return dealers.map(({ id, name, kind, street, houseNumber, town, municipalityName, phone, email }) => {
    const { meetingId: _, ...row } = byDealer.get(id)!
    return {
      name,
      kind,
      street,
      houseNumber,
      town,
      municipalityName,
      phone,
      email,
      ...row,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      linkUntil: row.linkUntil?.toISOString() ?? null,
      firstEntryAt: row.firstEntryAt?.toISOString() ?? null,
    }
  })
}
