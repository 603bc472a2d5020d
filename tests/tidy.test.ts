import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cycles, wrongDirections } from './tidy/directions.ts'
import { incompleteCapabilities, wrongNumbers } from './tidy/house.ts'
import { ROOT, parseModule, readModules } from './tidy/modules.ts'
import { impureRules } from './tidy/purity.ts'
import { forbiddenFolders, forbiddenWords, misplacedScreens, tooLong } from './tidy/size-and-words.ts'

const modules = readModules()
const paths = modules.map(({ path }) => path)

describe('the house is tidy', () => {
  test('the check reads the house: a reader that finds nothing finds no fault either', () => {
    expect(paths.length).toBeGreaterThan(250)
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(1_000)
    expect(paths).toContain('src/capabilities/registers/record-purchase.ts')
  })

  test('each part imports only what it may', () => expect(wrongDirections(modules)).toEqual([]))
  test('no circles', () => expect(cycles(modules)).toEqual([]))
  test('rules are pure', () => expect(impureRules(modules)).toEqual([]))
  test('files and functions are short', () => expect(tooLong(modules)).toEqual([]))
  test('folders are named after what is in them', () => expect(forbiddenFolders(paths)).toEqual([]))
  test('nothing is put off, hidden or left out', () => expect(forbiddenWords(modules)).toEqual([]))
  test('screens stand where Vite finds them', () => expect(misplacedScreens(paths)).toEqual([]))
  test('each capability has its door and its line in the README', () => {
    const readme = join(ROOT, 'README.md')
    expect(incompleteCapabilities(paths, existsSync(readme) ? readFileSync(readme, 'utf8') : '')).toEqual([])
  })
  test('migrations are numbered', () =>
    expect(wrongNumbers(readdirSync(join(ROOT, 'migrations')))).toEqual([]))
})

const found = (check: typeof wrongDirections, path: string, text: string) =>
  check([parseModule(path, text)]).length
const here = 'src/capabilities/thefts'

describe('it would see', () => {
  test.each([
    ['src/kernel/a.ts', `import { x } from '../platform/b.ts'`],
    ['src/kernel/a.ts', `import { z } from 'zod'`],
    ['src/kernel/a.ts', `import { readFileSync } from 'node:fs'`],
    ['src/identifiers/a.ts', `import { x } from '../kernel/b.ts'`],
    ['src/log/a.ts', `export * from '../kernel/b.ts'`],
    ['src/log/verify/a.ts', `import { x } from '../merkle.ts'`],
    ['src/platform/a.ts', `import type { X } from '../capabilities/thefts/public.ts'`],
    ['src/scan/a.ts', `import { nl } from '../platform/messages/nl.ts'`],
    ['src/scan/a.ts', `import { readFileSync } from 'node:fs'`],
    ['src/web/a.ts', `import { x } from '../scan/camera.ts'`],
    ['src/platform/a.ts', `await import('../server/main.ts')`],
    [`${here}/a.ts`, `import { x } from '../matching/queries.ts'`],
    [`${here}/a.ts`, `import { x } from '../../server/main.ts'`],
    [`${here}/a.ts`, `import { X } from './screens/b.tsx'`],
    [`${here}/screens/a.tsx`, `import { x } from '../record-theft-report.ts'`],
    [`${here}/screens/a.tsx`, `import { x } from 'node:crypto'`],
    [`${here}/screens/a.tsx`, `import { x } from '../../../platform/database.ts'`],
    ['src/server/a.ts', `import { x } from '../capabilities/thefts/queries.ts'`],
    ['src/web/a.ts', `import { x } from '../capabilities/thefts/public.ts'`],
    ['src/server/a.ts', `import { x } from '../../tests/server.ts'`],
    ['src/public/script/a.ts', `import { x } from '../layout.ts'`],
    ['src/public/script/a.ts', `import { x } from '../../web/b.ts'`],
    ['src/public/script/a.ts', `import { x } from 'node:crypto'`],
    ['src/public/a.ts', `import { x } from './script/b.ts'`],
  ])('%s: %s', (path, text) => expect(found(wrongDirections, path, text)).toBe(1))

  test.each([
    [`${here}/a.ts`, `import { x } from '../matching/public.ts'`],
    [`${here}/screens/a.tsx`, `import { x } from '../contract.ts'; import type { T } from '../queries.ts'`],
    [
      `${here}/screens/a.tsx`,
      `import { x } from '../rules/b.ts'; import { b } from '../../../web/button.tsx'`,
    ],
    ['src/server/a.ts', `import { x } from '../capabilities/thefts/public.ts'`],
    ['src/web/a.ts', `import { x } from '../scan/public.ts'`],
    ['src/log/verify/a.ts', `import { createHash } from 'node:crypto'; import { x } from './b.ts'`],
  ])('nothing wrong in %s: %s', (path, text) => expect(found(wrongDirections, path, text)).toBe(0))

  test('a circle, but not one of types', () => {
    const circle = (type: string) => [
      parseModule('src/kernel/a.ts', `import { b } from './b.ts'`),
      parseModule('src/kernel/b.ts', `export { c } from './c.ts'`),
      parseModule('src/kernel/c.ts', `import ${type} { a } from './a.ts'`),
    ]
    expect(cycles(circle(''))).toEqual([
      'src/kernel/a.ts -> src/kernel/b.ts -> src/kernel/c.ts -> src/kernel/a.ts',
    ])
    expect(cycles(circle('type'))).toEqual([])
  })

  test.each([
    'const t = Date.now()',
    'const t = new Date()',
    'const t = Math.random()',
    'const t = process.env.PORT',
    `import { x } from 'node:fs'`,
    `import { x } from '../queries.ts'`,
    `import { newId } from '../../../kernel/ids.ts'`,
    `import { x } from '../../../platform/database.ts'`,
  ])('a rule with %s', (text) => {
    expect(found(impureRules, `${here}/rules/a.ts`, text)).toBe(1)
    expect(found(impureRules, `${here}/a.ts`, text)).toBe(0)
  })

  test('no fault in a rule that is given its time', () => {
    const text = `import { addDays } from '../../../kernel/dates.ts'\nexport const f = (now: Date) => new Date(now)`
    expect(found(impureRules, `${here}/rules/a.ts`, text)).toBe(0)
  })

  test.each([
    ['src/a.ts', '\n'.repeat(300) + 'const a = 1', 1],
    ['src/a.ts', '\n'.repeat(299) + 'const a = 1', 0],
    ['src/a.test.ts', '\n'.repeat(400) + 'const a = 1', 1],
    ['src/a.ts', `function f() {${'\n'.repeat(70)}}`, 1],
    ['src/a.ts', `const f = () => {${'\n'.repeat(69)}}`, 0],
    ['src/a.tsx', `function F() {${'\n'.repeat(119)}}`, 0],
    ['src/a.tsx', `function F() {${'\n'.repeat(120)}}`, 1],
  ])('how long %s is', (path, text, expected) => expect(found(tooLong, path, text)).toBe(expected))

  test.each([
    ['// TO', 'DO: later'],
    ['// @ts-', 'ignore'],
    ['// oxlint-', 'disable-next-line'],
    ['// biome-', 'ignore format: x'],
    ['test.', "skip('x', f)"],
    ['describe.', "only('x', f)"],
    ['const a = b as a', 'ny'],
  ])('%s%s', (one, two) => expect(found(forbiddenWords, 'src/a.ts', one + two)).toBe(1))

  test('a folder, a screen, a capability and a number that are wrong', () => {
    expect(forbiddenFolders(['src/web/utils/a.ts', 'src/web/utilities.ts'])).toHaveLength(1)
    expect(misplacedScreens(['src/server/a.tsx', `${here}/screens/a.tsx`])).toHaveLength(1)
    expect(incompleteCapabilities([`${here}/a.ts`], '')).toHaveLength(2)
    expect(incompleteCapabilities([`${here}/public.ts`], '| `src/capabilities/thefts` |')).toEqual([])
    expect(wrongNumbers(['0001_a.sql', '0001_b.sql', '0003_c.sql'])).toHaveLength(1)
    expect(wrongNumbers(['0001_a.sql', '0002_b.sql'])).toEqual([])
  })
})
