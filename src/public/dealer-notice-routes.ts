import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type NoticeField,
  noticeFields,
  noticeIdOf,
  type NoticeKind,
  type Received,
  type NoticeRefusal,
  type TypedNotice,
} from '../capabilities/dealers/public.ts'
import { dayInAmsterdam } from '../kernel/dates.ts'
import { type NoticeForm, noticePaths } from './dealer-notice-form.ts'
import {
  NOTICE_PATH,
  noticeChoicePage,
  noticeFormPage,
  noticeSentPage,
  noticeTooManyPage,
} from './dealer-notice-page.ts'
import type { PageContext } from './layout.ts'

export type NoticeSite = {
  contextOf: (request: FastifyRequest) => PageContext
  listMunicipalities: () => Promise<{ slug: string; name: string }[]>
  /** Takes in a notice of someone who is not signed in. */
  recordNotice: (sent: {
    id: string
    typed: TypedNotice
    request: FastifyRequest
    now: Date
  }) => Promise<Received | NoticeRefusal>
}
const FIELD_CHARACTERS_MAX = 500

/** Where a dealer announces itself without an account: no cookie, no script, nobody is asked to sign in. */
export function dealerNoticeRoutes(app: FastifyInstance, site: NoticeSite): void {
  const schema = { hide: true }
  app.get(NOTICE_PATH, { schema, config: { access: 'open' } }, (request, reply) =>
    send(reply, noticeChoicePage(site.contextOf(request)), 200),
  )
  for (const [kind, path] of Object.entries(noticePaths) as [NoticeKind, string][]) {
    app.get(path, { schema, config: { access: 'open' } }, async (request, reply) => {
      const form = await emptyForm(site, kind)
      return send(reply, noticeFormPage(site.contextOf(request), form), 200)
    })
    app.post(path, { schema, config: { access: 'open' } }, async (request, reply) => {
      const context = site.contextOf(request)
      const typed: TypedNotice = { ...fieldsOf(request), kind }
      const id = noticeIdOf(fieldOf(request, 'id'))
      const now = new Date()
      const outcome = await site.recordNotice({ id, typed, request, now })
      const form = { ...(await emptyForm(site, kind)), id, typed }
      if (!outcome.ok && outcome.reason === 'invalid-input')
        return send(reply, noticeFormPage(context, { ...form, errors: outcome.errors }), 400)
      if (!outcome.ok) return send(reply, noticeTooManyPage(context, form), 429)
      const { reference, notice } = outcome
      const { slug, name } = form.municipalities.find((one) => one.slug === notice.at.municipality)!
      const sent = { kind, reference, municipality: name ?? slug, happensOn: notice.happensOn }
      return send(reply, noticeSentPage(context, sent, dayInAmsterdam(now)), 200)
    })
  }
}

async function emptyForm(site: NoticeSite, kind: NoticeKind): Promise<NoticeForm> {
  return {
    kind,
    id: noticeIdOf(null),
    municipalities: await site.listMunicipalities(),
    typed: {},
    errors: [],
  }
}

function fieldsOf(request: FastifyRequest): TypedNotice {
  const own = noticeFields.filter((name: NoticeField) => name !== 'kind')
  return Object.fromEntries(own.map((name) => [name, fieldOf(request, name)]))
}

function fieldOf(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.slice(0, FIELD_CHARACTERS_MAX) : ''
}

function send(reply: FastifyReply, page: string, status: number): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
}
