import { type Category, categories } from '../../../kernel/codes.ts'
import { parseDecimal, parseMoney } from '../../../kernel/money.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { GoldAsked } from './strikingly-low.ts'

/** What someone asks about: a thing by its model, or gold by its weight. */
export type AskedPrice =
  | { about: 'goods'; category: Category; brand: string; model: string; askedCents: number }
  | ({ about: 'gold' } & GoldAsked)

/** The fields of the form as typed; whatever is missing is empty. */
export type PriceForm = Record<'kind' | 'category' | 'brand' | 'model' | 'price' | 'weight' | 'karat', string>

/** Things that are sold by model. Jewellery and metal are worth their weight, and "other" is no model of anything. */
export const goodsCategories: readonly Category[] = categories.filter(
  (category) => !['jewellery', 'metal', 'other'].includes(category),
)
/** Gold as it is marked in the Netherlands; 24 karat is fine gold. The mark is thousandths of that. */
export const karats = [
  { karat: 8, mark: 333 },
  { karat: 9, mark: 375 },
  { karat: 14, mark: 585 },
  { karat: 18, mark: 750 },
  { karat: 20, mark: 833 },
  { karat: 22, mark: 916 },
  { karat: 24, mark: 999 },
] as const

const TEXT_LENGTH_MAX = 80
const CENTS_MAX = 100_000_000
const GRAMS_MAX = 100_000

/** Reads the form: the question, or every wrong field at once with the key of its sentence. */
export function readPriceForm(
  form: PriceForm,
): { ok: true; asked: AskedPrice } | { ok: false; errors: FieldError[] } {
  const errors: FieldError[] = []
  const wrong = (field: keyof PriceForm, code: string) => errors.push({ field, code })
  const askedCents = parseMoney(form.price)
  if (!(askedCents >= 0 && askedCents <= CENTS_MAX)) wrong('price', 'price.wrong.price')
  if (form.kind === 'gold') {
    const weightGrams = parseDecimal(form.weight)
    const karat = karats.find((one) => String(one.karat) === form.karat)?.karat
    if (!(weightGrams > 0 && weightGrams <= GRAMS_MAX)) wrong('weight', 'price.wrong.weight')
    if (karat === undefined) wrong('karat', 'price.wrong.karat')
    return karat === undefined || errors.length > 0
      ? { ok: false, errors }
      : { ok: true, asked: { about: 'gold', weightGrams, karat, askedCents } }
  }
  const category = goodsCategories.find((one) => one === form.category)
  if (category === undefined) wrong('category', 'price.wrong.category')
  for (const field of ['brand', 'model'] as const) {
    if (form[field] === '' || form[field].length > TEXT_LENGTH_MAX) wrong(field, `price.wrong.${field}`)
  }
  return category === undefined || errors.length > 0
    ? { ok: false, errors }
    : { ok: true, asked: { about: 'goods', category, brand: form.brand, model: form.model, askedCents } }
}
