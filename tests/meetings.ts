import type { Guest, MeetingInput, MeetingView } from '../src/capabilities/meetings/contract.ts'
import { addDays, dayInAmsterdam } from '../src/kernel/dates.ts'
import type { Client, TestHelder } from './helder.ts'

/** A meeting in Enschede in three days; overrides replace fields. */
export function meetingOf(overrides: Partial<MeetingInput> = {}): MeetingInput {
  return {
    title: 'Handelaren en het register',
    heldOn: addDays(dayInAmsterdam(new Date()), 3),
    begins: '19:30',
    ends: '21:30',
    place: 'Zalencentrum Voorbeeld',
    address: 'Voorbeeldplein 1, Enschede',
    municipalities: ['enschede'],
    agenda: 'Inloop, uitleg, samen aansluiten.',
    contact: 'Dirk Fictie, 0740 123456',
    seats: 40,
    ...overrides,
  }
}

/** Plans a meeting as a client. */
export async function planned(client: Client, overrides: Partial<MeetingInput> = {}): Promise<MeetingView> {
  const answer = await client.post('/v1/meetings', meetingOf(overrides))
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body as MeetingView
}

export async function openGuests(client: Client, meetingId: string): Promise<Guest[]> {
  return ((await client.get(`/v1/meetings/${meetingId}/guests`)).body as { items: Guest[] }).items
}

const taken = new Set<string>()
/** A dealer of the inventory that is not connected and that no other call gave. */
export async function dealerOf(
  { admin }: Pick<TestHelder, 'admin'>,
  municipality: string,
): Promise<{ id: string; name: string; kvk_number: string; branch_number: string; version: number }> {
  const rows = await admin<
    { id: string; name: string; kvk_number: string; branch_number: string; version: number }[]
  >`
    select d.id, d.name, d.kvk_number, d.branch_number, d.version from programme.dealer d where d.municipality = ${municipality}
      and not exists (select from access.branch b where b.branch_number = d.branch_number) order by d.id desc`
  const dealer = rows.find(({ id }) => !taken.has(id))
  if (!dealer) throw new Error(`no dealer left in ${municipality}`)
  taken.add(dealer.id)
  return dealer
}
