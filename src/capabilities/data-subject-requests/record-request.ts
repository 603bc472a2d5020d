import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { RequestInput, RequestView } from './contract.ts'
import { readRequest } from './list-requests.ts'
import { checkRequest, dueDay, regimeOf } from './rules/due-day.ts'

type Recorded = { ok: true; request: RequestView } | Refusal<'invalid-input', { errors: FieldError[] }>

/** Records that somebody asked, and by when the caller's organisation must answer. Nobody's name. */
export async function recordRequest(
  tx: Transaction,
  caller: Caller,
  input: RequestInput,
  now: Date,
): Promise<Recorded> {
  const errors = checkRequest(input, dayInAmsterdam(now))
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = newId()
  const { kind, receivedOn } = input
  await tx`select subject_requests.record_request(${id}, ${kind}, ${receivedOn},
    ${dueDay(regimeOf(caller.organisationId), receivedOn)})`
  return { ok: true, request: (await readRequest(tx, id))! }
}
