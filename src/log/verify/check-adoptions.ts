import { opens } from '../../../../log/verify/public.ts'
import type { Transaction } from '../../../../platform/database.ts'
import type { Findings } from './findings.ts'
import type { LogLeaves } from './log-leaves.ts'

export type AdoptionRow = {
  from_index: number
  to_index: number
  reason: string
  reason_key: Buffer
  adopted_at: Date
}

/** Each adoption in the log has its reason in the database, and each in the database stands in the log. */
export async function checkAdoptions(
  tx: Transaction,
  municipality: string,
  log: LogLeaves,
  findings: Findings,
): Promise<void> {
  const rows = await readAdoptions(tx, municipality)
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

export async function readAdoptions(tx: Transaction, municipality: string): Promise<AdoptionRow[]> {
  return tx<AdoptionRow[]>`
    select from_index, to_index, reason, reason_key, adopted_at from registers.adoption
     where municipality = ${municipality} order by from_index`
}
