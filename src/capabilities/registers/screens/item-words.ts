import type { ItemView } from '../contract.ts'
import type { Category } from '../../../kernel/codes.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'

type Described = Pick<
  ItemView,
  'brand' | 'model' | 'colour' | 'description' | 'material' | 'fineness' | 'weightGrams'
> & {
  category: Category
  quantity?: number
}
type Say = (key: MessageKey, values?: Record<string, string | number>) => string

/** An item in a few words: what it is, whose make; and the rest that describes it. */
export function itemWords(item: Described, say: Say): { title: string; rest: string } {
  const make = [item.brand, item.model].filter(Boolean).join(' ')
  const title = make
    ? `${say(`category.${item.category}`)}, ${make}`
    : (item.description ?? say(`category.${item.category}`))
  const purity = [item.material, item.fineness].filter(Boolean).join(' ')
  const weight = item.weightGrams === null ? '' : `${String(item.weightGrams).replace('.', ',')} gram`
  const count = (item.quantity ?? 1) > 1 ? say('registers.pieces', { count: item.quantity ?? 1 }) : ''
  const rest = [make ? item.description : '', purity, weight, item.colour, count].filter(Boolean).join(', ')
  return { title, rest }
}
