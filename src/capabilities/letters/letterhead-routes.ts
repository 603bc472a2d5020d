import { z } from 'zod'
import { organiserRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { letterhead, letterheadInput, letterheads } from './contract.ts'
import { keepLetterhead } from './keep-letterhead.ts'
import { listLetterheads } from './list-letterheads.ts'
import type { LetterRouteDependencies } from './route-dependencies.ts'

const config = { access: organiserRoles }
const tags = ['letters']
/** A logo of 300 kB as base64, and the texts around it. */
const BODY_BYTES_MAX = 600_000
const LOGO_CHARACTERS_MAX = 450_000
const withLogo = letterheadInput.extend({
  logo: z
    .string()
    .max(LOGO_CHARACTERS_MAX, 'letterhead.logo-too-large')
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'letterhead.not-a-picture')
    .nullable()
    .default(null)
    .describe('A picture (PNG, JPEG or WebP) as base64; it is drawn anew'),
})

/** Whose paper it is: sender, signatory, colour and logo, dated. */
export function letterheadRoutes(app: App, { database }: LetterRouteDependencies): void {
  app.get(
    '/v1/letterheads',
    { schema: { response: { 200: letterheads }, tags }, config },
    async (request) => ({
      items: await inTransaction(database, callerOf(request), listLetterheads),
      next: null,
    }),
  )

  app.post(
    '/v1/letterheads',
    { schema: { body: withLogo, response: { 201: letterhead }, tags }, config, bodyLimit: BODY_BYTES_MAX },
    async (request, reply) => {
      const caller = callerOf(request)
      const { logo, ...fields } = request.body
      const picture = logo === null ? null : Buffer.from(logo, 'base64')
      const outcome = await inTransaction(database, caller, async (tx) => {
        const kept = await keepLetterhead(tx, caller, { letterhead: fields, logo: picture })
        if (!kept.ok) return kept
        const made = (await listLetterheads(tx)).find(({ id }) => id === kept.id)!
        return { ok: true as const, made }
      })
      return outcome.ok ? reply.code(201).send(outcome.made) : refuse(request, reply, outcome)
    },
  )
}
