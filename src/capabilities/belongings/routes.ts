import { z } from 'zod'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import {
  boxInput,
  boxList,
  boxListQuery,
  boxParams,
  boxVersion,
  newVaultInput,
  pictureInput,
  pictureParams,
  pictureView,
  vaultKeys,
  vaultKeysInput,
} from './contract.ts'
import { keepBox } from './keep-box.ts'
import { keepPicture } from './keep-picture.ts'
import { changeVaultKeys, makeVault } from './make-vault.ts'
import { listBoxes, readKeys, readPicture } from './queries.ts'
import { throwAwayAll, throwAwayBox, throwAwayPicture } from './throw-away.ts'

const config = { access: ['citizen'] } as const
const tags = ['belongings']
const done = { 204: z.null() }

/** What citizens keep of their belongings: sealed boxes, for their owner alone. */
export function belongingRoutes(app: App, { database }: { database: Database }): void {
  vaultRoutes(app, database)
  pictureRoutes(app, database)

  app.get(
    '/v1/belongings',
    { schema: { querystring: boxListQuery, response: { 200: boxList }, tags }, config },
    (request) => inTransaction(database, callerOf(request), (tx) => listBoxes(tx, request.query)),
  )

  app.put(
    '/v1/belongings/:id',
    { schema: { params: boxParams, body: boxInput, response: { 200: boxVersion }, tags }, config },
    async (request, reply) => {
      const kept = await keepBox(database, callerOf(request), request.params.id, request.body)
      return kept.ok ? { version: kept.version } : refuse(request, reply, kept)
    },
  )

  app.delete(
    '/v1/belongings/:id',
    { schema: { params: boxParams, response: done, tags }, config },
    async (request, reply) => {
      await throwAwayBox(database, callerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.delete('/v1/belongings', { schema: { response: done, tags }, config }, async (request, reply) => {
    await throwAwayAll(database, callerOf(request))
    return reply.code(204).send(null)
  })
}

function vaultRoutes(app: App, database: Database): void {
  app.get('/v1/belongings/keys', { schema: { response: { 200: vaultKeys }, tags }, config }, (request) =>
    inTransaction(database, callerOf(request), readKeys),
  )

  app.post(
    '/v1/belongings/keys',
    { schema: { body: newVaultInput, response: done, tags }, config },
    async (request, reply) => {
      const made = await makeVault(database, callerOf(request), request.body)
      return made.ok ? reply.code(204).send(null) : refuse(request, reply, made)
    },
  )

  app.put(
    '/v1/belongings/keys',
    // A session left open must not give somebody else a way to recover the vault.
    { schema: { body: vaultKeysInput, response: done, tags }, config: { ...config, confirmed: true } },
    async (request, reply) => {
      const changed = await changeVaultKeys(database, callerOf(request), request.body)
      return changed.ok ? reply.code(204).send(null) : refuse(request, reply, changed)
    },
  )
}

function pictureRoutes(app: App, database: Database): void {
  const url = '/v1/belongings/:id/pictures/:pictureId'
  const params = pictureParams

  app.get(
    url,
    { schema: { params, response: { 200: pictureView }, tags }, config },
    async (request, reply) => {
      const { params: place } = request
      const picture = await inTransaction(database, callerOf(request), (tx) => readPicture(tx, place))
      return picture ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  app.put(
    url,
    { schema: { params, body: pictureInput, response: done, tags }, config },
    async (request, reply) => {
      const kept = await keepPicture(database, callerOf(request), request.params, request.body.box)
      return kept.ok ? reply.code(204).send(null) : refuse(request, reply, kept)
    },
  )

  app.delete(url, { schema: { params, response: done, tags }, config }, async (request, reply) => {
    await throwAwayPicture(database, callerOf(request), request.params)
    return reply.code(204).send(null)
  })
}
