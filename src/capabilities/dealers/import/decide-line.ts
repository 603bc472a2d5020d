import type { Day } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { changeDealer, endDealer } from '../change-dealer.ts'
import type { DealerInput } from '../contract.ts'
import { listDealer } from '../list-dealer.ts'
import { type Decision, decisionsOf } from '../rules/import/outcomes.ts'
import { acceptProposals, readCorrection } from '../rules/import/read-line.ts'
import type { DecisionInput } from './contract.ts'
import { judgeImport, lockImport, type StoredLine } from './import-lines.ts'

type Deed = { importId: string; lineId: string }
type Outcome =
  | Ok<object>
  | Refusal<'not-found' | 'changed-elsewhere' | 'line-decided'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/**
 * Carries out what a person decided about one line, once: the second time the same decision does nothing. Refused when
 * the line became otherwise than the person saw it; what it became is written, so that the next look is right.
 */
export async function decideLine(
  tx: Transaction,
  caller: Caller,
  { importId, lineId }: Deed,
  input: DecisionInput,
  today: Day,
): Promise<Outcome> {
  if (!(await lockImport(tx, importId))) return { ok: false, reason: 'not-found' }
  const line = (await judgeImport(tx, importId)).get(lineId)
  if (line === undefined) return { ok: false, reason: 'not-found' }
  const { decision } = input
  if (decision === 'reconsider') return await reconsider(tx, caller, importId, line)
  if (line.decision !== null)
    return line.decision === decision ? { ok: true } : { ok: false, reason: 'line-decided' }
  if (!line.isAsSeen) return { ok: false, reason: 'changed-elsewhere' }
  if (decision === 'accept' || decision === 'same-as') return await answer(tx, caller, importId, line, input)
  if (!decisionsOf[line.outcome].includes(decision)) return { ok: false, reason: 'changed-elsewhere' }
  const done = await carryOut(tx, caller, importId, line, decision, today)
  // What was written may be what another line looks like.
  if (done.ok) await judgeImport(tx, importId)
  return done
}

/** Puts the facts of a line right, as a form has them; it is judged again. */
export async function correctLine(
  tx: Transaction,
  caller: Caller,
  { importId, lineId }: Deed,
  input: DealerInput,
): Promise<Outcome> {
  if (!(await lockImport(tx, importId))) return { ok: false, reason: 'not-found' }
  const line = (await judgeImport(tx, importId)).get(lineId)
  if (line === undefined || line.line === null) return { ok: false, reason: 'not-found' }
  if (line.decision !== null) return { ok: false, reason: 'line-decided' }
  const { facts, errors, questions } = readCorrection(input)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  return await writeAnswer(tx, caller, importId, { ...line, facts, errors, questions })
}

async function answer(
  tx: Transaction,
  caller: Caller,
  importId: string,
  line: StoredLine,
  { decision, candidateId }: DecisionInput,
): Promise<Outcome> {
  if (decision === 'same-as') {
    const isOffered = line.about.candidates?.some(({ id }) => id === candidateId) ?? false
    return isOffered
      ? await writeAnswer(tx, caller, importId, { ...line, sameAs: candidateId! })
      : { ok: false, reason: 'changed-elsewhere' }
  }
  const facts = line.outcome === 'question' ? acceptProposals(line) : null
  if (facts === null) return { ok: false, reason: 'changed-elsewhere' }
  return await writeAnswer(tx, caller, importId, { ...line, facts, questions: [] })
}

async function writeAnswer(
  tx: Transaction,
  caller: Caller,
  importId: string,
  line: StoredLine,
): Promise<Outcome> {
  const { id, facts, errors, questions, sameAs, isAnother } = line
  const row = { id, facts, errors, questions, same_as: sameAs, is_another: isAnother }
  await tx`select programme.answer_line(${importId}, ${tx.json(row)}, ${caller.accountName})`
  await judgeImport(tx, importId)
  return { ok: true }
}

async function reconsider(
  tx: Transaction,
  caller: Caller,
  importId: string,
  line: StoredLine,
): Promise<Outcome> {
  if (line.decision === null) return { ok: true }
  if (line.decision !== 'leave') return { ok: false, reason: 'line-decided' }
  await noteDecision(tx, caller, importId, line.id, null, null)
  await judgeImport(tx, importId)
  return { ok: true }
}

/** Writes in the inventory what the decision says, and who decided, in one transaction. */
export async function carryOut(
  tx: Transaction,
  caller: Caller,
  importId: string,
  line: StoredLine,
  decision: Decision,
  on: Day,
): Promise<Outcome> {
  const about = { kind: 'import' as const, id: importId }
  const { dealerId = line.dealerId, version = 0, changes = [] } = line.about
  if (decision === 'leave') {
    await noteDecision(tx, caller, importId, line.id, decision, null)
    return { ok: true }
  }
  if (decision === 'another' || line.outcome === 'new') {
    const listed = await listDealer(tx, caller, line.facts, { origin: 'trade-register', on, about })
    if (!listed.ok) return refused(listed.reason)
    await noteDecision(tx, caller, importId, line.id, decision, listed.id)
    return { ok: true }
  }
  const dealer = { id: dealerId!, version, on, about }
  const written =
    decision === 'take-over'
      ? await changeDealer(tx, caller, { ...dealer, changes })
      : await endDealer(tx, caller, {
          ...dealer,
          reason: decision === 'has-stopped' ? 'stopped' : 'moved-away',
        })
  if (!written.ok) return refused(written.reason)
  await noteDecision(tx, caller, importId, line.id, decision, dealerId!)
  return { ok: true }
}

function refused(reason: 'known-number' | 'changed-elsewhere' | 'not-found'): Outcome {
  const errors = [{ field: 'branchNumber', code: 'dealer-import.error.known-number' }]
  return reason === 'known-number' ? { ok: false, reason: 'invalid-input', errors } : { ok: false, reason }
}

async function noteDecision(
  tx: Transaction,
  caller: Caller,
  importId: string,
  lineId: string,
  decision: Decision | null,
  wrote: string | null,
): Promise<void> {
  await tx`select programme.decide_line(${importId}, ${lineId}, ${decision}, ${wrote}::uuid, ${caller.accountName})`
}
