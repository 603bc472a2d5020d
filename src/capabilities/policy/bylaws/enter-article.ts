import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { checkArticle, ruleOf, valueOf } from '../rules/check-article.ts'
import type { ArticleInput } from './contract.ts'

export type EnterOutcome =
  | Ok<{ id: string }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'not-found'>

/**
 * Enters an article of a municipality, or a draft of one. What decides a rule writes it with its dates (policy.rule), so
 * that the counter demands from that day on what the bylaw page says. Entries that stand are never touched.
 */
export async function enterArticle(
  tx: Transaction,
  caller: Caller,
  input: ArticleInput,
  now: Date,
): Promise<EnterOutcome> {
  const errors = checkArticle(input, dayInAmsterdam(now))
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = newId(now.getTime())
  const value = valueOf(input)
  const rule = ruleOf(input.part, value)
  const { municipality, part, status, article, text, from, until, publication, reason } = input
  const row = { id, municipality, part, status, article, body: text, valid_from: from, valid_until: until }
  const rest = { publication, value, topic: rule?.topic ?? null, reason: reason || null }
  const decided = rule?.value ? tx.json(rule.value as never) : null
  const [answer] = await tx<{ outcome: string }[]>`
    select policy.enter_article(${tx.json({ ...row, ...rest } as never)}, ${decided}, ${input.draftId}, ${caller.accountName}) as outcome`
  switch (answer!.outcome) {
    case 'entered':
      return { ok: true, id }
    case 'reason-needed': {
      const field = { field: 'reason', code: 'bylaws.wrong.reason' }
      return { ok: false, reason: 'invalid-input', errors: [field] }
    }
    default:
      return { ok: false, reason: 'not-found' }
  }
}
