import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seed } from '../seeds/seed.ts'
import type { ReportBody } from '../src/capabilities/effect/contract.ts'
import { importCrimeFile, makeDueReports } from '../src/capabilities/effect/public.ts'
import { matchChanges } from '../src/capabilities/matching/public.ts'
import { LogPlaces, publishLogs, registersBook } from '../src/capabilities/registers/public.ts'
import { newId } from '../src/kernel/ids.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { differences, recount } from './recount-effect.ts'

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

describe('the figures of the board report', () => {
  const crime = [
    'gemeente;maand;soort;aantal',
    'Enschede;2026-11;1.1.1;7',
    'Enschede;2026-11;zakkenrollerij;3',
    'Almelo;2026-10;1.1.1;4',
  ]
  async function firstReport(): Promise<ReportBody> {
    const [row] = await admin<
      { body: string }[]
    >`select body from insight.report order by month desc, version desc limit 1`
    return JSON.parse(row!.body) as ReportBody
  }

  test('are those of a second count that is written otherwise', async () => {
    const about = { source: 'Test', publishedOn: '2026-11-24' }
    await importCrimeFile(admin, crime.join('\n'), about, now)
    await importCrimeFile(admin, crime.with(1, 'Enschede;2026-11;1.1.1;9').join('\n'), about, now)
    await admin`insert into insight.entered_count (id, organisation_id, municipality, month, kind, amount, source, entered_by_name)
      values (${newId()}, 'base-team:enschede', 'enschede', '2026-11-01', 'arrests', 4, 'x', 'x')`
    const app = openDatabase(database.appUrl, { max: 1 })
    expect(await makeDueReports({ database: app, worker }, new Date('2026-12-01T03:00:00Z'))).toBe(1)
    await app.end()
    const counts = await recount(admin)
    const report = await firstReport()
    const counted = [...new Set([...counts.keys()].map((key) => key.split(' ')[0]))]
    expect(counted).toEqual(expect.arrayContaining(['registrations', 'hits', 'arrests', 'crime']))
    expect(differences(report, counts)).toEqual([])
    // The control: one number that is another one, and one row that came later, are each found.
    const other = structuredClone(report)
    other.figures.find(({ figure }) => figure === 'hits')!.cells.find(({ measure }) => measure === 'certain')!
      .amount++
    expect(differences(other, counts)).toHaveLength(1)
    await admin`update thefts.item set ended_on = '2026-11-02', ended_reason = 'found-by-police'
      where id = (select id from thefts.item where ended_on is null and municipality = 'enschede' limit 1)`
    expect(differences(report, await recount(admin))).toHaveLength(1)
  })
})
