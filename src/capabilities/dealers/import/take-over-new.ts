import type { Day } from '../../../kernel/dates.ts'
import type { Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { carryOut } from './decide-line.ts'
import { judgeImport, lockImport } from './import-lines.ts'

/** So many in one transaction: a screen can count along, and others wait at most a second. */
const AT_ONCE = 100

/** Lists the plain new dealers of an import, some at a time. Only what was new before and still is. */
export async function takeOverNew(
  tx: Transaction,
  caller: Caller,
  importId: string,
  today: Day,
): Promise<Ok<{ taken: number; left: number }> | Refusal<'not-found'>> {
  if (!(await lockImport(tx, importId))) return { ok: false, reason: 'not-found' }
  const lines = [...(await judgeImport(tx, importId)).values()]
  const plain = lines
    .filter(({ outcome, decision, isAsSeen }) => outcome === 'new' && decision === null && isAsSeen)
    .sort((a, b) => a.line! - b.line!)
  let taken = 0
  for (const line of plain.slice(0, AT_ONCE)) {
    const done = await carryOut(tx, caller, importId, line, 'take-over', today)
    if (done.ok) taken++
  }
  if (taken > 0) await judgeImport(tx, importId)
  return { ok: true, taken, left: Math.max(0, plain.length - AT_ONCE) }
}
