import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presets } from '../presets.ts'
import { fieldNames, type FieldValues } from './fields.ts'
import { fillTemplate, missingFields, plainText } from './fill-template.ts'
import { readSubject, readTemplate } from './read-template.ts'

const all = (value: string): FieldValues => Object.fromEntries(fieldNames.map((name) => [name, value]))
const wordsOf = (body: string, values: FieldValues = all('x')) =>
  plainText(fillTemplate({ subject: 'x', body }, values).blocks)

describe('the notation', () => {
  test('paragraphs, lists, bold, headings and fields; nothing else is markup', () => {
    const { blocks, faults } = readTemplate(
      '**Kop**\nEen **vet {naam}** woord\n- een\n- twee\n\n# geen kop *niets* <b>',
    )
    expect(faults).toEqual([])
    expect(blocks.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['heading', 1],
      ['paragraph', 1],
      ['list', 2],
      ['paragraph', 1],
    ])
    expect(blocks[1]!.lines[0]).toEqual([
      { text: 'Een ', bold: false },
      { text: 'vet ', bold: true },
      { field: 'naam', bold: true },
      { text: ' woord', bold: false },
    ])
    expect(wordsOf('# geen kop *niets* <b>')).toBe('# geen kop *niets* <b>')
  })

  test.each([
    ['Beste {naaam},', 1, '{naaam}', 'letter-text.unknown-field'],
    ['a\n\n{__proto__}', 3, '{__proto__}', 'letter-text.unknown-field'],
    ['a\nb {naam', 2, '{', 'letter-text.open-brace'],
    ['naam} en', 1, '}', 'letter-text.open-brace'],
    ['een **vet woord', 1, '**', 'letter-text.open-bold'],
  ])('%j is a fault at its place', (text, line, at, code) => {
    expect(readTemplate(text).faults).toEqual([{ code, line, at }])
  })

  test('a subject says nothing of one dealer', () => {
    expect(readSubject('Brief aan {naam} in {gemeente}').faults).toEqual([
      { code: 'letter-text.personal', line: 1, at: '{naam}' },
    ])
    expect(readSubject('Uitnodiging: {bijeenkomst}').faults).toEqual([])
  })
})

// What people type between fields: anything, also what looks like the notation.
const words = fc.stringMatching(/^[ a-z*#_<>$\\-]{0,12}$/)
const templates = fc
  .array(fc.oneof(words, fc.constantFrom(...fieldNames.map((name) => `{${name}}`)), fc.constant('\n')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''))

test('no field is left in a finished letter, whatever the template', () => {
  fc.assert(
    fc.property(templates, (body) => {
      fc.pre(readTemplate(body).faults.length === 0)
      expect(wordsOf(body)).not.toMatch(/[{}]/)
    }),
  )
  // Control: the same look at a text that was not filled finds the fields.
  expect('Beste {naam}').toMatch(/[{}]/)
})

test('what a dealer is called never becomes markup or a field', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (name) => {
      const { blocks } = fillTemplate({ subject: 'x', body: 'Beste {naam}!' }, all(name))
      expect(blocks).toEqual([
        {
          kind: 'paragraph',
          lines: [
            [
              { text: 'Beste ', bold: false },
              { text: name, bold: false },
              { text: '!', bold: false },
            ],
          ],
        },
      ])
    }),
  )
  // Control: a filler that reads its result again makes markup of a name.
  const readAgain = readTemplate(`Beste ${'**{naam}**'}!`).blocks
  expect(readAgain[0]!.lines[0]).toContainEqual({ field: 'naam', bold: true })
})

test('a field without a value is missing, and never an empty place', () => {
  expect(missingFields({ subject: '{gemeente}', body: '{naam} {antwoordlink}' }, { naam: 'A' })).toEqual([
    'antwoordlink',
    'gemeente',
  ])
  expect(() => wordsOf('{naam}', {})).toThrow('naam')
})

test.each(presets)('the text to begin with is whole: $kind', ({ subject, body }) => {
  expect([...readSubject(subject).faults, ...readTemplate(body).faults]).toEqual([])
  expect(missingFields({ subject, body }, all('x'))).toEqual([])
})
