import { recordedOf } from './year-events.ts'
import type { Database, Transaction } from '../../src/platform/database.ts'
import { type Day, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { makeInventory } from '../inventory.ts'
import { programme } from '../twente.ts'
import { type Biography, makeBiographies } from './biographies.ts'
import { seedNotices } from './year-notices.ts'
import { seedYearLetters } from './year-letters.ts'
import { makeMeetings } from './meetings.ts'
import { makeNilStatements } from './year-nil-statements.ts'

/**
 * A year of the programme in the fictional Twente: letters, meetings, who was connected, who said that nothing was bought.
 * Says what it made, so that the registers of those dealers can be filled through the use cases.
 */
export async function seedYear(admin: Database, now: Date): Promise<Biography[]> {
  const today = dayInAmsterdam(now)
  const biographies = makeBiographies(makeInventory(today), today)
  await admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_gate')
    await seedStanding(tx, biographies)
    await connect(tx, biographies)
    await seedMeetings(tx, biographies, today)
    await seedYearLetters(tx, biographies)
    await seedEvents(tx, biographies)
    await seedNotices(tx, biographies, today)
    await tx`insert into registers.nil_statement ${tx(makeNilStatements(biographies, today))}`
  })
  return biographies
}

/** Who stopped, who keeps a register on paper, who is on the list only lately. */
async function seedStanding(tx: Transaction, biographies: readonly Biography[]): Promise<void> {
  const rows = biographies.map(({ dealer, listedOn, endedOn, paperSince }) => ({
    id: dealer.id,
    listed_on: listedOn,
    ended_on: endedOn,
    paper_since: paperSince,
  }))
  await tx`
    update programme.dealer d set listed_on = r.listed_on, ended_on = r.ended_on, paper_since = r.paper_since,
           end_reason = case when r.ended_on is not null then 'stopped' end
      from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, listed_on date, ended_on date, paper_since date)
     where d.id = r.id`
}

/** What connecting does (access.connect_dealer), for many at once and on a day of the past. */
async function connect(tx: Transaction, biographies: readonly Biography[]): Promise<void> {
  const joined = biographies.filter(({ joinedOn }) => joinedOn !== null)
  const organisations = joined.map(({ dealer }) => ({ id: `dealer:${dealer.kvkNumber}`, name: dealer.name }))
  await tx`insert into access.organisation ${tx(organisations)}`
  const branches = joined.map(({ dealer, joinedOn }) => ({
    organisation_id: `dealer:${dealer.kvkNumber}`,
    branch_number: dealer.branchNumber,
    name: dealer.name,
    kind: dealer.kind,
    street: dealer.street,
    house_number: dealer.houseNumber,
    postcode: dealer.postcode,
    town: dealer.town,
    municipality: dealer.municipality,
    joined_on: joinedOn,
  }))
  await tx`insert into access.branch ${tx(branches)}`
  const counters = branches.flatMap(({ organisation_id, branch_number }) =>
    ['purchase', 'sale'].map((register) => ({ organisation_id, branch_number, register })),
  )
  await tx`insert into registers.counter ${tx(counters)}`
}

async function seedMeetings(tx: Transaction, biographies: readonly Biography[], today: Day): Promise<void> {
  const meetings = makeMeetings(today).map((meeting) => ({
    id: meeting.id,
    organised_by: programme.id,
    organiser_name: programme.name,
    municipalities: meeting.municipalities as string[],
    title: meeting.title,
    held_on: meeting.on,
    begins: '19:30',
    ends: '21:30',
    place: meeting.place,
    address: meeting.address,
    agenda:
      'Inloop vanaf 19.15 uur. Waarom een register, wat erin staat, en samen aansluiten op uw eigen telefoon.',
    contact: 'Roos Denkelijk, 0740 123 456',
    seats: 80,
    changed_by_name: 'Roos Denkelijk',
  }))
  await tx`insert into programme.meeting ${tx(meetings)}`
  const invited = biographies.flatMap(({ dealer, invitations }) =>
    invitations.map((invitation) => ({ dealer, ...invitation })),
  )
  await tx`
    insert into programme.meeting_invitation (id, meeting_id, dealer_id, digest, channel, invited_on, answer, people, answered_at)
    select gen_random_uuid(), r.meeting_id, r.dealer_id, sha256(gen_random_uuid()::text::bytea), r.channel, r.invited_on,
           r.answer, r.people, r.answered_on
      from jsonb_to_recordset(${tx.json(
        invited.map(({ dealer, meeting, answer, answeredOn }) => ({
          meeting_id: meeting.id,
          dealer_id: dealer.id,
          channel: dealer.email === null ? 'letter' : 'mail',
          invited_on: meeting.invitedOn,
          answer,
          people: answer === 'comes' ? 1 : null,
          answered_on: answeredOn,
        })),
      )}) as r(meeting_id uuid, dealer_id uuid, channel text, invited_on date, answer text, people int, answered_on date)`
  const came = invited.filter(({ attended }) => attended)
  await tx`insert into programme.attendance ${tx(
    came.map(({ dealer, meeting }) => ({
      meeting_id: meeting.id,
      dealer_id: dealer.id,
      is_there: true,
      tapped_at: `${meeting.on}T19:40:00+01:00`,
      marked_by_name: 'Roos Denkelijk',
    })),
  )}`
}

async function seedEvents(tx: Transaction, biographies: readonly Biography[]): Promise<void> {
  const rows = biographies.flatMap(recordedOf)
  await tx`
    insert into programme.event (id, dealer_id, kind, happened_on, detail, subject_kind, subject_id, recorded_at, organisation_id,
      recorded_by_name)
    select gen_random_uuid(), r.dealer_id, r.kind, r.happened_on, r.detail, r.subject_kind, r.subject_id,
           r.happened_on + time '17:00', ${programme.id}, 'Roos Denkelijk'
      from jsonb_to_recordset(${tx.json(rows)}) as r(dealer_id uuid, kind text, happened_on date, detail jsonb,
        subject_kind text, subject_id uuid)`
}
