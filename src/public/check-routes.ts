import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readPlaceCode } from '../capabilities/campaign/public.ts'
import { sourceOf, type Checks } from '../capabilities/check/public.ts'
import { answerPage, type AnswerSections, type AnswerView } from './answer-page.ts'
import type { PageContext } from './layout.ts'
import { address } from './texts.ts'

export type CheckSite = {
  checks: Pick<Checks, 'check' | 'dataUntil'>
  /** What other capabilities add to an answer: a proof, a lead, facts about a vehicle. */
  sections?: AnswerSections[]
  now?: () => Date
  /** Counts that a paper led to a check: its code, nothing of the check. The answer waits for nothing. */
  countChecked?: (placeCode: string) => void
}

/** Every answer has this many bytes, or a multiple of it: who sees the line but not the text can't tell them apart. */
export const answerBytes = 24_576
const numberLengthMax = 400
const workLengthMax = 300

/** `POST /controleer`: the form of the check, answered with a page. The number stands in no address. */
export function checkPageRoutes(
  app: FastifyInstance,
  site: CheckSite,
  context: (request: FastifyRequest) => PageContext,
): void {
  app.post('/controleer', { schema: { hide: true }, config: { access: 'open' } }, async (request, reply) => {
    const view = answer(site, request)
    const here = { ...context(request), ...carriedOn(site, request, view) }
    const sections = await Promise.all((site.sections ?? []).map(async (make) => make(here, view)))
    return sendAnswer(reply, answerPage(here, view, sections.flat()), statusOf(view))
  })
  // Who comes back to the address of an answer begins anew: the answer itself is kept nowhere.
  app.get('/controleer', { schema: { hide: true } }, (request, reply) =>
    reply.redirect(address(context(request).locale, '/'), 303),
  )
}

function answer({ checks, now = () => new Date() }: CheckSite, request: FastifyRequest): AnswerView {
  const asked = field(request.body, 'nummer').slice(0, numberLengthMax)
  const work = field(request.body, 'werk').slice(0, workLengthMax)
  if (asked.trim() === '') return { asked, outcome: { ok: false, reason: 'empty' }, now: now() }
  const by = { source: sourceOf(request), ...(work && { work }) }
  return { asked, outcome: checks.check({ value: asked }, by), now: now() }
}

/** A paper counts for one check: until there is an answer the form keeps its code, then it is counted and gone. */
function carriedOn({ countChecked }: CheckSite, request: FastifyRequest, { outcome }: AnswerView) {
  const place = readPlaceCode(field(request.body, 'plaats'))
  if (place === null) return {}
  if ('ok' in outcome) return { place }
  countChecked?.(place)
  return {}
}

function field(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}

function statusOf({ outcome }: AnswerView): number {
  if (!('ok' in outcome)) return 200
  return { empty: 400, 'check-data-stale': 503, 'work-needed': 429 }[outcome.reason]
}

function sendAnswer(reply: FastifyReply, page: string, status: number): FastifyReply {
  const length = Buffer.byteLength(page)
  const padded = page + ' '.repeat(Math.ceil(length / answerBytes) * answerBytes - length)
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(padded)
}
