import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { claimKey, findRepeat, keyedDigest } from '../../platform/idempotency.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import type { GoldPriceInput } from './contract.ts'

export const GOLD_PRICES_ROUTE = 'POST /v1/gold-prices'

export type GoldPriceOutcome =
  | Ok<{ id: string; replayed: boolean }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'key-mismatch'>

/** Enters what gold cost on a day. Nothing is changed later: a better price for the same day is entered after it. */
export async function enterGoldPrice(
  { database, keys }: { database: Database; keys: KeyFiles },
  caller: Caller,
  input: GoldPriceInput,
  idempotencyKey: string | null,
  now: Date,
): Promise<GoldPriceOutcome> {
  if (input.pricedOn > dayInAmsterdam(now)) {
    return {
      ok: false,
      reason: 'invalid-input',
      errors: [{ field: 'pricedOn', code: 'gold.wrong.in-future' }],
    }
  }
  const id = newId(now.getTime())
  return inTransaction<GoldPriceOutcome>(database, caller, async (tx) => {
    if (idempotencyKey !== null) {
      const request = { route: GOLD_PRICES_ROUTE, key: idempotencyKey, digest: keyedDigest(keys, input) }
      if (!(await claimKey(tx, caller, request, id))) return (await findRepeat(tx, caller, request))!
    }
    await tx`select campaign.enter_gold_price(${id}, ${input.pricedOn}, ${input.centsPerGram}, ${input.source})`
    return { ok: true, id, replayed: false }
  })
}
