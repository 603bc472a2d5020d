import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { inTransaction, type Transaction } from '../../../platform/database.ts'
import { noticeListNews } from '../../access/public.ts'
import type { GoodsListView, ItemStepInput } from '../contract.ts'
import type { TheftDependencies } from '../record-theft-report.ts'
import { readList } from './list-queries.ts'

export type StepOutcome =
  | { ok: true; list: GoodsListView }
  | Refusal<'not-found' | 'step-not-possible'>
  | Refusal<'invalid-input', { errors: FieldError[] }>
type Stepped = {
  outcome: 'done' | 'not-found' | 'step-not-possible'
  stolen_item_id: string | null
  same_as_item_id: string | null
}

/** After these steps the thing is stolen no more: for which reason its stolen item ends. */
const ending: Partial<Record<string, string>> = { end: 'found-by-owner', 'give-back': 'returned' }

/** Police have news for the owner. What owners do they know themselves. */
const news: readonly string[] = ['tell-found', 'search-on', 'give-back']

/** One step of one item, by its owner or by police of the base team. */
export async function stepItem(
  { database, keys }: TheftDependencies,
  caller: Caller,
  ids: { listId: string; itemId: string },
  { step, ground, note }: ItemStepInput,
): Promise<StepOutcome> {
  // Nothing goes back without a ground (art. 116 Sv).
  if (step === 'give-back' && !ground)
    return { ok: false, reason: 'invalid-input', errors: [{ field: 'ground', code: 'field.choice' }] }
  return inTransaction(database, caller, async (tx) => {
    const kept = await tx`select from thefts.listed_item where id = ${ids.itemId} and list_id = ${ids.listId}`
    if (kept.length === 0) return { ok: false, reason: 'not-found' }
    const detail = { ...(ground && { ground }), ...(note && { note }) }
    const [stepped] = await tx<Stepped[]>`
      select * from thefts.step_item(${ids.itemId}, ${step}, ${caller.accountName}, ${tx.json(detail)})`
    if (stepped!.outcome !== 'done') return { ok: false, reason: stepped!.outcome }
    const reason = ending[step]
    if (reason !== undefined) await endStolen(tx, caller, stepped!, reason)
    if (news.includes(step)) await noticeListNews(tx, keys, ids.listId)
    return { ok: true, list: (await readList(tx, caller, ids.listId))! }
  })
}

/** Ends what was made of the item and the twin that a report had; what police ended before stays as it is. */
async function endStolen(tx: Transaction, caller: Caller, stepped: Stepped, reason: string): Promise<void> {
  for (const id of [stepped.stolen_item_id, stepped.same_as_item_id]) {
    if (id === null) continue
    await tx`select thefts.end_item(i.id, i.report_id, 'ended', ${reason}, null, ${caller.accountName})
      from thefts.item i where i.id = ${id} and i.ended_on is null`
  }
}
