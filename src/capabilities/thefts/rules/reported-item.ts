import type { IdentifierKind } from '../../../identifiers/public.ts'
import type { Category } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'

/** A stolen item with what is said of its report, whichever door it came in by. */
export type ReportedItem = {
  source: string
  reportReference: string
  registrationNumber: string | null
  committedOn: Day
  place: string
  /** Unique within the source. */
  reference: string
  category: Category
  /** What the source called it, when that is none of our categories. */
  categoryText: string | null
  brand: string | null
  model: string | null
  colour: string | null
  description: string | null
  identifiers: { kind: IdentifierKind; value: string }[]
}
