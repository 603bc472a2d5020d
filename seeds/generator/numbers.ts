import { type IdentifierKind, luhnDigit } from '../../src/identifiers/public.ts'
import { catalogue, type Product } from './catalogue.ts'
import type { Rng } from './random.ts'

/** A number as it truly stands on the thing. */
export type TrueNumber = { kind: IdentifierKind; value: string }

const serialAlphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const vinAlphabet = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'

// How makers build their numbers: 9 a digit, X any letter or digit, other characters as they stand. Common forms, seen
// on goods (generally known); makers without an entry use ten characters.
const serialForms: Record<string, string[]> = {
  Apple: ['XXXXXXXXXX', 'C02XXXXXXXXX'],
  Lenovo: ['PF9XXXX9', 'R90XXXX9'],
  HP: ['5CG9999XXX', 'CND9999XXX'],
  Dell: ['XXXXXX9'],
  Samsung: ['0ABC3XXX999999Y', 'RF8N99XXXXX'],
  LG: ['999MAXX9X999'],
  Sony: ['S01-9999999-X', '9999999'],
  Canon: ['012999999999', '999999999999'],
  Nikon: ['6999999', '9999999'],
  Makita: ['999999X', '99999Y'],
  Bosch: ['9 601 999 999'],
  DeWalt: ['2019 99-XX 999999'],
  Stihl: ['1 99 999 999'],
  Rolex: ['X9999999', '9999XXXX'],
  Omega: ['99999999'],
  Seiko: ['999999'],
  Breitling: ['9999999'],
  Nintendo: ['XKW19999999999', 'XTW19999999999'],
  Microsoft: ['999999999999'],
}
const frameForms: Record<string, string[]> = {
  Gazelle: ['GZ9999999', '9999999'],
  Batavus: ['BA9999999', 'BTV999999'],
  Sparta: ['SP9999999'],
  Cortina: ['KO9999999'],
  VanMoof: ['ASY99999XX'],
  Koga: ['KM9999999', 'KM99999999X'],
  Giant: ['GD9X99999', 'K9BX99999'],
  Cube: ['WOW99999999X'],
  Trek: ['WTU999XX9999X'],
}

/** The type allocation code of a phone: made up, the same for each phone of a model, in the range of one allocator. */
export function tacOfProduct(product: Product): string {
  const index = catalogue.findIndex(({ brand, model }) => brand === product.brand && model === product.model)
  return `3599${String(7000 + index * 37).padStart(4, '0')}`
}

/** The maker behind a made-up type allocation code. */
export function brandOfTac(tac: string): string | undefined {
  const found = catalogue.find((product) => product.category === 'phone' && tacOfProduct(product) === tac)
  return found?.brand ?? undefined
}

/** All numbers on a thing of this model; jewellery has an engraving at most (makeThing adds it). */
export function makeNumbers(rng: Rng, product: Product): TrueNumber[] {
  switch (product.category) {
    case 'phone':
      return phoneNumbers(rng, product)
    case 'bicycle': {
      const numbers: TrueNumber[] = [{ kind: 'frame', value: makeFrame(rng, product) }]
      if (rng.chance(0.25)) numbers.push({ kind: 'chip', value: `528${rng.digits(12)}` })
      return numbers
    }
    case 'metal':
      return product.brand === null
        ? []
        : [{ kind: 'certificate', value: `${product.brand} ${rng.digits(8)}` }]
    case 'jewellery':
      return []
    case 'vehicle-part':
      return vehicleNumbers(rng, product)
    case 'other':
      return rng.chance(0.5) ? [makeSerial(rng, product)] : []
    default:
      return [makeSerial(rng, product)]
  }
}

/** A frame number in the form of its maker, else the Dutch trade's two letters and seven digits. */
export function makeFrame(rng: Rng, product: Product): string {
  return fill(rng, rng.pick(frameForms[product.brand ?? ''] ?? ['WE9999999']))
}

/** An IMEI with its check digit. */
export function makeImei(tac: string, serial: number): string {
  const fourteen = tac + String(serial).padStart(6, '0')
  return fourteen + luhnDigit(fourteen)
}

function phoneNumbers(rng: Rng, product: Product): TrueNumber[] {
  const tac = tacOfProduct(product)
  const serial = rng.int(1000, 998_000)
  const numbers: TrueNumber[] = [{ kind: 'imei', value: makeImei(tac, serial) }]
  // The second SIM's number is the next one in most phones.
  if (rng.chance(0.35)) numbers.push({ kind: 'imei', value: makeImei(tac, serial + 1) })
  if (rng.chance(0.3)) numbers.push(makeSerial(rng, product))
  return numbers
}

function vehicleNumbers(rng: Rng, product: Product): TrueNumber[] {
  if (product.model?.startsWith('motorblok')) return [{ kind: 'engine', value: rng.digits(7) }]
  if (product.brand === 'Piaggio')
    return [{ kind: 'vin', value: `ZAP${rng.characters(vinAlphabet, 8)}${rng.digits(6)}` }]
  if (product.brand === 'Garmin') return [makeSerial(rng, product)]
  return []
}

function makeSerial(rng: Rng, product: Product): TrueNumber {
  return { kind: 'serial', value: fill(rng, rng.pick(serialForms[product.brand ?? ''] ?? ['XX99XXXX99'])) }
}

function fill(rng: Rng, form: string): string {
  return [...form]
    .map((character) => {
      if (character === '9') return rng.digits(1)
      return character === 'X' ? rng.characters(serialAlphabet, 1) : character
    })
    .join('')
}
