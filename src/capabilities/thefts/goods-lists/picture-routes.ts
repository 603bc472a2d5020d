import multipart from '@fastify/multipart'
import { policeRoles } from '../../../kernel/codes.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { refuse } from '../../../platform/problem.ts'
import { pictureShows, pictureView } from '../contract.ts'
import type { TheftRouteDependencies } from '../routes.ts'
import { byItem, byPicture } from './addresses.ts'
import { addPicture, openPicture, removePicture } from './picture-store.ts'

/** As a phone makes them, with room to spare. */
const PICTURE_BYTES_MAX = 15_000_000
const tags = ['goods-lists']
const notFound = { ok: false, reason: 'not-found' } as const

/** Pictures of goods: one file per request; out as JPEG only, and never as anything a browser would run. */
export async function pictureRoutes(app: App, dependencies: TheftRouteDependencies): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: PICTURE_BYTES_MAX, files: 1, fields: 1, fieldSize: 20, fieldNameSize: 20, parts: 2 },
  })
  app.post(
    '/v1/goods-lists/:id/items/:itemId/pictures',
    {
      schema: { params: byItem, consumes: ['multipart/form-data'], response: { 201: pictureView }, tags },
      config: { access: ['citizen'] },
    },
    async (request, reply) => {
      const { id: listId, itemId } = request.params
      const sent = await readPicture(request)
      if (!sent.ok) return refuse(request, reply, sent)
      const outcome = await addPicture(
        dependencies,
        callerOf(request),
        { listId, itemId },
        sent.shows,
        sent.bytes,
      )
      return outcome.ok ? reply.code(201).send(outcome.picture) : refuse(request, reply, outcome)
    },
  )
  app.delete(
    '/v1/goods-lists/:id/pictures/:pictureId',
    {
      schema: { params: byPicture, response: { 204: z.null() }, tags },
      config: { access: ['citizen'] },
    },
    async (request, reply) => {
      const { id, pictureId } = request.params
      const outcome = await removePicture(dependencies, callerOf(request), id, pictureId)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
  app.get(
    '/v1/goods-lists/:id/pictures/:pictureId',
    {
      schema: { params: byPicture, produces: ['image/jpeg'], tags },
      config: { access: ['citizen', ...policeRoles] },
    },
    async (request, reply) => {
      const { id, pictureId } = request.params
      const jpeg = await openPicture(dependencies, callerOf(request), id, pictureId)
      if (jpeg === null) return refuse(request, reply, notFound)
      return reply
        .headers({
          'content-type': 'image/jpeg',
          'x-content-type-options': 'nosniff',
          // Shown within our pages; whoever opens the address itself gets a file and no page.
          'content-disposition': `attachment; filename="${pictureId}.jpg"`,
          'cross-origin-resource-policy': 'same-origin',
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
          // Each look of police is recorded: none may come out of a cache.
          'cache-control': 'no-store',
        })
        .send(jpeg)
    },
  )
}

type Sent =
  | { ok: true; shows: z.infer<typeof pictureShows>; bytes: Buffer }
  | {
      ok: false
      reason: 'invalid-input' | 'too-large' | 'unsupported-media-type'
      errors?: { field: string; code: string }[]
    }

async function readPicture(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return { ok: false, reason: 'unsupported-media-type' }
  const part = await request.file({ throwFileSizeLimit: false })
  if (part?.fieldname !== 'picture')
    return { ok: false, reason: 'invalid-input', errors: [{ field: 'picture', code: 'field.required' }] }
  const bytes = await part.toBuffer()
  if (part.file.truncated) return { ok: false, reason: 'too-large' }
  const field = part.fields['shows']
  const shows = pictureShows.safeParse(field && 'value' in field ? field.value : undefined)
  if (!shows.success)
    return { ok: false, reason: 'invalid-input', errors: [{ field: 'shows', code: 'field.choice' }] }
  return { ok: true, shows: shows.data, bytes }
}
