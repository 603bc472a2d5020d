import { expect, test } from 'vitest'
import { itemCorrectionInput, type ListedItemView } from '../../contract.ts'
import { asksJewellery, correctionOf, correctionValuesOf } from './correction-values.ts'

const ring: ListedItemView = {
  id: '00000000-0000-7000-8000-000000000001',
  position: 1,
  state: 'listed',
  category: 'jewellery',
  brand: null,
  model: null,
  colour: null,
  description: 'ring van oma',
  jewellery: { kind: 'ring', metal: 'goud 585', stones: 'onyx', weightGrams: 6.5, marks: null },
  identifiers: [{ kind: 'engraving', value: 'M 1998', canonical: 'M1998', display: 'M 1998' } as never],
  pictures: [],
  returnGround: null,
  steps: [],
}

test('an item that nobody changes is the same correction', () => {
  const sent = itemCorrectionInput.parse({ ...correctionOf(correctionValuesOf(ring)), reason: 'x' })
  expect(sent).toMatchObject({
    category: 'jewellery',
    description: 'ring van oma',
    jewellery: ring.jewellery,
  })
})

test('category and each field of jewellery can be put right; emptied jewellery is none', () => {
  const values = correctionValuesOf(ring)
  const metal = {
    ...values,
    category: 'metal' as const,
    jewellery: { ...values.jewellery, weightGrams: '7,25' },
  }
  expect(correctionOf(metal)).toMatchObject({ category: 'metal', jewellery: { weightGrams: 7.25 } })
  const emptied = { kind: '', metal: '', stones: '', weightGrams: ' ', marks: '' }
  expect(correctionOf({ ...values, jewellery: emptied }).jewellery).toBeNull()
})

test('a weight that is no number is found wrong, not dropped', () => {
  const values = correctionValuesOf(ring)
  const wrong = correctionOf({
    ...values,
    reason: 'x',
    jewellery: { ...values.jewellery, weightGrams: 'zwaar' },
  })
  const read = itemCorrectionInput.safeParse(wrong)
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['jewellery.weightGrams'])
})

test('jewellery is asked of precious goods, and where there is something of it', () => {
  const phone = correctionValuesOf({ ...ring, category: 'phone', jewellery: null })
  expect(asksJewellery(phone)).toBe(false)
  expect(asksJewellery({ ...phone, category: 'watch' })).toBe(true)
  expect(asksJewellery(correctionValuesOf({ ...ring, category: 'phone' }))).toBe(true)
})
