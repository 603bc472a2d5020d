import { z } from 'zod'
import { organiserRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import {
  letterSeries,
  letterSeriesList,
  seriesInput,
  seriesListQuery,
  seriesPlan,
  seriesPlanInput,
  seriesStarted,
} from './contract.ts'
import { letterRoutesOfOne } from './letter-routes.ts'
import { letterheadRoutes } from './letterhead-routes.ts'
import { listSeries, readSeries } from './list-series.ts'
import { readTemplateById } from './list-templates.ts'
import { planSeries } from './plan-series.ts'
import { lettersPdf, lettersToPrint } from './read-letter.ts'
import { type LetterRouteDependencies, pdfHeaders } from './route-dependencies.ts'
import { startSeries } from './start-series.ts'
import { handSeriesToPost } from './step-letter.ts'
import { templateRoutes } from './template-routes.ts'

const config = { access: organiserRoles }
const tags = ['letters']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const

/** Letters to dealers in series: templates, letterheads, who gets one, and what became of each. */
export function letterRoutes(app: App, dependencies: LetterRouteDependencies): void {
  templateRoutes(app, dependencies)
  letterheadRoutes(app, dependencies)
  orderRoutes(app, dependencies)
  seriesRoutes(app, dependencies)
  letterRoutesOfOne(app, dependencies)
}

function orderRoutes(app: App, { database, baseUrl: website }: LetterRouteDependencies): void {
  app.post(
    '/v1/letter-series-plans',
    { schema: { body: seriesPlanInput, response: { 200: seriesPlan }, tags }, config },
    async (request, reply) => {
      const { templateId, ...order } = request.body
      const plan = await inTransaction(database, callerOf(request), async (tx) => {
        const template = await readTemplateById(tx, templateId)
        if (template === null) return null
        const today = dayInAmsterdam(new Date())
        return planSeries(tx, { ...order, template, fieldsOf: () => ({}), website, today })
      })
      return plan ?? refuse(request, reply, { ok: false, reason: 'template-unknown' })
    },
  )

  app.post(
    '/v1/letter-series',
    {
      schema: { body: seriesInput, response: { 201: seriesStarted }, tags },
      config: { ...config, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { templateId, ...order } = request.body
      const started = await inTransaction(database, caller, (tx) =>
        startSeries(tx, caller, { ...order, template: { id: templateId }, website }, new Date()),
      )
      if (!started.ok) return refuse(request, reply, started)
      const { seriesId: id, plan } = started
      return reply
        .code(201)
        .header('location', `/v1/letter-series/${id}`)
        .send({ id, letters: plan.letters.length })
    },
  )
}

function seriesRoutes(app: App, { database }: LetterRouteDependencies): void {
  app.get(
    '/v1/letter-series',
    { schema: { querystring: seriesListQuery, response: { 200: letterSeriesList }, tags }, config },
    (request) => inTransaction(database, callerOf(request), (tx) => listSeries(tx, request.query)),
  )

  app.get(
    '/v1/letter-series/:id',
    { schema: { params: byId, response: { 200: letterSeries }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const found = await inTransaction(database, callerOf(request), (tx) => readSeries(tx, id))
      return found ?? refuse(request, reply, notFound)
    },
  )

  app.get(
    '/v1/letter-series/:id/print',
    { schema: { params: byId, produces: ['application/pdf'], tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const pdf = await inTransaction(database, callerOf(request), async (tx) => {
        const [series, letters] = [await readSeries(tx, id), await lettersToPrint(tx, id)]
        const whole = letters.flatMap(({ content, ...letter }) => (content ? [{ ...letter, content }] : []))
        if (series === null || whole.length === 0) return null
        return lettersPdf(tx, whole, series.nameNl, new Date(series.startedAt))
      })
      return pdf === null
        ? refuse(request, reply, notFound)
        : reply.headers(pdfHeaders(`brieven-${id}`)).send(pdf)
    },
  )

  app.post(
    '/v1/letter-series/:id/postings',
    { schema: { params: byId, response: { 201: letterSeries }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const series = await inTransaction(database, callerOf(request), async (tx) => {
        await handSeriesToPost(tx, id)
        return readSeries(tx, id)
      })
      return series === null ? refuse(request, reply, notFound) : reply.code(201).send(series)
    },
  )
}
