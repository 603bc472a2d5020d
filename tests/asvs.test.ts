import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
/** How many sections each chapter of ASVS 5.0 has. */
const SECTIONS = [5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3]
const STANDS = ['holds', 'in part', 'open', 'n/a']
const REASON_WORDS_MIN = 5

type Row = { section: string; stands: string; how: string }

function rowsOf(page: string): Row[] {
  return [...page.matchAll(/^\| (\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, section, stands, how]) => ({ section: section!, stands: stands!, how: how! }),
  )
}

/** A file in backticks, and perhaps the title of a test in it: `path` “title”. */
function dangling({ section, how }: Row): string[] {
  return [...how.matchAll(/`([^`]+)`(?: “([^”]+)”)?/g)].flatMap(([, path, title]) => {
    const file = join(ROOT, path!)
    if (!existsSync(file)) return [`${section} refers to ${path}, which is not there`]
    if (title === undefined || readFileSync(file, 'utf8').includes(title)) return []
    return [`${section} refers to a test “${title}” that is not in ${path}`]
  })
}

/** What says that it holds shows where; what does not says why. */
function unfounded({ section, stands, how }: Row): string[] {
  if (!STANDS.includes(stands)) return [`${section} stands nowhere: ${stands}`]
  const shows = /`[^`]+`/.test(how)
  const words = how
    .replace(/`[^`]*`/g, '')
    .split(/\s+/)
    .filter(Boolean).length
  if ((stands === 'holds' || stands === 'in part') && !shows) return [`${section} shows nothing`]
  return words < REASON_WORDS_MIN ? [`${section} gives no reason`] : []
}

const rows = rowsOf(readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8'))

describe('docs/asvs.md', () => {
  test('has every section of the standard once, in order', () => {
    const all = SECTIONS.flatMap((count, chapter) =>
      Array.from({ length: count }, (_, index) => `${chapter + 1}.${index + 1}`),
    )
    expect(rows.map(({ section }) => section)).toEqual(all)
  })
  test('refers to nothing that is not there', () => expect(rows.flatMap(dangling)).toEqual([]))
  test('gives a reason or a place for each', () => expect(rows.flatMap(unfounded)).toEqual([]))
})

describe('it would see', () => {
  const row = (stands: string, how: string) => rowsOf(`| 1.1 | Something | ${stands} | ${how} |`)
  test('a file that is not there', () =>
    expect(row('holds', 'by a test: `tests/nothing.test.ts`').flatMap(dangling)).toEqual([
      '1.1 refers to tests/nothing.test.ts, which is not there',
    ]))
  test('a test that was renamed, and not one that is there', () => {
    const names = (title: string) => row('holds', `by a test: \`tests/asvs.test.ts\` “${title}”`)
    expect(names('no test has ' + 'this name').flatMap(dangling)).toHaveLength(1)
    expect(names('has every section of the standard once').flatMap(dangling)).toEqual([])
  })
  test.each([
    ['holds', 'because we say so, and nothing else'],
    ['n/a', 'no'],
    ['fine', 'in every way there is: `README.md`'],
  ])('%s: %s', (stands, how) => expect(row(stands, how).flatMap(unfounded)).toHaveLength(1))
})

test('the threat model, the assessments and the page about keys refer to nothing that is not there', () => {
  const pages = [
    'threat-model.md',
    'keys.md',
    'dpia/README.md',
    'dpia/dealer-register.md',
    'dpia/police-data.md',
  ]
  for (const page of pages) {
    const text = readFileSync(join(ROOT, 'docs', page), 'utf8')
    const files = [...text.matchAll(/`((?:src|tests|docs)\/[^`]+\.[a-z]+)`/g)].map(([, path]) =>
      join(ROOT, path!),
    )
    const links = [...text.matchAll(/\]\(([^)#]+\.md)\)/g)].map(([, path]) =>
      join(ROOT, 'docs', page, '..', path!),
    )
    expect([...files, ...links].filter((path) => !existsSync(path))).toEqual([])
    if (page !== 'dpia/dealer-register.md' && page !== 'dpia/police-data.md')
      expect(files.length + links.length).toBeGreaterThan(0)
  }
})
