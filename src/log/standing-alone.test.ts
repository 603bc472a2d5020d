import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'

const LOG = import.meta.dirname
const VERIFY = join(LOG, 'verify')

/** The imports of a source text that are neither node: built-ins nor files inside `home`. */
function foreignImports(file: string, source: string, home: string): string[] {
  const { module } = parseSync(file, source)
  const exported = module.staticExports.flatMap((statement) =>
    statement.entries.map((entry) => entry.moduleRequest),
  )
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  )
  const names = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...exported.filter((request) => request !== null).map((request) => request.value),
    ...dynamic,
  ]
  return names.filter((name) => {
    if (name.startsWith('node:')) return false
    return !name.startsWith('.') || relative(home, resolve(dirname(file), name)).startsWith('..')
  })
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
}

test('the log stands alone: it imports node: built-ins only', () => {
  expect(sources(LOG).length).toBeGreaterThan(30)
  expect(sources(LOG).flatMap((file) => foreignImports(file, readFileSync(file, 'utf8'), LOG))).toEqual([])
})

test('the verifier imports nothing of the writer', () => {
  expect(sources(VERIFY).length).toBeGreaterThan(12)
  expect(sources(VERIFY).flatMap((file) => foreignImports(file, readFileSync(file, 'utf8'), VERIFY))).toEqual(
    [],
  )
})

test.each([
  ["import { leafHash } from '../merkle.ts'", '../merkle.ts'],
  ["import type { Guard } from '../guard.ts'", '../guard.ts'],
  ["export { leafHash } from '../merkle.ts'", '../merkle.ts'],
  ["export * from '../public.ts'", '../public.ts'],
  ["const m = await import('../merkle.ts')", '../merkle.ts'],
  ["import fc from 'fast-check'", 'fast-check'],
])('control: %s would be found', (source, name) => {
  expect(foreignImports(join(VERIFY, 'planted.ts'), source, VERIFY)).toEqual([name])
})
