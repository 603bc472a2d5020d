import { afterAll, beforeAll, expect, test } from 'vitest'
import { seed } from '../seeds/seed.ts'
import { municipalities, programme } from '../seeds/twente.ts'
import {
  findingKinds,
  type FindingKind,
  type FindingRole,
  findingWeights,
} from '../src/capabilities/findings/public.ts'
import { classesOf, overviewClasses, type OverviewClass } from '../src/capabilities/overview/public.ts'
import { visitKinds, visitRecord } from '../src/capabilities/visits/contract.ts'
import { type VisitCapacity, visitCapacities } from '../src/capabilities/visits/rules/capacities.ts'
import { type VisitState, visitStates } from '../src/capabilities/visits/rules/visit-states.ts'
import { caseStates } from '../src/capabilities/triangle/rules/case-table.ts'
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
type Visit = {
  state: VisitState
  kind: string
  capacity: VisitCapacity | null
  record: object
  begun_at: Date | null
  questions_stopped_at: Date | null
}
const seen = overviewClasses.filter((name) => name !== 'measure-running')
let database: TestDatabase
let admin: Database
let app: Database
beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
  app = openDatabase(database.appUrl, { max: 1 })
  await prepareJobs(database.jobsUrl)
  await seed({
    ...database,
    logName: 'helder-test.example',
    now: new Date(`${today}T12:00:00Z`),
    log: () => undefined,
    purchaseCount: 300,
    stolenItemCount: 60,
  })
}, 120_000)
afterAll(async () => {
  await app.end()
  await admin.end()
  await database.drop()
})

test('every class of the overview stands in the region, and every municipality was in the shops', async () => {
  const { items } = await inTransaction(app, officer, (tx) => classesOf(tx, today))
  expect(items.map(({ municipality }) => municipality).sort()).toEqual(
    municipalities.map(({ slug }) => slug).sort(),
  )
  const count = (name: OverviewClass) => items.reduce((sum, { classes }) => sum + classes[name], 0)
  for (const name of seen) expect(count(name), name).toBeGreaterThan(0)
  for (const { name, visits } of items) expect(visits, name).toBeGreaterThan(0)
  expect(items.reduce((sum, { pending }) => sum + pending, 0)).toBeGreaterThan(3)
})

test('visits of every kind and state, by each of the three capacities, as a device would have sent them', async () => {
  const visits = await admin<
    Visit[]
  >`select state, kind, capacity, record, begun_at, questions_stopped_at from visits.visit`
  expect(new Set(visits.map(({ state }) => state))).toEqual(new Set(visitStates))
  expect(new Set(visits.map(({ kind }) => kind))).toEqual(new Set(visitKinds))
  expect(new Set(visits.flatMap(({ capacity }) => capacity ?? []))).toEqual(new Set(visitCapacities))
  expect(visits.filter(({ questions_stopped_at }) => questions_stopped_at !== null)).toHaveLength(1)
  for (const { record } of visits) expect(visitRecord.safeParse(record).success).toBe(true)
  const first = visits.flatMap(({ begun_at }) => begun_at?.getTime() ?? []).sort((a, b) => a - b)[0]!
  expect(Date.parse(today) - first).toBeGreaterThan(600 * 86_400_000)
})

/** Findings that nobody can have made so: out of order, in another capacity, or on a rule that did not hold. */
const impossible = (database: Database) => database<{ id: string; kind: FindingKind; capacity: string }[]>`
  select f.id, f.kind, f.capacity from findings.finding f left join findings.notice n on n.finding_id = f.id
    left join findings.answer a on a.finding_id = f.id left join visits.visit v on v.id = f.source_id
   where f.observed_at > ${`${today}T12:00:00Z`} or f.basis is null or n.told_on < f.observed_at::date or n.told_on > ${today}
      or a.answered_on < n.told_on or a.answered_on > ${today} or (a.id is not null and n.finding_id is null)
      or v.id is null or v.organisation_id <> f.organisation_id or v.dealer_id <> f.dealer_id
      or f.observed_at not between v.begun_at and v.ended_at`

test('findings are in order: seen on a visit, told, then answered, by who may find them', async () => {
  expect(await impossible(admin)).toEqual([])
  const found = await admin<
    { kind: FindingKind; capacity: FindingRole }[]
  >`select kind, capacity from findings.finding`
  expect(found.length).toBeGreaterThan(150)
  for (const { kind, capacity } of found) expect(findingKinds[kind].by).toContain(capacity)
  expect(new Set(found.map(({ kind }) => findingKinds[kind].weight))).toEqual(new Set(findingWeights))
  const [told] = await admin`
    select count(*) filter (where d.kvk_number = '99000001') as demo, count(a.id) filter (where a.given_by = 'dealer') as by_dealer,
           count(a.id) filter (where a.given_by = 'officer') as by_officer, count(w.finding_id) as withdrawn
      from findings.finding f join programme.dealer d on d.id = f.dealer_id left join findings.answer a on a.finding_id = f.id
      left join findings.withdrawal w on w.finding_id = f.id`
  expect(told).toMatchObject({ demo: 0 })
  for (const column of ['by_dealer', 'by_officer', 'withdrawn'])
    expect(told?.[column], column).toBeGreaterThan(0)
})

test('control: a finding that was answered before it was told is seen', async () => {
  const undo = new Error('undo')
  await admin
    .begin(async (tx) => {
      await tx`update findings.notice set told_on = told_on + 400, answer_until = answer_until + 400
        where finding_id = (select finding_id from findings.answer limit 1)`
      expect((await impossible(tx as unknown as Database)).length).toBeGreaterThan(0)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
})

test('cases of the triangle in every state, with tasks that were done and tasks that wait', async () => {
  const cases = await admin<{ state: string }[]>`select state from triangle.triangle_case`
  expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(caseStates))
  const tasks = await admin<{ state: string }[]>`select distinct state from triangle.task`
  expect(new Set(tasks.map(({ state }) => state)).size).toBeGreaterThan(1)
})

test('the board has its reports of the months before, with made-up numbers that say so', async () => {
  const [row] = await admin`
    select (select count(*) from insight.report) as reports, (select count(distinct month) from insight.entered_count) as months,
           (select count(distinct account_id) from insight.worked_hours) as people,
           (select count(distinct place) from insight.crime_figure) as places, (select min(source) from insight.crime_import) as source`
  expect(row).toMatchObject({ reports: 3, months: 12, people: 2, places: 14 })
  expect(row?.['source']).toContain('Verzonnen')
})

test('case files stand on findings of their municipality, some open, some decided and closed', async () => {
  const files = await admin<{ municipality: string; kinds: string[] }[]>`
    select f.municipality, array_agg(s.kind) as kinds from supervision.case_file f
      join supervision.file_step s on s.file_id = f.id group by f.id, f.municipality`
  expect(files.length).toBeGreaterThan(6)
  const kinds = files.flatMap((file) => file.kinds)
  for (const kind of ['open', 'decide-no-measure', 'close']) expect(kinds).toContain(kind)
})
