import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { checkStep } from './arrange-agenda.ts'
import type { DecisionInput } from './contract.ts'
import { listMeetings } from './list-meetings.ts'
import { checkDecision } from './rules/check-decision.ts'

type Reason = 'not-found' | 'changed-elsewhere' | 'step-not-possible' | 'triangle-not-yet'

/** Notes what a meeting decided on a case, as tasks with an owner and a day; or why it waits. Who voted how is not kept. */
export async function noteDecision(
  tx: Transaction,
  caller: Caller,
  { meetingId, decision }: { meetingId: string; decision: DecisionInput },
  today: Day,
): Promise<Ok<object> | Refusal<Reason> | Refusal<'invalid-input', { errors: FieldError[] }>> {
  const { caseId, version, outcome, words, tasks } = decision
  const may = await checkStep(tx, caller, decision, outcome === 'decided' ? 'decide' : 'postpone')
  if (!may.ok) return may
  const [meeting] = await listMeetings(tx, caller, meetingId)
  if (meeting === undefined) return { ok: false, reason: 'not-found' }
  const errors = checkDecision(decision, meeting)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const rows = tasks.map((task) => ({ ...task, id: newId() }))
  const [row] = await tx<{ outcome: 'noted' | 'not-found' | 'changed-elsewhere' | 'meeting-not-yet' }[]>`
    select triangle.note_decision(${meetingId}, ${caseId}, ${version}, ${outcome}, ${words}, ${tx.json(rows)}, ${today},
      ${caller.accountName}) as outcome`
  const said = row!.outcome
  if (said === 'noted') return { ok: true }
  return { ok: false, reason: said === 'meeting-not-yet' ? 'triangle-not-yet' : said }
}
