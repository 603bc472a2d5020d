import { parseIdentifier, readGs1, recogniseIdentifier } from '../identifiers/public.ts'
import { uncheckedFormats } from './code-formats.ts'
import { asNumber, type FoundNumber, ofKind } from './found-number.ts'
import { labelledNumbers } from './labelled-numbers.ts'
import type { ReadCode } from './read-codes.ts'

/** What a code says: a number of this one thing, the number of an article, a link, or something else. */
export type CodeMeaning =
  | { is: 'number'; number: FoundNumber }
  | { is: 'article'; value: string }
  | { is: 'link'; address: string; numbers: FoundNumber[] }
  | { is: 'other' }

const ARTICLE_FORMATS = /^(?:EAN|UPC|ISBN)/
const SQUARE_FORMATS = /^(?:QR|Data|Aztec|PDF|Compact|Micro)/
const LINK = /^(?:https?:\/\/|www\.)/i
const ADDRESS_SHOWN_MAX = 120

/** Says what a code means; more than one thing when it holds more than one number. */
export function interpretCode({
  format,
  text,
  isGs1,
}: Pick<ReadCode, 'format' | 'text' | 'isGs1'>): CodeMeaning[] {
  if (ARTICLE_FORMATS.test(format)) return [{ is: 'article', value: text }]
  const sure = !uncheckedFormats.has(format)
  const gs1 = readGs1(isGs1 ? `]d2${text}` : text)
  if (gs1 !== null) return fromGs1(gs1, sure)
  if (LINK.test(text)) {
    return [{ is: 'link', address: text.slice(0, ADDRESS_SHOWN_MAX), numbers: inLink(text) }]
  }
  const labelled = labelledNumbers(text, sure)
  if (labelled.length > 0) return labelled.map((number) => ({ is: 'number', number }))
  return fromPlainText(text, format, sure)
}

function fromGs1({ gtin, serial }: { gtin: string; serial?: string }, sure: boolean): CodeMeaning[] {
  const number = serial === undefined ? null : ofKind('serial', serial, sure)
  return number === null ? [{ is: 'article', value: gtin }] : [{ is: 'number', number }]
}

/** Numbers that a link names; never sure, since it may be the number of anything. */
function inLink(text: string): FoundNumber[] {
  const [, query = ''] = /^[^?#]*[?#](.*)$/.exec(text) ?? []
  return labelledNumbers(query.replaceAll('&', ' ').replaceAll('+', ' '), false)
}

function fromPlainText(text: string, format: string, sure: boolean): CodeMeaning[] {
  const other: CodeMeaning[] = [{ is: 'other' }]
  if (!/^[A-Z0-9][A-Z0-9 ./-]{3,39}$/i.test(text.trim()) || !/\d/.test(text))
    return several(text, sure) ?? other
  if (SQUARE_FORMATS.test(format) && /\s/.test(text.trim())) return several(text, sure) ?? other
  const [best] = recogniseIdentifier(text)
  if (best?.code === 'gtin' || best?.code === 'isbn' || isOuterCase(format, text.trim()))
    return [{ is: 'article', value: text.trim() }]
  const numbers = withoutMakersPrefix(text.trim())
    .map((value, _, all) => asNumber(value, sure && all.length === 1))
    .filter((number) => number !== null)
  // Without a check in code or number, a smudge could be another number.
  const judged = numbers.map((number) => ({ ...number, sure: number.sure || provesItself(number) }))
  return judged.length === 0 ? other : judged.map((number) => ({ is: 'number', number }))
}

/** Fourteen digits in ITF are the article number of a case of goods (GS1 General Specifications 5.3). */
function isOuterCase(format: string, text: string): boolean {
  const gtin = format.startsWith('ITF') && text.length === 14 ? parseIdentifier('gtin', text) : null
  return gtin?.ok === true && gtin.valid === true
}

function provesItself({ kind, check, value }: FoundNumber): boolean {
  return kind === 'imei' && check === 'holds' && value.length === 15
}

/** "S" before a serial on a box is the data identifier of ANSI MH10.8.2 more often than its first letter: both are shown. */
function withoutMakersPrefix(value: string): string[] {
  return /^S[A-Z][A-Z0-9]{9,11}$/.test(value) && /\d/.test(value) ? [value.slice(1), value] : [value]
}

/** Several numbers in one text without labels: only those that prove themselves. */
function several(text: string, sure: boolean): CodeMeaning[] | null {
  const numbers = text
    .split(/[\s,;|]+/)
    .map((part) => (/^\d{15}$/.test(part) ? asNumber(part, sure) : null))
    .filter((number) => number !== null && provesItself(number))
  return numbers.length === 0 ? null : numbers.map((number) => ({ is: 'number', number: number! }))
}
