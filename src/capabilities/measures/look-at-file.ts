import type { Transaction } from '../../platform/database.ts'

/**
 * Records that somebody opens a file, or a letter of it, who reads files and does not work on them (docs/decisions/0047): the
 * dealer's own words stand there. In the transaction that reads; of who works on the file nothing is recorded.
 */
export async function lookAtFile(tx: Transaction, id: string): Promise<void> {
  await tx`select supervision.look_at_file(${id})`
}
