import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { FocusInput } from './contract.ts'

export type FocusOutcome =
  | Ok<{ id: string }>
  | Refusal<'not-found'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/** Notes what the local triangle decided on further focus branches. None chosen: only the region's four count from then on. */
export async function decideFocus(
  tx: Transaction,
  caller: Caller,
  input: FocusInput,
  now: Date,
): Promise<FocusOutcome> {
  const errors: FieldError[] = []
  if (input.decidedOn > dayInAmsterdam(now))
    errors.push({ field: 'decidedOn', code: 'bylaws.wrong.in-future' })
  if (input.from < input.decidedOn) errors.push({ field: 'from', code: 'bylaws.wrong.before-decision' })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = newId(now.getTime())
  const { municipality, kinds, decidedOn, from, recordedIn } = input
  const [answer] = await tx<{ outcome: string }[]>`
    select policy.decide_focus(${id}, ${municipality}, ${kinds}, ${decidedOn}, ${from}, ${recordedIn}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'decided' ? { ok: true, id } : { ok: false, reason: 'not-found' }
}
