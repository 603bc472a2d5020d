import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../kernel/result.ts'
import { type IdentifierKind, parseIdentifier } from '../../identifiers/public.ts'
import type { Caller } from '../../platform/caller.ts'
import { keyedDigest } from '../../platform/idempotency.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import type { BranchView } from '../access/public.ts'
import { descriptionTerms } from '../matching/public.ts'
import { type PolicyView, policyOn } from '../policy/public.ts'
import type { ItemInput, PurchaseInput, PurchaseToCheck } from './contract.ts'
import type { KeptIdentifier, KeptItem, PurchaseDraft } from './entry-groups.ts'
import { bucketName } from './entry-keys.ts'
import { checkPurchase } from './rules/check-purchase.ts'
import { erasureMonth, keepUntil } from './rules/holding.ts'
import { type NumberCheck, readChecks, type ReadProof, withoutProofs } from './rules/read-checks.ts'

export type Invalid = Refusal<'invalid-input', { errors: FieldError[] }>
export type Correction = {
  id: string
  sequenceNumber: number
  reason: string
  thingIds: ReadonlyMap<string, string>
}
export type PurchaseContext = {
  caller: Caller
  branch: BranchView
  policy: PolicyView
  keys: KeyFiles
  /** Absent where no proofs come in, as in an import. */
  readProof?: ReadProof | undefined
  now: Date
}

/** Checks a purchase against the policy of the branch's municipality and makes the entry, still without a number. */
export function preparePurchase(
  input: PurchaseToCheck & Pick<Partial<PurchaseInput>, 'reference'>,
  { caller, branch, policy, keys, readProof, now }: PurchaseContext,
  correction: Correction | null = null,
): { ok: true; draft: PurchaseDraft } | Invalid {
  const acquiredAt = new Date(input.acquiredAt)
  const acquiredOn = dayInAmsterdam(acquiredAt)
  const occurredAt = acquiredAt.toISOString()
  const rules = policyOn(policy.rules, acquiredOn)
  const { checks, errors: wrongProofs } = readChecks(input.items, readProof, now)
  const errors = [...checkPurchase(input, rules, now), ...wrongProofs]
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const draft: PurchaseDraft = {
    id: newId(now.getTime()),
    organisationId: caller.organisationId,
    branchNumber: branch.branchNumber,
    municipality: branch.municipality,
    register: 'purchase',
    recordedBy: caller.accountId,
    occurredAt,
    reference: input.reference ?? null,
    inputDigest: keyedDigest(keys, {
      ...input,
      items: withoutProofs(input.items),
      branchNumber: branch.branchNumber,
      acquiredAt: occurredAt,
    }),
    corrects: correction && { id: correction.id, sequenceNumber: correction.sequenceNumber },
    correctionReason: correction?.reason ?? null,
    bucket: bucketName(branch.municipality, erasureMonth(dayInAmsterdam(now), rules.retention)),
    items: input.items.map((item, index) =>
      keepItem(item, correction?.thingIds ?? new Map(), checks[index]!),
    ),
    seller: input.seller,
    conditions: input.conditions,
    pledgeUntil: input.pledgeUntil ?? null,
    paymentMethod: input.paymentMethod,
    totalCents: input.items.reduce((sum, item) => sum + item.priceCents, 0),
    keepUntil: keepUntil(acquiredOn, rules.holding),
  }
  return { ok: true, draft }
}

function keepItem(
  item: ItemInput,
  thingIds: ReadonlyMap<string, string>,
  checks: readonly (NumberCheck | null)[],
): KeptItem {
  const id = newId()
  const identifiers = item.identifiers.map(({ kind, value }, index) => ({
    ...keepIdentifier(kind, value),
    check: checks[index]!,
  }))
  return {
    ...item,
    id,
    thingId: (item.id && thingIds.get(item.id)) || id,
    identifiers,
    terms: descriptionTerms(item),
  }
}

/** A number that passed the check, in its three forms. */
export function keepIdentifier(kind: IdentifierKind, value: string): Omit<KeptIdentifier, 'check'> {
  const parsed = parseIdentifier(kind, value)
  if (!parsed.ok) {
    if (parsed.reason !== 'placeholder') throw new Error(`unchecked ${kind}: ${parsed.reason}`)
    return { kind, value, canonical: value.trim(), folded: null }
  }
  return { kind, value, canonical: parsed.canonical, folded: parsed.searchable ? parsed.folded : null }
}
