import type { Role } from '../../src/kernel/codes.ts'
import { addDays, addMonths, type Day, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { type Database, inTransaction } from '../../src/platform/database.ts'
import { countKinds, hourKinds } from '../../src/capabilities/effect/contract.ts'
import { enterCount } from '../../src/capabilities/effect/enter-count.ts'
import { enterHours } from '../../src/capabilities/effect/enter-hours.ts'
import { importCrimeFile } from '../../src/capabilities/effect/import-crime.ts'
import { makeReport } from '../../src/capabilities/effect/make-report.ts'
import { makeRng } from '../generator/public.ts'
import { municipalities } from '../twente.ts'
import { demoCaller, good } from './callers.ts'

/** Months of published numbers, of numbers that police entered, and of reports that were made. */
const CRIME_MONTHS = 30
const COUNT_MONTHS = 12
const REPORT_MONTHS = 3
const HOUR_WEEKS = 12
/** The year before the programme began, and what it stands beside: burglaries went down since, also around, and bicycles did not. */
const BEFORE = Array.from({ length: 12 }, (_, n) => addMonths('2013-07-01', n).slice(0, 7))
const AROUND = ['Deventer', 'Hardenberg', 'Lochem']
/** Burglaries of homes in a usual month of now; a shape, no measurement. */
const USUAL = { almelo: 8, enschede: 13, hengelo: 8, deventer: 9 } as Record<string, number>
/** How many times as many there were in the year before. */
const ONCE = { burglary: { here: 2.2, around: 1.5 }, 'bicycle-theft': { here: 1.05, around: 1 } }

/** Numbers for the report of the board, all made up: of crime, of police, of hours; and the reports of the months before. */
export async function seedEffect(database: Database, admin: Database, now: Date): Promise<void> {
  const today = dayInAmsterdam(now)
  const about = { source: 'Verzonnen cijfers van de demo', publishedOn: addDays(today, -20) }
  good(await importCrimeFile(admin, crimeFile(today), about, now), 'the numbers of crime')
  await seedCounts(database, today, now)
  for (const role of ['municipal-inspector', 'police-inspector'] as const)
    await seedHours(database, admin, { role, now })
  const coordinator = demoCaller('programme-coordinator')
  for (let back = REPORT_MONTHS + 1; back > 1; back--) {
    const order = { month: monthBefore(today, back), reason: '', by: 'server' } as const
    const made = await inTransaction(database, coordinator, (tx) => makeReport(tx, coordinator, order, now))
    good(made, 'a report of the board')
  }
}

const monthBefore = (today: Day, back: number) => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7)

/** A CSV as police publish them: place, month, kind, number. */
function crimeFile(today: Day): string {
  const rng = makeRng(2_018)
  const now = Array.from({ length: CRIME_MONTHS }, (_, n) => monthBefore(today, CRIME_MONTHS - n))
  const places = [...municipalities.map(({ name }) => name), ...AROUND]
  const lines = places.flatMap((name) =>
    Object.entries(ONCE).flatMap(([kind, times]) => {
      const usual = (USUAL[name.toLowerCase()] ?? 3) * (kind === 'burglary' ? 1 : 3)
      const once = usual * (AROUND.includes(name) ? times.around : times.here)
      return [...BEFORE, ...now].map((month) => {
        const amount = Math.round(BEFORE.includes(month) ? once : usual) + rng.int(-2, 3)
        return `${name};${month};${kind};${Math.max(0, amount)}`
      })
    }),
  )
  return ['municipality;month;kind;count', ...lines].join('\n')
}

async function seedCounts(database: Database, today: Day, now: Date): Promise<void> {
  const rng = makeRng(2_019)
  const police = demoCaller('fencing-specialist')
  await inTransaction(database, police, async (tx) => {
    for (let back = COUNT_MONTHS; back > 0; back--) {
      for (const kind of countKinds) {
        const month = monthBefore(today, back)
        const source = 'Verzonnen, uit het systeem van de politie'
        const input = { municipality: 'enschede', month, kind, amount: rng.int(0, 9), source, reason: '' }
        good(await enterCount(tx, police, input, now), 'a count')
      }
    }
  })
}

async function seedHours(
  database: Database,
  admin: Database,
  { role, now }: { role: Role; now: Date },
): Promise<void> {
  const rng = makeRng(2_020)
  const [account] = await admin<
    { id: string }[]
  >`select id::text from access.account where demo_role = ${role}`
  const caller = { ...demoCaller(role), accountId: account!.id }
  await inTransaction(database, caller, async (tx) => {
    for (let back = HOUR_WEEKS; back > 0; back--) {
      const week = addDays(dayInAmsterdam(now), -7 * back)
      const kind = hourKinds[back % hourKinds.length]!
      good(await enterHours(tx, { week, kind, minutes: 15 * rng.int(4, 24), reason: '' }, now), 'hours')
    }
  })
}
