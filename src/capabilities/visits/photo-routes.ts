import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { policeRoles, supervisionRoles } from '../../kernel/codes.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { instant, line } from '../../platform/contract.ts'
import { inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { photoView } from './contract.ts'
import { addPhoto, openPhoto, type SentPhoto } from './photos.ts'
import type { VisitDependencies } from './routes.ts'
import { visitCapacities } from './rules/capacities.ts'

/** As a phone makes them, with room to spare. */
const PHOTO_BYTES_MAX = 15_000_000
const tags = ['visits']
const byId = z.object({ id: z.uuid() })
const byPhoto = z.object({ id: z.uuid(), photoId: z.uuid() })
/** What comes with the file `picture`; `id` is made by the device. */
const fields = z.object({ id: z.uuid('field.choice'), takenAt: instant, words: line(300).default('') })

/** Photos of a visit: one file per request; out as JPEG only, and never as anything a browser would run. */
export function photoRoutes(app: App, { database, keys }: VisitDependencies): void {
  app.post(
    '/v1/visits/:id/photos',
    {
      schema: { params: byId, consumes: ['multipart/form-data'], response: { 201: photoView }, tags },
      config: { access: visitCapacities },
    },
    async (request, reply) => {
      const sent = await readPhoto(request)
      if (!sent.ok) return refuse(request, reply, sent)
      const outcome = await inTransaction(database, callerOf(request), (tx) =>
        addPhoto(tx, keys, { visitId: request.params.id, sent: sent.photo, now: new Date() }),
      )
      return outcome.ok ? reply.code(201).send(outcome.photo) : refuse(request, reply, outcome)
    },
  )

  app.get(
    '/v1/visits/:id/photos/:photoId',
    {
      schema: { params: byPhoto, produces: ['image/jpeg'], tags },
      config: { access: [...supervisionRoles, ...policeRoles] },
    },
    async (request, reply) => {
      const { id: visitId, photoId: id } = request.params
      const jpeg = await inTransaction(database, callerOf(request), (tx) =>
        openPhoto(tx, keys, { visitId, id }),
      )
      if (jpeg === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply
        .headers({
          'content-type': 'image/jpeg',
          'x-content-type-options': 'nosniff',
          'content-disposition': `attachment; filename="${id}.jpg"`,
          'cross-origin-resource-policy': 'same-origin',
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
          // Each look is recorded: none may come out of a cache.
          'cache-control': 'no-store',
        })
        .send(jpeg)
    },
  )
}

type Sent =
  | Ok<{ photo: SentPhoto }>
  | Refusal<'too-large' | 'unsupported-media-type'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

async function readPhoto(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return { ok: false, reason: 'unsupported-media-type' }
  const limits = {
    fileSize: PHOTO_BYTES_MAX,
    files: 1,
    fields: 3,
    fieldSize: 1_200,
    fieldNameSize: 20,
    parts: 4,
  }
  const part = await request.file({ throwFileSizeLimit: false, limits })
  if (part?.fieldname !== 'picture')
    return { ok: false, reason: 'invalid-input', errors: [{ field: 'picture', code: 'field.required' }] }
  const bytes = await part.toBuffer()
  if (part.file.truncated) return { ok: false, reason: 'too-large' }
  const typed = Object.entries(part.fields).flatMap(([name, field]) =>
    field && 'value' in field ? [[name, field.value] as const] : [],
  )
  const read = fields.safeParse(Object.fromEntries(typed))
  if (read.success) return { ok: true, photo: { ...read.data, bytes } }
  const errors = read.error.issues.map(({ path, message }) => ({ field: String(path[0]), code: message }))
  return { ok: false, reason: 'invalid-input', errors }
}
