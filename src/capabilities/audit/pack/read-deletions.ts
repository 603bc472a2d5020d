import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { readLeaf } from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { LogPlaces } from '../../registers/public.ts'
import { LOOK_LOG } from '../look-log.ts'
import type { DeletionsFile } from './pack-format.ts'
import { openSignedLog } from './read-sample.ts'

type Row = { log: string; log_index: number; body: Buffer; signed_at: Date | null }
const ERASURES = ['erasure', 'entry-erasure', 'look-erasure']

/**
 * The erasures that stand signed in the logs of the registers, of this year, and in the log of looks, of any. A log has no
 * clock: the year is that of the first checkpoint above the leaf, which the database keeps for the registers.
 */
export async function readDeletions(
  tx: Transaction,
  places: { registers: LogPlaces; looks: LogPlaces },
  year: number,
): Promise<DeletionsFile> {
  const registers = await tx<Row[]>`
    select f.municipality as log, f.log_index, f.body,
           (select min(c.at) from registers.checkpoint c where c.municipality = f.municipality and c.size > f.log_index) as signed_at
      from registers.leaf f join registers.log l using (municipality)
     where f.log_index < l.checkpoint_size and right(convert_from(f.body, 'UTF8'), 15) <> '"type":"entry"}'
     order by 1, 2`
  const looks = await tx<Row[]>`
    select f.log, f.log_index, f.body, null as signed_at from access.look_leaf f join access.look_log l using (log)
     where f.log_index < l.checkpoint_size and right(convert_from(f.body, 'UTF8'), 14) <> '"type":"look"}' order by 2`
  const isOfYear = ({ signed_at }: Row) =>
    signed_at === null || dayInAmsterdam(signed_at).startsWith(`${year}-`)
  const rows = [...registers, ...looks].filter(
    (row) => ERASURES.includes(readLeaf(row.body)?.type ?? '') && isOfYear(row),
  )
  const logs: DeletionsFile['logs'] = []
  for (const [name, found] of Map.groupBy(rows, ({ log }) => log)) {
    const signed = await openSignedLog(name === LOOK_LOG ? places.looks : places.registers, name)
    const deletions: DeletionsFile['logs'][number]['deletions'] = []
    for (const { log_index, body, signed_at } of found) {
      const proven = await signed.prove(log_index, body)
      deletions.push({ ...proven, firstSignedAt: signed_at?.toISOString() ?? null })
    }
    logs.push({ log: signed.log, checkpoint: signed.checkpoint, deletions })
  }
  return { format: 'helder-audit-deletions-1', year, logs }
}
