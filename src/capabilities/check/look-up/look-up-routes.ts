import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { inputLengthMax } from '../../../identifiers/public.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { App } from '../../../platform/app.ts'
import type { Database } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import type { Logger } from '../../../platform/logger.ts'
import { refuse } from '../../../platform/problem.ts'
import { openBudget } from '../budget/open-budget.ts'
import type { Checks } from '../open-checks.ts'
import { lookUpAnswer } from '../rules/look-up-answer.ts'
import { sourceOf } from '../source-of.ts'
import { findApplicationSecret } from './applications.ts'
import { isSigned, type SignedTerm } from './look-up-hmac.ts'

export type LookUpDependencies = {
  database: Database
  keys: KeyFiles
  checks: Checks
  logger: Logger
  now?: () => Date
}
type LookUp = SignedTerm & { ip: string }

/** With whom nobody signs: an unknown application takes the same steps as a wrong HMAC. */
const nobodysSecret = randomBytes(32).toString('base64url')

/**
 * The look-up that others already call (domain.md 5): a yes or no for registered applications. Each application has the
 * budget of a till, and each of its users that of an address, so that inventing users gains nothing.
 */
export function lookUpRoutes(app: App, dependencies: LookUpDependencies): void {
  const { database, keys, checks, logger, now = () => new Date() } = dependencies
  const ofApplications = openBudget({ key: keys.key('check-work'), logger, now_ms: () => now().getTime() })
  app.get(
    '/compat/stopheling/GetSearchItems',
    // No schema: what is wrong with the query may not name the query.
    { schema: { hide: true }, config: { access: 'open' } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      const read = readLookUp(request)
      if (!read.ok) return refuse(request, reply, read)
      const { asked } = read
      const secret = await findApplicationSecret(database, keys, asked.applicationId)
      const signed = isSigned(secret ?? nobodysSecret, asked, now())
      if (secret === null || !signed) return refuse(request, reply, { ok: false, reason: 'look-up-refused' })
      if (!ofApplications.admit(`token:application:${asked.applicationId}`, undefined).ok)
        return refuse(request, reply, { ok: false, reason: 'too-many-requests' })
      const source = `${sourceOf({ ip: asked.ip, caller: null })} by ${asked.applicationId}`
      const answer = checks.check({ value: asked.term }, { source })
      if ('ok' in answer) {
        // A program of others can't do the work that a visitor's device does.
        const reason = answer.reason === 'work-needed' ? 'too-many-requests' : answer.reason
        return refuse(request, reply, { ok: false, reason })
      }
      const isStolen = answer.result === 'registered-stolen'
      const found = isStolen ? { number: asked.term.trim(), kind: answer.kind } : null
      return reply.type('application/json; charset=utf-8').send(lookUpAnswer(found))
    },
  )
}

/** What was asked, or every field that is missing or no single text; a field's value is never given back. */
function readLookUp(
  request: FastifyRequest,
): Ok<{ asked: LookUp }> | Refusal<'invalid-input', { errors: FieldError[] }> {
  const query = request.query as Record<string, unknown>
  const errors: FieldError[] = []
  const text = (field: string, isRequired: boolean) => {
    const value = query[field]
    const isGiven = value !== undefined && value !== ''
    if (isRequired && !isGiven) errors.push({ field, code: 'field.required' })
    else if (isGiven && typeof value !== 'string') errors.push({ field, code: 'field.text' })
    return typeof value === 'string' ? value : ''
  }
  const asked = {
    applicationId: text('ApplicationID', true),
    hmac: text('Hmac', true),
    term: text('SearchTerm', true),
    ip: text('IpAddress', false) || request.ip,
  }
  // Others send these; the answer does not hang on them.
  text('SearchMerk', false)
  text('Loc', false)
  if (asked.term.length > inputLengthMax) errors.push({ field: 'SearchTerm', code: 'field.too-long' })
  if (isIP(asked.ip) === 0) errors.push({ field: 'IpAddress', code: 'field.choice' })
  return errors.length > 0 ? { ok: false, reason: 'invalid-input', errors } : { ok: true, asked }
}
