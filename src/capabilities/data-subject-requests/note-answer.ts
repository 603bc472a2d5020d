import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Transaction } from '../../platform/database.ts'
import type { RequestView } from './contract.ts'
import { readRequest } from './list-requests.ts'

type Noted = { ok: true; request: RequestView } | Refusal<'already-answered' | 'not-found'>

/** Notes once that the answer to a request went out today. */
export async function noteAnswer(tx: Transaction, id: string, now: Date): Promise<Noted> {
  const [row] = await tx<{ outcome: 'noted' | 'already-answered' | 'not-found' }[]>`
    select subject_requests.note_answer(${id}, ${dayInAmsterdam(now)}) as outcome`
  const { outcome } = row!
  if (outcome !== 'noted') return { ok: false, reason: outcome }
  return { ok: true, request: (await readRequest(tx, id))! }
}
