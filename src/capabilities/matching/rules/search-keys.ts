import {
  engravingTokens,
  neighbourhood,
  type ParsedIdentifier,
  parseIdentifier,
} from '../../../identifiers/public.ts'
import { partialLengthMin } from './compare-identifiers.ts'
import { engravedParts, gramsOf } from './compare-description.ts'
import type { DescribedItem } from './item.ts'
import { brandKey } from './words/brands.ts'
import { distinctiveWords } from './words/distinctive.ts'
import { materialsIn } from './words/materials.ts'

/** The folded keys by which a thing is found: stored, one per searchable number. */
export function searchKeys(identifiers: readonly ParsedIdentifier[]): string[] {
  return [...new Set(identifiers.filter((id) => id.searchable).map((id) => id.folded))]
}

/** The folded keys to look for: all within one edit of each reading of each number. */
export function queryKeys(identifiers: readonly ParsedIdentifier[]): string[] {
  const keys = new Set<string>()
  for (const id of identifiers) {
    if (!id.searchable) continue
    for (const reading of [id.folded, ...id.alternates])
      for (const key of neighbourhood(reading)) keys.add(key)
  }
  return [...keys]
}

/**
 * Terms kept as rows with a thing, for what has no number or has it in another reading: `n:` other readings of a
 * number, `p:` brand with the end of a number, `e:` parts of an engraving, `w:` brand with a telling word, `g:` material with a weight of about as much.
 * Brand and model alone are no term: thousands share them, and they make no hit by themselves.
 */
export function descriptionTerms(item: DescribedItem): string[] {
  const identifiers = parseAll(item.identifiers)
  const terms = new Set<string>()
  for (const id of identifiers)
    if (id.searchable) for (const reading of id.alternates) terms.add(`n:${reading}`)
  const engraved = engravedParts({ description: item.description, identifiers })
  for (const id of identifiers)
    if (id.kind === 'engraving') engravingTokens(id.canonical).forEach((t) => engraved.add(t))
  for (const part of engraved) if (part.length >= 4) terms.add(`e:${part}`)
  const brand = brandKey(item)
  if (brand !== '-') for (const id of identifiers) if (id.searchable) terms.add(`p:${brand}:${ending(id)}`)
  for (const word of distinctiveWords(item).keys()) terms.add(`w:${brand}:${word}`)
  for (const bucket of weightBuckets(gramsOf(item))) {
    const named = materialsIn(item.material)
    for (const material of named.size > 0 ? named : materialsIn(item.description))
      terms.add(`g:${material}:${bucket}`)
  }
  return [...terms].slice(0, 40)
}

/**
 * Terms to look for: those of the thing itself, and its numbers as another's other reading. A stored IMEI of fourteen
 * or sixteen digits is kept under what was typed, one digit away from the full number.
 */
export function queryTerms(item: DescribedItem): string[] {
  const terms = new Set(descriptionTerms(item))
  for (const id of parseAll(item.identifiers)) {
    if (!id.searchable) continue
    terms.add(`n:${id.folded}`)
    if (/^\d{14,16}$/.test(id.folded))
      for (const near of digitsMissedOrDoubled(id.folded)) terms.add(`n:${near}`)
  }
  return [...terms]
}

function digitsMissedOrDoubled(digits: string): Set<string> {
  const near = new Set<string>()
  for (let i = 0; i <= digits.length; i++) {
    if (i < digits.length) near.add(digits.slice(0, i) + digits.slice(i + 1))
    for (let digit = 0; digit <= 9; digit++) near.add(digits.slice(0, i) + digit + digits.slice(i))
  }
  return near
}

/** By the end a number is found of which only the last part is known. */
function ending(id: ParsedIdentifier): string {
  return id.folded.slice(-partialLengthMin)
}

/** Two overlapping rows of steps of six per cent: weights within three per cent share a step in one of them. */
function weightBuckets(grams: number | null): string[] {
  if (grams === null || grams <= 0) return []
  const step = Math.log(grams) / 0.06
  return [`a${Math.floor(step)}`, `b${Math.floor(step + 0.5)}`]
}

function parseAll(identifiers: DescribedItem['identifiers']): ParsedIdentifier[] {
  return identifiers.map(({ kind, value }) => parseIdentifier(kind, value)).filter((parsed) => parsed.ok)
}
