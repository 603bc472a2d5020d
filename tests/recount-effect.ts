import type { ReportBody } from '../src/capabilities/effect/contract.ts'
import type { Database } from '../src/platform/database.ts'
import { recountSupervision } from './recount-supervision.ts'

// The figures of the board report once more, past row level security and without any function of ours: rows are read as they
// stand and counted here, in another way than the questions of the report do.

type Row = Record<string, string>
const month = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
})
const monthOf = (at: unknown) => month.format(at as Date).slice(0, 7)

/** Counts under `figure measure place month`, of the figures whose rows can be read one by one. */
export async function recount(
  admin: Database,
  { months }: Pick<ReportBody, 'months'>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const add: Add = (figure, measure, place, when, amount = 1) => {
    // The report keeps no noughts.
    if (amount === 0) return
    const key = `${figure} ${measure} ${place} ${when}`
    counts.set(key, (counts.get(key) ?? 0) + amount)
  }
  const places = new Map(
    (await admin<Row[]>`select branch_number, municipality from access.branch`).map((one) => [
      one['branch_number']!,
      one['municipality']!,
    ]),
  )
  const entries = await admin<
    Row[]
  >`select id, corrects_id, register, branch_number, recorded_at from registers.entry`
  const branchOf = new Map(entries.map((one) => [one['id']!, one['branch_number']!]))
  for (const one of entries.filter(({ corrects_id }) => corrects_id === null))
    add(
      'registrations',
      `${one['register']}s`,
      places.get(one['branch_number']!)!,
      monthOf(one['recorded_at']),
    )
  const statements = await admin<
    Row[]
  >`select id, undoes_id, branch_number, stated_on from registers.nil_statement`
  const undone = new Set(statements.map(({ undoes_id }) => undoes_id))
  for (const one of statements.filter(({ id, undoes_id }) => undoes_id === null && !undone.has(id!)))
    add('registrations', 'nil-statements', places.get(one['branch_number']!)!, one['stated_on']!.slice(0, 7))
  const hits = await admin<
    Row[]
  >`select id, level, state, purchase_item_id, created_at from matching.hit where removed_on is null`
  const items = new Map(
    (await admin<Row[]>`select id, entry_id from registers.item`).map((one) => [
      one['id']!,
      one['entry_id']!,
    ]),
  )
  for (const one of hits.filter(({ level }) => level !== 'possible')) {
    const place = places.get(branchOf.get(items.get(one['purchase_item_id']!)!)!)!
    add('hits', one['level']!, place, monthOf(one['created_at']))
  }
  const endings = await admin<Row[]>`
    select municipality, ended_on, ended_reason from thefts.item where ended_on is not null and municipality is not null`
  for (const one of endings.filter(
    (ending) => !['reported-in-error', 'other'].includes(ending['ended_reason']!),
  ))
    add('found-again', one['ended_reason']!, one['municipality']!, one['ended_on']!.slice(0, 7))
  await recountEntered(admin, add)
  await recountSupervision(admin, months, add)
  return counts
}

export type Add = (figure: string, measure: string, place: string, when: string, amount?: number) => void

/** What people entered and imported, moves and visits. */
async function recountEntered(admin: Database, add: Add): Promise<void> {
  const entered = await admin<
    Row[]
  >`select id, replaces_id, municipality, month, kind, amount from insight.entered_count`
  const replaced = new Set(entered.map(({ replaces_id }) => replaces_id))
  for (const one of entered.filter(({ id }) => !replaced.has(id!)))
    add(one['kind']!, one['kind']!, one['municipality']!, one['month']!.slice(0, 7), Number(one['amount']))
  const published = await admin<Row[]>`select place, month, kind, amount from insight.crime_figure order by n`
  const newest = new Map(published.map((one) => [`${one['place']} ${one['month']} ${one['kind']}`, one]))
  const region = new Set((await admin<Row[]>`select slug from policy.municipality`).map(({ slug }) => slug))
  for (const one of [...newest.values()].filter(({ place }) => region.has(place!)))
    add(
      'crime',
      one['kind'] === 'burglary' ? 'burglary' : 'theft',
      one['place']!,
      one['month']!.slice(0, 7),
      Number(one['amount']),
    )
  const changes = await admin<{ on: string; detail: Row }[]>`
    select happened_on as on, detail from programme.event where kind = 'changed' and detail ? 'municipality.was'`
  for (const { on, detail } of changes) {
    if (detail['municipality.was'] !== detail['municipality.is'])
      add('moves', 'any', detail['municipality.was']!, on.slice(0, 7))
  }
  const visits = await admin<
    Row[]
  >`select organisation_id, municipality, ended_at from visits.visit where state = 'ended'`
  for (const one of visits)
    add(
      'visits',
      one['organisation_id']!.startsWith('base-team') ? 'police' : 'municipal',
      one['municipality']!,
      monthOf(one['ended_at']),
    )
}

/** Where the report and the second count don't say the same, of the months that the report shows. */
export function differences({ figures, months }: ReportBody, counts: ReadonlyMap<string, number>): string[] {
  const compared = new Set([...counts.keys()].map((key) => key.split(' ')[0]))
  const said = new Map<string, number>()
  for (const { figure, cells } of figures.filter((one) => compared.has(one.figure))) {
    for (const { measure, place, month: when, amount } of cells) {
      if (figure === 'hits' && ['confirmed', 'dismissed'].includes(measure)) continue
      const key = `${figure} ${figure === 'moves' ? 'any' : measure} ${place} ${when}`
      said.set(key, (said.get(key) ?? 0) + amount)
    }
  }
  const keys = new Set(
    [...said.keys(), ...counts.keys()].filter((key) => months.includes(key.split(' ').at(-1)!)),
  )
  return [...keys]
    .filter((key) => said.get(key) !== counts.get(key))
    .map((key) => `${key}: ${said.get(key)}, ${counts.get(key)}`)
}
