import { Visitor } from 'oxc-parser'
import type { Violation } from './directions.ts'
import type { Module } from './modules.ts'

const PURE = /^src\/(kernel|identifiers)\/|^src\/capabilities\/[^/]+\/rules\//
// kernel/ids.ts makes ids out of chance and the clock: not for rules.
const IDS = 'src/kernel/ids.ts'
const MAY_IMPORT =
  /^src\/(kernel\/(?!ids\.ts)|identifiers\/)|^src\/capabilities\/[^/]+\/(rules\/|contract\.ts$)|^zod$/
const IMPURE = ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']
const IMPURE_NAMES = ['process', 'fetch', 'setTimeout', 'setInterval', 'globalThis']

/** Rules take data and time as arguments: no clock, chance, files, network or database (style.md rule 3). */
export function impureRules(modules: Module[]): Violation[] {
  return modules
    .filter(({ path }) => PURE.test(path) && path !== IDS && !path.endsWith('.test.ts'))
    .flatMap((module) => [...impureImports(module), ...impureCalls(module)])
}

function impureImports({ path, imports }: Module): Violation[] {
  return imports
    .filter(({ to, isType }) => !isType && !MAY_IMPORT.test(to))
    .map(({ to }) => `${path} imports ${to}: rules are pure`)
}

function impureCalls({ path, program }: Module): Violation[] {
  const found: Violation[] = []
  const note = (what: string) => found.push(`${path} uses ${what}: rules are pure`)
  new Visitor({
    NewExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) note('new Date()')
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'Date') note('Date()')
      if (callee.type === 'Identifier' && IMPURE_NAMES.includes(callee.name)) note(callee.name)
    },
    MemberExpression({ object, property }) {
      if (object.type !== 'Identifier') return
      const name = property.type === 'Identifier' ? `${object.name}.${property.name}` : object.name
      if (IMPURE.includes(name) || IMPURE_NAMES.includes(object.name)) note(name)
    },
  }).visit(program)
  return found
}
