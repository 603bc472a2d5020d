import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { MilestoneInput } from './contract.ts'

export type KeptMilestone =
  | Ok<{ id: string }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'not-found' | 'changed-elsewhere'>

/** Adds a milestone, or changes the one that is given as it was seen; a day that moves leaves a line in the history. */
export async function keepMilestone(
  tx: Transaction,
  caller: Caller,
  input: MilestoneInput,
  seen: { id: string; version: number } | null,
  now: Date,
): Promise<KeptMilestone> {
  if (input.doneOn !== null && input.doneOn > dayInAmsterdam(now)) {
    const errors = [{ field: 'doneOn', code: 'plan.wrong.done-in-future' }]
    return { ok: false, reason: 'invalid-input', errors }
  }
  const { plannedOn, doneOn, about, ...rest } = input
  const id = seen?.id ?? newId(now.getTime())
  const kept = {
    ...rest,
    id,
    planned_on: plannedOn,
    done_on: doneOn,
    about_kind: about?.kind ?? null,
    about_id: about?.id ?? null,
  }
  const [row] = await tx<{ outcome: 'kept' | 'not-found' | 'changed-elsewhere' }[]>`
    select programme.keep_milestone(${tx.json(kept)}, ${seen?.version ?? 0}, ${newId(now.getTime())}, ${caller.accountName})
      as outcome`
  const { outcome } = row!
  return outcome === 'kept' ? { ok: true, id } : { ok: false, reason: outcome }
}
