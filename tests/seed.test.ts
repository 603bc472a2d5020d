import { afterAll, beforeAll, expect, test } from 'vitest'
import { seed } from '../seeds/seed.ts'
import { matchChanges } from '../src/capabilities/matching/public.ts'
import { LogPlaces, publishLogs, registersBook } from '../src/capabilities/registers/public.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { type TestDatabase, testDatabase } from './database.ts'

const now = new Date('2026-11-24T12:00:00Z')
const logName = 'helder-test.example'
let database: TestDatabase
let admin: Database
let worker: Database

beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
  worker = openDatabase(database.workerUrl, { max: 2 })
  await prepareJobs(database.jobsUrl)
})
afterAll(async () => {
  await Promise.all([admin, worker].map((one) => one.end()))
  await database.drop()
})

const plant = () =>
  seed({ ...database, logName, now, log: () => undefined, purchaseCount: 250, stolenItemCount: 60 })

async function count(): Promise<Record<string, number>> {
  const [row] = await admin<Record<string, number>[]>`
    select (select count(*) from registers.entry where register = 'purchase' and corrects_id is null) as purchases,
           (select count(*) from registers.entry where register = 'sale') as sales,
           (select count(*) from registers.entry where conditions = 'pledge') as pledges,
           (select count(*) from registers.entry where keep_until >= ${'2026-11-24'}::date) as holding,
           (select count(*) from thefts.item) as stolen, (select count(*) from access.branch) as branches,
           (select count(*) from policy.municipality) as municipalities`
  return row!
}

test('fills an empty database once, with the numbers asked for and something of everything', async () => {
  expect(await plant()).toBe(true)
  const first = await count()
  expect(first).toMatchObject({ purchases: 250, stolen: 60, municipalities: 14 })
  for (const some of ['sales', 'pledges', 'holding']) expect(first[some], some).toBeGreaterThan(3)
  expect(await plant()).toBe(false)
  expect(await count()).toEqual(first)
})

test('the demo base team finds a hit of every level on goods that are still there', async () => {
  await publishLogs(worker, new LogPlaces(database.dataDir, logName), registersBook)
  while ((await matchChanges(worker)).items > 0);
  const levels = await admin<{ level: string }[]>`
    select distinct level from matching.hit
     where base_teams @> array['enschede'] and keep_until >= ${'2026-11-24'}::date order by 1`
  expect(levels.map(({ level }) => level)).toEqual(['certain', 'possible', 'probable'])
})

test('numbers of each branch run from one on without a gap', async () => {
  const wrong = await admin`
    select branch_number, register from registers.entry group by 1, 2
    having count(*) <> max(sequence_number) or min(sequence_number) <> 1`
  expect(wrong).toEqual([])
  // The control: the same question finds a gap where there is one.
  const planted = await admin`
    select branch_number from (select branch_number, sequence_number + 1 as n from registers.entry) e group by 1 having min(n) <> 1`
  expect(planted.length).toBeGreaterThan(0)
})
