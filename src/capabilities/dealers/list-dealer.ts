import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { dealerOrigins } from './contract.ts'
import { dealerColumns } from './dealer-columns.ts'
import type { DealerEvent } from './record-event.ts'
import type { DealerValues } from './rules/check-dealer.ts'

type Listing = { origin: (typeof dealerOrigins)[number]; on: Day; about?: DealerEvent['about'] }

/** Puts a dealer on the list, with the event that says how it came there. */
export async function listDealer(
  tx: Transaction,
  caller: Caller,
  values: DealerValues,
  { origin, on, about }: Listing,
): Promise<Ok<{ id: string }> | Refusal<'known-number' | 'not-found'>> {
  const id = newId()
  const row = { id, origin, listed_on: on, ...dealerColumns(values) }
  const [answer] = await tx<{ outcome: 'listed' | 'known-number' | 'not-found' }[]>`
    select programme.list_dealer(${tx.json(row)}, ${newId()}, ${caller.accountName}, ${about?.kind ?? null},
      ${about?.id ?? null}::uuid) as outcome`
  const { outcome } = answer!
  return outcome === 'listed' ? { ok: true, id } : { ok: false, reason: outcome }
}
