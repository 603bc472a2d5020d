import {
  type AskedPrice,
  type PriceAnswer,
  type PriceForm,
  readPriceForm,
} from '../capabilities/campaign/public.ts'
import { type Day, dayInAmsterdam } from '../kernel/dates.ts'
import type { App } from '../platform/app.ts'
import { priceAnswerPage, pricePage } from './price-page.ts'
import { pageContext, type PublicSite } from './routes.ts'

export type PriceSite = {
  mode: PublicSite['mode']
  judge: (asked: AskedPrice, today: Day) => Promise<PriceAnswer>
}

/** Whether an asked price raises questions: a form, and an answer that is kept nowhere and stands in no address. */
export function priceRoutes(app: App, { mode, judge }: PriceSite): void {
  const route = { schema: { hide: true }, config: { access: 'open' } } as const
  app.get('/prijs', route, async (request, reply) => {
    const page = pricePage(pageContext(request, mode))
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
  app.post('/prijs', route, async (request, reply) => {
    const context = pageContext(request, mode)
    const form = typedForm(request.body)
    const read = readPriceForm(form)
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    if (!read.ok) return reply.code(400).send(pricePage(context, { form, errors: read.errors }))
    const answer = await judge(read.asked, dayInAmsterdam(new Date()))
    return reply.send(priceAnswerPage(context, read.asked, answer))
  })
}

/** What a form sends is text or nothing; anything else counts as nothing. */
function typedForm(body: unknown): PriceForm {
  const sent = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: keyof PriceForm) => {
    const value = sent[name]
    return typeof value === 'string' ? value.trim().replaceAll('\u0000', '') : ''
  }
  return {
    kind: text('kind'),
    category: text('category'),
    brand: text('brand'),
    model: text('model'),
    price: text('price'),
    weight: text('weight'),
    karat: text('karat'),
  }
}
