import type { Day } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { StepInput } from './contract.ts'
import { readWholeFile } from './read-file.ts'
import { checkStep } from './rules/check-step.ts'
import { foldFile } from './rules/fold-file.ts'

export type Taken =
  | Ok<object>
  | Refusal<'not-found' | 'changed-elsewhere' | 'step-not-possible'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/**
 * Takes a step in a case file, judged by the file as it stood on the day of the step. Sent twice it stands once; somebody
 * else's step in between is `changed-elsewhere`.
 */
export async function takeStep(
  tx: Transaction,
  caller: Caller,
  { fileId, step, today }: { fileId: string; step: StepInput; today: Day },
): Promise<Taken> {
  const file = await readWholeFile(tx, fileId, step.on < today ? step.on : today)
  if (file === null) return { ok: false, reason: 'not-found' }
  if (file.steps.some(({ id }) => id === step.id)) return { ok: true }
  const checked = checkStep(step, file.facts, { ...file.around, today })
  if (!checked.ok) return checked
  const row = asRow(step, fileId)
  const { inForce } = foldFile([...file.steps, row.step], step.on)
  const [answer] = await tx<{ outcome: 'taken' | 'known' | 'changed-elsewhere' | 'not-found' }[]>`
    select supervision.take_step(${tx.json(row.stored)}, ${file.steps.length}, ${inForce && tx.json(inForce)},
      ${caller.accountName}) as outcome`
  const { outcome } = answer!
  return outcome === 'taken' || outcome === 'known' ? { ok: true } : { ok: false, reason: outcome }
}

/** What is common to all steps, and the rest as its values. */
function asRow({ id, kind, on, ...said }: StepInput, fileId: string) {
  const {
    grounds = [],
    documentId = null,
    ...values
  } = said as { grounds?: string[]; documentId?: string | null }
  return {
    step: { id, kind, on, grounds, documentId, values },
    stored: { id, file_id: fileId, kind, on_day: on, grounds, document_id: documentId, step_values: values },
  }
}
