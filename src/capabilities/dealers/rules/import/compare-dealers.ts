import type { LineFacts } from './read-line.ts'

/** A dealer as the inventory has it. */
export type InventoryDealer = LineFacts & {
  id: string
  version: number
  endedOn: string | null
  origin: string
}
/** One field that is other in the file than in the inventory. `endedOn`: it had stopped, and the file has it. */
export type Change = { field: keyof LineFacts | 'endedOn'; from: string | null; to: string | null }

/** A text without case, accents and double spaces. */
export const bare = (text: string | null) =>
  (text ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** 12 A, 12a and 12-a are one house, 12-3 and 123 are two. */
const houseKey = (text: string | null) =>
  bare(text)
    .replaceAll(/(?<=\d)[\s/-]+(?=\d)/g, '_')
    .replaceAll(/[\s/-]/g, '')

/** Whether two values of a field say the same: capitals, spaces and signs in a number of telephone or house do not differ. */
function areEqual(field: keyof LineFacts, one: string | null, other: string | null): boolean {
  if (field === 'houseNumber') return houseKey(one) === houseKey(other)
  if (field === 'phone') return bare(one).replaceAll(/[^\d+]/g, '') === bare(other).replaceAll(/[^\d+]/g, '')
  return bare(one) === bare(other)
}

/** What the file says otherwise than the inventory. What the file does not say is no change. */
export function changesOf(facts: LineFacts, dealer: InventoryDealer): Change[] {
  const changes = (Object.keys(facts) as (keyof LineFacts)[]).flatMap((field): Change[] =>
    facts[field] === null || areEqual(field, facts[field], dealer[field])
      ? []
      : [{ field, from: dealer[field], to: facts[field] }],
  )
  return dealer.endedOn === null
    ? changes
    : [...changes, { field: 'endedOn', from: dealer.endedOn, to: null }]
}

/** Another house: postcode, number or municipality differ. A street that is spelled otherwise is no move. */
export function isMove(changes: readonly Change[]): boolean {
  return changes.some(({ field }) => ['postcode', 'houseNumber', 'municipality'].includes(field))
}

/** One key for a house: postcode and number; null where either is not known. */
export function placeKey({
  postcode,
  houseNumber,
}: Pick<LineFacts, 'postcode' | 'houseNumber'>): string | null {
  return postcode === null || houseNumber === null
    ? null
    : `${postcode.replaceAll(' ', '').toUpperCase()} ${houseKey(houseNumber)}`
}

/** The words of a name without its legal form, in one order: `Goud Voorbeeld B.V.` and `Voorbeeld, goud` are alike. */
export function nameKey(name: string | null): string {
  return bare(name)
    .replaceAll(/[.'’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(
      (word) => !['', 'bv', 'vof', 'nv', 'cv', 'eenmanszaak', 'holding', 'de', 'het', 'en'].includes(word),
    )
    .sort()
    .join(' ')
}

const LETTERS_MIN = 6

/** The key and, for a name of some length, the key without each of its letters: one letter apart share one of these. */
export function nameVariants(key: string): string[] {
  if (key.length < LETTERS_MIN) return key === '' ? [] : [key]
  return [key, ...new Set(Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1)))]
}
