import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { MeetingAnswers } from '../capabilities/meetings/public.ts'
import { dayInAmsterdam } from '../kernel/dates.ts'
import type { PageContext } from './layout.ts'
import { invitationCodePage, invitationPage, type RefusedReason } from './meeting-answer-page.ts'

export type MeetingAnswerSite = {
  answers: MeetingAnswers
  contextOf: (request: FastifyRequest) => PageContext
  now?: () => Date
}

const open = { config: { access: 'open' }, schema: { hide: true } } as const
const FIELD_CHARACTERS_MAX = 60
const statuses: Record<RefusedReason, number> = {
  'code-unknown': 404,
  'too-many-requests': 429,
  'answer-missing': 400,
  'people-wrong': 400,
  'meeting-over': 409,
  'meeting-cancelled': 409,
}

/** `/uitnodiging`: a dealer answers by the code of a letter, without signing in. The code is sent, never asked for in an address. */
export function meetingAnswerRoutes(app: FastifyInstance, site: MeetingAnswerSite): void {
  const { answers, contextOf, now = () => new Date() } = site
  const isOpen = ({ heldOn, cancelledOn }: { heldOn: string; cancelledOn: string | null }) =>
    cancelledOn === null && heldOn >= dayInAmsterdam(now())

  app.get('/uitnodiging', open, (request, reply) => send(reply, invitationCodePage(contextOf(request))))

  app.post('/uitnodiging', open, async (request, reply) => {
    const typed = fieldOf(request, 'code')
    const found = await answers.read(typed, request.ip)
    const context = contextOf(request)
    if (!found.ok) {
      return send(reply, invitationCodePage(context, { typed, reason: found.reason }), statuses[found.reason])
    }
    const { code, invitation } = found
    const isSent = fieldOf(request, 'beantwoord') === '1' && invitation.answer !== null
    return send(reply, invitationPage(context, { code, invitation, isSent, isOpen: isOpen(invitation) }))
  })

  app.post('/uitnodiging/antwoord', open, async (request, reply) => {
    const typed = fieldOf(request, 'code')
    const given = { answer: fieldOf(request, 'antwoord'), people: fieldOf(request, 'aantal') }
    const context = contextOf(request)
    const outcome = await answers.answer({ typed, ...given, ip: request.ip })
    if (outcome.ok) {
      const { code, invitation } = outcome
      return send(reply, invitationPage(context, { code, invitation, isSent: true, isOpen: true }))
    }
    const { reason } = outcome
    const found = await answers.read(typed, request.ip)
    if (!found.ok)
      return send(reply, invitationCodePage(context, { typed, reason: found.reason }), statuses[found.reason])
    const { code, invitation } = found
    const shown = { code, invitation, isOpen: isOpen(invitation), refused: { reason, ...given } }
    return send(reply, invitationPage(context, shown), statuses[reason])
  })
  // Who comes back to this address begins with the code.
  app.get('/uitnodiging/antwoord', open, (_request, reply) => reply.redirect('/uitnodiging', 303))
}

function fieldOf(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.slice(0, FIELD_CHARACTERS_MAX) : ''
}

function send(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
}
