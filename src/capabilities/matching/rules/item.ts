import type { ParsedIdentifier } from '../../../identifiers/public.ts'

/** What matching sees of a thing, bought or stolen: never a person. Kept free of the database. */
export type MatchItem = {
  category: string
  brand?: string | null | undefined
  model?: string | null | undefined
  colour?: string | null | undefined
  material?: string | null | undefined
  weightGrams?: number | null | undefined
  description?: string | null | undefined
  town?: string | null | undefined
  /** Acquired, or the theft committed. */
  at: Date
  /** Parsed from the raw text: only that keeps the other readings of a number. */
  identifiers: readonly ParsedIdentifier[]
}

/** The same as it comes in, numbers still as typed. */
export type DescribedItem = Omit<MatchItem, 'at' | 'identifiers' | 'town'> & {
  identifiers: readonly { kind: ParsedIdentifier['kind']; value: string }[]
}

/** One reason for or against that two are the same thing; the catalogues put its code into words. */
export type Evidence = {
  code: EvidenceCode
  side: 'for' | 'against'
  weight: number
  data: Record<string, unknown>
}

export type EvidenceCode =
  | 'number-exact'
  | 'number-look-alike'
  | 'number-one-edit-check-fails'
  | 'number-one-edit'
  | 'number-one-edit-at-end'
  | 'number-one-edit-both-fail'
  | 'number-partial'
  | 'number-also'
  | 'brand-same'
  | 'model-same'
  | 'article-number-same'
  | 'colour-same'
  | 'material-same'
  | 'weight-same'
  | 'stone-same'
  | 'engraving-shared'
  | 'words-shared'
  | 'town-same'
  | 'days-after-theft'
  | 'brand-other'
  | 'brand-other-by-tac'
  | 'purchase-before-theft'
  | 'number-other'
  | 'number-is-article-number'
  | 'engraving-common'
