import { type Category, categories } from '../../../kernel/codes.ts'
import { type Day, isDay } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { FeedCells, FeedColumn } from './feed-columns.ts'
import { feedIdentifiers } from './feed-identifiers.ts'
import type { ReportedItem } from './reported-item.ts'

export type FeedError = { column: FeedColumn; code: string; values?: FieldError['values'] }
export type FeedLine = { ok: true; item: ReportedItem } | { ok: false; errors: FeedError[] }

/** As the API has it: one text is as long as the other, whichever door it comes in by. */
const lengthMax: Partial<Record<FeedColumn, number>> = {
  Bron: 40,
  BronUniekID: 80,
  Registratienummer: 40,
  Categorie: 120,
  Object: 120,
  Merk: 80,
  Merktype: 120,
  Kleur: 60,
  Pleegplaats: 120,
  Omschrijving: 800,
}
const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** One line of a feed as a stolen item, or everything that is wrong with it. `today` is the day in Amsterdam. */
export function readFeedLine(cells: FeedCells, today: Day): FeedLine {
  const errors = checkTexts(cells)
  const { Bron: source, BronUniekID: reference } = cells
  if (!source) errors.push({ column: 'Bron', code: 'field.required' })
  if (!reference) errors.push({ column: 'BronUniekID', code: 'field.required' })
  const { category, categoryText } = categoryOf(cells.Categorie)
  const committedOn = committedDay(cells, today, errors)
  const { identifiers, asText } = feedIdentifiers(cells, category, errors)
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    item: {
      source: source!,
      reportReference: cells.Registratienummer ?? reference!,
      registrationNumber: cells.Registratienummer ?? null,
      committedOn: committedOn!,
      place: cells.Pleegplaats ?? '',
      reference: reference!,
      category,
      categoryText,
      brand: cells.Merk ?? null,
      model: cells.Merktype ?? null,
      colour: cells.Kleur ?? null,
      description: describe([cells.Object, cells.Omschrijving], asText),
      identifiers,
    },
  }
}

/** Object and description, then the numbers that are too short to be any; null when there is nothing. */
function describe(texts: (string | undefined)[], asText: string[]): string | null {
  const text = texts.filter(Boolean).join(': ')
  return [text, ...asText].filter(Boolean).join('; ') || null
}

function checkTexts(cells: FeedCells): FeedError[] {
  const errors: FeedError[] = []
  for (const [column, cell] of Object.entries(cells) as [FeedColumn, string][]) {
    const max = lengthMax[column]
    if (max === undefined) continue
    if (cell.length > max) errors.push({ column, code: 'field.too-long', values: { max } })
    if (forbidden.test(cell) || !cell.isWellFormed())
      errors.push({ column, code: 'field.control-characters' })
  }
  return errors
}

/** A code of ours, or free text that is kept beside `other`. */
function categoryOf(cell: string | undefined): { category: Category; categoryText: string | null } {
  const code = categories.find((category) => category === cell?.toLowerCase())
  return { category: code ?? 'other', categoryText: code === undefined ? (cell ?? null) : null }
}

/**
 * The day of the theft. Feeds without it have the day on which it was entered: the theft was then or before, which is
 * nearer than nothing.
 */
function committedDay(cells: FeedCells, today: Day, errors: FeedError[]): Day | null {
  const column = (['Pleegdatum', 'Datuminvoer', 'Insertdate'] as const).find((name) => cells[name])
  if (column === undefined) {
    errors.push({ column: 'Pleegdatum', code: 'field.required' })
    return null
  }
  const day = readDay(cells[column]!)
  if (day === null) errors.push({ column, code: 'theft.feed-day' })
  else if (day > today) errors.push({ column, code: 'theft.in-future' })
  return day
}

/** yyyy-mm-dd or dd-mm-yyyy; a time behind it is left out. */
function readDay(cell: string): Day | null {
  const date =
    /^(\S+?)(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(cell)?.[1] ?? ''
  const day = date.replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$3-$2-$1')
  return isDay(day) ? day : null
}
