import { registerHooks } from 'node:module'

/**
 * postgres.js 3.4.9 does not live through a killed backend (porsager/postgres #1154, #1208):
 * - a write that was put off finds its socket gone, which ends the whole process; so does its own query for array types,
 *   which fails with nobody to hear it;
 * - what was left of a write, or of a query sent on a broken socket, is taken up by the next connection: its greeting or
 *   its answers go wrong and a transaction never ends;
 * - a transaction whose connection broke while it did something else goes on with the new connection, inside somebody
 *   else's transaction.
 * Measured, 300 backends killed under 12 clients: as published 6 uncaught errors and 12 transactions that never ended,
 * mended 0 and 0. Besides, a queue of connections that is never quite empty grew for as long as the process lived and
 * was searched whole at every query: one insert per request went from 8,200 to 5,500 a second within 40 s, and to 9,500
 * when mended. The text is mended as it is loaded, so that node_modules stays as package-lock.json says it is.
 */
const MENDS: Record<string, [broken: string, mended: string][]> = {
  '/postgres/src/connection.js': [
    [
      'function nextWrite(fn) {\n',
      `function nextWrite(fn) {
    if (!socket) {
      clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
`,
    ],
    [
      'async function closed(hadError) {\n',
      'async function closed(hadError) {\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n',
    ],
    [
      "!hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
      `;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
`,
    ],
    ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(() => {})'],
  ],
  '/postgres/src/queue.js': [
    ['const index = xs.indexOf(x)\n', 'const found = xs.indexOf(x, index)\n'],
    ['index === -1\n', 'found === -1\n'],
    ['(xs.splice(index, 1), x)\n', '(xs.splice(found, 1), compact(), x)\n'],
    [
      '  let index = 0\n',
      `  let index = 0
  const compact = () => {
    if (index * 2 < xs.length) return
    xs = xs.slice(index)
    index = 0
  }
`,
    ],
    ['xs[index - 1] = undefined\n', 'xs[index - 1] = undefined\n        compact()\n'],
  ],
  '/postgres/src/index.js': [
    [
      'new Promise((_, reject) => connection.onclose = reject)',
      'new Promise((_, reject) => connection.onclose = e => (broken = e, reject(e)))',
    ],
    ['let savepoints = 0\n', 'let savepoints = 0, broken = null\n'],
    [
      'q.catch(e => uncaughtError || (uncaughtError = e))\n',
      'q.catch(e => uncaughtError || (uncaughtError = e))\n        if (broken) return q.reject(broken)\n',
    ],
  ],
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const file = Object.keys(MENDS).find((end) => url.endsWith(end))
    if (file === undefined || loaded.source == null) return loaded
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    return { ...loaded, source: mend(file, text) }
  },
})

/** Throws when a new version has another text: then look whether it still needs mending. */
export function mend(file: string, text: string): string {
  return (MENDS[file] ?? []).reduce((mended, [broken, sound]) => {
    if (mended.split(broken).length !== 2)
      throw new Error(`postgres.js changed: "${broken.trim()}" is not there once`)
    return mended.replace(broken, () => sound)
  }, text)
}

/** postgres.js, mended. Nothing may import 'postgres' before this module did. */
export const { default: postgres } = await import('postgres')
