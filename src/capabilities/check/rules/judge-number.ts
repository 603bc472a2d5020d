import {
  formatIdentifier,
  type IdentifierKind,
  type ParsedIdentifier,
  parseIdentifier,
  type Recognition,
  recogniseIdentifier,
  type RefusalCode,
} from '../../../identifiers/public.ts'
import type { NotValidReason } from '../contract.ts'

/** What can be said of a number without looking anything up, and under which keys it is looked up. */
export type Judged = {
  kind: IdentifierKind | null
  canonical: string | null
  /** Grouped as people read it; the text as typed when it is no number. */
  shown: string
  /** Why it can't be right; null: it may be. */
  notValid: NotValidReason | null
  keys: string[]
}

/** Reads a number as the kind that was named, else as the likeliest. */
export function judgeNumber(value: string, named: IdentifierKind | null): Judged {
  const seen = recogniseIdentifier(value)
  const asNamed = named === null ? null : parseIdentifier(named, value)
  const keys = keysOf([...(asNamed?.ok ? [asNamed] : []), ...seen.map(({ parsed }) => parsed)])
  if (asNamed !== null && !asNamed.ok) {
    return { kind: named, canonical: null, shown: value.trim(), notValid: refused(asNamed.reason), keys }
  }
  const read = asNamed ?? likeliest(seen)?.parsed
  if (read === undefined) {
    const serial = parseIdentifier('serial', value)
    const notValid = serial.ok ? null : refused(serial.reason)
    return { kind: null, canonical: null, shown: value.trim(), notValid, keys }
  }
  const { kind, canonical } = read
  return { kind, canonical, shown: formatIdentifier(kind, canonical), notValid: whyNotValid(read), keys }
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

function refused(reason: RefusalCode): NotValidReason {
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

function keysOf(parsed: readonly ParsedIdentifier[]): string[] {
  const searchable = parsed.filter((one) => one.searchable)
  return [...new Set(searchable.map(({ kind, canonical }) => checkKey(kind, canonical)))]
}
