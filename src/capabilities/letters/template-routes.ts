import { z } from 'zod'
import { organiserRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import {
  archiving,
  letterTemplate,
  letterTemplates,
  templateChange,
  templateInput,
  templateVersions,
} from './contract.ts'
import { keepTemplate } from './keep-template.ts'
import { listTemplates, listTemplateVersions, readTemplateById } from './list-templates.ts'
import type { LetterRouteDependencies } from './route-dependencies.ts'

const config = { access: organiserRoles }
const tags = ['letters']
const byId = z.object({ id: z.uuid() })
const path = '/v1/letter-templates'
const notFound = { ok: false, reason: 'not-found' } as const

/** What is written: templates and their versions. */
export function templateRoutes(app: App, { database }: LetterRouteDependencies): void {
  app.get(path, { schema: { response: { 200: letterTemplates }, tags }, config }, async (request) => ({
    items: await inTransaction(database, callerOf(request), listTemplates),
    next: null,
  }))

  app.get(
    `${path}/:id/versions`,
    { schema: { params: byId, response: { 200: templateVersions }, tags }, config },
    async (request) => {
      const { id } = request.params
      const items = await inTransaction(database, callerOf(request), (tx) => listTemplateVersions(tx, id))
      return { items, next: null }
    },
  )

  app.post(
    path,
    { schema: { body: templateInput, response: { 201: letterTemplate }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const id = newId()
      const outcome = await inTransaction(database, caller, async (tx) => {
        const kept = await keepTemplate(tx, caller, { id, version: 0, template: request.body })
        return kept.ok ? { ok: true as const, template: (await readTemplateById(tx, id))! } : kept
      })
      return outcome.ok
        ? reply.code(201).header('location', `${path}/${id}`).send(outcome.template)
        : refuse(request, reply, outcome)
    },
  )
  changeRoutes(app, { database })
}

function changeRoutes(app: App, { database }: Pick<LetterRouteDependencies, 'database'>): void {
  app.put(
    `${path}/:id`,
    { schema: { params: byId, body: templateChange, response: { 200: letterTemplate }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { version, ...template } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const kept = await keepTemplate(tx, caller, { id, version, template })
        return kept.ok ? { ok: true as const, template: (await readTemplateById(tx, id))! } : kept
      })
      return outcome.ok ? outcome.template : refuse(request, reply, outcome)
    },
  )

  app.post(
    `${path}/:id/archivings`,
    { schema: { params: byId, body: archiving, response: { 201: letterTemplate }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const on = request.body.archived ? dayInAmsterdam(new Date()) : null
      const template = await inTransaction(database, callerOf(request), async (tx) => {
        const [row] = await tx<
          { done: boolean }[]
        >`select programme.archive_letter_template(${id}, ${on}) as done`
        return row!.done ? readTemplateById(tx, id) : null
      })
      return template === null ? refuse(request, reply, notFound) : reply.code(201).send(template)
    },
  )
}
