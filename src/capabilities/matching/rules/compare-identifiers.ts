import {
  compact,
  type Edit,
  editBetween,
  engravingTokens,
  type IdentifierKind,
  kindInfo,
  luhnDigit,
  neighbourhoodLengthMax,
  neighbourhoodLengthMin,
  type ParsedIdentifier,
} from '../../../identifiers/public.ts'
import type { MatchItem } from './item.ts'
import { isModelNumber } from './model-number.ts'

type Pair = {
  purchase: ParsedIdentifier
  stolen: ParsedIdentifier
  uniqueWithBrand: boolean
  /** A reason why even equality proves little. */
  weak?: 'number-is-article-number' | 'engraving-common'
}
type EditAgreement = {
  how: 'edit'
  edit: Edit
  checks: 'one-fails' | 'both-fail' | 'none'
  substitutedAtEnd: boolean
}

/** How two numbers agree. Two valid numbers one edit apart agree in no way: they are two things. */
export type NumberFinding = (Pair & { how: 'exact' | 'folded' | 'partial' }) | (Pair & EditAgreement)

/** A part of a number is told from others of its maker from four characters on. */
export const partialLengthMin = 4

/** Every pair of numbers of the two things that agrees. Model numbers and placeholders never do. */
export function compareIdentifiers(purchase: MatchItem, stolen: MatchItem): NumberFinding[] {
  const findings: NumberFinding[] = []
  for (const a of purchase.identifiers) {
    if (!a.searchable || isModelNumber(a, purchase)) continue
    for (const b of stolen.identifiers) {
      if (!b.searchable || !areComparable(a.kind, b.kind) || isModelNumber(b, stolen)) continue
      const finding = comparePair(a, b)
      if (finding) findings.push(finding)
    }
  }
  return findings
}

/** The same number is written down under several kinds: a frame number as engraving, an IMEI as serial. */
export function areComparable(a: IdentifierKind, b: IdentifierKind): boolean {
  if (a === b) return true
  if (kindInfo(a).scope === 'model' || kindInfo(b).scope === 'model') return false
  const pair = [a, b]
  if (pair.includes('plate')) return false
  if (pair.includes('serial')) return true
  if (pair.includes('imei')) return pair.includes('meid')
  return !pair.includes('mac') && !pair.includes('meid')
}

function comparePair(a: ParsedIdentifier, b: ParsedIdentifier): NumberFinding | null {
  const uniqueWithBrand = isUniqueWithBrand(a, b)
  const weak = weakness(a, b)
  const base = { purchase: a, stolen: b, uniqueWithBrand, ...(weak && { weak }) }
  if (joined(a) === joined(b)) return { ...base, how: 'exact' }
  const readings = (id: ParsedIdentifier): string[] => [id.folded, ...id.alternates]
  if (readings(a).some((reading) => readings(b).includes(reading)) || haveSameWords(a, b)) {
    return { ...base, how: 'folded' }
  }
  if (weak) return null
  return compareEdits(a, b, base)
}

function compareEdits(a: ParsedIdentifier, b: ParsedIdentifier, base: Pair): NumberFinding | null {
  const edit = editWithinReach(a.folded, b.folded)
  if (edit) {
    const checks = checksOf(a, b)
    if (checks === 'both-hold') return null
    return { ...base, how: 'edit', edit, checks, substitutedAtEnd: isSubstitutedAtEnd(edit, a.folded) }
  }
  const found = compareMiscounted(a, b, base) ?? compareMiscounted(b, a, base)
  return found ?? (isPartOf(a, b) || isPartOf(b, a) ? { ...base, how: 'partial' } : null)
}

/**
 * A digit missed or typed twice changes the length by which an IMEI is read; that reading has no check digit that
 * holds. Near its end it proves less: there the computed digit may stand beside a neighbour's own.
 */
function compareMiscounted(a: ParsedIdentifier, b: ParsedIdentifier, base: Pair): NumberFinding | null {
  if (a.kind !== 'imei') return null
  for (const reading of a.alternates.filter(({ length }) => length !== 15)) {
    const edit = editWithinReach(reading, b.folded)
    if (!edit) continue
    const atEnd = edit.position >= Math.min(reading.length, b.folded.length) - 2
    const checks = atEnd ? 'none' : b.valid === false ? 'both-fail' : 'one-fails'
    return { ...base, how: 'edit', edit, checks, substitutedAtEnd: atEnd }
  }
  return null
}

/** Four characters or more that are the end of a clearly longer number: as read from an old receipt or a photo. */
function isPartOf(part: ParsedIdentifier, whole: ParsedIdentifier): boolean {
  const isPart = part.folded.length >= partialLengthMin && part.folded.length <= whole.folded.length - 2
  return isPart && part.kind !== 'engraving' && whole.folded.endsWith(part.folded)
}

/** Symmetrical: whichever of the two came last, the answer is the same. */
function editWithinReach(a: string, b: string): Edit | null {
  const within = [a, b].every(
    ({ length }) => length >= neighbourhoodLengthMin && length <= neighbourhoodLengthMax,
  )
  return within ? editBetween(a, b) : null
}

function checksOf(
  a: ParsedIdentifier,
  b: ParsedIdentifier,
): 'one-fails' | 'both-fail' | 'both-hold' | 'none' {
  const validA = validityBeside(a, b)
  const validB = validityBeside(b, a)
  if (validA === null || validB === null) return 'none'
  if (validA !== validB) return 'one-fails'
  return validA ? 'both-hold' : 'both-fail'
}

/** An IMEI noted as serial has its check digit too; of two serials it counts only when both hold. */
function validityBeside(id: ParsedIdentifier, other: ParsedIdentifier): boolean | null {
  if (id.kind !== 'serial') return id.valid
  if (other.kind === 'imei') return holdsAsImei(id)
  return other.kind === 'serial' && holdsAsImei(id) && holdsAsImei(other) ? true : null
}

function holdsAsImei(id: ParsedIdentifier): boolean {
  return /^\d{15}$/.test(id.canonical) && luhnDigit(id.canonical.slice(0, 14)) === id.canonical[14]
}

function isSubstitutedAtEnd(edit: Edit, folded: string): boolean {
  return edit.kind === 'substitution' && edit.position >= folded.length - 3
}

/** An IMEI noted as serial is still an IMEI: the kind with the stronger rule decides. */
function isUniqueWithBrand(a: ParsedIdentifier, b: ParsedIdentifier): boolean {
  return kindInfo(a.kind).uniqueWithBrand && kindInfo(b.kind).uniqueWithBrand
}

/** Spaces are part of an engraving's canonical form only. */
function joined(id: ParsedIdentifier): string {
  return id.kind === 'engraving' ? compact(id.canonical) : id.canonical
}

/** "Jan & Marie 12-06-1998" and "12 juni 1998 Marie en Jan" are one engraving. */
function haveSameWords(a: ParsedIdentifier, b: ParsedIdentifier): boolean {
  if (a.kind !== 'engraving' || b.kind !== 'engraving') return false
  const left = engravingTokens(a.canonical)
  return left.length > 0 && left.join(' ') === engravingTokens(b.canonical).join(' ')
}

function weakness(a: ParsedIdentifier, b: ParsedIdentifier): NumberFinding['weak'] {
  if ([a, b].every((id) => id.warnings.includes('looks-like-article-number')))
    return 'number-is-article-number'
  const engraved = [a, b].filter((id) => id.kind === 'engraving')
  return engraved.some((id) => isCommonEngraving(id.canonical)) ? 'engraving-common' : undefined
}

/** A first name, initials or a year alone stand in thousands of rings; with a date, an address or two words they don't. */
function isCommonEngraving(canonical: string): boolean {
  const parts = engravingTokens(canonical)
  const telling = parts.some((part) => part.length >= 6 && /\d/.test(part))
  return !telling && (parts.length < 2 || parts.join('').length < 8)
}
