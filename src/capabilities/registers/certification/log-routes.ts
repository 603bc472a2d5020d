import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { vkeyText } from '../../../log/public.ts'
import type { App } from '../../../platform/app.ts'
import { callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import type { LogPlaces } from './log-places.ts'

export type LogRouteDependencies = {
  database: Database
  places: LogPlaces
  municipalities: () => Promise<string[]>
}

const logState = z.object({
  municipality: z.string(),
  name: z.string(),
  size: z.int(),
  checkpointSize: z.int(),
  checkpointAt: z.string().nullable(),
  halted: z.enum(['rolled-back', 'forked']).nullable(),
})
const ofMunicipality = z.object({ municipality: z.string() })
// C2SP tlog-tiles: tile/<L>/<N>[.p/<W>] and tile/entries/<N>[.p/<W>], N in groups of three digits, all but the last with x.
const tileName = /^(entries|[0-5]?\d|6[0-3])\/(x\d{3}\/)*\d{3}(\.p\/([1-9]\d{0,2}))?$/

/** The transparency logs, open to everyone: this is what others verify (C2SP tlog-tiles). */
export function logRoutes(app: App, { database, places, municipalities }: LogRouteDependencies): void {
  const open = { config: { access: 'open' }, schema: { params: ofMunicipality, hide: true } } as const
  const known = async (municipality: string) => (await municipalities()).includes(municipality)

  app.get('/log/:municipality/checkpoint', open, async (request, reply) => {
    const { municipality } = request.params
    const file = (await known(municipality)) && join(places.tiles(municipality), 'checkpoint')
    if (!file || !(await isFile(file))) return refuse(request, reply, { ok: false, reason: 'not-found' })
    return reply
      .header('cache-control', 'no-cache')
      .type('text/plain; charset=utf-8')
      .send(createReadStream(file))
  })

  app.get('/log/:municipality/vkey', open, async (request, reply) => {
    const { municipality } = request.params
    if (!(await known(municipality))) return refuse(request, reply, { ok: false, reason: 'not-found' })
    return reply.type('text/plain; charset=utf-8').send(`${vkeyText(await places.key(municipality))}\n`)
  })

  // A line each, the present key first: a file of these verifies receipts from before a rotation too.
  app.get('/log/:municipality/vkeys', open, async (request, reply) => {
    const { municipality } = request.params
    if (!(await known(municipality))) return refuse(request, reply, { ok: false, reason: 'not-found' })
    const lines = await places.vkeys(municipality)
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })

  app.get(
    '/log/:municipality/tile/*',
    {
      config: { access: 'open' },
      schema: { params: ofMunicipality.extend({ '*': z.string() }), hide: true },
    },
    async (request, reply) => {
      const { municipality, '*': name } = request.params
      const fits = tileName.test(name) && (await known(municipality))
      const file = fits && join(places.tiles(municipality), 'tile', name)
      if (!file || !(await isFile(file))) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('application/octet-stream')
        .send(createReadStream(file))
    },
  )

  app.get(
    '/v1/logs',
    {
      schema: { response: { 200: z.object({ items: z.array(logState) }) }, tags: ['logs'] },
      config: { access: ['administrator', 'municipal-officer'] },
    },
    async (request) => ({ items: await inTransaction(database, callerOf(request), readLogStates) }),
  )
}

async function readLogStates(tx: Parameters<Parameters<typeof inTransaction>[2]>[0]) {
  const rows = await tx<(Omit<z.infer<typeof logState>, 'checkpointAt'> & { checkpointAt: Date | null })[]>`
    select l.municipality, m.name, l.size, l.checkpoint_size as "checkpointSize", l.checkpoint_at as "checkpointAt", l.halted
      from registers.log l join policy.municipality m on m.slug = l.municipality
     where platform.caller_role() = 'administrator' or 'municipality:' || l.municipality = platform.caller_organisation()
     order by m.name`
  return rows.map((row) => ({ ...row, checkpointAt: row.checkpointAt?.toISOString() ?? null }))
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
}
