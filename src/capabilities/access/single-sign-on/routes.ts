import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../../platform/app.ts'
import type { Database } from '../../../platform/database.ts'
import type { Logger } from '../../../platform/logger.ts'
import { deviceOf } from '../device-of.ts'
import { isOwnPage, pageAfterSignIn } from '../first-page.ts'
import { SESSION_COOKIE, setSessionCookie } from '../session-cookie.ts'
import { signOut } from '../sign-in-demo.ts'
import { finishSignIn, type SignInReason } from './finish-sign-in.ts'
import { joinBySingleSignOnRoute } from './join-route.ts'
import { beginQuery, COOKIE, cookieOf, leave, note, PATH, setOut } from './journey.ts'
import type { Door, Doors, ShownProvider } from './open-providers.ts'
import { signInAgainRoute } from './sign-in-again.ts'

/** Through which provider this browser signed in: a name and no secret, for the page after signing out. */
const DOOR_COOKIE = 'helder_door'
const SIGNED_OUT_PATH = '/uitgelogd'
/** As long as a session can last. */
const DOOR_HOURS = 14

/** What someone reads when a sign-in came to nothing; the page itself is the public site's. */
export type SignInProblem = {
  reason: SignInReason | 'unknown-provider'
  status: number
  provider: ShownProvider | null
  language: 'nl' | 'en'
}
export type SingleSignOn = {
  database: Database
  doors: Doors
  baseUrl: string
  logger: Logger
  showProblem: (reply: FastifyReply, problem: SignInProblem) => FastifyReply
  showSignedOut: (request: FastifyRequest, reply: FastifyReply, provider: ShownProvider) => FastifyReply
}

const statuses: Record<SignInProblem['reason'], number> = {
  'unknown-provider': 404,
  'broker-down': 503,
  'attempt-gone': 400,
  'answer-refused': 400,
  cancelled: 400,
  'no-subject': 400,
  'assurance-too-low': 403,
  'unknown-organisation': 403,
  'no-role': 403,
  'invitation-refused': 403,
  'not-the-same-person': 403,
  'not-signed-in-anew': 403,
}

/** Pages by which people go to the broker of their organisation and come back from it. */
export function singleSignOnRoutes(app: App, sso: SingleSignOn): void {
  const schema = { hide: true, params: z.object({ provider: z.string() }) }
  const config = { access: 'open' } as const

  app.get(
    `${PATH}/:provider`,
    { schema: { ...schema, querystring: beginQuery }, config },
    async (request, reply) => {
      const { deed, returnTo, language } = request.query
      const door = sso.doors.find(request.params.provider)
      if (door === null) return showProblem(sso, reply, { reason: 'unknown-provider', door, language })
      const elsewhere = onOurName(request, sso.baseUrl)
      if (elsewhere !== null) return leave(reply, elsewhere)
      const confirm = deed === 'confirm'
      if (confirm && request.caller?.sessionId == null) return leave(reply, '/inloggen')
      const sessionId = confirm ? (request.caller?.sessionId ?? null) : null
      const outcome = await setOut(sso, door, reply, {
        provider: door.provider.id,
        sessionId,
        invitation: null,
        returnTo: returnTo !== undefined && isOwnPage(returnTo) ? returnTo : null,
        language,
      })
      if (!outcome.ok) return showProblem(sso, reply, { reason: outcome.reason, door, language })
      return leave(reply, outcome.address)
    },
  )

  app.get(`${PATH}/:provider/callback`, { schema, config }, (request, reply) =>
    comeBack(sso, sso.doors.find(request.params.provider), request, reply),
  )

  app.get(`${PATH}/:provider/end`, { schema, config }, async (request, reply) => {
    const door = sso.doors.find(request.params.provider)
    const outcome = await door?.broker.endSession(`${sso.baseUrl}/`)
    // Helder's own session has ended by then: a broker that is away keeps nobody signed in here.
    return leave(reply, outcome?.ok && outcome.address !== null ? outcome.address : '/')
  })

  app.get(SIGNED_OUT_PATH, { schema: { hide: true }, config }, (request, reply) => {
    const door = sso.doors.find(request.cookies[DOOR_COOKIE] ?? '')
    void reply.clearCookie(DOOR_COOKIE, { path: SIGNED_OUT_PATH })
    if (door !== null) return sso.showSignedOut(request, reply, shown(door))
    return leave(reply, request.url.endsWith('?taal=en') ? '/?taal=en' : '/')
  })
  signInAgainRoute(app, sso)
  joinBySingleSignOnRoute(app, sso)
}

const shown = ({ provider: { id, name } }: Door): ShownProvider => ({ id, name })

async function comeBack(
  sso: SingleSignOn,
  door: Door | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { database, baseUrl, logger } = sso
  if (door === null) return showProblem(sso, reply, { reason: 'unknown-provider', door, language: 'nl' })
  const secret = request.cookies[COOKIE]
  void reply.clearCookie(COOKIE, { path: PATH })
  const search = request.url.slice(request.url.indexOf('?') + 1)
  const outcome = await finishSignIn(database, door, {
    url: new URL(`${baseUrl}${PATH}/${door.provider.id}/callback?${search}`),
    secret: secret ?? '',
    sessionId: request.caller?.sessionId ?? null,
    device: deviceOf(request.headers['user-agent']),
  })
  if (!outcome.ok) {
    note(logger, door, outcome.reason, outcome.cause)
    const language = outcome.attempt?.language ?? 'nl'
    return showProblem(sso, reply, { reason: outcome.reason, door, language })
  }
  const { language } = outcome.attempt
  const returnTo = outcome.attempt.returnTo ?? undefined
  if (outcome.deed === 'confirm') return leave(reply, returnTo ?? '/app/')
  // The session that this browser had is over: its cookie is replaced.
  const before = request.cookies[SESSION_COOKIE]
  if (before) await signOut(database, before)
  setSessionCookie(reply, outcome.secret, baseUrl.startsWith('https:'))
  void reply.setCookie(DOOR_COOKIE, door.provider.id, {
    ...cookieOf(baseUrl),
    path: SIGNED_OUT_PATH,
    maxAge: DOOR_HOURS * 3600,
  })
  return leave(reply, pageAfterSignIn(outcome.role, { returnTo, language }))
}

type Problem = { reason: SignInProblem['reason']; door: Door | null; language: 'nl' | 'en' }

function showProblem(
  { showProblem: show }: SingleSignOn,
  reply: FastifyReply,
  { reason, door, language }: Problem,
): FastifyReply {
  const status = statuses[reason]
  if (status === 503) void reply.header('retry-after', '30')
  void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  return show(reply, { reason, status, provider: door && shown(door), language })
}

const LOOPBACK = /^(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?$/

/** On this machine one server has several names, and a cookie belongs to one of them: the one that the broker knows. */
function onOurName(request: FastifyRequest, baseUrl: string): string | null {
  const { host } = new URL(baseUrl)
  const same = request.host === host || !LOOPBACK.test(request.host) || !LOOPBACK.test(host)
  return same ? null : `${baseUrl}${request.url}`
}
