import type { IdentifierKind } from '../../../identifiers/public.ts'
import type { Category } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { Jewellery, ListedItemInput } from '../contract.ts'
import type { ReportedItem } from './reported-item.ts'

/** The source under which the items of a goods list stand among the stolen items. */
export const LIST_SOURCE = 'Helder'

export type ListedIdentifier = { kind: string; value: string; isCovered: boolean }
export type ListedItem = {
  position: number
  category: Category
  brand: string | null
  model: string | null
  colour: string | null
  description: string | null
  jewellery: Jewellery | null
  identifiers: ListedIdentifier[]
  /** An item that the report had already is the same thing. */
  hasTwin: boolean
}
export type ListOfItem = {
  reference: string
  registrationNumber: string | null
  committedOn: Day
  municipalityName: string
}

/** What the owner wrote about an item as one text, in which the matcher finds material, stones and weight. */
export function describeListed({
  description,
  jewellery,
}: {
  description: string | null
  jewellery: Jewellery | null
}): string | null {
  const weight = jewellery?.weightGrams ? `${String(jewellery.weightGrams).replace('.', ',')} gram` : null
  const parts = [jewellery?.kind, description, jewellery?.metal, jewellery?.stones, weight, jewellery?.marks]
  return parts.filter(Boolean).join(', ') || null
}

/**
 * The stolen item that a listed item becomes. Beside a twin only the numbers that the twin lacks are written, so that
 * one thing does not make two hits by the same number; null when it lacks none.
 */
export function reportedItemOf(item: ListedItem, list: ListOfItem): ReportedItem | null {
  const identifiers = item.identifiers.filter(({ isCovered }) => !isCovered)
  if (item.hasTwin && identifiers.length === 0) return null
  return {
    source: LIST_SOURCE,
    reportReference: list.reference,
    registrationNumber: list.registrationNumber,
    committedOn: list.committedOn,
    place: list.municipalityName,
    reference: `${list.reference}-${item.position}`,
    category: item.category,
    categoryText: null,
    brand: item.brand,
    model: item.model,
    colour: item.colour,
    description: describeListed(item),
    identifiers: identifiers.map(({ kind, value }) => ({ kind: kind as IdentifierKind, value })),
  }
}

export type Change = { field: string; before: string | null; after: string | null }

/** What a correction changes, field by field, as both sides may read it. */
export function changesOf(before: ListedItemInput, after: ListedItemInput): Change[] {
  const [old, now] = [flat(before), flat(after)]
  return Object.keys(now).flatMap((field) =>
    old[field] === now[field] ? [] : [{ field, before: old[field] ?? null, after: now[field] ?? null }],
  )
}

function flat(item: ListedItemInput): Record<string, string | null> {
  const { jewellery, identifiers, category, brand, model, colour, description } = item
  return {
    category,
    brand,
    model,
    colour,
    description,
    jewelleryKind: jewellery?.kind ?? null,
    metal: jewellery?.metal ?? null,
    stones: jewellery?.stones ?? null,
    weightGrams: jewellery?.weightGrams == null ? null : String(jewellery.weightGrams),
    marks: jewellery?.marks ?? null,
    identifiers: identifiers.map(({ value }) => value).join(' | ') || null,
  }
}
