import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { translate } from '../../../platform/messages/index.ts'
import { withdrawFinding } from '../../findings/public.ts'
import { lockVisit, type LockedVisit } from '../lock-visit.ts'
import { isAhead } from '../rules/check-record.ts'
import { splitRecord } from '../rules/split-record.ts'

export type Suspicion = {
  id: string
  arisenAt: string
  cautionToldAt: string | null
  words: string
  now: Date
}
type Stopped =
  | Ok<object>
  | Refusal<'not-found' | 'step-not-possible'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/**
 * A suspicion arose on a visit: the questions stop. What had been noted after that moment goes to the investigation; a finding of
 * it that was recorded by then is withdrawn. The first suspicion stands; that the caution was told may follow later.
 */
export async function stopQuestions(tx: Transaction, caller: Caller, suspicion: Suspicion): Promise<Stopped> {
  const { id, arisenAt, cautionToldAt, words, now } = suspicion
  const visit = await lockVisit(tx, id)
  if (visit === null) return { ok: false, reason: 'not-found' }
  if (visit.begunAt === null) return { ok: false, reason: 'step-not-possible' }
  const errors = wrongIn(suspicion, visit, now)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  if (visit.questionsStoppedAt !== null) {
    if (cautionToldAt !== null) await tx`select visits.tell_caution(${id}, ${cautionToldAt})`
    return { ok: true }
  }
  const { before, after } = splitRecord(visit.record, arisenAt)
  if (visit.state === 'ended') {
    const [on, reason] = [dayInAmsterdam(now), translate('nl', 'visit.split-reason')]
    for (const finding of after.findings) await withdrawFinding(tx, caller, { id: finding.id, on, reason })
  }
  await tx`select visits.stop_questions(${id}, ${arisenAt}, ${cautionToldAt}, ${words}, ${tx.json(before)},
    ${tx.json(after)}, ${caller.accountName})`
  return { ok: true }
}

function wrongIn(
  { arisenAt, cautionToldAt }: Suspicion,
  { begunAt, endedAt }: LockedVisit,
  now: Date,
): FieldError[] {
  const [arisen, begun, ended] = [Date.parse(arisenAt), begunAt?.getTime() ?? 0, endedAt?.getTime()]
  const errors: FieldError[] = []
  if (isAhead(arisenAt, now)) errors.push({ field: 'arisenAt', code: 'visit.error.ahead' })
  if (arisen < begun) errors.push({ field: 'arisenAt', code: 'visit.error.before-begin' })
  if (ended !== undefined && arisen > ended) errors.push({ field: 'arisenAt', code: 'visit.error.after-end' })
  if (cautionToldAt !== null && isAhead(cautionToldAt, now))
    errors.push({ field: 'cautionToldAt', code: 'visit.error.ahead' })
  return errors
}
