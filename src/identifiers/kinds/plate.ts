import { compact } from '../compact.ts'
import { fold, latinReading } from '../fold.ts'
import type { KindDefinition, KindResult, WarningCode } from './kind.ts'

// RDW, sidecodes 1 to 14.
const sidecodes = new Set([
  'XX9999',
  '9999XX',
  '99XX99',
  'XX99XX',
  'XXXX99',
  '99XXXX',
  '99XXX9',
  '9XXX99',
  'XX999X',
  'X999XX',
  'XXX99X',
  'X99XXX',
  '9XX999',
  '999XX9',
])

// Distinguishing signs (UN convention on road traffic) that differ from the two letters of ISO 3166.
const signs: Record<string, string> = {
  A: 'AT',
  B: 'BE',
  D: 'DE',
  E: 'ES',
  F: 'FR',
  H: 'HU',
  I: 'IT',
  L: 'LU',
  N: 'NO',
  P: 'PT',
  S: 'SE',
  EST: 'EE',
  FIN: 'FI',
  IRL: 'IE',
  SLO: 'SI',
  UK: 'GB',
  SRB: 'RS',
  BIH: 'BA',
  NMK: 'MK',
  MNE: 'ME',
}
const countries = new Set(
  'AL AD AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA XK'.split(
    ' ',
  ),
)

/** A Dutch number plate in one of fourteen forms, or a foreign one with its country ("DE/B-AB 1234"). */
export const plate: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: false, hasCheck: false },
  parse(text, { country }) {
    const prefixed = /^\s*([A-Z]{1,3})\s*\/([^/]+)$/i.exec(text)
    const named = prefixed ? countryCode(prefixed[1]!) : null
    const wanted = named ?? (country === undefined ? undefined : countryCode(country))
    if (wanted === null) return { ok: false, reason: 'unknown-country' }
    return parsePlate(compact(named ? prefixed![2]! : text), wanted)
  },
  format(canonical) {
    return canonical.includes('/') ? canonical : dutchFormat(canonical)
  },
}

function parsePlate(typed: string, country: string | undefined): KindResult {
  const foreign = country !== undefined && country !== 'NL'
  const bare = typed.replace(/^NL/, '')
  const value = !foreign && isDutchPlate(bare) ? bare : typed
  const folded = fold(value)
  if (folded === '') return { ok: false, reason: value === '' ? 'empty' : 'not-latin' }
  if (value.length < 2) return { ok: false, reason: 'too-short' }
  if (value.length > 12) return { ok: false, reason: 'too-long' }
  const warnings: WarningCode[] = []
  if (!foreign && !isDutchPlate(latinReading(value))) warnings.push('not-a-dutch-plate')
  // Vowels, C and Q are said to be barred from later series, yet were issued: never a reason to refuse.
  else if (!foreign && /[AEIOUCQ]/.test(value)) warnings.push('unusual-plate-letters')
  return { ok: true, canonical: foreign ? `${country}/${value}` : value, folded, valid: null, warnings }
}

/** True when letters and digits stand as in one of the fourteen sidecodes. */
export function isDutchPlate(value: string): boolean {
  return sidecodes.has(value.replace(/[A-Z]/g, 'X').replace(/\d/g, '9'))
}

/** The two letters of ISO 3166 for a country code or distinguishing sign; null when it is none of Europe. */
function countryCode(code: string): string | null {
  const upper = code.trim().toUpperCase()
  const iso = signs[upper] ?? upper
  return countries.has(iso) ? iso : null
}

/** Groups of one kind of character; a group of four is two pairs (GB-123-K, 12-AB-34, AB-12-34). */
function dutchFormat(value: string): string {
  if (!isDutchPlate(value)) return value
  return value
    .replace(/(\d)(?=[A-Z])|([A-Z])(?=\d)/g, '$&-')
    .replace(/([A-Z]{2})(?=[A-Z]{2})|(\d{2})(?=\d{2})/g, '$&-')
}
