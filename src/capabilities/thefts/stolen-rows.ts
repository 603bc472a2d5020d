import { createHash } from 'node:crypto'
import { type IdentifierKind, parseIdentifier } from '../../identifiers/public.ts'
import { newId } from '../../kernel/ids.ts'
import { canonicalJson } from '../../log/public.ts'
import { descriptionTerms } from '../matching/public.ts'
import { type Municipality, municipalityOf } from './rules/place-of.ts'
import type { ReportedItem } from './rules/reported-item.ts'

/** What thefts.write_reports takes: rows of each table, items numbered in their order. */
export type StolenRows = {
  reports: Record<string, unknown>[]
  items: Record<string, unknown>[]
  identifiers: Record<string, unknown>[]
  terms: Record<string, unknown>[]
}

export type NumberForms = { kind: IdentifierKind; value: string; canonical: string; folded: string | null }

export type RowContext = {
  municipalities: readonly Municipality[]
  /** The base team for a place that is none of the region. */
  ownBaseTeam: string | null
  /** Who registers, from the base team of the place. */
  organisationOf: (baseTeam: string | null) => string
}

/**
 * The rows for items whose identifiers were checked. No item may stand twice in it; a report's day and place are those
 * of its last item.
 */
export function stolenRows(items: readonly ReportedItem[], context: RowContext): StolenRows {
  const reports = new Map<string, Record<string, unknown>>()
  const rows: StolenRows = { reports: [], items: [], identifiers: [], terms: [] }
  items.forEach((item, ordinal) => {
    const municipality = municipalityOf(item.place, context.municipalities)
    const baseTeam = municipality?.baseTeam ?? context.ownBaseTeam
    reports.set(canonicalJson([item.source, item.reportReference]), {
      id: newId(),
      organisation_id: context.organisationOf(baseTeam),
      source: item.source,
      reference: item.reportReference,
      registration_number: item.registrationNumber,
      committed_on: item.committedOn,
      place: item.place,
    })
    rows.items.push({
      ...itemRow(item),
      ordinal,
      municipality: municipality?.slug ?? null,
      base_team: baseTeam,
    })
    rows.identifiers.push(...identifierRows(item, ordinal))
    rows.terms.push(...termsOf(item).map((term) => ({ item_ordinal: ordinal, term })))
  })
  rows.reports = [...reports.values()]
  return rows
}

function itemRow(item: ReportedItem): Record<string, unknown> {
  return {
    id: newId(),
    source: item.source,
    report_reference: item.reportReference,
    reference: item.reference,
    digest: createHash('sha256').update(canonicalJson(item)).digest('hex'),
    category: item.category,
    category_text: item.categoryText,
    brand: item.brand,
    model: item.model,
    colour: item.colour,
    description: item.description,
    committed_on: item.committedOn,
    place: item.place,
  }
}

function identifierRows(item: ReportedItem, ordinal: number): Record<string, unknown>[] {
  return item.identifiers.map((number, position) => ({
    item_ordinal: ordinal,
    position,
    ...numberForms(number),
  }))
}

/** A checked number with its forms. Model numbers and placeholders have no folded one: no search finds them. */
export function numberForms({ kind, value }: { kind: IdentifierKind; value: string }): NumberForms {
  const parsed = parseIdentifier(kind, value)
  if (!parsed.ok && parsed.reason !== 'placeholder') throw new Error(`unchecked ${kind}: ${parsed.reason}`)
  return parsed.ok
    ? { kind, value, canonical: parsed.canonical, folded: parsed.searchable ? parsed.folded : null }
    : { kind, value, canonical: value.trim(), folded: null }
}

function termsOf(item: ReportedItem): string[] {
  const description = [item.categoryText, item.description].filter(Boolean).join(' ') || null
  return [...new Set(descriptionTerms({ ...item, description }))]
}
