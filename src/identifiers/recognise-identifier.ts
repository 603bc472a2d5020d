import { luhnDigit } from './check-digits.ts'
import { cleanText } from './clean-text.ts'
import { compact } from './compact.ts'
import { readGs1 } from './gs1.ts'
import { isHallmark } from './hallmarks.ts'
import { isRaiFrame } from './kinds/frame.ts'
import { holds } from './kinds/gtin.ts'
import { hasReportingBody } from './kinds/imei.ts'
import type { IdentifierKind } from './kinds/kind.ts'
import { isDutchPlate } from './kinds/plate.ts'
import { hasVinCheck } from './kinds/vin.ts'
import { type ParsedIdentifier, parseIdentifier } from './parse-identifier.ts'
import { isPlaceholder } from './placeholders.ts'

/** What a text looks like; the sentence for each code lives in the message catalogues. */
export type RecognitionCode =
  | 'imei'
  | 'imei-without-check-digit'
  | 'imei-with-software-version'
  | 'imei-wrong-check-digit'
  | 'imei-look-alike-letters'
  | 'eid'
  | 'meid'
  | 'serial'
  | 'serial-from-gs1'
  | 'plate-dutch'
  | 'plate-foreign'
  | 'vin'
  | 'vin-wrong-check-digit'
  | 'frame-rai'
  | 'frame'
  | 'gtin'
  | 'isbn'
  | 'mac'
  | 'mac-randomised'
  | 'engraving'
  | 'engraving-postcode'
  | 'certificate'
  | 'hallmark'
  | 'placeholder'

export type Recognition = {
  kind: IdentifierKind
  code: RecognitionCode
  /** From 0 to 1, to rank by; not a probability. */
  likelihood: number
  /** What the sentence needs: `tac`, `expected` (the check digit that belongs there), `serial`. */
  data: Record<string, string>
  parsed: ParsedIdentifier
}

type Guess = [kind: IdentifierKind, code: RecognitionCode, likelihood: number, data?: Record<string, string>]

/** The kinds that a text may be, likeliest first; the category of the goods settles doubts. Empty for no kind. */
export function recogniseIdentifier(raw: string, options: { category?: string } = {}): Recognition[] {
  const clean = cleanText(raw)
  if (!clean.ok) return []
  const category = options.category ?? 'other'
  const guesses = isPlaceholder(clean.text)
    ? ([['serial', 'placeholder', 1]] satisfies Guess[])
    : guess(clean.text, compact(clean.text), category)
  const best = new Map<IdentifierKind, Recognition>()
  for (const [kind, code, likelihood, data] of guesses) {
    const parsed = parseIdentifier(kind, raw)
    if (parsed.ok && likelihood > (best.get(kind)?.likelihood ?? 0)) {
      best.set(kind, { kind, code, likelihood, data: data ?? {}, parsed })
    }
  }
  return [...best.values()].sort((a, b) => b.likelihood - a.likelihood)
}

function guess(text: string, value: string, category: string): Guess[] {
  return [
    ...guessLabelled(text),
    ...guessPhoneNumber(text, value, category),
    ...guessArticle(text, value),
    ...guessVehicle(text, value, category),
    ...guessMac(text, value),
    ...guessPrecious(text, value, category),
    ['serial', 'serial', plainLikelihood(value, category)],
  ]
}

/** A label that was scanned or typed along settles the kind. */
function guessLabelled(text: string): Guess[] {
  if (/^\s*IMEI\b/i.test(text)) return [['imei', 'imei', 0.99]]
  if (/^\s*(?:MEID|ESN)\b/i.test(text)) return [['meid', 'meid', 0.99]]
  if (/^\s*ISBN/i.test(text)) return [['isbn', 'isbn', 0.99]]
  if (/^\s*VIN\s*[:.#]/i.test(text)) return [['vin', 'vin', 0.99]]
  return /^\s*MAC\b/i.test(text) ? [['mac', 'mac', 0.99]] : []
}

function guessPhoneNumber(text: string, value: string, category: string): Guess[] {
  const isPhone = category === 'phone'
  const parsed = parseIdentifier('imei', text)
  if (!parsed.ok) return guessMeid(value, isPhone)
  const digits = parsed.folded
  if (digits.length === 32) return [['imei', 'eid', parsed.valid ? 0.98 : 0.3]]
  const known = isPhone || hasReportingBody(digits)
  const data = { tac: digits.slice(0, 8) }
  if (parsed.warnings.includes('look-alike-letters')) {
    return isPhone ? [['imei', 'imei-look-alike-letters', 0.7, data]] : []
  }
  if (parsed.warnings.includes('check-digit-computed')) {
    return [['imei', 'imei-without-check-digit', isPhone ? 0.8 : known ? 0.55 : 0.2, data]]
  }
  if (parsed.warnings.includes('software-version-dropped')) {
    return [['imei', 'imei-with-software-version', isPhone ? 0.8 : known ? 0.55 : 0.2, data]]
  }
  if (parsed.valid) return [['imei', 'imei', known ? 0.95 : 0.6, data]]
  const expected = luhnDigit(digits.slice(0, 14))
  return [['imei', 'imei-wrong-check-digit', known ? 0.7 : 0.3, { ...data, expected }]]
}

function guessMeid(value: string, isPhone: boolean): Guess[] {
  if (/^(?:A[0-9A-F]|99)[0-9A-F]{12,13}$/.test(value)) return [['meid', 'meid', isPhone ? 0.9 : 0.6]]
  if (/^\d{18}$/.test(value)) return [['meid', 'meid', isPhone ? 0.7 : 0.3]]
  return /^(?:[0-9A-F]{8}|\d{11})$/.test(value) && isPhone ? [['meid', 'meid', 0.4]] : []
}

function guessArticle(text: string, value: string): Guess[] {
  const elements = readGs1(text) ?? bareGs1(value)
  if (elements?.serial) return [['serial', 'serial-from-gs1', 0.97, { serial: elements.serial }]]
  if (elements) return [['gtin', 'gtin', 0.97]]
  const isbn = parseIdentifier('isbn', text)
  if (isbn.ok && isbn.valid) return [['isbn', 'isbn', isbn.raw.length > 10 ? 0.95 : 0.6]]
  if (!/^\d{8}$|^\d{12,14}$/.test(value) || !holds(value)) return []
  const likelihood = { 8: 0.5, 12: 0.7, 13: 0.9, 14: 0.4 }[value.length] ?? 0
  return [['gtin', 'gtin', likelihood]]
}

/** Digits of a scanned GS1 code without its separators: 01, a GTIN that holds, 21 and the serial. */
function bareGs1(value: string): { gtin: string; serial?: string } | null {
  const match = /^01(\d{14})(?:21(\w{1,20}))?$/.exec(value)
  if (!match || !holds(match[1]!)) return null
  return match[2] === undefined ? { gtin: match[1]! } : { gtin: match[1]!, serial: match[2] }
}

function guessVehicle(text: string, value: string, category: string): Guess[] {
  const guesses: Guess[] = []
  const isVehicle = category === 'vehicle-part' || category === 'bicycle'
  if (/^[A-HJ-NPR-Z0-9]{17}$/.test(value) && /[A-Z]/.test(value)) {
    const vin = parseIdentifier('vin', value)
    const fails = vin.ok && vin.valid === false
    const likelihood = hasVinCheck(value) && !fails ? 0.95 : isVehicle ? 0.85 : fails ? 0.4 : 0.7
    guesses.push(['vin', fails ? 'vin-wrong-check-digit' : 'vin', likelihood])
  }
  if (isDutchPlate(value)) guesses.push(['plate', 'plate-dutch', category === 'vehicle-part' ? 0.9 : 0.6])
  else if (/^[A-Z]{1,3}\/[^/]+$/i.test(text)) guesses.push(['plate', 'plate-foreign', 0.6])
  if (isRaiFrame(value)) guesses.push(['frame', 'frame-rai', category === 'bicycle' ? 0.95 : 0.5])
  else if (category === 'bicycle') guesses.push(['frame', 'frame', 0.65])
  return guesses
}

function guessMac(text: string, value: string): Guess[] {
  const separated = /^\s*(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}\s*$/i.test(text)
  if (!separated && !/^[0-9A-F]{12}$/.test(value)) return []
  const parsed = parseIdentifier('mac', text)
  if (parsed.ok && !parsed.searchable) return [['mac', 'mac-randomised', separated ? 0.95 : 0.1]]
  return [['mac', 'mac', separated ? 0.95 : 0.4]]
}

function guessPrecious(text: string, value: string, category: string): Guess[] {
  if (isHallmark(value)) return [['certificate', 'hallmark', 0.9]]
  const guesses: Guess[] = []
  if (/^[1-9]\d{3}\s?[A-Z]{2}\s?[- ]?\d{1,5}\s?[A-Z]?$/i.test(text)) {
    guesses.push(['engraving', 'engraving-postcode', 0.85])
  } else if (/\s/.test(text.trim()) && /\p{L}{2}/u.test(text)) {
    guesses.push(['engraving', 'engraving', category === 'jewellery' || category === 'watch' ? 0.7 : 0.3])
  }
  if (/^(?:PCGS|NGC|GIA|IGI|HRD|UMICORE|HERAEUS|VALCAMBI|PAMP|METALOR|CHEIRON|SCHONE)/.test(value)) {
    guesses.push(['certificate', 'certificate', 0.85])
  }
  return guesses
}

function plainLikelihood(value: string, category: string): number {
  if (!/\d/.test(value)) return 0.2
  return category === 'bicycle' || category === 'jewellery' ? 0.35 : 0.5
}
