import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { kindsFor } from '../findings/public.ts'
import type { VisitRecord } from './contract.ts'
import { lockVisit } from './lock-visit.ts'
import { checkRecord } from './rules/check-record.ts'
import { judgeRecord, type RecordRefusal } from './rules/judge-record.ts'

/** What is there now comes with the refusal, so that a device can show both. */
export type Elsewhere = { version: number; record: VisitRecord; questionsStoppedAt: string | null }
type Kept =
  | Ok<object>
  | Refusal<'not-found'>
  | Refusal<RecordRefusal, Elsewhere>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/** Keeps what a device holds of a visit, as a whole. The same content twice is one write. */
export async function keepRecord(
  tx: Transaction,
  caller: Caller,
  { id, version, record, now }: { id: string; version: number; record: VisitRecord; now: Date },
): Promise<Kept> {
  const errors = checkRecord(record, { kinds: kindsFor(caller.role), now })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const visit = await lockVisit(tx, id)
  if (visit === null) return { ok: false, reason: 'not-found' }
  const judged = judgeRecord(visit, { version, record })
  if (!judged.ok) {
    const { questionsStoppedAt } = visit
    return { ...judged, version: visit.version, record: visit.record, questionsStoppedAt }
  }
  if (judged.isNew) await tx`select visits.keep_record(${id}, ${tx.json(record)})`
  return { ok: true }
}
