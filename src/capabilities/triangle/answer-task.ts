import type { Day } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'

type Answer = { id: string; state: 'done' | 'not-done'; words: string }

/** Whoever owns a task of the triangle says what came of it, or why it was not done; once, and the partners read it. */
export async function answerTask(
  tx: Transaction,
  caller: Caller,
  { id, state, words }: Answer,
  today: Day,
): Promise<Ok<object> | Refusal<'not-found' | 'task-answered'>> {
  const [answer] = await tx<{ outcome: 'answered' | 'not-found' | 'already-answered' }[]>`
    select triangle.answer_task(${id}, ${state}, ${words}, ${today}, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  if (outcome === 'answered') return { ok: true }
  return { ok: false, reason: outcome === 'already-answered' ? 'task-answered' : outcome }
}
