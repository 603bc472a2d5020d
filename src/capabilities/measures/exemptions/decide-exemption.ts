import type { Day } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { checkExemptionDecision, checkExtension } from '../rules/check-exemption.ts'
import type { ExemptionDecisionInput, ExtensionInput } from './contract.ts'
import { listExemptions } from './list-exemptions.ts'

type Outcome =
  | Ok<object>
  | Refusal<'not-found' | 'already-decided' | 'already-extended'>
  | Refusal<'invalid-input', { errors: FieldError[] }>
type About<T> = { id: string; input: T; today: Day }

/** Extends the term to decide, once, with notice to who asked (4:14 Awb). */
export async function extendExemption(
  tx: Transaction,
  caller: Caller,
  { id, input, today }: About<ExtensionInput>,
): Promise<Outcome> {
  const [request] = await listExemptions(tx, today, id)
  if (request === undefined) return { ok: false, reason: 'not-found' }
  const errors = checkExtension(input, request, today)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const [answer] = await tx<{ outcome: 'extended' | 'already-extended' | 'already-decided' | 'not-found' }[]>`
    select supervision.extend_exemption(${id}, ${input.on}, ${input.until}, ${input.reason}, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  return outcome === 'extended' ? { ok: true } : { ok: false, reason: outcome }
}

/** Grants an exemption for some categories from a day, or refuses it, with the reasons; late is still decided. */
export async function decideExemption(
  tx: Transaction,
  caller: Caller,
  { id, input, today }: About<ExemptionDecisionInput>,
): Promise<Outcome> {
  const [request] = await listExemptions(tx, today, id)
  if (request === undefined) return { ok: false, reason: 'not-found' }
  const errors = checkExemptionDecision(input, request, today)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const { on, isGranted, reason, categories, from, until } = input
  const given = isGranted
    ? { categories, valid_from: from, valid_until: until }
    : { categories: [], valid_from: null, valid_until: null }
  const row = { request_id: id, decided_on: on, is_granted: isGranted, reason, ...given }
  const [answer] = await tx<{ outcome: 'decided' | 'already-decided' | 'not-found' }[]>`
    select supervision.decide_exemption(${tx.json(row)}, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  return outcome === 'decided' ? { ok: true } : { ok: false, reason: outcome }
}
