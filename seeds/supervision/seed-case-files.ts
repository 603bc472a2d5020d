import { listFindings } from '../../src/capabilities/findings/public.ts'
import { readGrounds } from '../../src/capabilities/measures/read-grounds.ts'
import { unusable } from '../../src/capabilities/measures/rules/grounds.ts'
import { openFile, type StepInput, takeStep } from '../../src/capabilities/measures/public.ts'
import { addDays, type Day, dayInAmsterdam } from '../../src/kernel/dates.ts'
import type { Caller } from '../../src/platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../src/platform/database.ts'
import { municipalities } from '../twente.ts'
import { workday } from '../year/meetings.ts'
import { good, municipalCaller } from './callers.ts'
import { seedId } from './inspections.ts'

/** A file is opened so many days after the last finding it stands on, and decided so many days after that. */
const OPENED_AFTER = 6
const DECIDED_AFTER = 24
const NO_MEASURE =
  'De handelaar heeft het hersteld en laten zien hoe het voortaan gaat. Een maatregel voegt daar nu niets aan toe.'

/** One file per municipality that can stand on something, the first of each third still open, by the use cases of everyone. */
export async function seedCaseFiles(database: Database, now: Date): Promise<void> {
  const today = dayInAmsterdam(now)
  for (const [n, { slug }] of municipalities.entries()) {
    const officer = municipalCaller(slug, 'municipal-officer')
    await inTransaction(database, officer, async (tx) => {
      const ground = await firstGround(tx, slug, today)
      if (ground !== null) await live(tx, officer, { ...ground, n, today })
    })
  }
}

type Standing = { dealerId: string; grounds: string[]; on: Day }

/** The newest findings of a dealer that a measure of the municipality can stand on; null: it has none. */
async function firstGround(tx: Transaction, municipality: string, today: Day): Promise<Standing | null> {
  const until = addDays(today, -OPENED_AFTER - DECIDED_AFTER)
  for (const [dealerId] of Map.groupBy((await listFindings(tx)).toReversed(), (one) => one.dealerId)) {
    const { grounds } = await readGrounds(tx, { dealerId, municipality, on: today })
    const usable = grounds.filter(
      (one) => unusable(one, { on: today, mustBeTold: true }) === null && one.observedOn < until,
    )
    if (usable.length > 0)
      return { dealerId, grounds: usable.map(({ id }) => id), on: usable.at(-1)!.observedOn }
  }
  return null
}

type Life = Standing & { n: number; today: Day }

async function live(
  tx: Transaction,
  officer: Caller,
  { dealerId, grounds, on, n, today }: Life,
): Promise<void> {
  const id = seedId('c000', n)
  const openedOn = workday(addDays(on, OPENED_AFTER))
  good(await openFile(tx, officer, { id, dealerId, on: openedOn, grounds }, today), 'a case file')
  if (n % 3 === 0) return
  const decidedOn = workday(addDays(openedOn, DECIDED_AFTER - 4))
  const take = async (step: StepInput) =>
    good(await takeStep(tx, officer, { fileId: id, step, today }), `the step ${step.kind}`)
  const decision = { id: seedId('c100', n), on: decidedOn, kind: 'decide-no-measure' } as const
  await take({ ...decision, documentId: null, reason: NO_MEASURE })
  if (n % 3 === 1) return
  await take({ id: seedId('c200', n), on: decidedOn, kind: 'close', why: 'no-measure', reason: '' })
}
