import type { Transaction } from '../../../platform/database.ts'
import type { EntryErasureView, HoldView } from './contract.ts'

/** Holds and erasures are few; more than this nobody reads. */
const LISTED_MOST = 500

type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, Date | null>

/** Legal holds, those that stand first, then the newest. Only an administrator sees any. */
export async function listHolds(tx: Transaction): Promise<HoldView[]> {
  const rows = await tx<Dated<HoldView, 'placedAt' | 'endedAt'>[]>`
    select h.id, n.branch_number as "branchNumber", n.register, n.sequence_number as "sequenceNumber", h.municipality,
           h.ordered_by as "orderedBy", h.basis, h.reason, h.until, h.placed_at as "placedAt", h.ended_at as "endedAt",
           h.end_reason as "endReason"
      from registers.legal_hold h join registers.entry_names(array(select entry_id from registers.legal_hold)) n using (entry_id)
     order by h.ended_at is not null, h.placed_at desc limit ${LISTED_MOST}`
  return rows.map((row) => ({
    ...row,
    placedAt: row.placedAt!.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }))
}

/** Entries whose people were erased by name, newest first. Only an administrator sees any. */
export async function listEntryErasures(tx: Transaction): Promise<EntryErasureView[]> {
  const rows = await tx<Dated<EntryErasureView, 'begunAt' | 'erasedAt'>[]>`
    select x.entry_id as id, n.branch_number as "branchNumber", n.register, n.sequence_number as "sequenceNumber", x.municipality,
           x.ground, x.reason, x.begun_at as "begunAt", x.erased_at as "erasedAt"
      from registers.entry_erasure x join registers.entry_names(array(select entry_id from registers.entry_erasure)) n using (entry_id)
     order by x.begun_at desc limit ${LISTED_MOST}`
  return rows.map((row) => ({
    ...row,
    begunAt: row.begunAt!.toISOString(),
    erasedAt: row.erasedAt?.toISOString() ?? null,
  }))
}
