import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction, type Transaction } from '../../platform/database.ts'
import { findRepeat, keyedDigest } from '../../platform/idempotency.ts'
import { type Policy, policyOn } from '../policy/public.ts'
import type { SaleInput } from './contract.ts'
import type { SaleDraft } from './entry-groups.ts'
import { bucketName } from './entry-keys.ts'
import type { Invalid } from './prepare-purchase.ts'
import { type Recorded, recordEntries, type RecordRefusal } from './record-entries.ts'
import type { RegisterDependencies } from './record-purchase.ts'
import { checkNameAndAddress } from './rules/check-address.ts'
import { decideSale, type SaleRefusal, type Shelf } from './rules/decide-sale.ts'
import { erasureMonth } from './rules/holding.ts'

export const SALES_ROUTE = 'POST /v1/sales'
export type SaleOutcome = Recorded | RecordRefusal | Invalid | SaleRefusal | Refusal<'not-found'>

type SoldItem = Shelf & {
  entryId: string
  branchNumber: string
  municipality: string
  sequenceNumber: number
  position: number
}
const CLOCK_SKEW_MS = 5 * 60_000

/** Records a sale in the sales register (APV): the acquirer's name and address, never inside the holding period. */
export async function recordSale(
  dependencies: RegisterDependencies,
  caller: Caller,
  input: SaleInput,
  idempotencyKey: string | null,
  now: Date,
): Promise<SaleOutcome> {
  return inTransaction<SaleOutcome>(dependencies.database, caller, async (tx) => {
    const item = await readItem(tx, input.purchaseItemId)
    if (item === null) return { ok: false, reason: 'not-found' }
    const rules = (await dependencies.policies.of(item.municipality)).rules
    const errors = checkSale(input, policyOn(rules, dayInAmsterdam(new Date(input.soldAt))), now)
    if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
    const digest = keyedDigest(dependencies.keys, input)
    const idempotency = idempotencyKey === null ? null : { route: SALES_ROUTE, key: idempotencyKey, digest }
    const repeat = idempotency && (await findRepeat(tx, caller, idempotency))
    if (repeat) return repeat
    const decision = decideSale(item, new Date(input.soldAt))
    if (!decision.ok) return decision
    const draft = await draftSale(dependencies, caller, { input, item, digest, now })
    const [outcome] = await recordEntries(tx, [{ draft, idempotency }], dependencies)
    return outcome!
  })
}

/** The buyer only where a bylaw asks who it was (policy topic `sales`): without an article nobody may demand it. */
function checkSale(input: SaleInput, { sales }: Policy, now: Date): FieldError[] {
  const inFuture = new Date(input.soldAt).getTime() > now.getTime() + CLOCK_SKEW_MS
  return [
    ...(inFuture ? [{ field: 'soldAt', code: 'purchase.in-future' }] : []),
    ...(sales === null ? [] : checkNameAndAddress(input.buyer, 'buyer')),
  ]
}

/** Locks the branch's registers first: of two sales at the same moment the second sees the first. */
async function readItem(tx: Transaction, itemId: string): Promise<SoldItem | null> {
  const [place] = await tx<{ entry_id: string }[]>`select entry_id from registers.item where id = ${itemId}`
  if (!place) return null
  await tx`select registers.lock_entry(${place.entry_id})`
  const [item] = await tx<SoldItem[]>`
    select e.id as "entryId", e.branch_number as "branchNumber", e.municipality, e.sequence_number as "sequenceNumber",
           i.position, e.occurred_at as "acquiredAt", e.keep_until as "keepUntil", e.conditions, e.pledge_until as "pledgeUntil",
           exists (select from registers.sale s where s.thing_id = i.thing_id) as sold,
           exists (select from registers.entry c where c.corrects_id = e.id) as superseded
      from registers.item i join registers.entry e on e.id = i.entry_id
     where i.id = ${itemId} and e.register = 'purchase'`
  return item ?? null
}

type Sale = { input: SaleInput; item: SoldItem; digest: string; now: Date }

async function draftSale(
  { policies }: RegisterDependencies,
  caller: Caller,
  { input, item, digest, now }: Sale,
): Promise<SaleDraft> {
  const today = dayInAmsterdam(now)
  const rules = policyOn((await policies.of(item.municipality)).rules, today)
  return {
    id: newId(now.getTime()),
    organisationId: caller.organisationId,
    branchNumber: item.branchNumber,
    municipality: item.municipality,
    register: 'sale',
    recordedBy: caller.accountId,
    occurredAt: new Date(input.soldAt).toISOString(),
    reference: null,
    inputDigest: digest,
    corrects: null,
    correctionReason: null,
    bucket: bucketName(item.municipality, erasureMonth(today, rules.retention)),
    purchase: {
      entryId: item.entryId,
      sequenceNumber: item.sequenceNumber,
      itemId: input.purchaseItemId,
      position: item.position,
    },
    buyer: input.buyer,
    totalCents: input.priceCents,
  }
}
