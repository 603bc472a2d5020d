import staticFiles from '@fastify/static'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../platform/app.ts'
import { scanAssetRoutes } from './scan-assets.ts'

const folder = join(import.meta.dirname, '../../dist/web')

/** The signed-in app under /app/: built files, and the one page for every address of its own; and its scanner's files. */
export async function webAppRoutes(app: App): Promise<void> {
  scanAssetRoutes(app)
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(staticFiles, {
    root: join(folder, 'assets'),
    prefix: '/app/assets/',
    immutable: true,
    maxAge: '1y',
    decorateReply: true,
  })
  app.get('/app/*', { schema: { hide: true } }, (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .sendFile('index.html', folder, { maxAge: 0, immutable: false }),
  )
  // What a tablet keeps to open the app in a shop without a network.
  const files = readdirSync(join(folder, 'assets')).map((name) => `/app/assets/${name}`)
  app.get('/app/files.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send({ files }),
  )
  app.get('/app', { schema: { hide: true } }, (_request, reply) => reply.redirect('/app/'))
}
