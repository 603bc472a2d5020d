import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CountInput, CountList, CountView } from './contract.ts'
import { firstDay, monthOf } from './rules/months.ts'

type Entered = Ok<object> | Refusal<'invalid-input', { errors: FieldError[] }> | Refusal<'not-found'>
type Outcome = 'entered' | 'known' | 'reason-needed' | 'not-found'

/** Enters how many there were in a month and a municipality of the caller's base team; another number later needs a reason. */
export async function enterCount(
  tx: Transaction,
  caller: Caller,
  input: CountInput,
  now: Date,
): Promise<Entered> {
  if (input.month > monthOf(dayInAmsterdam(now))) return wrong('month', 'effect.wrong.future')
  const { month, reason, ...rest } = input
  const row = { ...rest, id: newId(now.getTime()), month: firstDay(month), reason: reason || null }
  const [answer] = await tx<{ outcome: Outcome }[]>`
    select insight.enter_count(${tx.json(row)}, ${caller.accountName}) as outcome`
  return answerOf(answer!.outcome)
}

export function answerOf(outcome: Outcome): Entered {
  if (outcome === 'not-found') return { ok: false, reason: 'not-found' }
  return outcome === 'reason-needed' ? wrong('reason', 'effect.wrong.correction') : { ok: true }
}

export function wrong(field: string, code: string): Refusal<'invalid-input', { errors: FieldError[] }> {
  return { ok: false, reason: 'invalid-input', errors: [{ field, code }] }
}

/** What the caller's base team entered, with what was corrected, the newest month first. */
export async function listCounts(tx: Transaction): Promise<CountList> {
  const municipalities = await tx<{ slug: string; name: string }[]>`
    select slug, name from policy.municipality where slug = any (programme.own_municipalities()) order by name`
  const items = await tx<(Omit<CountView, 'enteredAt'> & { enteredAt: Date })[]>`
    select c.id, c.municipality, to_char(c.month, 'YYYY-MM') as month, c.kind, c.amount, c.source, c.reason,
           c.entered_at as "enteredAt",
           not exists (select from insight.entered_count later where later.replaces_id = c.id) as "isStanding"
      from insight.entered_count c order by c.month desc, c.municipality, c.kind, c.entered_at desc limit 1000`
  return {
    municipalities,
    items: items.map(({ enteredAt, ...item }) => ({ ...item, enteredAt: enteredAt.toISOString() })),
  }
}
