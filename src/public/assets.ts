import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A small file of the public site, kept in memory. */
export type Asset = { path: string; type: string; body: Buffer; etag: string }

const root = new URL('../../', import.meta.url)
const fonts = 'node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin'

const files: { path: string; type: string; from: string[] }[] = [
  {
    path: '/public/site.css',
    type: 'text/css; charset=utf-8',
    from: [
      'src/web/theme/tokens.css',
      'src/public/frame.css',
      'src/public/pages.css',
      'src/public/narrow-and-print.css',
    ],
  },
  { path: '/public/icon.svg', type: 'image/svg+xml', from: ['src/public/icon.svg'] },
  { path: '/public/text-400.woff2', type: 'font/woff2', from: [`${fonts}-400-normal.woff2`] },
  { path: '/public/text-600.woff2', type: 'font/woff2', from: [`${fonts}-600-normal.woff2`] },
]

/** Reads every file that the public pages ask for: small ones, so that no request touches the disk. */
export function readAssets(): Asset[] {
  return files.map(({ path, type, from }) => {
    const body = Buffer.concat(from.map((name) => readFileSync(new URL(name, root))))
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    return { path, type, body, etag }
  })
}
