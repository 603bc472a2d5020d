import type { Transaction } from '../../platform/database.ts'
import type { MeetingList, MeetingView } from './contract.ts'
import { listGuestRows } from './list-guests.ts'
import { countGuests } from './rules/count-guests.ts'

type Row = Omit<MeetingView, 'counts' | 'mayPlan'> & { mayPlan: boolean | null }

/** The meetings that the caller sees, the newest first, with counts of the dealers that the caller works for. */
export async function listMeetings(tx: Transaction, id: string | null = null): Promise<MeetingView[]> {
  const rows = await tx<Row[]>`
    select m.id, m.version, m.title, m.held_on as "heldOn", to_char(m.begins, 'HH24:MI') as begins,
           to_char(m.ends, 'HH24:MI') as ends, m.place, m.address, m.municipalities, m.agenda, m.contact, m.seats,
           m.cancelled_on as "cancelledOn", m.cancel_reason as "cancelReason", m.organiser_name as "organiserName",
           (select array_agg(p.name order by p.name) from policy.municipality p where p.slug = any (m.municipalities))
             as "municipalityNames",
           programme.plans_meeting(m) as "mayPlan"
      from programme.meeting m where ${id === null ? tx`true` : tx`m.id = ${id}`}
     order by m.held_on desc, m.begins desc, m.id`
  const guests = await listGuestRows(tx, id)
  return rows.map((row) => ({
    ...row,
    mayPlan: row.mayPlan ?? false,
    counts: countGuests(guests.filter(({ meetingId }) => meetingId === row.id)),
  }))
}

/** For which municipalities the caller plans. */
export async function ownMunicipalities(tx: Transaction): Promise<MeetingList['municipalities']> {
  return tx<{ slug: string; name: string }[]>`
    select m.slug, m.name from policy.municipality m where m.slug = any (programme.own_municipalities()) order by m.name`
}
