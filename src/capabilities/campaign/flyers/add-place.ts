import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Transaction } from '../../../platform/database.ts'
import { randomBytes } from '../../../platform/random.ts'
import type { PlaceInput } from './contract.ts'
import { placeCode } from '../rules/flyers/place-code.ts'

/** Adds a place with a code of its own. The municipality must be the caller's and of the campaign. */
export async function addPlace(
  tx: Transaction,
  campaignId: string,
  { kind, name, municipality, copies }: PlaceInput,
  now: Date,
): Promise<Ok<{ id: string }> | Refusal<'invalid-input', { errors: FieldError[] }>> {
  const id = newId(now.getTime())
  const made = { id, campaign_id: campaignId, kind, name, municipality, copies, code: newCode() }
  const [row] = await tx<{ added: boolean }[]>`select campaign.add_place(${tx.json(made)}) as added`
  if (row!.added) return { ok: true, id }
  const errors = [{ field: 'municipality', code: 'flyers.wrong.not-in-campaign' }]
  return { ok: false, reason: 'invalid-input', errors }
}

function newCode(): string {
  for (;;) {
    const code = placeCode(randomBytes(32))
    if (code !== null) return code
  }
}
