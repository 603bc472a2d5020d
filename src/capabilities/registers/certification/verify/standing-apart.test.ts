import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'

const HERE = import.meta.dirname
const SRC = resolve(HERE, '../../../..')
const FILES = [
  resolve(HERE, '../verify-database.ts'),
  ...readdirSync(HERE)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(HERE, name)),
]
/** Besides its own files and node: the verifier of logs, and the rules by which goods are found. */
const ALLOWED = ['log/verify/public.ts', 'identifiers/public.ts', 'capabilities/matching/public.ts']

/** What a file imports, types left out, that is neither its own, nor node:, nor allowed. */
function foreignImports(file: string, source: string): string[] {
  const names = parseSync(file, source)
    .module.staticImports.filter(
      ({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType),
    )
    .map(({ moduleRequest }) => moduleRequest.value)
  return names.filter((name) => {
    if (name.startsWith('node:')) return false
    const target = relative(SRC, resolve(file, '..', name))
    return !ALLOWED.includes(target) && !target.startsWith(relative(SRC, HERE))
  })
}

test('the check of the registers imports nothing of the code that records', () => {
  expect(FILES.length).toBeGreaterThan(8)
  expect(FILES.flatMap((file) => foreignImports(file, readFileSync(file, 'utf8')))).toEqual([])
})

test.each([
  "import { entryGroups } from '../../entry-groups.ts'",
  "import { canonicalJson } from '../../../../log/public.ts'",
  "import { unseal } from '../../../../platform/sealed-box.ts'",
])('control: %s would be found', (source) => {
  expect(foreignImports(join(HERE, 'planted.ts'), source)).toHaveLength(1)
})
