import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FieldError, Refusal } from '../kernel/result.ts'
import { type Locale, translate } from './messages/index.ts'

/** The one place where a reason becomes a status. Its sentence is `problem.<reason>` in the catalogues. */
const statuses: Record<string, number> = {
  'invalid-input': 400,
  'idempotency-key-missing': 400,
  'idempotency-key-invalid': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'out-of-scope': 403,
  'not-for-role': 403,
  'confirmation-needed': 403,
  'role-does-not-fit': 400,
  'already-holds': 409,
  'last-manager': 409,
  'works-elsewhere': 409,
  'colleague-lacks-role': 409,
  'look-up-refused': 403,
  'not-found': 404,
  'not-certified-yet': 404,
  'purchase-recorded-today': 409,
  'already-stated-today': 409,
  'nil-statement-stands': 409,
  'already-sold': 409,
  pledged: 409,
  superseded: 409,
  'in-holding-period': 409,
  'before-acquisition': 409,
  'already-corrected': 409,
  'item-sold': 409,
  'already-ended': 409,
  'not-ended': 409,
  'already-answered': 409,
  'already-decided': 409,
  'line-decided': 409,
  'looks-alike': 409,
  'notice-decided': 409,
  'no-mail-address': 409,
  'known-number': 409,
  'meeting-cancelled': 409,
  'meeting-over': 409,
  'meeting-not-yet': 409,
  'already-connected': 409,
  'dealer-incomplete': 409,
  'dealer-ended': 409,
  'reference-in-use': 409,
  'person-erased': 409,
  'being-erased': 409,
  'person-held': 409,
  'report-in-use': 409,
  'step-not-possible': 409,
  'document-settled': 409,
  'document-incomplete': 409,
  'already-extended': 409,
  'visit-ended': 409,
  'suspicion-arose': 409,
  'too-many-lists': 409,
  'number-is-there': 409,
  'too-many-numbers': 409,
  'too-many-pictures': 409,
  'not-a-picture': 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  'unknown-branch': 400,
  'passkey-refused': 400,
  'unknown-recovery-code': 400,
  'no-capacity': 403,
  'invitation-unknown': 404,
  'invitation-used': 409,
  'invitation-expired': 409,
  'invitation-withdrawn': 409,
  'code-wrong': 400,
  'code-gone': 409,
  'no-recovery-key': 400,
  'changed-elsewhere': 409,
  'place-counted': 409,
  'nothing-changed': 409,
  'plan-exists': 409,
  'vault-exists': 409,
  'vault-full': 409,
  'demo-account': 409,
  'key-mismatch': 422,
  'template-unknown': 409,
  'nobody-to-write': 409,
  'series-changed': 409,
  'agenda-full': 409,
  'already-treated': 409,
  'meeting-has-cases': 409,
  'triangle-tasks-open': 409,
  'triangle-not-yet': 409,
  'task-answered': 409,
  'triangle-reports-enough': 409,
  'too-many-requests': 429,
  'work-needed': 429,
  'internal-error': 500,
  'clock-off': 503,
  'log-halted': 503,
  'check-data-stale': 503,
  unavailable: 503,
  'not-migrated': 503,
}
export const problemReasons = Object.keys(statuses)

/** Dutch unless the first language that the caller accepts is English. */
export function localeOf(request: Pick<FastifyRequest, 'headers'>): Locale {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'nl'
}

type Sayable = Refusal<string, { errors?: FieldError[] }> & Record<string, unknown>

/** Answers with `application/problem+json` (RFC 9457): what is wrong, all fields at once, in the caller's language. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Sayable): FastifyReply {
  const locale = localeOf(request)
  const { reason, errors, ok: _, ...members } = refusal
  const status = statuses[reason] ?? 500
  const values = members as Record<string, string | number>
  const body = {
    type: 'about:blank',
    title: translate(locale, `problem.${reason}.title`, values),
    status,
    detail: translate(locale, `problem.${reason}.detail`, values),
    reason,
    ...members,
    ...(errors && {
      errors: errors.map(({ field, code, values: about }) => ({
        field,
        code,
        message: translate(locale, code, about ?? {}),
      })),
    }),
  }
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  if (status === 503) void reply.header('retry-after', '5')
  if (typeof members['retryAfterSeconds'] === 'number')
    void reply.header('retry-after', String(members['retryAfterSeconds']))
  return reply.code(status).type('application/problem+json').send(JSON.stringify(body))
}
