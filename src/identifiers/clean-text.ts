import { plainText } from './compact.ts'
import type { RefusalCode, WarningCode } from './kinds/kind.ts'

/** No identifier is longer; an engraving of 200 characters is already a poem. */
export const inputLengthMax = 200

// Control characters and the bidirectional controls of UAX 9: they change what a reader sees, never what is
// engraved on a thing. Tabs and line ends are white space; the group separator is part of a GS1 code.
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}/u
/** Stands between the elements of a scanned GS1 code (FNC1). */
export const groupSeparator = String.fromCharCode(29)
// Left behind by copying from web pages and PDF: zero-width characters, soft hyphens, variation selectors.
const invisible = /\p{Default_Ignorable_Code_Point}/gu

export type CleanText =
  | { ok: true; text: string; warnings: WarningCode[] }
  | { ok: false; reason: RefusalCode }

/** Text as a person meant it: NFKC, western digits, without invisible characters; or why it can't be read. */
export function cleanText(raw: string): CleanText {
  if (raw.length > inputLengthMax) return { ok: false, reason: 'too-long' }
  if (plainText.test(raw)) {
    const text = raw.trim()
    return text === '' ? { ok: false, reason: 'empty' } : { ok: true, text, warnings: [] }
  }
  if (!raw.isWellFormed() || forbidden.test(raw.replaceAll(groupSeparator, '')))
    return { ok: false, reason: 'forbidden-character' }
  const visible = raw.replace(invisible, '')
  const text = westernDigits(visible.normalize('NFKC')).trim()
  if (text === '') return { ok: false, reason: 'empty' }
  return { ok: true, text, warnings: visible === raw ? [] : ['invisible-characters-removed'] }
}

/** Arabic-Indic, extended Arabic-Indic and Devanagari digits are the same numbers in another script. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g, (digit) => {
    const code = digit.charCodeAt(0)
    return String((code - (code < 0x06f0 ? 0x0660 : code < 0x0966 ? 0x06f0 : 0x0966)) % 10)
  })
}
