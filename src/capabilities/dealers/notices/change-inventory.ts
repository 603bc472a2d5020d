import type { Day } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { NoticeAddress, NoticeView } from './contract.ts'

export type InventoryRefusal = Refusal<'not-found' | 'changed-elsewhere' | 'known-number'>
type Change = {
  notice: NoticeView
  /** The dealer as it was seen; null: one that the inventory doesn't have yet, which gets `newId`. */
  known: { id: string; version: number } | null
  newId: string
  branchNumber: string | null
}

/** Makes the inventory say what a notice says. The event tells of the day it came in; the day it is about stands in it. */
export async function changeInventory(
  tx: Transaction,
  caller: Caller,
  { notice, known, newId: id, branchNumber }: Change,
  today: Day,
): Promise<{ ok: true; dealerId: string } | InventoryRefusal> {
  const { kind, reference, happensOn, kvkNumber, at, to } = notice
  const detail = { kind, reference, day: happensOn }
  if (known === null) {
    const row = {
      id,
      municipality: at.municipality,
      ...addressOf(at),
      name: notice.name,
      kind: notice.trade ?? 'general',
      kvk_number: kvkNumber,
      branch_number: branchNumber,
      origin: 'announced',
      listed_on: today,
    }
    const [listed] = await tx<{ outcome: string }[]>`
      select programme.list_dealer(${tx.json(row)}, ${newId()}, ${caller.accountName}) as outcome`
    if (listed!.outcome !== 'listed') return refusalOf(listed!.outcome)
  }
  const dealer = known ?? { id, version: 1 }
  const [changed] =
    kind === 'move' && to!.municipality !== at.municipality
      ? await tx<{ outcome: string }[]>`
          select programme.hand_over_dealer(${notice.id}, ${dealer.id}, ${dealer.version}, ${branchNumber}, ${newId()},
            ${today}, ${tx.json(detail)}, ${caller.accountName}) as outcome`
      : await tx<{ outcome: string }[]>`
          select programme.change_dealer(${dealer.id}, ${dealer.version}, ${tx.json(fieldsOf(notice, branchNumber))},
            ${newId()}, 'notice', ${today}, ${tx.json(detail)}, 'notice', ${notice.id}, ${caller.accountName}) as outcome`
  return changed!.outcome === 'changed' ? { ok: true, dealerId: dealer.id } : refusalOf(changed!.outcome)
}

/** What of a dealer becomes something else. Numbers that nobody gave stay as they are. */
function fieldsOf(notice: NoticeView, branchNumber: string | null): Record<string, string | null> {
  const { kind, happensOn, name, trade, kvkNumber, at, to } = notice
  const numbers = {
    ...(kvkNumber !== null && { kvk_number: kvkNumber }),
    ...(branchNumber !== null && { branch_number: branchNumber }),
  }
  if (kind === 'stop') return { ended_on: happensOn, end_reason: 'stopped' }
  if (kind === 'move') return { ...addressOf(to!), ...numbers }
  return {
    name,
    ...(trade && { kind: trade }),
    ...addressOf(at),
    ...numbers,
    ended_on: null,
    end_reason: null,
  }
}

function addressOf({ street, houseNumber, postcode, town }: NoticeAddress) {
  return { street, house_number: houseNumber, postcode, town }
}

function refusalOf(outcome: string): InventoryRefusal {
  const reason = (['changed-elsewhere', 'known-number'] as const).find((one) => one === outcome)
  return { ok: false, reason: reason ?? 'not-found' }
}
