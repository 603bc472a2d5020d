import type { Day } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { CASES_MAX } from './contract.ts'
import { listCases } from './list-cases.ts'
import { type CaseStep, stepFrom } from './rules/case-table.ts'

type Place = { meetingId: string; caseId: string; version: number }
export type AgendaRefusal = Refusal<
  'not-found' | 'changed-elsewhere' | 'step-not-possible' | 'agenda-full' | 'already-treated'
>
type Outcome = 'listed' | 'taken-off' | Exclude<AgendaRefusal['reason'], 'step-not-possible'>

/** Whether a step can be taken with a case that the caller saw in a version. */
export async function checkStep(
  tx: Transaction,
  caller: Caller,
  { caseId, version }: Pick<Place, 'caseId' | 'version'>,
  step: CaseStep,
): Promise<Ok<object> | Refusal<'not-found' | 'changed-elsewhere' | 'step-not-possible'>> {
  const [known] = await listCases(tx, caller, { ids: [caseId] })
  if (known === undefined) return { ok: false, reason: 'not-found' }
  if (known.version !== version) return { ok: false, reason: 'changed-elsewhere' }
  return stepFrom(known.state, step) === null ? { ok: false, reason: 'step-not-possible' } : { ok: true }
}

/** Puts a case of the own municipality on an agenda: its partners read the page from then on, and the access log says so. */
export async function putOnAgenda(
  tx: Transaction,
  caller: Caller,
  place: Place,
  today: Day,
): Promise<Ok<object> | AgendaRefusal> {
  const may = await checkStep(tx, caller, place, 'schedule')
  if (!may.ok) return may
  const { meetingId, caseId, version } = place
  const [row] = await tx<{ outcome: Outcome }[]>`
    select triangle.put_on_agenda(${meetingId}, ${caseId}, ${version}, ${CASES_MAX}, ${today}, ${caller.accountName}) as outcome`
  return said(row!.outcome)
}

/** Takes a case off an agenda again; who read it only there reads it no more. */
export async function takeOffAgenda(
  tx: Transaction,
  caller: Caller,
  place: Place,
  today: Day,
): Promise<Ok<object> | AgendaRefusal> {
  const may = await checkStep(tx, caller, place, 'take-off')
  if (!may.ok) return may
  const { meetingId, caseId, version } = place
  const [row] = await tx<{ outcome: Outcome }[]>`
    select triangle.take_off_agenda(${meetingId}, ${caseId}, ${version}, ${today}, ${caller.accountName}) as outcome`
  return said(row!.outcome)
}

/** Puts the cases of an agenda in an order: every one of them, once, else it changed elsewhere. */
export async function orderAgenda(
  tx: Transaction,
  { meetingId, cases }: { meetingId: string; cases: readonly string[] },
): Promise<Ok<object> | Refusal<'not-found' | 'changed-elsewhere'>> {
  const [row] = await tx<{ outcome: 'ordered' | 'not-found' | 'changed-elsewhere' }[]>`
    select triangle.order_agenda(${meetingId}, ${[...cases]}::uuid[]) as outcome`
  const { outcome } = row!
  return outcome === 'ordered' ? { ok: true } : { ok: false, reason: outcome }
}

function said(outcome: Outcome): Ok<object> | AgendaRefusal {
  return outcome === 'listed' || outcome === 'taken-off' ? { ok: true } : { ok: false, reason: outcome }
}
