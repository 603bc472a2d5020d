import { expect, test } from 'vitest'
import { isMessageKey } from '../src/platform/messages/index.ts'
import { problemReasons } from '../src/platform/problem.ts'
import { type Module, parseModule, readModules } from './tidy/modules.ts'

/** Every code of a wrong field that the product names, with the file that does. */
function codesIn(modules: readonly Module[]): { code: string; path: string }[] {
  return modules
    .filter(({ path }) => path.startsWith('src/') && !path.includes('.test.'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/'((?:field|purchase|sale|theft|import|csv|identifier)\.[a-z-]+)'/g)].map(
        (found) => ({
          code: found[1]!,
          path,
        }),
      ),
    )
}
const unsayable = (modules: readonly Module[]) => codesIn(modules).filter(({ code }) => !isMessageKey(code))

test('every reason and every code of a wrong field has its sentence', () => {
  const modules = readModules()
  expect(codesIn(modules).length).toBeGreaterThan(60)
  expect(unsayable(modules)).toEqual([])
  expect(problemReasons.filter((reason) => !isMessageKey(`problem.${reason}.detail`))).toEqual([])
  expect(problemReasons.filter((reason) => !isMessageKey(`problem.${reason}.title`))).toEqual([])
})

test('it would see one without', () => {
  const planted = parseModule(
    'src/capabilities/registers/a.ts',
    `const wrong = { code: 'purchase.no-such-sentence' }`,
  )
  expect(unsayable([planted])).toHaveLength(1)
})
