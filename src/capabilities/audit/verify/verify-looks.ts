import { type Findings, type LogLeaves, type opens, readLeaf } from '../../../log/verify/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { checkLook } from './check-look.ts'
import { type LookLeafRow, type LookRow, readIndexed, readWaiting } from './look-rows.ts'

const LEAVES_AT_ONCE = 500

export type LooksCheck = {
  /** Leaves with an index in the database. */
  size: number
  log: LogLeaves
  opens: typeof opens
  findings: Findings
  onProgress: (done: number) => void
}
/** What was counted on the way. */
export type LookCounts = { looks: number; waiting: number; forgotten: number; lost: number }

/** Compares every look with its leaf, and every leaf with the signed log: once through, in the order of the log. */
export async function verifyLooks(tx: Transaction, check: LooksCheck): Promise<LookCounts> {
  const { log, size, findings, onProgress } = check
  const counts: LookCounts = { looks: 0, waiting: 0, forgotten: 0, lost: 0 }
  const end = Math.max(size, log.size)
  for (let from = 0; from < end; from += LEAVES_AT_ONCE) {
    const to = Math.min(end, from + LEAVES_AT_ONCE)
    const rows = await readIndexed(tx, from, to)
    const known = new Set(rows.map((row) => row.log_index))
    // What was signed after the moment of this check is not here yet; a rolled-back database is told as such.
    for (let index = from; index < Math.min(to, log.size, size); index++) {
      if (!known.has(index)) findings.add(`leaf ${index}`, 'is in the log and not in the database')
    }
    for (const row of rows) checkRow(row, check, counts)
    onProgress(to)
  }
  for (let after = 0; ; ) {
    const rows = await readWaiting(tx, after, LEAVES_AT_ONCE)
    if (rows.length === 0) return counts
    for (const row of rows) checkRow(row, check, counts)
    after = rows.at(-1)!.leaf_id
  }
}

function checkRow(row: LookLeafRow, check: LooksCheck, counts: LookCounts): void {
  const { log, findings, opens } = check
  const { log_index, look, key } = row
  const leafName = log_index === null ? 'a leaf that waits' : `leaf ${log_index}`
  const where = look === null ? leafName : nameOf(look)
  const isSigned = log_index !== null && log_index < log.size
  if (!isSigned) counts.waiting++
  if (look !== null) counts.looks++
  // A changed leaf speaks for nothing.
  if (isSigned && log.holds(log_index, row.body) === false) {
    findings.add(where, `${leafName} in the database is not the one that was signed`)
    return
  }
  const leaf = readLeaf(row.body)
  if (leaf === undefined) findings.add(where, `${leafName} is not a leaf as docs/leaf.md describes it`)
  else if (leaf.type !== 'look') {
    if (row.look_id !== null) findings.add(where, `${leafName} is no look, and says to be of one`)
  } else if (look !== null && key !== null) {
    for (const what of checkLook(look, key, leaf, opens)) findings.add(where, what)
  } else if (log_index !== null && log.isErasedLook(log_index)) counts.forgotten++
  else if (log_index !== null && log.isAdopted(log_index)) counts.lost++
  else
    findings.add(
      where,
      look === null ? 'is of a look that is not there' : 'has no key, and no erasure stands in the log',
    )
}

function nameOf({ id, organisation_id }: LookRow): string {
  return `look ${id} of ${organisation_id}`
}
