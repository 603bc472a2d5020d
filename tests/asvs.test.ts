import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
/**
 * The items of level 1 and 2 of ASVS 5.0.0, from its own list: per chapter its sections, per section the level of each item.
 * Items of level 3 come last in their section and are left out; a section of those alone is empty.
 */
const LEVELS = [
  '22|111112222|11222222222|222|12',
  '122|112|1222|2',
  '|11|1222|112222|11122||22',
  '122|2|22|1222',
  '2|112|11|222',
  '122|111111112222|1122|1122|22222|222||2222',
  '222|1111|22|11222|22|22',
  '12|112|1|2',
  '111|1222',
  '22|22|2222|11111222222|22222|22|222',
  '22|222|112|1222|2|2|',
  '122|11|2222',
  '2|22222|22|12222',
  '22|1222|122',
  '122|122|1222222|',
  '2|22222|2222|222|222',
  '2|2222|22',
].map((chapter) => chapter.split('|'))
const ITEMS = LEVELS.flatMap((sections, chapter) =>
  sections.flatMap((levels, section) =>
    [...levels].map((level, item) => `${chapter + 1}.${section + 1}.${item + 1} ${level}`),
  ),
)
const STANDS = ['holds', 'in part', 'open', 'n/a']
const REASON_WORDS_MIN = 5

type Row = { item: string; level: string; stands: string; how: string }

function rowsOf(page: string): Row[] {
  return [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, item, level, stands, how]) => ({ item: item!, level: level!, stands: stands!, how: how! }),
  )
}

/** A file in backticks, and perhaps the title of a test in it: `path` “title”. */
function dangling({ item, how }: Row): string[] {
  return [...how.matchAll(/`([^`]+)`(?: “([^”]+)”)?/g)].flatMap(([, path, title]) => {
    const file = join(ROOT, path!)
    if (!existsSync(file)) return [`${item} refers to ${path}, which is not there`]
    if (title === undefined || readFileSync(file, 'utf8').includes(title)) return []
    return [`${item} refers to a test “${title}” that is not in ${path}`]
  })
}

/** What says that it holds shows where, with the title of a test or words of its own; what does not says why as well. */
function unfounded({ item, stands, how }: Row): string[] {
  if (!STANDS.includes(stands)) return [`${item} stands nowhere: ${stands}`]
  if ((stands === 'holds' || stands === 'in part') && !/`[^`]+`/.test(how)) return [`${item} shows nothing`]
  if (stands === 'holds') return []
  const words = how.replace(/`[^`]*`(?: “[^”]+”)?/g, '').split(/\s+/)
  return words.filter((word) => /\w/.test(word)).length < REASON_WORDS_MIN ? [`${item} gives no reason`] : []
}

/** The items with their levels, and how many of a level stand where. */
const named = (rows: readonly Row[]) => rows.map(({ item, level }) => `${item} ${level}`)
const counted = (rows: readonly Row[], level: string) =>
  STANDS.map((stands) => rows.filter((row) => row.level === level && row.stands === stands).length)

const page = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8')
const rows = rowsOf(page)

describe('docs/asvs.md', () => {
  test('has every item of level 1 and 2 once, in order, with its level', () => {
    expect(named(rows)).toEqual(ITEMS)
    expect(page).toContain(`Levels 1 and 2 have ${ITEMS.length} items`)
  })
  test.each(['1', '2'])('counts its own rows of level %s', (level) =>
    expect(page).toContain(`| level ${level} | ${counted(rows, level).join(' | ')} |`),
  )
  test('refers to nothing that is not there', () => expect(rows.flatMap(dangling)).toEqual([]))
  test('gives a reason or a place for each', () => expect(rows.flatMap(unfounded)).toEqual([]))
})

describe('it would see', () => {
  const row = (stands: string, how: string) => rowsOf(`| 1.1.1 | 2 | Something | ${stands} | ${how} |`)
  test('as many items as the standard has', () => {
    expect(ITEMS).toHaveLength(253)
    expect(ITEMS.filter((item) => item.endsWith(' 1'))).toHaveLength(70)
    expect([ITEMS[0], ITEMS.at(-1)]).toEqual(['1.1.1 2', '17.3.2 2'])
  })
  test('an item that is missing, stands twice or has another level', () => {
    const [first, ...others] = rows
    for (const wrong of [others, [first!, ...rows], [{ ...first!, level: '1' }, ...others]])
      expect(named(wrong)).not.toEqual(ITEMS)
  })
  test('a file that is not there', () =>
    expect(row('holds', 'by a test: `tests/nothing.test.ts`').flatMap(dangling)).toEqual([
      '1.1.1 refers to tests/nothing.test.ts, which is not there',
    ]))
  test('a test that was renamed, and not one that is there', () => {
    const names = (title: string) => row('holds', `by a test: \`tests/asvs.test.ts\` “${title}”`)
    expect(names('no test has ' + 'this name').flatMap(dangling)).toHaveLength(1)
    expect(names('has every item of level 1 and 2 once').flatMap(dangling)).toEqual([])
  })
  test.each([
    ['holds', 'because we say so, and nothing else'],
    ['in part', 'without a place for any of it'],
    ['in part', '`README.md` “Never”'],
    ['open', 'not there'],
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
    'dpia/programme.md',
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
