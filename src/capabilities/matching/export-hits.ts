import { stringify } from 'csv-stringify'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Database } from '../../platform/database.ts'

const columns = [
  'purchase_reference',
  'theft_source',
  'theft_reference',
  'level',
  'score',
  'created_at',
] as const

/**
 * Writes all hits to a CSV file, one line each, whatever was decided. A purchase without a reference of the dealer goes by
 * its sequence number. `admin` may take the role helder_gate. Gives the number of lines.
 */
export async function exportHits(admin: Database, file: string): Promise<number> {
  const count = await admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    let lines = 0
    const rows = tx`
      select coalesce(e.reference, e.sequence_number::text) as purchase_reference, i.source as theft_source,
             i.reference as theft_reference, h.level, h.score, h.created_at
        from matching.hit h
        join registers.entry e on e.id = h.purchase_entry_id
        join thefts.item i on i.id = h.stolen_item_id
       order by h.id`.cursor(1000)
    const all = async function* () {
      for await (const some of rows) {
        lines += some.length
        for (const row of some) yield { ...row, created_at: (row['created_at'] as Date).toISOString() }
      }
    }
    const csv = stringify({ header: true, columns: [...columns], record_delimiter: '\r\n' })
    await pipeline(all, csv, createWriteStream(`${file}.part`, { mode: 0o600 }))
    return lines
  })
  // Whoever reads the file never sees half of it.
  await rename(`${file}.part`, file)
  return count
}
