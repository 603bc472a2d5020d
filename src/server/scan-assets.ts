import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { App } from '../platform/app.ts'
import { type ScanAsset, scanAssets } from '../scan/asset-paths.ts'

const compress = promisify(gzip)
const packages = new URL('../../node_modules/', import.meta.url)

type Held = { plain: Buffer; gzipped: Buffer | null }

/** The files of the scanner under /scan/: their path holds their version, so that a browser keeps them for a year. */
export function scanAssetRoutes(app: App): void {
  const held = new Map<string, Promise<Held>>()
  for (const asset of scanAssets) {
    app.get(asset.path, { schema: { hide: true } }, async (request, reply) => {
      let reading = held.get(asset.path)
      if (reading === undefined) {
        reading = hold(asset)
        held.set(asset.path, reading)
      }
      const { plain, gzipped } = await reading
      const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(asset.type)
      if (gzipped === null || !accepts) return reply.send(plain)
      return reply.header('content-encoding', 'gzip').send(gzipped)
    })
  }
}

/** Read and compressed once, when first asked for: the core of the text reader goes from 3.9 to 1.6 MB. */
async function hold({ from }: ScanAsset): Promise<Held> {
  const plain = await readFile(new URL(from, packages))
  return { plain, gzipped: from.endsWith('.gz') ? null : await compress(plain) }
}
