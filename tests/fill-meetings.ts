import type { Database } from '../src/platform/database.ts'

/** A meeting of Enschede to which a dealer of it was invited and came. */
export async function fillMeetings(admin: Database, thing: string): Promise<void> {
  await admin`insert into programme.meeting (id, organised_by, organiser_name, municipalities, title, held_on, begins, ends,
    place, address, agenda, contact, changed_by_name) values (${thing}, 'municipality:enschede', 'A', '{enschede}', 'A',
    '2026-11-01', '19:00', '21:00', 'A', 'A', '', 'A', 'A')`
  await admin`insert into programme.meeting_invitation (id, meeting_id, dealer_id, digest, channel, invited_on)
    select ${thing}, ${thing}, id, sha256('A'), 'hand', '2026-11-01' from programme.dealer where municipality = 'enschede' limit 1`
  await admin`insert into programme.attendance
    select ${thing}, id, true, now(), 'A' from programme.dealer where municipality = 'enschede' limit 1`
}
