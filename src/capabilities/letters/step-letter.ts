import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { recordEvent } from '../dealers/public.ts'
import { readLetter } from './read-letter.ts'
import { type LetterStep, stateAfter } from './rules/letter-states.ts'

/**
 * What somebody says of a letter: it came back, it did arrive, send it again, it went to the post. A letter that came back is
 * noted with its dealer.
 */
export async function stepLetter(
  tx: Transaction,
  caller: Caller,
  { id, step, now }: { id: string; step: LetterStep; now: Date },
): Promise<{ ok: true } | Refusal<'not-found' | 'step-not-possible'>> {
  const letter = await readLetter(tx, id)
  if (letter === null) return { ok: false, reason: 'not-found' }
  const next = stateAfter(letter, step)
  if (next === null) return { ok: false, reason: 'step-not-possible' }
  const again = next === 'to-send' ? now : null
  const [row] = await tx<{ done: boolean }[]>`
    select programme.step_letter(${id}, ${letter.state}, ${next}, ${again}, null) as done`
  if (!row!.done) return { ok: false, reason: 'step-not-possible' }
  const noted = next === 'undeliverable' ? 'undeliverable' : next === 'sent' ? 'mail' : null
  if (noted !== null) {
    const { subject, reference } = letter.content ?? { subject: '', reference: '' }
    await recordEvent(tx, caller, {
      dealerId: letter.dealerId,
      kind: noted,
      on: dayInAmsterdam(now),
      detail: { title: subject, reference },
      about: { kind: 'letter', id },
    })
  }
  return { ok: true }
}

/** All letters of a series that wait for the post room went there. Answers how many. */
export async function handSeriesToPost(tx: Transaction, seriesId: string): Promise<number> {
  const rows = await tx`
    select programme.step_letter(l.id, 'made', 'printed', null, null) from programme.letter l
     where l.series_id = ${seriesId} and l.state = 'made'`
  return rows.length
}
