/** The identifier kinds of the outside contract, in the order of docs/glossary.md. */
export const identifierKinds = [
  'imei',
  'meid',
  'serial',
  'plate',
  'vin',
  'frame',
  'engine',
  'chip',
  'pin',
  'gtin',
  'isbn',
  'mac',
  'engraving',
  'certificate',
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** `item` names one object; `model` names a product of which there are thousands. */
export type IdentifierScope = 'item' | 'model'

export type KindInfo = {
  scope: IdentifierScope
  /** Two makers may give out the same number: another brand means another thing. */
  uniqueWithBrand: boolean
  /** The number carries its own check, so that a typing error shows. */
  hasCheck: boolean
}

/** Why a text is not an identifier of that kind. */
export type RefusalCode =
  | 'empty'
  | 'too-long'
  | 'too-short'
  | 'forbidden-character'
  | 'not-latin'
  | 'not-digits'
  | 'not-hexadecimal'
  | 'wrong-length'
  | 'out-of-range'
  | 'unknown-country'
  | 'placeholder'

/** What a reader should know about an identifier that was accepted. */
export type WarningCode =
  | 'invisible-characters-removed'
  | 'other-script'
  | 'look-alike-letters'
  | 'placeholder'
  | 'wrong-check-digit'
  | 'check-digit-computed'
  | 'software-version-dropped'
  | 'eid'
  | 'esn'
  | 'not-a-dutch-plate'
  | 'unusual-plate-letters'
  | 'vin-length'
  | 'vin-letters'
  | 'randomised-mac'
  | 'group-mac'
  | 'hallmark'
  | 'looks-like-article-number'
  | 'model-number'

export type KindResult =
  | {
      ok: true
      canonical: string
      folded: string
      /** The check digit holds, fails, or there is none. */
      valid: boolean | null
      warnings: WarningCode[]
      /** Other folded readings under which the same number may have been written down. */
      alternates?: string[]
      searchable?: boolean
    }
  | { ok: false; reason: RefusalCode }

/** What one kind knows; `parse` gets text that passed clean-text.ts. */
export type KindDefinition = {
  info: KindInfo
  parse: (text: string, options: { country?: string | undefined }) => KindResult
  format(canonical: string): string
}
