import { addDays, type Day } from '../../src/kernel/dates.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Transaction } from '../../src/platform/database.ts'
import type { Biography } from './biographies.ts'

/** Notices of dealers that wait to be checked: one that starts, and one that stops. */
export async function seedNotices(
  tx: Transaction,
  biographies: readonly Biography[],
  today: Day,
): Promise<void> {
  const stopping = biographies.find(
    ({ dealer, register }) => dealer.municipality === 'hengelo' && register === 'nothing-bought',
  )!.dealer
  const notices = [
    {
      id: newId(),
      reference: 'M-DEMO-2345',
      kind: 'start',
      municipality: 'enschede',
      kvk_number: '99200001',
      branch_number: '992000010001',
      name: 'Telefoonreparatie Nieuwkomer',
      trade: 'phone-shop',
      street: 'Proefstraat',
      house_number: '77',
      postcode: '7511 AB',
      town: 'Enschede',
      happens_on: addDays(today, 5),
      received_at: `${addDays(today, -1)}T10:12:00+01:00`,
    },
    {
      id: newId(),
      reference: 'M-DEMO-3456',
      kind: 'stop',
      municipality: stopping.municipality,
      kvk_number: stopping.kvkNumber,
      branch_number: stopping.branchNumber,
      name: stopping.name,
      trade: null,
      street: stopping.street,
      house_number: stopping.houseNumber,
      postcode: stopping.postcode,
      town: stopping.town,
      happens_on: addDays(today, -2),
      received_at: `${addDays(today, -2)}T16:40:00+01:00`,
    },
  ]
  await tx`insert into programme.notice ${tx(notices)}`
  const contacts = notices.map(({ id }, n) => ({
    notice_id: id,
    name: ['Sanne Nieuwkomer', 'Ton Ophouder'][n]!,
    role: 'Eigenaar',
    email: `melder-${n + 1}@handelaar.example`,
  }))
  await tx`insert into programme.notice_contact ${tx(contacts)}`
}
