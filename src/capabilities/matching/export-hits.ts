import type { Database } from '../../platform/database.ts'
import { writeCsv } from '../../platform/write-csv.ts'

const columns = [
  'purchase_reference',
  'theft_source',
  'theft_reference',
  'level',
  'score',
  'created_at',
] as const

/**
 * Writes all hits to a CSV file, one line each, whatever was decided. A purchase goes by the dealer's own number, a
 * correction by that of what it corrects; without one by the sequence number. `admin` may take the role helder_gate. Gives the number of lines.
 */
export async function exportHits(admin: Database, file: string): Promise<number> {
  return admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    const rows = tx`
      select coalesce(e.reference, first.reference, e.sequence_number::text) as purchase_reference, i.source as theft_source,
             i.reference as theft_reference, h.level, h.score, h.created_at
        from matching.hit h
        join registers.entry e on e.id = h.purchase_entry_id
        join registers.item bought on bought.id = h.thing_id
        join registers.entry first on first.id = bought.entry_id
        join thefts.item i on i.id = h.stolen_item_id
       order by h.id`.cursor(1000)
    async function* lines() {
      for await (const some of rows) {
        for (const row of some) yield { ...row, created_at: (row['created_at'] as Date).toISOString() }
      }
    }
    return writeCsv(file, columns, lines())
  })
}
