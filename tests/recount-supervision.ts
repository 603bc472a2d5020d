import type { Database } from '../src/platform/database.ts'
import { weigh } from './overview-second-opinion.ts'
import type { Add } from './recount-effect.ts'

// The figures of supervision in the board report once more: what recount-effect.ts does for registers, hits and entered numbers.

type Row = Record<string, string | null>
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })
const dayOf = (at: unknown) => dayFormat.format(at as Date)
const monthOf = (day: string | null | undefined) => String(day).slice(0, 7)

/** Adds what stands in the tables of supervision, and how many dealers took part at the end of each of some months. */
export async function recountSupervision(
  admin: Database,
  months: readonly string[],
  add: Add,
): Promise<void> {
  await recountFindings(admin, add)
  await recountMeasures(admin, add)
  await recountTriangle(admin, add)
  await recountHours(admin, add)
  await recountCoverage(admin, months, add)
}

async function recountFindings(admin: Database, add: Add): Promise<void> {
  const withdrawn = new Set(
    (await admin<Row[]>`select finding_id from findings.withdrawal`).map((row) => row['finding_id']),
  )
  for (const one of await admin<Row[]>`select id, municipality, kind, observed_at from findings.finding`)
    if (!withdrawn.has(one['id']))
      add('findings', weigh(one['kind']!), one['municipality']!, monthOf(dayOf(one['observed_at'])))
}

async function recountMeasures(admin: Database, add: Add): Promise<void> {
  const places = new Map(
    (await admin<Row[]>`select id, municipality from supervision.case_file`).map((row) => [
      row['id'],
      row['municipality']!,
    ]),
  )
  const named: Record<string, string> = { announce: 'announcement', incur: 'penalty-incurred' }
  for (const { kind, file_id, on_day } of await admin<
    Row[]
  >`select kind, file_id, on_day from supervision.file_step`) {
    const decided = /^decide-(warning|order|closure|collection|no-measure)$/.exec(kind!)?.[1]
    const measure = decided ?? named[kind!]
    if (measure !== undefined) add('measures', measure, places.get(file_id!)!, monthOf(on_day))
  }
}

async function recountTriangle(admin: Database, add: Add): Promise<void> {
  const cases = await admin<Row[]>`select id, municipality, proposed_on from triangle.triangle_case`
  const meetings = await admin<Row[]>`select id, held_on from triangle.meeting`
  const items = await admin<Row[]>`select case_id, outcome, noted_on from triangle.agenda_item`
  const tasks = await admin<Row[]>`select case_id, meeting_id, state, answered_on from triangle.task`
  for (const { id, municipality, proposed_on } of cases) {
    add('triangle', 'cases', municipality!, monthOf(proposed_on))
    for (const item of items.filter((one) => one['case_id'] === id && one['outcome'] === 'decided'))
      add('triangle', 'decisions', municipality!, monthOf(item['noted_on']))
    for (const task of tasks.filter((one) => one['case_id'] === id)) {
      const meeting = meetings.find((one) => one['id'] === task['meeting_id'])
      add('triangle', 'tasks', municipality!, monthOf(meeting?.['held_on']))
      if (task['state'] === 'done') add('triangle', 'tasks-done', municipality!, monthOf(task['answered_on']))
    }
  }
}

type Participants = { participants?: { ownOrganisation?: boolean }[] }
type Visit = {
  organisation_id: string
  municipality: string
  begun_at: Date
  ended_at: Date
  record: Participants
}

async function recountHours(admin: Database, add: Add): Promise<void> {
  const visits = await admin<Visit[]>`
    select organisation_id, municipality, begun_at, ended_at, record from visits.visit where ended_at is not null`
  const minutes = new Map<string, number>()
  for (const { organisation_id, municipality, begun_at, ended_at, record } of visits) {
    const own = (record.participants ?? []).filter(({ ownOrganisation }) => ownOrganisation !== false)
    const key = [municipality, monthOf(dayOf(ended_at)), organisation_id.split(':')[0]].join(' ')
    const taken = ((ended_at.getTime() - begun_at.getTime()) / 60_000) * Math.max(1, own.length)
    minutes.set(key, (minutes.get(key) ?? 0) + taken)
  }
  for (const [key, taken] of minutes) {
    const [place, month] = key.split(' ')
    if (Math.round(taken) > 0) add('hours', 'visit-counted', place!, month!, Math.round(taken))
  }
  const entered = await admin<Row[]>`
    select id, replaces_id, organisation_id, municipality, week, kind, minutes from insight.worked_hours`
  const replaced = new Set(entered.map((row) => row['replaces_id']))
  for (const { id, organisation_id, municipality, week, kind, minutes: amount } of entered) {
    const sunday = new Date(Date.parse(week!) + 6 * 86_400_000).toISOString().slice(0, 10)
    const isCounted = visits.some(
      (one) =>
        one.organisation_id === organisation_id &&
        dayOf(one.ended_at) >= week! &&
        dayOf(one.ended_at) <= sunday,
    )
    if (replaced.has(id) || (kind === 'visit' && isCounted)) continue
    add(
      'hours',
      kind!,
      municipality ?? `team:${organisation_id!.split(':')[1]}`,
      monthOf(week),
      Number(amount),
    )
  }
}

/** Reads each dealer's days as they stand: stopped, then on paper, then connected, in that order. */
async function recountCoverage(admin: Database, months: readonly string[], add: Add): Promise<void> {
  const dealers = await admin<Row[]>`
    select d.id, d.municipality, d.branch_number, d.listed_on, d.ended_on, d.paper_since, b.joined_on
      from programme.dealer d left join access.branch b using (branch_number)`
  const signs = await readSigns(admin)
  const groups = groupPlaces(dealers, lastOf(months.at(-1)!))
  for (const month of months) {
    const on = lastOf(month)
    const by = (day: string | null | undefined) => typeof day === 'string' && day <= on
    for (const one of dealers) {
      if (!by(one['listed_on']) || by(one['ended_on'])) continue
      const place = groups.get(one['municipality']!)!
      add('coverage', 'trading', place, month)
      const paper = one['paper_since']
      const joined = by(one['joined_on'])
      const alive = [
        one['joined_on'],
        ...(signs.get(one['branch_number']!) ?? []),
        ...(signs.get(one['id']!) ?? []),
      ].filter(by)
      if (by(paper) && (!joined || alive.every((day) => day! < paper!)))
        add('coverage', 'on-paper', place, month)
      else if (joined) add('coverage', 'taking-part', place, month)
    }
  }
}

const lastOf = (month: string) => {
  const [year, index] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10)
}

/** The last day of each kind of sign of life: entries and nil statements by branch, going on by dealer. */
async function readSigns(admin: Database): Promise<Map<string, string[]>> {
  const lasts = new Map<string, string>()
  const see = (kind: string, of: string, day: string) => {
    if ((lasts.get(`${kind} ${of}`) ?? '') < day) lasts.set(`${kind} ${of}`, day)
  }
  for (const row of await admin<Row[]>`select branch_number, recorded_at from registers.entry`)
    see('entry', row['branch_number']!, dayOf(row['recorded_at']))
  const statements = await admin<
    Row[]
  >`select id, undoes_id, branch_number, stated_on from registers.nil_statement`
  const undone = new Set(statements.map((row) => row['undoes_id']))
  for (const row of statements)
    if (row['undoes_id'] === null && !undone.has(row['id']))
      see('nil', row['branch_number']!, row['stated_on']!)
  for (const row of await admin<
    Row[]
  >`select dealer_id, happened_on from programme.event where kind = 'reopened'`)
    see('reopened', row['dealer_id']!, row['happened_on']!)
  const signs = new Map<string, string[]>()
  for (const [key, day] of lasts) {
    const of = key.split(' ')[1]!
    signs.set(of, [...(signs.get(of) ?? []), day])
  }
  return signs
}

/** Municipalities with fewer than five dealers go under one name, the next smallest with them where they are too few. */
function groupPlaces(dealers: readonly Row[], on: string): Map<string, string> {
  const sizes = new Map<string, number>()
  for (const { municipality, listed_on } of dealers)
    sizes.set(municipality!, (sizes.get(municipality!) ?? 0) + (listed_on! <= on ? 1 : 0))
  const rising = [...sizes].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1))
  const small: string[] = []
  let together = 0
  for (const [slug, size] of rising) {
    const isFull = small.length === 0 || (small.length > 1 && together >= 5)
    if (size >= 5 && isFull) break
    small.push(slug)
    together += size
  }
  return new Map(rising.map(([slug]) => [slug, small.includes(slug) ? small.sort().join('+') : slug]))
}
