import { afterAll, beforeAll, expect, test } from 'vitest'
import { dealerCounts, makeInventory } from '../seeds/inventory.ts'
import { programme } from '../seeds/twente.ts'
import { makeBiographies } from '../seeds/year/biographies.ts'
import { seed } from '../seeds/seed.ts'
import { dealerStates, listDealers, type ListedDealer } from '../src/capabilities/dealers/public.ts'
import { type Caller, withoutSession } from '../src/platform/caller.ts'
import { type Database, inTransaction, openDatabase } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { type TestDatabase, testDatabase } from './database.ts'

const today = '2026-11-24'
const officer: Caller = {
  organisationId: programme.id,
  organisationName: programme.name,
  role: 'programme-officer',
  accountId: 'test',
  accountName: 'test',
  ...withoutSession,
}
let database: TestDatabase
let admin: Database
let dealers: ListedDealer[]

beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
  await prepareJobs(database.jobsUrl)
  await seed({
    ...database,
    logName: 'helder-test.example',
    now: new Date(`${today}T12:00:00Z`),
    log: () => undefined,
    purchaseCount: 300,
    stolenItemCount: 60,
  })
  const app = openDatabase(database.appUrl, { max: 1 })
  dealers = await inTransaction(app, officer, (tx) => listDealers(tx, today))
  await app.end()
}, 120_000)
afterAll(async () => {
  await admin.end()
  await database.drop()
})

test('259 dealers, as many per municipality as the inventory says, in every state', () => {
  const counts = Object.fromEntries(
    [...Map.groupBy(dealers, ({ municipality }) => municipality)].map(([slug, there]) => [
      slug,
      there.length,
    ]),
  )
  expect(counts).toEqual(dealerCounts)
  expect(dealers).toHaveLength(259)
  expect(new Set(dealers.map(({ state }) => state))).toEqual(new Set(dealerStates))
  const connected = dealers.filter(({ facts }) => facts.joinedOn !== null)
  expect(connected.length).toBeGreaterThan(180)
})

/** Events that stand before something that must have come first. */
const outOfOrder = (database: Database) => database<{ dealer_id: string; kind: string }[]>`
  select e.dealer_id, e.kind from programme.event e join programme.dealer d on d.id = e.dealer_id
    left join access.branch b on b.branch_number = d.branch_number
   where e.happened_on > ${today}
      or (e.kind = 'attended' and not exists (select from programme.event i where i.dealer_id = e.dealer_id
            and i.kind = 'invited' and i.subject_id = e.subject_id and i.happened_on < e.happened_on))
      or (e.kind = 'answered' and not exists (select from programme.event i where i.dealer_id = e.dealer_id
            and i.kind = 'invited' and i.subject_id = e.subject_id and i.happened_on < e.happened_on))
      or (e.kind = 'connected' and b.joined_on is distinct from e.happened_on)
      or (e.kind not in ('listed', 'connected') and e.happened_on < d.listed_on)`

test('nobody answers or comes before being invited, nothing happens after today or before the dealer was known', async () => {
  expect(await outOfOrder(admin)).toEqual([])
  const early = await admin`
    select n.id from registers.entry n join access.branch b using (organisation_id, branch_number)
     where (n.recorded_at at time zone 'Europe/Amsterdam')::date < b.joined_on`
  expect(early).toEqual([])
})

test('control: an event of a day that is to come is seen', async () => {
  const undo = new Error('undo')
  await admin
    .begin(async (tx) => {
      await tx`insert into programme.event (id, dealer_id, kind, happened_on, organisation_id, recorded_by_name)
        select gen_random_uuid(), id, 'note', ${today}::date + 1, 'programme:twente', 'x' from programme.dealer limit 1`
      expect(await outOfOrder(tx as unknown as Database)).toHaveLength(1)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
})

test('the same year each time, whatever the day', () => {
  const made = () => makeBiographies(makeInventory(today), today)
  expect(made()).toEqual(made())
  const courses = (day: string) =>
    makeBiographies(makeInventory(day), day).map(({ register, endedOn, paperSince }) => [
      register,
      endedOn === null,
      paperSince === null,
    ])
  expect(courses('2027-03-01')).toEqual(courses(today))
})
