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
  async function plantMeasures(): Promise<void> {
    const file = newId()
    await admin`insert into supervision.case_file (id, organisation_id, municipality, year, sequence, dealer_id, opened_on)
      select ${file}, 'municipality:enschede', 'enschede', 2026, 9000, id, '2026-10-01' from programme.dealer
       where municipality = 'enschede' limit 1`
    const steps = [
      'open',
      'announce',
      'decide-order',
      'deliver',
      'find-not-complied',
      'incur',
      'decide-collection',
    ]
    for (const [n, kind] of steps.entries())
      await admin`insert into supervision.file_step (id, file_id, position, kind, on_day, recorded_by_name)
        values (${newId()}, ${file}, ${n + 1}, ${kind}, ${`2026-10-${10 + n}`}, 'x')`
  }
  /** Of each figure one row less, or another one. */
  const later: Record<string, (tx: Database) => PromiseLike<unknown>> = {
    measures: (tx) => tx`delete from supervision.file_step where kind = 'incur' and on_day = '2026-10-15'`,
    findings: (tx) => tx`delete from findings.finding where id = (select id from findings.finding f
      where observed_at > '2026-02-01' and not exists (select from findings.withdrawal w where w.finding_id = f.id) limit 1)`,
    hours: (tx) => tx`delete from insight.worked_hours where id = (select id from insight.worked_hours w
      where week > '2026-02-01' and kind = 'desk' and not exists (select from insight.worked_hours x where x.replaces_id = w.id) limit 1)`,
    triangle: (tx) => tx`delete from triangle.triangle_case where id = (
      select id from triangle.triangle_case where proposed_on > '2026-02-01' limit 1)`,
    coverage: (
      tx,
    ) => tx`update programme.dealer set ended_on = '2026-06-01', end_reason = 'stopped' where id = (
      select id from programme.dealer where municipality = 'enschede' and ended_on is null and listed_on < '2026-05-01' limit 1)`,
  }

  async function firstReport(): Promise<ReportBody> {
    const [row] = await admin<
      { body: string }[]
    >`select body from insight.report order by month desc, version desc limit 1`
    return JSON.parse(row!.body) as ReportBody
  }

  test('are those of a second count that is written otherwise', async () => {
    const about = { source: 'Test', publishedOn: '2026-11-24' }
    await plantMeasures()
    await importCrimeFile(admin, crime.join('\n'), about, now)
    await importCrimeFile(admin, crime.with(1, 'Enschede;2026-11;1.1.1;9').join('\n'), about, now)
    await admin`insert into insight.entered_count (id, organisation_id, municipality, month, kind, amount, source, entered_by_name)
      values (${newId()}, 'base-team:enschede', 'enschede', '2026-11-01', 'arrests', 4, 'x', 'x')`
    const app = openDatabase(database.appUrl, { max: 1 })
    // The months that the seed left, the last among them.
    expect(await makeDueReports({ database: app, worker }, new Date('2026-12-01T03:00:00Z'))).toBeGreaterThan(
      0,
    )
    await app.end()
    const report = await firstReport()
    const counts = await recount(admin, report)
    const counted = [...new Set([...counts.keys()].map((key) => key.split(' ')[0]))]
    expect(counted).toEqual(
      expect.arrayContaining(['registrations', 'hits', 'arrests', 'crime', ...Object.keys(later)]),
    )
    expect(differences(report, counts)).toEqual([])
    // The control: one number that is another one, and one row that came later, are each found.
    const other = structuredClone(report)
    other.figures.find(({ figure }) => figure === 'hits')!.cells.find(({ measure }) => measure === 'certain')!
      .amount++
    expect(differences(other, counts)).toHaveLength(1)
    await admin`update thefts.item set ended_on = '2026-11-02', ended_reason = 'found-by-police'
      where id = (select id from thefts.item where ended_on is null and municipality = 'enschede' limit 1)`
    expect(differences(report, await recount(admin, report))).toHaveLength(1)
    await admin`update thefts.item set ended_on = null, ended_reason = null where ended_on = '2026-11-02'`
  })

  test('and the second count sees another row of each figure, and another number', async () => {
    const report = await firstReport()
    const counts = await recount(admin, report)
    expect(differences(report, counts)).toEqual([])
    const undo = new Error('undo')
    for (const [figure, change] of Object.entries(later)) {
      const seen = await admin
        .begin(async (tx) => {
          await tx`set local session_replication_role = replica`
          await change(tx as unknown as Database)
          undo.cause = differences(report, await recount(tx as unknown as Database, report))
          throw undo
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error
          return undo.cause as string[]
        })
      expect(seen.length, figure).toBeGreaterThan(0)
      expect(
        seen.every((one) => one.startsWith(`${figure} `)),
        seen.join(),
      ).toBe(true)
      const other = structuredClone(report)
      other.figures.find((one) => one.figure === figure)!.cells.at(-1)!.amount++
      expect(differences(other, counts), figure).toHaveLength(1)
    }
  })
})
