import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { CampaignInput } from './contract.ts'

export type KeptCampaign =
  | Ok<{ id: string }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'not-found' | 'changed-elsewhere'>

/**
 * Makes a campaign, or changes the one that is given as it was seen. Its municipalities must all be the caller's; one with
 * places can't be left out.
 */
export async function keepCampaign(
  tx: Transaction,
  input: CampaignInput,
  seen: { id: string; version: number } | null,
  now: Date,
): Promise<KeptCampaign> {
  if (input.validUntil < input.validFrom) return wrong('validUntil', 'flyers.wrong.until-before-from')
  const id = seen?.id ?? newId(now.getTime())
  const kept = {
    id,
    title: input.title,
    valid_from: input.validFrom,
    valid_until: input.validUntil,
    municipalities: [...new Set(input.municipalities)],
    paper: input.paper,
  }
  const [row] = await tx<{ outcome: 'kept' | 'changed-elsewhere' | 'not-found' | 'place-there' }[]>`
    select campaign.keep_campaign(${tx.json(kept)}, ${seen?.version ?? 0}) as outcome`
  const { outcome } = row!
  if (outcome === 'kept') return { ok: true, id }
  if (outcome === 'place-there') return wrong('municipalities', 'flyers.wrong.place-there')
  // Of a new one there is nothing else that could not be found.
  if (outcome === 'not-found' && seen === null) return wrong('municipalities', 'flyers.wrong.not-yours')
  return { ok: false, reason: outcome }
}

function wrong(field: string, code: string): KeptCampaign {
  return { ok: false, reason: 'invalid-input', errors: [{ field, code }] }
}
