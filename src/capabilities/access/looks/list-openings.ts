import type { Transaction } from '../../../platform/database.ts'
import type { RegisterOpening } from './contract.ts'

type Row = { id: string; at: Date; role: string; organisation: string }

/** When the register of the caller's business was opened from outside, newest first. */
export async function listOpenings(
  tx: Transaction,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: RegisterOpening[]; next: string | null }> {
  const rows = await tx<Row[]>`
    select id::text, at, role, organisation_name as organisation
      from access.register_openings(${after ?? null}::bigint, ${limit + 1})`
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }))
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}
