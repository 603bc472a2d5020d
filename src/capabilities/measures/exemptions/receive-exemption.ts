import type { Day } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { ExemptionInput } from './contract.ts'

type Received = Ok<object> | Refusal<'not-found'> | Refusal<'invalid-input', { errors: FieldError[] }>

/** Notes an exemption request that came in; from the next day its term runs. Sent twice it stands once. */
export async function receiveExemption(
  tx: Transaction,
  caller: Caller,
  { id, dealerId, receivedOn, categories, request }: ExemptionInput,
  today: Day,
): Promise<Received> {
  if (receivedOn > today)
    return {
      ok: false,
      reason: 'invalid-input',
      errors: [{ field: 'receivedOn', code: 'measures.wrong.in-future' }],
    }
  const row = { id, dealer_id: dealerId, received_on: receivedOn, categories, request }
  const [answer] = await tx<{ outcome: 'received' | 'known' | 'not-found' }[]>`
    select supervision.receive_exemption(${tx.json(row)}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true }
}
