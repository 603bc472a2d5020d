import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { enforceable, listBylaws } from '../policy/public.ts'
import type { FindingInput, findingSources } from './contract.ts'
import { findingKinds, kindsFor } from './rules/finding-kinds.ts'

type Source = { source: (typeof findingSources)[number]; sourceId: string | null }

/**
 * Notes a finding about a dealer of the caller, with the article that held on the day it was seen (null where nothing did:
 * then no measure can stand on it). Sent twice it stands once. `not-for-role`: someone else must find this.
 */
export async function recordFinding(
  tx: Transaction,
  caller: Caller,
  { id, dealerId, kind, text, observedAt, evidence }: FindingInput,
  { source, sourceId }: Source,
): Promise<Ok<{ id: string }> | Refusal<'not-found' | 'not-for-role'>> {
  if (!kindsFor(caller.role).includes(kind)) return { ok: false, reason: 'not-for-role' }
  const row = {
    id,
    dealer_id: dealerId,
    kind,
    basis: await findBasis(tx, { dealerId, kind, observedAt }),
    body: text,
    observed_at: observedAt,
    source,
    source_id: sourceId,
    evidence,
  }
  const [answer] = await tx<{ outcome: 'recorded' | 'known' | 'not-found' }[]>`
    select findings.record_finding(${tx.json(row)}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true, id }
}

async function findBasis(
  tx: Transaction,
  { dealerId, kind, observedAt }: Pick<FindingInput, 'dealerId' | 'kind' | 'observedAt'>,
) {
  const [dealer] = await tx<{ municipality: string }[]>`
    select municipality from programme.dealer where id = ${dealerId}`
  if (dealer === undefined) return null
  const [bylaws] = await listBylaws(tx, dealer.municipality)
  const found = enforceable(
    bylaws?.articles ?? [],
    findingKinds[kind].part,
    dayInAmsterdam(new Date(observedAt)),
  )
  return found.ok ? found.basis : null
}
