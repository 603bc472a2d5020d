import type { IdentifierKind } from '../identifiers/public.ts'
import { html, type Markup } from './html.ts'
import type { PageContext } from './layout.ts'
import { say, sayRich, type TextKey } from './texts.ts'

/** Goods, and the drawings that show where the number of each stands. */
export const places = {
  phone: ['phone-code', 'phone-tray', 'phone-box'],
  bicycle: ['bicycle'],
  tool: ['tool'],
  laptop: ['laptop'],
  car: ['car'],
  watch: ['watch'],
  jewellery: ['jewellery'],
} as const
export type Place = keyof typeof places
export const placeNames = Object.keys(places) as Place[]

const placeOfKind: Partial<Record<IdentifierKind, Place>> = {
  imei: 'phone',
  meid: 'phone',
  frame: 'bicycle',
  plate: 'car',
  vin: 'car',
  engine: 'car',
  pin: 'car',
  serial: 'laptop',
  mac: 'laptop',
  gtin: 'tool',
  isbn: 'tool',
  certificate: 'jewellery',
  engraving: 'jewellery',
}

/** Where the number of such a kind is usually found; null for kinds that stand anywhere. */
export function placeFor(kind: IdentifierKind | null): Place | null {
  return kind === null ? null : (placeOfKind[kind] ?? null)
}

function drawing({ locale }: PageContext, place: Place, name: string): Markup {
  const key = name === place ? `public.places.${place}.alt` : `public.places.${name}.alt`
  return html`<img src="/public/drawings/${name}.svg" alt="${say(locale, key as TextKey)}" width="160" height="120">`
}

/** How to find the number of such goods: drawings and words. `brief` shows only the first drawing. */
export function placeHelp(context: PageContext, place: Place, { brief = false } = {}): Markup {
  const { locale } = context
  const shown = brief ? places[place].slice(0, 1) : places[place]
  return html`<div class="draw"><div class="drawings">${shown.map((name) => drawing(context, place, name))}</div><div><p>${sayRich(locale, `public.places.${place}.text`)}</p><p class="sm">${say(locale, `public.places.${place}.more`)}</p></div></div>`
}
