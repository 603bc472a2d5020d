import { type Comparison, brandWords } from './brands.ts'
import { tokens } from './tokens.ts'

// Words that make another model of the same name ("iPhone 13" and "iPhone 13 Pro").
const variants = new Set('pro max plus mini ultra lite se air fe xl slim oled neo note fold flip'.split(' '))
// Storage, year and connection are often left out and make no other model.
const idle = /^(?:\d+(?:gb|tb)|gb|tb|4g|5g|wifi|dual|sim|19\d\d|20\d\d)$/

/** Same when numbers and variant words agree and one names all words of the other; unknown when one says less. */
export function compareModels(
  a: string | null | undefined,
  b: string | null | undefined,
  brand: string | null | undefined,
): Comparison {
  const left = modelWords(a, brand)
  const right = modelWords(b, brand)
  if (left.length === 0 || right.length === 0) return 'unknown'
  if (left.join('') === right.join('')) return 'same'
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  if (!few.every((word) => many.includes(word))) return 'other'
  const extra = many.filter((word) => !few.includes(word))
  // "Galaxy" beside "Galaxy S21" leaves open which one; "iPhone 13" beside "iPhone 13 Pro" does not.
  if (!few.some((word) => /\d/.test(word))) return extra.some((word) => /\d/.test(word)) ? 'unknown' : 'same'
  return extra.some((word) => variants.has(word) || /\d/.test(word)) ? 'other' : 'same'
}

/** The words of a model name without those of the brand. */
export function modelWords(model: string | null | undefined, brand: string | null | undefined): string[] {
  const ofBrand = new Set([...brandWords(brand), ...tokens(brand)])
  return tokens(model).filter((word) => !ofBrand.has(word) && !idle.test(word))
}
