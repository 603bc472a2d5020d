import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { registersBook } from './log-book.ts'
import type { LogPlaces } from './log-places.ts'
import { type Skipped, skipLostNumbers } from './skip-lost-numbers.ts'
import { type AdoptRefusal, takeUpLog } from './take-up-log.ts'

export type Adopted = {
  ok: true
  from: number
  to: number
  /** Entries whose leaf stays in the log although the database has lost them. */
  entriesLost: number
} & Skipped

/**
 * Takes up the log of a municipality whose database was restored to an older state, and moves each branch's next number
 * past the lost ones, so that no number is ever given twice. Runs as helder_gate; the caller publishes afterwards. Throws
 * when tiles that were signed are not on disk.
 */
export async function adoptLog(
  tx: Transaction,
  municipality: string,
  reason: string,
  { places, keys }: { places: LogPlaces; keys: KeyFiles },
): Promise<Adopted | AdoptRefusal> {
  const taken = await takeUpLog(tx, { book: registersBook, places, name: municipality }, reason)
  if (!taken.ok) return taken
  const { from, to } = taken
  const tokens = new Set(taken.lost.map(tokenOfEntry).filter((token) => token !== undefined))
  const skipped = await skipLostNumbers(tx, municipality, tokens, keys)
  // An index may now hold another entry than the matcher read there: it reads again from where the log was taken up.
  await tx`update matching.cursor set position = least(position, ${from}) where source = ${`log:${municipality}`}`
  return { ok: true, from, to, entriesLost: tokens.size, ...skipped }
}

function tokenOfEntry(body: Buffer): string | undefined {
  const leaf = JSON.parse(body.toString()) as { type: string; branchToken?: string }
  return leaf.type === 'entry' ? leaf.branchToken : undefined
}
