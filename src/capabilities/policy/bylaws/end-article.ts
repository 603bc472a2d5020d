import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { EndingInput } from './contract.ts'

export type EndOutcome =
  | { ok: true }
  | Refusal<'not-found'>
  | Refusal<'step-not-possible'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/** Withdraws a draft or an article that has not begun (`until` null), or notes until when an article holds. */
export async function endArticle(
  tx: Transaction,
  id: string,
  { until, reason }: EndingInput,
): Promise<EndOutcome> {
  const [answer] = await tx<{ outcome: string }[]>`
    select policy.end_article(${id}, ${until}, ${reason || null}) as outcome`
  switch (answer!.outcome) {
    case 'ended':
      return { ok: true }
    case 'reason-needed': {
      const field = { field: 'reason', code: 'bylaws.wrong.reason' }
      return { ok: false, reason: 'invalid-input', errors: [field] }
    }
    case 'step-not-possible':
      return { ok: false, reason: 'step-not-possible' }
    default:
      return { ok: false, reason: 'not-found' }
  }
}
