import { type IdentifierKind, identifierKinds, parseIdentifier } from '../../../../identifiers/public.ts'
import { descriptionTerms } from '../../../matching/public.ts'
import type { EntryRow, IdentifierRow, ItemRow } from './entry-rows.ts'

/** What of an item would keep it from being found: forms of a number or search terms that are not those of its text. */
export function checkItem(item: ItemRow, entry: EntryRow): string[] {
  const name = entry.items.length === 1 ? 'its item' : `its item ${item.position}`
  const wrong = item.identifiers.filter((identifier) => !isConsistent(identifier))
  const found = wrong.map(
    ({ kind }) => `the ${kind} of ${name} is searched under another number than it says`,
  )
  if (item.organisation_id !== entry.organisation_id) found.push(`${name} belongs to another organisation`)
  const missing = termsOf(item).filter((term) => !item.terms.includes(term))
  if (missing.length > 0) found.push(`${name} lacks ${missing.length} of the terms it is found by`)
  return found
}

function isConsistent({ kind, value, canonical, folded }: IdentifierRow): boolean {
  if (!isKind(kind)) return false
  const parsed = parseIdentifier(kind, value)
  if (!parsed.ok) return parsed.reason === 'placeholder' && canonical === value.trim() && folded === null
  return canonical === parsed.canonical && folded === (parsed.searchable ? parsed.folded : null)
}

function termsOf(item: ItemRow): string[] {
  const identifiers = item.identifiers.flatMap(({ kind, value }) => (isKind(kind) ? { kind, value } : []))
  return descriptionTerms({ ...item, weightGrams: item.weight_grams, identifiers })
}

function isKind(kind: string): kind is IdentifierKind {
  return (identifierKinds as readonly string[]).includes(kind)
}
