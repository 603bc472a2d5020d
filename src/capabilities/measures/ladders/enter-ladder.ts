import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { enforceable, listBylaws, bylawParts } from '../../policy/public.ts'
import { checkLadder } from '../rules/ladder.ts'
import { type LadderInput, ladderValue } from './contract.ts'

export type EnterLadder =
  | Ok<{ id: string }>
  | Refusal<'not-found'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/**
 * Enters the enforcement policy of the caller's municipality as data, from a day on: only where the article it is tied to
 * (`enforcement-policy`) is in force on that day. What held before stays as it was.
 */
export async function enterLadder(tx: Transaction, caller: Caller, input: LadderInput): Promise<EnterLadder> {
  const municipality = caller.organisationId.slice('municipality:'.length)
  const [bylaws] = await listBylaws(tx, municipality)
  const errors = checkLadder(input, bylawParts)
  if (!enforceable(bylaws?.articles ?? [], 'enforcement-policy', input.from).ok)
    errors.push({ field: 'from', code: 'measures.wrong.no-policy-article' })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const { id, from, source } = input
  const row = { id, municipality, valid_from: from, source, value: ladderValue.parse(input) }
  const [answer] = await tx<{ outcome: 'entered' | 'known' | 'taken' | 'not-found' }[]>`
    select supervision.enter_ladder(${tx.json(row)}, ${caller.accountName}) as outcome`
  if (answer!.outcome === 'not-found') return { ok: false, reason: 'not-found' }
  if (answer!.outcome === 'taken')
    return {
      ok: false,
      reason: 'invalid-input',
      errors: [{ field: 'from', code: 'measures.wrong.ladder-of-day' }],
    }
  return { ok: true, id }
}
