import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { codesOnPaper } from '../../../../tests/paper-codes.ts'
import { requires } from '../../../../tests/requires.ts'
import { municipalities } from '../../../../seeds/twente.ts'
import { type PaperCode, type PaperFormat, papers } from '../rules/flyers/codes.ts'
import type { PaperQuery } from './contract.ts'
import { colourOf } from './municipality-style.ts'
import { printPaper } from './print-paper.ts'
import { formatsOf, trimSizes } from '../rules/flyers/paper-formats.ts'

const folder = mkdtempSync(join(tmpdir(), 'helder-papers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const place = { code: 'k7mr4wqx', municipality: 'hof-van-twente', municipalityName: 'Hof van Twente' }
function print(paper: PaperCode, query: PaperQuery, code = place.code): Buffer {
  return printPaper({
    paper,
    query,
    place: { ...place, code },
    baseUrl: 'https://helder.example',
    at: new Date(0),
  })
}
function file(pdf: Buffer): string {
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdf)
  return path
}
const run = (tool: string, ...args: string[]) =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
/** What is drawn, as the operators of PDF. */
function drawn(pdf: Buffer): string {
  const streams = pdf
    .toString('latin1')
    .matchAll(/\/Filter \/FlateDecode\s*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)
  return [...streams]
    .map(([, bytes]) => inflateSync(Buffer.from(bytes!, 'latin1')).toString('latin1'))
    .join('\n')
}
const all = papers.flatMap((paper) =>
  formatsOf[paper].map((format) => [paper, format] as [PaperCode, PaperFormat]),
)

describe.runIf(requires('poppler').run)('read by another program', () => {
  test.each(all)('%s as %s: tagged, fonts within, the right size, its heading first', (paper, format) => {
    for (const language of ['nl', 'en'] as const) {
      const path = file(print(paper, { format, language, marks: 'no' }))
      const info = run('pdfinfo', '-box', path)
      expect(info).toMatch(/Tagged: +yes/)
      expect(info).toMatch(new RegExp(`Pages: +${format.startsWith('poster') ? 1 : 2}\\b`))
      const [width, height] = trimSizes[format].map((side_mm) => (side_mm * 72) / 25.4)
      const size = /Page size: +([\d.]+) x ([\d.]+)/.exec(info)!
      expect(Number(size[1])).toBeCloseTo(width!, 1)
      expect(Number(size[2])).toBeCloseTo(height!, 1)
      const fonts = run('pdffonts', path).trim().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(0)
      for (const font of fonts) expect(font).toMatch(/\+AtkinsonHyperlegibleNext\S* +CID \S+.* yes +yes +yes/)
      const structure = run('pdfinfo', '-struct-text', path)
      expect(structure).toMatch(/^Document\s+H1/)
      expect(structure.match(/^ *Figure/gm)).toHaveLength(2)
      expect(run('pdfinfo', '-custom', path)).not.toContain('JavaScript: yes')
    }
  })

  // A phone sees a paper from a distance: 80 dots per inch are few.
  test.each([
    ['check-first', 'flyer-a5'],
    ['why-id', 'folder-a4'],
    ['no-fence', 'poster-a3'],
  ] as const)(
    '%s as %s: the code leads to the place, in the language of the paper',
    async (paper, format) => {
      expect(await codesOnPaper(print(paper, { format, language: 'nl', marks: 'yes' }))).toEqual([
        'https://helder.example/c/k7mr4wqx',
      ])
      expect(await codesOnPaper(print(paper, { format, language: 'en', marks: 'no' }, 'zzzz2222'))).toEqual([
        'https://helder.example/c/zzzz2222?taal=en',
      ])
    },
  )

  test('for a printing office: cut and bleed stand in the file, 3 mm apart, on every page', () => {
    const path = file(print('why-id', { format: 'folder-a4', language: 'nl', marks: 'yes' }))
    const boxes = run('pdfinfo', '-box', '-f', '1', '-l', '2', path)
    for (const page of [1, 2]) {
      const box = (name: string) =>
        new RegExp(`Page +${page} ${name}: +([\\d.]+) +([\\d.]+) +([\\d.]+) +([\\d.]+)`)
          .exec(boxes)!
          .slice(1)
          .map((points) => (Number(points) * 25.4) / 72)
      const [left, bottom, right, top] = box('TrimBox') as [number, number, number, number]
      expect(right - left).toBeCloseTo(297, 1)
      expect(top - bottom).toBeCloseTo(210, 1)
      expect(box('BleedBox')[0]).toBeCloseTo(left - 3, 1)
      expect(box('BleedBox')[3]).toBeCloseTo(top + 3, 1)
      expect(box('MediaBox')[2]).toBeCloseTo(right + 12, 1)
    }
    // Read whole, by the older index and the added one: nothing to repair.
    expect(run('pdftotext', path, '-')).toContain('Waarom vraagt')
    expect(run('pdfinfo', path)).toMatch(/Tagged: +yes/)
  })

  test('control: for an office printer nothing is cut', () => {
    const boxes = run(
      'pdfinfo',
      '-box',
      file(print('no-fence', { format: 'flyer-a5', language: 'nl', marks: 'no' })),
    )
    expect(/TrimBox: +(.*)/.exec(boxes)![1]).toBe(/MediaBox: +(.*)/.exec(boxes)![1])
  })
})

test.each(all)(
  '%s as %s: only inks of a printing office, and no letter smaller than 9 points',
  (paper, format) => {
    const operators = drawn(print(paper, { format, language: 'nl', marks: 'yes' }))
    expect(operators).toMatch(/ k\b/)
    expect(operators).not.toMatch(/[\d.] (rg|RG)\b/)
    expect(operators).not.toMatch(/\/DeviceRGB|ICCBased/)
    const sizes = [...operators.matchAll(/\/\S+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9)
  },
)

test('the same paper gives the same bytes; another place another code', () => {
  const query = { format: 'flyer-a5', language: 'nl', marks: 'yes' } as const
  expect(print('check-first', query).equals(print('check-first', query))).toBe(true)
  expect(print('check-first', query).equals(print('check-first', query, 'zzzz2222'))).toBe(false)
})

test.each(municipalities.map(({ slug }) => slug))(
  'white on the colour of %s reads at arm’s length (7:1)',
  (slug) => {
    expect(contrastWithWhite(colourOf(slug))).toBeGreaterThanOrEqual(7)
  },
)
test('control: a light colour would not', () => expect(contrastWithWhite([20, 30, 0, 0])).toBeLessThan(7))

/** WCAG 2.2, with the plain turn from ink to light that screens make without a profile. */
function contrastWithWhite([cyan, magenta, yellow, black]: readonly [
  number,
  number,
  number,
  number,
]): number {
  const [r, g, b] = [cyan, magenta, yellow]
    .map((ink) => (1 - ink / 100) * (1 - black / 100))
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}
