import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from '../../../platform/database.ts'
import { type ImportLine, type Judgement, judgeLines } from '../rules/import/judge-lines.ts'
import { readInventory } from './read-inventory.ts'

export type StoredLine = ImportLine & Judgement

/** Holds an import of the caller's office for this transaction; false when there is none. */
export async function lockImport(tx: Transaction, importId: string): Promise<boolean> {
  const [row] = await tx<{ locked: boolean }[]>`select programme.lock_import(${importId}) as locked`
  return row!.locked
}

async function readLines(tx: Transaction, importId: string): Promise<StoredLine[]> {
  return await tx<StoredLine[]>`
    select id, line, facts, errors, questions, skipped, same_as as "sameAs", is_another as "isAnother", decision,
           dealer_id as "dealerId", outcome, about
      from programme.import_line where import_id = ${importId}`
}

/** What lines are compared with, with the numbers among them that others have. */
export async function inventoryFor(tx: Transaction, lines: readonly Pick<ImportLine, 'facts'>[]) {
  const numbers = lines.flatMap(({ facts }) => facts.branchNumber ?? [])
  const { dealers, own } = await readInventory(tx)
  const [row] = await tx<
    { elsewhere: string[] }[]
  >`select programme.numbers_elsewhere(${numbers}) as elsewhere`
  return { dealers, own, elsewhere: row!.elsewhere }
}

/**
 * Judges the lines anew, as the inventory and the answers of people are now, and writes what became otherwise. Gives the
 * lines by their id, with `isAsSeen`: nothing became otherwise since it was last written.
 */
export async function judgeImport(
  tx: Transaction,
  importId: string,
): Promise<Map<string, StoredLine & { isAsSeen: boolean }>> {
  const lines = await readLines(tx, importId)
  const judged = judgeLines(lines, await inventoryFor(tx, lines))
  const now = lines.map((line) => {
    const judgement = judged.get(line.id) ?? { outcome: line.outcome, about: line.about }
    const isAsSeen = isDeepStrictEqual(judgement, { outcome: line.outcome, about: line.about })
    return { ...line, ...judgement, isAsSeen }
  })
  const other = now
    .filter(({ isAsSeen }) => !isAsSeen)
    .map(({ id, outcome, about }) => ({ id, outcome, about }))
  if (other.length > 0) await tx`select programme.judge_lines(${importId}, ${tx.json(other)})`
  return new Map(now.map((line) => [line.id, line]))
}
