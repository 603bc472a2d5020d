import { randomBytes } from 'node:crypto'
import { addDays, dayInAmsterdam, daysBetween, startOfDayInAmsterdam } from '../../../kernel/dates.ts'
import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import { DAYS_MAX } from '../members/contract.ts'
import type { TokenInput } from './contract.ts'

type Made = { ok: true; id: string; token: string; expiresAt: Date }
type Refused = Refusal<'invalid-input', { errors: FieldError[] }> | Refusal<'forbidden'>

/**
 * A token for software of the caller's organisation, in the caller's role and no wider than `allowed`. It ends with its
 * last day in Amsterdam. The database keeps its digest, so it is shown this once.
 */
export async function makeToken(
  database: Database,
  caller: Caller,
  { name, scopes, lastDay }: TokenInput,
  { allowed, now }: { allowed: readonly string[]; now: Date },
): Promise<Made | Refused> {
  const errors = wrongFields({ scopes, lastDay }, allowed, dayInAmsterdam(now))
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const token = newToken()
  const expiresAt = startOfDayInAmsterdam(addDays(lastDay, 1))
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ id: string | null }[]>`
      select access.make_token(${secretDigest(token)}, ${name}, ${[...new Set(scopes)].sort()}, ${expiresAt}) as id`,
  )
  return row?.id ? { ok: true, id: row.id, token, expiresAt } : { ok: false, reason: 'forbidden' }
}

/** A secret that software shows; its beginning says in a log or a file whose it is. */
export function newToken(): string {
  return `helder_${randomBytes(32).toString('base64url')}`
}

function wrongFields(
  { scopes, lastDay }: Pick<TokenInput, 'scopes' | 'lastDay'>,
  allowed: readonly string[],
  today: string,
): FieldError[] {
  const errors: FieldError[] = []
  if (scopes.some((scope) => !allowed.includes(scope))) errors.push({ field: 'scopes', code: 'field.choice' })
  if (lastDay < today) errors.push({ field: 'lastDay', code: 'field.day-passed' })
  else if (daysBetween(today, lastDay) > DAYS_MAX)
    errors.push({ field: 'lastDay', code: 'field.year-at-most' })
  return errors
}
