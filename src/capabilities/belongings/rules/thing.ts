import type { IdentifierKind } from '../../../identifiers/public.ts'
import type { Category } from '../../../kernel/codes.ts'

/** A picture that is kept beside a thing: of the thing itself, or of its receipt. */
export type Picture = { id: string; of: 'thing' | 'receipt'; width: number; height: number }

/** One thing someone owns, as it stands in its sealed box. Texts that were not given are empty. */
export type Thing = {
  type: 'thing'
  category: Category
  brand: string
  model: string
  colour: string
  description: string
  /** Ring, necklace, ... */
  jewelleryKind: string
  material: string
  fineness: string
  weightGrams: number | null
  stones: string
  /** Hallmarks and maker's marks; an inscription is an identifier. */
  marks: string
  identifiers: { kind: IdentifierKind; value: string }[]
  /** yyyy-mm-dd. */
  boughtOn: string | null
  shop: string
  priceCents: number | null
  note: string
  pictures: Picture[]
}

/** A thing of which nothing is known yet. */
export function emptyThing(): Thing {
  return {
    type: 'thing',
    category: 'other',
    brand: '',
    model: '',
    colour: '',
    description: '',
    jewelleryKind: '',
    material: '',
    fineness: '',
    weightGrams: null,
    stones: '',
    marks: '',
    identifiers: [],
    boughtOn: null,
    shop: '',
    priceCents: null,
    note: '',
    pictures: [],
  }
}

/** How a thing is called, without its kind of goods: make and model, else its description, else what jewellery it is. */
export function nameOf({ brand, model, description, jewelleryKind }: Thing): string {
  return [brand, model].filter(Boolean).join(' ') || description || jewelleryKind
}

/** Whether a thing has what someone looks for: each word, anywhere, whatever the case. */
export function matchesSearch(thing: Thing, categoryName: string, q: string): boolean {
  const text = [
    categoryName,
    thing.brand,
    thing.model,
    thing.colour,
    thing.description,
    thing.jewelleryKind,
    thing.material,
    thing.stones,
    thing.marks,
    thing.shop,
    thing.note,
    ...thing.identifiers.map(({ value }) => value),
  ]
    .join('\n')
    .toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** What the things cost together, in cents, and of how many the price is known. */
export function totalPrice(things: readonly Thing[]): { cents: number; known: number } {
  const prices = things.flatMap(({ priceCents }) => priceCents ?? [])
  return { cents: prices.reduce((sum, cents) => sum + cents, 0), known: prices.length }
}
