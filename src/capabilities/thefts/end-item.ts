import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction, type Transaction } from '../../platform/database.ts'
import { noticeListNews } from '../access/public.ts'
import type { ItemEnding, ItemReopening, TheftReportView } from './contract.ts'
import { readReport } from './queries.ts'
import type { TheftDependencies } from './record-theft-report.ts'

export type ItemPlace = { id: string; itemId: string }
export type EndOutcome =
  | { ok: true; report: TheftReportView }
  | Refusal<'not-found' | 'already-ended' | 'not-ended'>

/**
 * Ends a stolen item: it was found. From then on the check says no and nothing new matches it; hits that were found stay.
 * Any police of the region may, as what is stolen here is found there.
 */
export async function endItem(
  dependencies: TheftDependencies,
  caller: Caller,
  place: ItemPlace,
  { reasonCode, reasonText }: ItemEnding,
): Promise<EndOutcome> {
  return record(dependencies, caller, place, { event: 'ended', reasonCode, reasonText })
}

/** Takes an ending back that was a mistake: the item is stolen again, and compared with every purchase anew. */
export async function reopenItem(
  dependencies: TheftDependencies,
  caller: Caller,
  place: ItemPlace,
  { reasonText }: ItemReopening,
): Promise<EndOutcome> {
  return record(dependencies, caller, place, { event: 'reopened', reasonCode: null, reasonText })
}

type ItemEvent = { event: 'ended' | 'reopened'; reasonCode: string | null; reasonText: string | null }

async function record(
  { database, keys }: TheftDependencies,
  caller: Caller,
  { id, itemId }: ItemPlace,
  { event, reasonCode, reasonText }: ItemEvent,
): Promise<EndOutcome> {
  return inTransaction(database, caller, async (tx) => {
    const [answer] = await tx<{ outcome: 'done' | 'not-found' | 'no-change' }[]>`
      select thefts.end_item(${itemId}, ${id}, ${event}, ${reasonCode}, ${reasonText}, ${caller.accountName}) as outcome`
    const report = await readReport(tx, id)
    if (answer!.outcome === 'not-found' || report === null) return { ok: false, reason: 'not-found' }
    if (answer!.outcome !== 'done')
      return { ok: false, reason: event === 'ended' ? 'already-ended' : 'not-ended' }
    for (const listId of await listsOf(tx, itemId)) await noticeListNews(tx, keys, listId)
    return { ok: true, report }
  })
}

/** The goods lists whose owners look for this stolen item. */
async function listsOf(tx: Transaction, itemId: string): Promise<string[]> {
  const rows = await tx<{ list_id: string }[]>`
    select distinct list_id from thefts.listed_item where stolen_item_id = ${itemId} or same_as_item_id = ${itemId}`
  return rows.map(({ list_id }) => list_id)
}
