import type { Ok, Refusal } from '../../../kernel/result.ts'
import type { Transaction } from '../../../platform/database.ts'

/** Takes a place out that was never opened: once it was, papers with its code are about. */
export async function removePlace(
  tx: Transaction,
  campaignId: string,
  placeId: string,
): Promise<Ok<object> | Refusal<'not-found' | 'place-counted'>> {
  const [row] = await tx<{ outcome: 'removed' | 'not-found' | 'place-counted' }[]>`
    select campaign.remove_place(${campaignId}, ${placeId}) as outcome`
  const { outcome } = row!
  return outcome === 'removed' ? { ok: true } : { ok: false, reason: outcome }
}
