import type { Day } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { answerFinding } from './answer-finding.ts'
import type { AnswerInput, FindingView } from './contract.ts'
import { listFindings } from './list-findings.ts'

type Asked = { findingId: string; answer: AnswerInput; today: Day }

/** Keeps an answer: of a dealer today, written down by an officer on the day on which a letter or call came in. */
export async function answerFor(
  tx: Transaction,
  caller: Caller,
  { findingId, answer, today }: Asked,
): Promise<
  Ok<{ finding: FindingView }> | Refusal<'invalid-input', { errors: FieldError[] }> | Refusal<'not-found'>
> {
  const [finding] = await listFindings(tx, { ids: [findingId] })
  if (finding === undefined || finding.told === null) return { ok: false, reason: 'not-found' }
  const on = caller.role === 'dealer' ? today : (answer.on ?? today)
  if (on > today) return wrongDay('finding.day-ahead')
  if (on < finding.told.on) return wrongDay('finding.before-told')
  const answered = await answerFinding(tx, caller, {
    id: findingId,
    on,
    text: answer.text,
    answerId: answer.id,
  })
  if (!answered.ok) return answered
  const [after] = await listFindings(tx, { ids: [findingId] })
  return { ok: true, finding: after! }
}

function wrongDay(code: string): Refusal<'invalid-input', { errors: FieldError[] }> {
  return { ok: false, reason: 'invalid-input', errors: [{ field: 'on', code }] }
}
