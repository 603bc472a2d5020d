import { afterAll, beforeAll, expect, test } from 'vitest'
import { seed } from '../seeds/seed.ts'
import { municipalCaller } from '../seeds/supervision/callers.ts'
import { municipalities, programme } from '../seeds/twente.ts'
import {
  findingKinds,
  type FindingKind,
  type FindingRole,
  findingWeights,
} from '../src/capabilities/findings/public.ts'
import { classesOf, overviewClasses, type OverviewClass } from '../src/capabilities/overview/public.ts'
import { listExemptions } from '../src/capabilities/measures/exemptions/list-exemptions.ts'
import { fileView } from '../src/capabilities/measures/contract.ts'
import { exemptionView } from '../src/capabilities/measures/exemptions/contract.ts'
import { ladderView } from '../src/capabilities/measures/ladders/contract.ts'
import {
  type FileView,
  listCaseFiles,
  listLadders,
  readFile,
  type StepKind,
} from '../src/capabilities/measures/public.ts'
import { documentKinds, exemptionStates, fileStates } from '../src/capabilities/measures/rules/file-states.ts'
import { stepTable, timeTable } from '../src/capabilities/measures/rules/step-table.ts'
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
  for (const name of overviewClasses) expect(count(name), name).toBeGreaterThan(0)
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
  const [of] = await admin`
    select count(*) as files, count(*) filter (where f.dealer_id <> c.dealer_id) as others
      from triangle.triangle_case c join supervision.case_file f on f.id = c.case_file_id`
  expect(of?.['files']).toBeGreaterThan(0)
  expect(of?.['others']).toBe(0)
})

test('the board has its reports of the months before, with made-up numbers that say so', async () => {
  const [row] = await admin`
    select (select count(*) from insight.report) as reports, (select count(distinct month) from insight.entered_count) as months,
           (select count(distinct account_id) from insight.worked_hours) as people,
           (select count(distinct place) from insight.crime_figure) as places, (select min(source) from insight.crime_import) as source`
  expect(row).toMatchObject({ reports: 3, months: 12, people: 2, places: municipalities.length + 3 })
  expect(row?.['source']).toContain('Verzonnen')
})

test('case files in every municipality, at every step and in every state, some by time alone', async () => {
  const steps = await admin<{ kind: StepKind }[]>`select distinct kind from supervision.file_step`
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(stepTable.map(({ kind }) => kind)))
  const files = await filesOfAll()
  expect(new Set(files.map(({ municipality }) => municipality)).size).toBe(municipalities.length)
  expect(new Set(files.map(({ dealerId }) => dealerId)).size).toBe(files.length)
  expect(new Set(files.map(({ state }) => state))).toEqual(new Set(fileStates))
  for (const state of ['view-lapsed', 'warning-expired', 'compliance-lapsed', 'collection-lapsed'] as const)
    expect(timeTable.map((row) => row.to)).toContain(state)
  expect(files.some(({ isSuspended }) => isSuspended)).toBe(true)
  const [drafts] = await admin`
    select count(*) filter (where settled_at is null) as drafts, count(distinct kind) as kinds from supervision.case_document`
  expect(drafts).toEqual({ drafts: 0, kinds: documentKinds.length })
})

test('requests for an exemption wait, were extended, granted and refused, and one is late', async () => {
  const found = await inTransaction(app, municipalCaller('oldenzaal', 'municipal-officer'), (tx) =>
    listExemptions(tx, today),
  )
  for (const one of found) exemptionView.parse(one)
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(exemptionStates))
  expect(found.some(({ isLate }) => isLate)).toBe(true)
})

/** The case files of the region, as an officer of each municipality gets them: each answer is one that a screen can read. */
async function filesOfAll(): Promise<FileView[]> {
  const files: FileView[] = []
  for (const { slug } of municipalities)
    await inTransaction(app, municipalCaller(slug, 'municipal-officer'), async (tx) => {
      for (const { id } of await listCaseFiles(tx, today))
        files.push(fileView.parse(await readFile(tx, id, { today, mayWrite: true })))
      for (const ladder of await listLadders(tx, slug, today))
        expect(ladderView.parse(ladder)).toMatchObject({ isInForce: true })
    })
  return files
}
