import { branchToken } from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { branchKey } from '../entry-keys.ts'

/** How far from a branch's last number lost entries are looked for: a day of the busiest chain, many times over. */
const LOST_NUMBERS_MAX = 100_000

type Counter = { organisation_id: string; branch_number: string; register: string; last_number: number }

export type Skipped = {
  numbersSkipped: number
  /** Numbers that the database had given again already: they stand in the log twice for good. */
  numbersDoubled: number
  /** Lost entries of branches that the database does not know (any more). */
  unplaced: number
}

/**
 * Finds the branches behind lost leaves by their tokens, and moves their next numbers past them. `tokens` are those of
 * lost entries.
 */
export async function skipLostNumbers(
  tx: Transaction,
  municipality: string,
  tokens: ReadonlySet<string>,
  keys: KeyFiles,
): Promise<Skipped> {
  const counters = await tx<Counter[]>`
    select c.organisation_id, c.branch_number, c.register, c.last_number
      from registers.counter c join access.branch b using (organisation_id, branch_number)
     where b.municipality = ${municipality} order by 1, 2, 3 for update of c`
  const reach = Math.min(tokens.size, LOST_NUMBERS_MAX)
  const open = new Set(tokens)
  const found: Skipped = { numbersSkipped: 0, numbersDoubled: 0, unplaced: 0 }
  for (const { organisation_id, branch_number, register, last_number } of counters) {
    const key = branchKey(keys, branch_number)
    const takes = (sequenceNumber: number) => open.delete(branchToken(key, { register, sequenceNumber }))
    let past = last_number
    for (let n = last_number + 1; n <= last_number + reach && open.size > 0; n++) if (takes(n)) past = n
    for (let n = last_number; n > 0 && n > last_number - LOST_NUMBERS_MAX && open.size > 0; n--) {
      if (takes(n)) found.numbersDoubled++
    }
    if (past === last_number) continue
    found.numbersSkipped += past - last_number
    await tx`update registers.counter set last_number = ${past}
      where organisation_id = ${organisation_id} and branch_number = ${branch_number} and register = ${register}`
  }
  return { ...found, unplaced: open.size }
}
