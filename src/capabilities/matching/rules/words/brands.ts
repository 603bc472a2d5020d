import { editBetween, isPlaceholder } from '../../../../identifiers/public.ts'
import { table, tokens } from './tokens.ts'

// Names under which the same maker's goods are written down: product lines and former names.
const aliases = table(`
apple: iphone ipad ipod macbook imac airpods
samsung: galaxy
xiaomi: redmi poco
sony: playstation ps4 ps5
nintendo: switch
microsoft: xbox surface
google: pixel
hp: hewlett packard
motorola: moto
bmw: mini
bang: beo beoplay
`)
// Words that say nothing about whose make it is.
const idle = new Set(
  'inc bv nv ltd gmbh corp corporation co company electronics mobile the de by en and fietsen rijwielen bikes cycles power tools'.split(
    ' ',
  ),
)
const unknown = new Set(
  'onbekend geen merkloos nvt divers diversen diverse unknown overig overige anders huismerk unbranded eigen'.split(
    ' ',
  ),
)

export type Comparison = 'same' | 'other' | 'unknown'

/** The words of a brand in the spelling to compare by; empty when it is not known. */
export function brandWords(brand: string | null | undefined): string[] {
  if (!brand || isPlaceholder(brand)) return []
  const words = tokens(brand).map((token) => aliases[token] ?? token)
  if (words.some((word) => unknown.has(word))) return []
  const telling = words.filter((word) => !idle.has(word))
  return [...new Set(telling.length > 0 ? telling : words)]
}

type Named = { brand?: string | null | undefined; model?: string | null | undefined }

/** The brand that was filled in, else the maker whose product line the model names ("iPhone 13"). */
export function brandOf(item: Named): string | null {
  if (brandWords(item.brand).length > 0) return item.brand ?? null
  return tokens(item.model).flatMap((token) => aliases[token] ?? [])[0] ?? null
}

/** One word to search by. */
export function brandKey(item: Named): string {
  return brandWords(brandOf(item))[0] ?? '-'
}

/** Case, punctuation, product lines ("Apple iPhone") and one typing error in five letters make no other brand. */
export function compareBrands(a: string | null | undefined, b: string | null | undefined): Comparison {
  const left = brandWords(a)
  const right = brandWords(b)
  if (left.length === 0 || right.length === 0) return 'unknown'
  if (left.join('') === right.join('')) return 'same'
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  return few.every((word) => many.some((other) => isSameWord(word, other))) ? 'same' : 'other'
}

function isSameWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 5 && editBetween(a, b) !== null)
}
