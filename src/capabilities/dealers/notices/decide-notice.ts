import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import type { DecisionInput, NoticePage, NoticeView } from './contract.ts'
import { changeInventory, type InventoryRefusal } from './change-inventory.ts'
import { readNoticeView } from './list-notices.ts'
import { readNoticePage } from './read-notice-page.ts'
import { tellPolice } from './tell-police.ts'

type DecisionRefusal = Refusal<'not-found' | 'notice-decided'> | InventoryRefusal
export type Decided = { ok: true; notice: NoticePage } | DecisionRefusal

/** Decides about a notice: right, after which the inventory follows and police are told, or not right. All of it or nothing. */
export async function decideNotice(
  database: Database,
  caller: Caller,
  { id, decision }: { id: string; decision: DecisionInput },
  now: Date,
): Promise<Decided> {
  try {
    return await inTransaction(database, caller, async (tx) => {
      const notice = await readNoticeView(tx, id)
      if (!notice?.canDecide) return { ok: false, reason: 'not-found' }
      if (notice.state !== 'open') return { ok: false, reason: 'notice-decided' }
      await carryOut(tx, caller, { notice, decision }, now)
      return { ok: true, notice: (await readNoticePage(tx, id, dayInAmsterdam(now)))! }
    })
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}

/** Takes back what the transaction did before it was refused. */
class Undone extends Error {
  readonly refusal: DecisionRefusal
  constructor(refusal: DecisionRefusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

async function carryOut(
  tx: Transaction,
  caller: Caller,
  { notice, decision }: { notice: NoticeView; decision: DecisionInput },
  now: Date,
): Promise<void> {
  if (decision.outcome === 'not-right') {
    await writeDown(tx, caller, {
      id: notice.id,
      outcome: 'not-right',
      reason: decision.reason,
      dealerId: null,
    })
    return
  }
  const { dealerId, version, noAdvertisement } = decision
  const today = dayInAmsterdam(now)
  const known = dealerId === null || version === null ? null : { id: dealerId, version }
  // Before a dealer leaves for another municipality.
  if (known !== null) await keepWish(tx, known.id, noAdvertisement, today)
  const change = { notice, known, newId: newId(), branchNumber: decision.branchNumber ?? notice.branchNumber }
  const outcome = await changeInventory(tx, caller, change, today)
  if (!outcome.ok) throw new Undone(outcome)
  if (known === null) await keepWish(tx, outcome.dealerId, noAdvertisement, today)
  await writeDown(tx, caller, { id: notice.id, outcome: 'right', reason: null, dealerId: outcome.dealerId })
  await tellPolice(tx, notice)
}

async function keepWish(
  tx: Transaction,
  dealerId: string,
  wish: boolean | null,
  today: string,
): Promise<void> {
  if (wish !== null) await tx`select programme.keep_mailing_wish(${dealerId}, ${wish}, ${today})`
}

async function writeDown(
  tx: Transaction,
  caller: Caller,
  what: { id: string; outcome: 'right' | 'not-right'; reason: string | null; dealerId: string | null },
): Promise<void> {
  const [row] = await tx<{ outcome: string }[]>`
    select programme.decide_notice(${what.id}, ${what.outcome}, ${what.reason}, ${what.dealerId}, ${caller.accountName}) as outcome`
  const outcome = row!.outcome
  if (outcome === 'decided') return
  throw new Undone({ ok: false, reason: outcome === 'already-decided' ? 'notice-decided' : 'not-found' })
}
