import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'

const HERE = import.meta.dirname
const FILES = readdirSync(HERE).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
/** Besides its own files: the verifier of logs, and what is drawn in what order, which writer and check must share. */
const ALLOWED = ['../../../log/verify/public.ts', '../pack/draw-order.ts']

function foreignImports(source: string): string[] {
  return parseSync('checked.ts', source)
    .module.staticImports.filter(({ entries }) => entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value)
    .filter((name) => !name.startsWith('./') && !ALLOWED.includes(name))
}

test('the check of looks and packs imports nothing of the code that publishes and packs', () => {
  expect(FILES.length).toBeGreaterThan(5)
  expect(FILES.flatMap((name) => foreignImports(readFileSync(join(HERE, name), 'utf8')))).toEqual([])
})

test.each([
  "import { canonicalJson } from '../../../log/public.ts'",
  "import { readSample } from '../pack/read-sample.ts'",
])('control: %s would be found', (source) => {
  expect(foreignImports(source)).toHaveLength(1)
})
