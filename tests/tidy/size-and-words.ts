import { Visitor } from 'oxc-parser'
import type { Violation } from './directions.ts'
import type { Module } from './modules.ts'

const FORBIDDEN_FOLDERS = ['utils', 'util', 'common', 'helpers', 'shared', 'types', 'misc', 'lib']
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)

/** Files of 300 lines at most, tests 400; functions of 70, a component in .tsx 120. */
export function tooLong(modules: Module[]): Violation[] {
  return modules.flatMap((module) => {
    const most = isTest(module.path) ? 400 : 300
    const lines = module.text.trimEnd().split('\n').length
    const file = lines > most ? [`${module.path} has ${lines} lines, more than ${most}`] : []
    // The body of a `describe` is a function too.
    return isTest(module.path) ? file : [...file, ...longFunctions(module)]
  })
}

function longFunctions({ path, text, program }: Module): Violation[] {
  const most = path.endsWith('.tsx') ? 120 : 70
  const found: Violation[] = []
  const measure = ({ start, end }: { start: number; end: number }) => {
    const lines = text.slice(start, end).split('\n').length
    const first = text.slice(0, start).split('\n').length
    if (lines > most) found.push(`${path}:${first} is a function of ${lines} lines, more than ${most}`)
  }
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program)
  return found
}

/** A folder with such a name tells nobody what is in it. */
export function forbiddenFolders(paths: string[]): Violation[] {
  return paths
    .filter((path) =>
      path
        .split('/')
        .slice(0, -1)
        .some((name) => FORBIDDEN_FOLDERS.includes(name)),
    )
    .map((path) => `${path} stands in a folder named after nothing`)
}

// Written in parts, so that this file does not find itself.
const FORBIDDEN_WORDS: [RegExp, string][] = [
  [new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`), 'is work that was put off'],
  [
    new RegExp(`@ts-${'(ignore|expect-error|nocheck)'}|(ox|es)lint-${'disable'}|biome-${'ignore'}`),
    'hides what a check says',
  ],
  [
    new RegExp(`\\b(describe|test|it)\\.(${'sk' + 'ip'}|${'on' + 'ly'}|to${'do'}|skipIf)\\b`),
    'leaves a test out',
  ],
]

/** Words that put work off, hide what a check says, or leave a test out; and `any`, which hides everything. */
export function forbiddenWords(modules: Module[]): Violation[] {
  return modules.flatMap(({ path, text, program }) => {
    const words = text
      .split('\n')
      .flatMap((line, index) =>
        FORBIDDEN_WORDS.filter(([pattern]) => pattern.test(line)).map(
          ([, why]) => `${path}:${index + 1} ${why}`,
        ),
      )
    const anys: Violation[] = []
    new Visitor({
      TSAnyKeyword: ({ start }) =>
        void anys.push(`${path}:${text.slice(0, start).split('\n').length} says any`),
    }).visit(program)
    return [...words, ...anys]
  })
}

/** Native TypeScript has no JSX: `.tsx` lives under Vite. */
export function misplacedScreens(paths: string[]): Violation[] {
  return paths
    .filter((path) => path.endsWith('.tsx') && !/^src\/(web|capabilities\/[^/]+\/screens)\//.test(path))
    .map((path) => `${path}: .tsx stands under src/web or screens/ only`)
}
