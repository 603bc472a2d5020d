import { describe, expect, it } from 'vitest'
import { translate } from '../../../platform/messages/index.ts'
import { itemWords } from './item-words.ts'

const say = (key: string, values = {}) => translate('nl', key, values)
const nothing = {
  brand: null,
  model: null,
  colour: null,
  description: null,
  material: null,
  fineness: null,
  weightGrams: null,
}

describe('an item in words', () => {
  it.each([
    [
      { ...nothing, category: 'phone', brand: 'Oppo', model: 'N1', colour: 'zwart' },
      'Telefoon, Oppo N1',
      'zwart',
    ],
    [
      {
        ...nothing,
        category: 'jewellery',
        description: 'Damesring',
        material: 'geelgoud',
        fineness: 585,
        weightGrams: 4.2,
      },
      'Damesring',
      'geelgoud 585, 4,2 gram',
    ],
    [{ ...nothing, category: 'other', quantity: 15 }, 'Ander goed', '15 stuks'],
    [
      { ...nothing, category: 'tool', brand: 'Makita', description: 'accuboor' },
      'Gereedschap, Makita',
      'accuboor',
    ],
  ] as const)('%#', (item, title, rest) => {
    expect(itemWords(item, say)).toEqual({ title, rest })
  })
})
