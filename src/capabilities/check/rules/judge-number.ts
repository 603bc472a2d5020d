import {
  type IdentifierKind,
  type ParsedIdentifier,
  parseIdentifier,
  type Recognition,
  recogniseIdentifier,
  type RefusalCode,
} from '../../../identifiers/public.ts'
import type { NotValidReason } from '../contract.ts'
import { readCommon } from './read-common.ts'

/** What can be said of a number without looking anything up, and under which keys it is looked up. */
export type Judged = {
  kind: IdentifierKind | null
  /** Null for what is no number of that kind. */
  canonical: string | null
  /** Why it can't be right; null: it may be. */
  notValid: NotValidReason | null
  keys: string[]
}

/** Reads a number as the kind that was named, else as the likeliest. */
export function judgeNumber(value: string, named: IdentifierKind | null): Judged {
  const common = readCommon(value)
  if (common !== null && (named === null || named === common.kind)) {
    const { kind, canonical } = common
    return { kind, canonical, notValid: null, keys: [checkKey(kind, canonical)] }
  }
  return judgeThoroughly(value, named)
}

/** Tries every kind. The kind that was named is a hint: what it may be besides is looked up as well. */
export function judgeThoroughly(value: string, named: IdentifierKind | null): Judged {
  const seen = recogniseIdentifier(value)
  const asNamed = named === null ? null : parseIdentifier(named, value)
  const readings = [...(asNamed?.ok ? [asNamed] : []), ...seen.map(({ parsed }) => parsed)]
  const keys = [
    ...new Set(readings.filter((one) => one.searchable).map((one) => checkKey(one.kind, one.canonical))),
  ]
  if (asNamed !== null && !asNamed.ok) {
    return { kind: named, canonical: null, notValid: notReadable(asNamed.reason), keys }
  }
  const read = asNamed ?? likeliest(seen)?.parsed
  if (read === undefined) {
    const serial = parseIdentifier('serial', value)
    return { kind: null, canonical: null, notValid: serial.ok ? null : notReadable(serial.reason), keys }
  }
  const notValid = whyNotValid(read) ?? (named === null ? misread(value) : null)
  return { kind: read.kind, canonical: read.canonical, notValid, keys }
}

/** Of two as likely, the one that names one thing: a serial number of eight digits may pass an article number's check. */
function likeliest(seen: readonly Recognition[]): Recognition | undefined {
  const [first] = seen
  return seen.find((one) => one.likelihood === first!.likelihood && one.parsed.scope === 'item') ?? first
}

function whyNotValid({ kind, scope, valid, warnings, searchable }: ParsedIdentifier): NotValidReason | null {
  if (warnings.includes('placeholder')) return 'placeholder'
  if (scope === 'model') return 'model-number'
  if (warnings.includes('hallmark')) return 'hallmark'
  if (kind === 'mac' && !searchable) return 'randomised'
  // A VIN's check digit counts only in North America and China: it warns on the screen and refuses nothing.
  if (kind === 'vin') return warnings.includes('vin-letters') ? 'look-alike-letters' : null
  if (kind === 'imei' && warnings.includes('look-alike-letters')) return 'look-alike-letters'
  return valid === false ? 'check-digit' : null
}

/**
 * An IMEI with the letter O for a zero is looked up as it was typed, since only equal numbers are the same; but "not
 * registered" would be false comfort. It counts as one when the digits meant pass the check.
 */
function misread(value: string): NotValidReason | null {
  const imei = parseIdentifier('imei', value)
  if (!imei.ok || !imei.warnings.includes('look-alike-letters') || imei.canonical.length !== 15) return null
  const meant = parseIdentifier('imei', imei.folded)
  return meant.ok && meant.valid === true && !meant.warnings.includes('check-digit-computed')
    ? 'look-alike-letters'
    : null
}

function notReadable(reason: RefusalCode): NotValidReason {
  switch (reason) {
    case 'placeholder':
    case 'too-short':
    case 'too-long':
    case 'wrong-length':
    case 'unknown-country':
      return reason
    case 'empty':
      return 'too-short'
    default:
      return 'wrong-characters'
  }
}

/**
 * A number is one thing whichever of the plain kinds someone called it. A plate and an engraving are other things, which
 * may read the same.
 */
export function checkKey(kind: string, canonical: string): string {
  return kind === 'plate' ? `P:${canonical}` : kind === 'engraving' ? `E:${canonical}` : `N:${canonical}`
}
