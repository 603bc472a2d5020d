import { z } from 'zod'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { documentInput, fileView } from '../contract.ts'
import { readFile } from '../read-file.ts'
import { fileWriters } from '../rules/file-roles.ts'
import { beginDocument } from './begin-document.ts'
import { documentChange, settlementInput } from './contract.ts'
import { changeDocument } from './keep-document.ts'
import { settleDocument } from './settle-document.ts'

const tags = ['case-files']
const byId = z.object({ id: z.uuid() })
const byDocument = z.object({ id: z.uuid(), documentId: z.uuid() })
const writers = { access: fileWriters } as const

/** The documents of a case file: begun with what is known, changed as drafts, settled once. Each answers with the whole file. */
export function documentRoutes(app: App, database: Database): void {
  draftRoutes(app, database)
  settleRoute(app, database)
}

const view = () => ({ today: dayInAmsterdam(new Date()), mayWrite: true })

function draftRoutes(app: App, database: Database): void {
  app.post(
    '/v1/case-files/:id/documents',
    { schema: { params: byId, body: documentInput, response: { 201: fileView }, tags }, config: writers },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id: fileId } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const begun = await beginDocument(tx, caller, { ...request.body, fileId, today: view().today })
        return begun.ok ? { ok: true as const, file: (await readFile(tx, fileId, view()))! } : begun
      })
      return outcome.ok ? reply.code(201).send(outcome.file) : refuse(request, reply, outcome)
    },
  )

  app.put(
    '/v1/case-files/:id/documents/:documentId',
    {
      schema: { params: byDocument, body: documentChange, response: { 200: fileView }, tags },
      config: writers,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id: fileId, documentId } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const kept = await changeDocument(tx, caller, { fileId, id: documentId, ...request.body })
        return kept.ok ? { ok: true as const, file: (await readFile(tx, fileId, view()))! } : kept
      })
      return outcome.ok ? outcome.file : refuse(request, reply, outcome)
    },
  )
}

function settleRoute(app: App, database: Database): void {
  app.post(
    '/v1/case-files/:id/documents/:documentId/settlements',
    {
      schema: { params: byDocument, body: settlementInput, response: { 201: fileView }, tags },
      config: { ...writers, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id: fileId, documentId } = request.params
      const { version } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const settled = await settleDocument(tx, caller, { fileId, id: documentId, version, now: new Date() })
        return settled.ok ? { ok: true as const, file: (await readFile(tx, fileId, view()))! } : settled
      })
      return outcome.ok ? reply.code(201).send(outcome.file) : refuse(request, reply, outcome)
    },
  )
}
