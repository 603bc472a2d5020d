import { z } from 'zod'
import { organiserRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { inTransaction, type Transaction } from '../../platform/database.ts'
import { localeOf, refuse } from '../../platform/problem.ts'
import { translate } from '../../platform/messages/index.ts'
import {
  letterList,
  letterListQuery,
  preview,
  previewInput,
  resendInput,
  seriesStarted,
  stepInput,
} from './contract.ts'
import { faultsOf } from './keep-template.ts'
import { readTemplateById } from './list-templates.ts'
import { listLetters } from './list-series.ts'
import { makePreview } from './make-preview.ts'
import { letterPdf, readLetter } from './read-letter.ts'
import { resendLetter } from './resend-letter.ts'
import { type LetterRouteDependencies, pdfHeaders } from './route-dependencies.ts'
import { stepLetter } from './step-letter.ts'
import { drawLetter } from './typeset-letter.ts'

const config = { access: organiserRoles }
const tags = ['letters']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const

/** One letter: how it would be, how it is kept, and what became of it. */
export function letterRoutesOfOne(app: App, dependencies: LetterRouteDependencies): void {
  previewRoute(app, dependencies)
  stepRoutes(app, dependencies)
  const { database } = dependencies
  app.get(
    '/v1/letters',
    { schema: { querystring: letterListQuery, response: { 200: letterList }, tags }, config },
    (request) => inTransaction(database, callerOf(request), (tx) => listLetters(tx, request.query)),
  )

  app.get(
    '/v1/letters/:id/paper',
    { schema: { params: byId, produces: ['application/pdf'], tags }, config },
    async (request, reply) => {
      const found = await inTransaction(database, callerOf(request), async (tx) => {
        const letter = await readLetter(tx, request.params.id)
        if (!letter?.content) return null
        const { content } = letter
        return { pdf: await letterPdf(tx, { ...letter, content }), name: content.reference }
      })
      if (found === null) return refuse(request, reply, notFound)
      return reply.headers(pdfHeaders(found.name)).send(found.pdf)
    },
  )
}

function previewRoute(app: App, { database, baseUrl: website }: LetterRouteDependencies): void {
  app.post(
    '/v1/letter-previews',
    { schema: { body: previewInput, response: { 200: preview }, tags }, config },
    async (request, reply) => {
      const now = new Date()
      const { dealerId = null, datedOn = dayInAmsterdam(now) } = request.body
      const locale = localeOf(request)
      const made = await inTransaction(database, callerOf(request), async (tx) => {
        const template = await textOf(tx, request.body)
        if (template === null) return null
        const faults = faultsOf(template)
        // What is wrong is said; the rest of the text is shown without it.
        const asked = faults.length > 0 ? { subject: '-', body: '-' } : template
        const letter = await makePreview(tx, { template: asked, dealerId, datedOn, website, now })
        return letter && { letter, faults }
      })
      if (made === null) return refuse(request, reply, notFound)
      const { letter, faults } = made
      const { svg, pageCount } = drawLetter(letter, now)
      return {
        subject: letter.content.subject,
        text: letter.text,
        picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
        pageCount,
        faults: faults.map(({ field, line, code, at }) => ({
          field,
          line,
          message: translate(locale, code, { line, at }),
        })),
      }
    },
  )
}

/** The text that is being written, else that of the template. */
async function textOf(
  tx: Transaction,
  { templateId, subject, body }: z.infer<typeof previewInput>,
): Promise<{ subject: string; body: string } | null> {
  if (subject !== undefined && body !== undefined) return { subject, body }
  return templateId === undefined ? null : readTemplateById(tx, templateId)
}

function stepRoutes(app: App, { database, baseUrl: website }: LetterRouteDependencies): void {
  app.post(
    '/v1/letters/:id/steps',
    { schema: { params: byId, body: stepInput, response: { 204: z.null() }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { step } = request.body
      const outcome = await inTransaction(database, caller, (tx) =>
        stepLetter(tx, caller, { id, step, now: new Date() }),
      )
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/letters/:id/resends',
    { schema: { params: byId, body: resendInput, response: { 201: seriesStarted }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { channel } = request.body
      const started = await inTransaction(database, caller, (tx) =>
        resendLetter(tx, caller, { id, channel, website, now: new Date() }),
      )
      if (!started.ok) return refuse(request, reply, started)
      const { seriesId, plan } = started
      return reply.code(201).send({ id: seriesId, letters: plan.letters.length })
    },
  )
}
