import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { FieldError } from '../kernel/result.ts'
import type { App } from '../platform/app.ts'
import type { Logger } from '../platform/logger.ts'
import { isMessageKey } from '../platform/messages/index.ts'
import { refuse } from '../platform/problem.ts'
import { asksForPage, sendNotice } from './pages-for-people.ts'

export const API_VERSION = '1.0.0'

/** One answer for everything that goes wrong, and one line in the log for every request of the API. */
export function answerErrors(app: App, logger: Logger, demo: boolean): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const errors = error.validation.map((issue) => fieldError(issue.instancePath, issue.message ?? ''))
      return refuse(request, reply, { ok: false, reason: 'invalid-input', errors })
    }
    const reason = reasonOf(error)
    if (['internal-error', 'unavailable', 'not-migrated'].includes(reason)) {
      logger.error({ err: error, method: request.method, route: request.routeOptions.url }, reason)
    }
    if (reason === 'internal-error' && asksForPage(request)) return sendNotice(request, reply, 500, demo)
    return refuse(request, reply, { ok: false, reason })
  })
  // A parameter may be empty for the router; an address with a trailing slash is another one (NL GOV API Design Rules).
  app.addHook('onRequest', async (request, reply) => {
    if (/^\/v1\/[^?]*\/(\?|$)/.test(request.url))
      return refuse(request, reply, { ok: false, reason: 'not-found' })
    return undefined
  })
  app.setNotFoundHandler((request, reply) =>
    asksForPage(request)
      ? sendNotice(request, reply, 404, demo)
      : refuse(request, reply, { ok: false, reason: 'not-found' }),
  )
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/v1/')) return
    void reply.header('api-version', API_VERSION)
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url
    if (!route?.startsWith('/v1/')) return
    logger.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
}

/** The path as people write it, `items.0.priceCents`; the message of our contracts is a key of the catalogues. */
function fieldError(path: string, message: string): FieldError {
  const field = path.split('/').filter(Boolean).join('.')
  return {
    field,
    code: isMessageKey(message) ? message : message.includes('undefined') ? 'field.required' : 'field.choice',
  }
}

function reasonOf({ code, statusCode }: Partial<FastifyError>): string {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'too-large'
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'unsupported-media-type'
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return 'invalid-input'
  // A table, function or column that a migration still has to make: this server is newer than its database.
  if (/^(42P01|42883|42703|3F000)$/.test(code ?? '')) return 'not-migrated'
  // The database is away, restarting, out of room or has no connection left, or our own disk is full: nothing was recorded.
  const away = /^(ECONN|CONNECT|CONNECTION_|ENOTFOUND|EPIPE|57P0|08|53|58|ENOSPC|EDQUOT|EROFS)/
  return away.test(code ?? '') ? 'unavailable' : 'internal-error'
}
