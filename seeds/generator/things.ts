import type { Category } from '../../src/kernel/codes.ts'
import { type Product, productsOf } from './catalogue.ts'
import { makeNumbers, type TrueNumber } from './numbers.ts'
import type { Rng } from './random.ts'

/** One thing as it truly is. What a shop or an owner writes of it is another matter (describe.ts, errors.ts). */
export type Thing = {
  product: Product
  colour: string
  numbers: TrueNumber[]
  material: string | null
  fineness: number | null
  weightGrams: number | null
  stone: string | null
  engraving: { names: string; date: string } | null
  /** What tells it from others of its model, each in two wordings: the shop's and the owner's. */
  features: (readonly [shop: string, owner: string])[]
}

type Feature = readonly [shop: string, owner: string]
const features: Partial<Record<Category, Feature[]>> = {
  phone: [
    ['sticker van een uil achterop', 'uilensticker op de achterkant'],
    ['hoekje linksboven afgebroken', 'stukje uit de hoek linksboven'],
    ['achterglas gebarsten als spinnenweb', 'spinnenweb in het achterglas'],
    ['simlade vervangen', 'simlade ontbreekt'],
  ],
  computer: [
    ['stickers van festival op deksel', 'festivalstickers op het deksel'],
    ['deuk bij de scharnier', 'deuk naast scharnier'],
    ['toets Escape ontbreekt', 'escape-toets is eraf'],
    ['Zwitsers toetsenbord', 'Zwitserse toetsen'],
  ],
  jewellery: [
    ['gevlochten patroon', 'gevlochten motief'],
    ['in de vorm van een klaverblad', 'klaverblad'],
    ['slotje vervangen door karabijn', 'karabijnslotje'],
    ['gehamerd oppervlak', 'gehamerd'],
    ['bloemmotief', 'met bloemmotief'],
  ],
  watch: [
    ['krokodillenleren band', 'band van krokodillenleer'],
    ['diepe kras op het saffierglas', 'kras over saffierglas'],
    ['rubberen duikband', 'duikband van rubber'],
    ['wijzerplaat met Arabische cijfers', 'arabische cijfers'],
  ],
  bicycle: [
    ['kinderzitje achterop', 'met kinderzitje'],
    ['rieten mand voorop', 'mand van riet'],
    ['zadel met tijgerprint', 'tijgerprint zadel'],
    ['bel in de vorm van een kikker', 'kikkerbel'],
    ['spaakversiering in wielen', 'spaakversiering'],
    ['bagagedrager verbogen', 'verbogen bagagedrager'],
  ],
  tool: [
    ['naam bouwbedrijf op koffer gespoten', 'bouwbedrijf op de koffer'],
    ['snoer gerepareerd met isolatietape', 'isolatietape om snoer'],
    ['oranje verfspatten', 'verfspatten oranje'],
  ],
  camera: [
    ['draagriem van regenboogstof', 'regenboog draagriem'],
    ['sluiterknop vervangen', 'sluiterknop los'],
    ['met telelens en zonnekap', 'telelens'],
  ],
  'audio-video': [
    ['muurbeugel nog gemonteerd', 'muurbeugel eraan'],
    ['doek vervangen door rood stof', 'rood doek'],
  ],
  'game-console': [
    ['behuizing met vlammen beplakt', 'vlammen beplakt'],
    ['harde schijf vergroot', 'grotere schijf ingebouwd'],
  ],
  'vehicle-part': [
    ['spuitwerk met blaasjes', 'blaasjes in de lak'],
    ['lakcode handgeschreven', 'lakcode erop geschreven'],
  ],
  other: [
    ['handtekening van muzikant', 'gesigneerd door muzikant'],
    ['waterreservoir vervangen', 'nieuw waterreservoir'],
  ],
}
const names =
  'Jan Marie Piet Truus Henk Gerda Ahmed Samira Kees Johanna Willem Sofie Dirk Anna Bart Lieke'.split(' ')
const stones = ['saffier', 'robijn', 'smaragd', 'briljant', 'parel', 'granaat', 'opaal']

/** A thing of a category, with all that is true of it. */
export function makeThing(rng: Rng, category: Category, product = rng.pick(productsOf(category))): Thing {
  const colour = rng.pick(product.colours)
  const precious = category === 'jewellery' || category === 'metal'
  const material = precious ? colour.replace('witgoud', 'goud') : category === 'watch' ? 'staal' : null
  const fineness =
    category !== 'jewellery' ? null : material === 'goud' ? rng.pick([585, 585, 585, 750, 916]) : 925
  // A third of the wedding rings and one in eight of other jewellery is engraved (made up; no source found).
  const engraved = category === 'jewellery' && rng.chance(product.model === 'trouwring' ? 0.6 : 0.12)
  return {
    product,
    colour,
    numbers: makeNumbers(rng, product),
    material,
    fineness,
    weightGrams: precious ? weight(rng, product) : null,
    stone: category === 'jewellery' && rng.chance(0.35) ? rng.pick(stones) : null,
    engraving: engraved ? engrave(rng) : null,
    features: rng.some(
      features[category] ?? [],
      rng.weighted([
        [0, 4],
        [1, 4],
        [2, 2],
      ] as const),
    ),
  }
}

function weight(rng: Rng, product: Product): number {
  const named = /(\d+) gram/.exec(product.model ?? '')?.[1]
  if (named !== undefined) return Number(named)
  if (product.category === 'metal') return rng.int(20, product.model?.startsWith('koper') ? 25_000 : 900)
  return Math.round((1.5 + rng.next() ** 2 * 40) * 100) / 100
}

function engrave(rng: Rng): { names: string; date: string } {
  const [one, other] = rng.some(names, 2) as [string, string]
  const date = `${String(rng.int(1, 28)).padStart(2, '0')}-${String(rng.int(1, 12)).padStart(2, '0')}-${rng.int(1958, 2023)}`
  return { names: `${one} & ${other}`, date }
}
