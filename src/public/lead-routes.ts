import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sourceOf } from '../capabilities/check/public.ts'
import type { PageContext } from './layout.ts'
import { leadRefusedPage, type LeadRefusedReason, leadSentPage } from './lead-page.ts'
import { noteOf } from './pasted-note.ts'
import { address } from './texts.ts'

export type LeadSite = {
  /** Takes a lead in; it comes with the signed yes of a check. */
  recordLead: (lead: {
    yes: string
    words: string
    source: string
  }) => Promise<{ ok: true } | { ok: false; reason: LeadRefusedReason }>
  contextOf: (request: FastifyRequest) => PageContext
}
const statuses = { 'lead-empty': 400, 'lead-too-long': 400, 'lead-without-yes': 400, 'lead-too-many': 429 }
const FIELD_CHARACTERS_MAX = 5_000

/** `POST /controleer/tip`: where someone saw a stolen thing. Nobody is asked who they are. */
export function leadPageRoutes(app: FastifyInstance, { recordLead, contextOf }: LeadSite): void {
  app.post(
    '/controleer/tip',
    { config: { access: 'open' }, schema: { hide: true } },
    async (request, reply) => {
      const yes = noteOf(fieldOf(request, 'bewijs'))
      const words = fieldOf(request, 'tip')
      const outcome = await recordLead({ yes, words, source: sourceOf(request) })
      const context = contextOf(request)
      if (outcome.ok) return send(reply, leadSentPage(context), 200)
      const { reason } = outcome
      return send(reply, leadRefusedPage(context, { reason, yes, words }), statuses[reason])
    },
  )
  // Who comes back to this address, or asks for it in the other language after sending, begins anew.
  app.get('/controleer/tip', { schema: { hide: true } }, (request, reply) =>
    reply.redirect(address(contextOf(request).locale, '/'), 303),
  )
}

function fieldOf(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.slice(0, FIELD_CHARACTERS_MAX) : ''
}

function send(reply: FastifyReply, page: string, status: number): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
}
