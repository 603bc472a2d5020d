import { z } from 'zod'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import {
  type FileHead,
  fileInput,
  fileList,
  fileListQuery,
  fileView,
  ownFileList,
  reportFindingInput,
  stepInput,
} from './contract.ts'
import { documentRoutes } from './documents/routes.ts'
import { exemptionRoutes } from './exemptions/routes.ts'
import { findFromReport } from './find-from-report.ts'
import { ladderRoutes } from './ladders/routes.ts'
import { type FileFilter, listCaseFiles } from './list-files.ts'
import { listOwnFiles } from './list-own-files.ts'
import { lookAtFile } from './look-at-file.ts'
import { openFile } from './open-file.ts'
import { readFile } from './read-file.ts'
import { fileReaders, fileWriters } from './rules/file-roles.ts'
import { takeStep } from './take-step.ts'

const tags = ['case-files']
const byId = z.object({ id: z.uuid() })
const readers = { access: fileReaders } as const
const writers = { access: fileWriters } as const
const notFound = { ok: false, reason: 'not-found' } as const

/** Measures: case files, their documents, the ladder they follow, and exemption requests. */
export function measureRoutes(app: App, { database }: { database: Database }): void {
  readRoutes(app, database)
  writeRoutes(app, database)
  ownRoute(app, database)
  reportRoute(app, database)
  documentRoutes(app, database)
  ladderRoutes(app, database)
  exemptionRoutes(app, database)
}

const today = () => dayInAmsterdam(new Date())

/** The file as the caller sees it now. */
function showFile(tx: Transaction, caller: Caller, id: string) {
  const mayWrite = (fileWriters as readonly string[]).includes(caller.role)
  return readFile(tx, id, { today: today(), mayWrite })
}

function readRoutes(app: App, database: Database): void {
  app.get(
    '/v1/case-files',
    { schema: { querystring: fileListQuery, response: { 200: fileList }, tags }, config: readers },
    async (request) => {
      const { after, limit, state, dealerId } = request.query
      const filter: FileFilter = { ...(state && { state }), ...(dealerId && { dealerId }) }
      const files = await inTransaction(database, callerOf(request), (tx) =>
        listCaseFiles(tx, today(), filter),
      )
      return pageOf(files, after, limit)
    },
  )

  app.get(
    '/v1/case-files/:id',
    { schema: { params: byId, response: { 200: fileView }, tags }, config: readers },
    async (request, reply) => {
      const caller = callerOf(request)
      const file = await inTransaction(database, caller, async (tx) => {
        await lookAtFile(tx, request.params.id)
        return await showFile(tx, caller, request.params.id)
      })
      return file ?? refuse(request, reply, notFound)
    },
  )
}

/** One page after the file of an id; a municipality has some hundreds at most. */
function pageOf(files: FileHead[], after: string | undefined, limit: number) {
  const from = after === undefined ? 0 : files.findIndex(({ id }) => id === after) + 1
  const items = files.slice(from, from + limit)
  return { items, next: from + limit < files.length ? items.at(-1)!.id : null }
}

function writeRoutes(app: App, database: Database): void {
  app.post(
    '/v1/case-files',
    { schema: { body: fileInput, response: { 201: fileView }, tags }, config: writers },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, async (tx) => {
        const opened = await openFile(tx, caller, request.body, today())
        return opened.ok ? { ok: true as const, file: (await showFile(tx, caller, opened.id))! } : opened
      })
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).header('location', `/v1/case-files/${outcome.file.id}`).send(outcome.file)
    },
  )

  app.post(
    '/v1/case-files/:id/steps',
    { schema: { params: byId, body: stepInput, response: { 201: fileView }, tags }, config: writers },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id: fileId } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const taken = await takeStep(tx, caller, { fileId, step: request.body, today: today() })
        return taken.ok ? { ok: true as const, file: (await showFile(tx, caller, fileId))! } : taken
      })
      return outcome.ok ? reply.code(201).send(outcome.file) : refuse(request, reply, outcome)
    },
  )
}

function ownRoute(app: App, database: Database): void {
  app.get(
    '/v1/own-case-files',
    { schema: { response: { 200: ownFileList }, tags }, config: { access: ['dealer'] } },
    async (request) => ({ items: await inTransaction(database, callerOf(request), listOwnFiles) }),
  )
}

function reportRoute(app: App, database: Database): void {
  app.post(
    '/v1/received-reports/:id/findings',
    {
      schema: { params: byId, body: reportFindingInput, response: { 204: z.null() }, tags },
      config: { access: ['municipal-officer'] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const input = { ...request.body, reportId: request.params.id }
      const outcome = await inTransaction(database, caller, (tx) => findFromReport(tx, caller, input))
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
}
