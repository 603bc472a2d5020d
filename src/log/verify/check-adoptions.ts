import type { Findings } from './findings.ts'
import { opens } from './leaf.ts'
import type { LogLeaves } from './log-leaves.ts'

/** What a database says of an adoption. */
export type AdoptionRow = {
  from_index: number
  to_index: number
  reason: string
  reason_key: Buffer
  adopted_at: Date
}

/** Each adoption in the log has its reason in the database, and each in the database stands in the log. */
export function checkAdoptions(rows: readonly AdoptionRow[], log: LogLeaves, findings: Findings): void {
  for (const { index, from, to, reasonCommitment } of log.adoptions) {
    const where = `adoption of leaves ${from} up to ${to}`
    if (to > index) findings.add(where, `stands at ${index}, before what it adopts`)
    // A database that was restored once more has lost the row of the earlier adoption too.
    if (log.isAdopted(index)) continue
    const row = rows.find((one) => one.from_index === from && one.to_index === to)
    if (!row) findings.add(where, 'stands in the log, and its reason is not in the database')
    else if (reasonCommitment !== undefined && !opens(reasonCommitment, row.reason_key, row.reason)) {
      findings.add(where, 'has another reason in the database than was logged')
    }
  }
  for (const { from_index, to_index } of rows) {
    if (log.adoptions.some(({ from, to }) => from === from_index && to === to_index)) continue
    findings.add(
      `adoption of leaves ${from_index} up to ${to_index}`,
      'is in the database and not in the log',
    )
  }
}
