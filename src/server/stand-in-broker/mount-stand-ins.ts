import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../../platform/app.ts'
import { standInKinds } from './kinds.ts'
import { openStandIn, type StandIn } from './open-stand-in.ts'
import { STYLES_PATH } from './stand-in-pages.ts'

const PATH = '/demo/broker'
export type MountedStandIn = StandIn & { id: string }

/**
 * The stand-ins of a demo, on our own port but under another name of this machine: for a browser that is another site, as
 * a real broker is.
 */
export function openStandIns({ port, baseUrl }: { port: number; baseUrl: string }): MountedStandIn[] {
  return standInKinds.map((kind) => ({
    id: kind.id,
    ...openStandIn(kind, { issuer: `http://127.0.0.1:${port}${PATH}/${kind.id}`, client: baseUrl }),
  }))
}

/** Hands requests over as they come in: oidc-provider reads bodies and writes answers itself. */
export async function mountStandIns(app: App, standIns: readonly MountedStandIn[]): Promise<void> {
  const styles = readFileSync(join(import.meta.dirname, 'stand-in.css'))
  app.get(STYLES_PATH, { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(styles),
  )
  await app.register(async (own) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', (_request, _body, done) => done(null))
    for (const { id, answer } of standIns) {
      own.route({
        method: ['GET', 'POST'],
        url: `${PATH}/${id}/*`,
        schema: { hide: true },
        config: { access: 'open' },
        handler: async (request, reply) => {
          reply.hijack()
          await answer(request.raw, reply.raw)
        },
      })
    }
  })
}
