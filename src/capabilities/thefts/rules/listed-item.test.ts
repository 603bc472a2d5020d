import { describe, expect, test } from 'vitest'
import { changesOf, describeListed, type ListedItem, reportedItemOf } from './listed-item.ts'

const list = {
  reference: 'GL-ABCD-EFGH',
  registrationNumber: null,
  committedOn: '2026-11-19',
  municipalityName: 'Hengelo',
}
const ring: ListedItem = {
  position: 2,
  category: 'jewellery',
  brand: null,
  model: null,
  colour: 'goud',
  description: 'van oma',
  jewellery: { kind: 'herenring', metal: 'goud 585', stones: 'zwarte onyx', weightGrams: 6.5, marks: null },
  identifiers: [
    { kind: 'engraving', value: 'Marieke 12-06-1998', isCovered: false },
    { kind: 'certificate', value: 'NGC 1234567-001', isCovered: false },
  ],
  hasTwin: false,
}

describe('the stolen item of a listed item', () => {
  test('takes the fields of jewellery into its words', () => {
    expect(describeListed(ring)).toBe('herenring, van oma, goud 585, zwarte onyx, 6,5 gram')
    expect(describeListed({ description: null, jewellery: null })).toBeNull()
  })

  test('stands under the reference of the list and its position', () => {
    expect(reportedItemOf(ring, list)).toMatchObject({
      reference: 'GL-ABCD-EFGH-2',
      place: 'Hengelo',
      identifiers: [{ value: 'Marieke 12-06-1998' }, { value: 'NGC 1234567-001' }],
    })
  })

  test('beside a twin it has only the numbers that the twin lacks, and is nothing when it lacks none', () => {
    const identifiers = ring.identifiers.map((one, n) => ({ ...one, isCovered: n === 0 }))
    expect(reportedItemOf({ ...ring, hasTwin: true, identifiers }, list)?.identifiers).toEqual([
      { kind: 'certificate', value: 'NGC 1234567-001' },
    ])
    const all = ring.identifiers.map((one) => ({ ...one, isCovered: true }))
    expect(reportedItemOf({ ...ring, hasTwin: true, identifiers: all }, list)).toBeNull()
    expect(reportedItemOf({ ...ring, identifiers: all }, list)?.identifiers).toEqual([])
  })
})

test('a correction names what changed, and nothing else', () => {
  const after = {
    ...ring,
    colour: 'witgoud',
    jewellery: { ...ring.jewellery!, weightGrams: 6.4 },
    identifiers: ring.identifiers.slice(0, 1),
  }
  expect(changesOf(ring as never, after as never)).toEqual([
    { field: 'colour', before: 'goud', after: 'witgoud' },
    { field: 'weightGrams', before: '6.5', after: '6.4' },
    {
      field: 'identifiers',
      before: 'Marieke 12-06-1998 | NGC 1234567-001',
      after: 'Marieke 12-06-1998',
    },
  ])
  expect(changesOf(ring as never, ring as never)).toEqual([])
})
