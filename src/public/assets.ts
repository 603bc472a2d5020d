import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { manifest } from './manifest.ts'
import { scriptWords } from './script-words.ts'
import { scriptFolder } from './site-script.ts'

export type Encoding = 'br' | 'gzip'
/** A small file of the public site, kept in memory, and compressed once where that helps. */
export type Asset = {
  path: string
  type: string
  body: Buffer
  compressed: Partial<Record<Encoding, Buffer>>
  etag: string
  /** Its name changes with its contents. */
  immutable: boolean
}

const root = new URL('../../', import.meta.url)
const font = (cut: string) =>
  `node_modules/@fontsource/atkinson-hyperlegible-${cut === 'mono' ? 'mono/files/atkinson-hyperlegible-mono-latin-400' : `next/files/atkinson-hyperlegible-next-latin-${cut}`}-normal.woff2`

const css = 'text/css; charset=utf-8'
const js = 'text/javascript; charset=utf-8'
const json = 'application/json; charset=utf-8'
const styles = [
  'frame',
  'pages',
  'check',
  'proof',
  'price',
  'meeting',
  'dealer-notice',
  'narrow-and-print',
].map((name) => `src/public/${name}.css`)

const files: { path: string; type: string; from: string[] }[] = [
  { path: '/public/site.css', type: css, from: ['src/web/theme/tokens.css', ...styles] },
  { path: '/public/icon.svg', type: 'image/svg+xml', from: ['src/public/icon.svg'] },
  { path: '/public/chevron.svg', type: 'image/svg+xml', from: ['src/web/theme/chevron.svg'] },
  ...['192', '512', 'maskable-512'].map((size) => ({
    path: `/public/icon-${size}.png`,
    type: 'image/png',
    from: [`src/public/icons/icon-${size}.png`],
  })),
  ...['400', '600'].map((cut) => ({
    path: `/public/text-${cut}.woff2`,
    type: 'font/woff2',
    from: [font(cut)],
  })),
  { path: '/public/number-400.woff2', type: 'font/woff2', from: [font('mono')] },
]

/** Reads every file that the public pages ask for: small ones, so that no request touches the disk. */
export function readAssets(): Asset[] {
  const read = files.map(({ path, type, from }) =>
    asset(path, type, Buffer.concat(from.map((name) => readFileSync(new URL(name, root))))),
  )
  const drawn = readdirSync(new URL('src/public/drawings/', root)).map((name) =>
    asset(
      `/public/drawings/${name}`,
      'image/svg+xml',
      readFileSync(new URL(`src/public/drawings/${name}`, root)),
    ),
  )
  const made = [
    asset('/manifest.webmanifest', 'application/manifest+json', Buffer.from(JSON.stringify(manifest))),
    ...(['nl', 'en'] as const).map((locale) =>
      asset(`/public/words-${locale}.json`, json, Buffer.from(JSON.stringify(scriptWords(locale)))),
    ),
  ]
  return [...read, ...drawn, ...made, ...readScript()]
}

/** What Vite built; nothing when it was not built. The service worker stands at the top, or it would see no page. */
function readScript(): Asset[] {
  if (!existsSync(scriptFolder)) return []
  return readdirSync(scriptFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
    .map((entry) => {
      const file = `${entry.parentPath}/${entry.name}`
      const name = file.slice(scriptFolder.length + 1).replaceAll('\\', '/')
      const path = name === 'service-worker.js' ? `/${name}` : `/public/${name}`
      const type = name.endsWith('.css') ? css : js
      return asset(path, type, readFileSync(file), name.startsWith('chunks/'))
    })
}

function asset(path: string, type: string, body: Buffer, immutable = false): Asset {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const compressed = /^text|json$|svg/.test(type.split(';')[0] as string)
    ? { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) }
    : {}
  return { path, type, body, compressed, etag, immutable }
}

/** The best encoding that a reader takes. */
export function encodingFor(accepted: string | string[] | undefined): Encoding | null {
  const text = String(accepted ?? '')
  return /\bbr\b/.test(text) ? 'br' : /\bgzip\b/.test(text) ? 'gzip' : null
}
