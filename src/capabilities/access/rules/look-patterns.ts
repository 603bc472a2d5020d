import { addDays, type Day } from '../../../kernel/dates.ts'

/** Above these numbers looks are a pattern to ask about. Starting values, to be settled with the privacy officers. */
export const PATTERN_NUMBERS = {
  manyADay: 20,
  undecidedMany: 3,
  undecidedDays: 14,
  samePlaceMany: 3,
} as const
/** How far back patterns are searched unless somebody says from when: a quarter. */
export const PATTERN_DAYS = 90

export function patternsSince(from: Day | undefined, today: Day): Day {
  return from ?? addDays(today, -PATTERN_DAYS)
}

const words = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)

/** Whether two names may be of one person: the same last word, and first words that begin alike ("M. Jansen"). */
export function mayBeSamePerson(one: string, other: string): boolean {
  const [a, b] = [words(one), words(other)]
  return a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1) && a[0]![0] === b[0]![0]
}

/**
 * Whether data kept under a name may go to who asks for them, as the identity document has the name: may be the same
 * person, and where both first names are written out they are the same: Marco does not get what is Maria's.
 */
export function isPersonWhoAsks(asks: string, kept: string): boolean {
  const [one, other] = [words(asks)[0] ?? '', words(kept)[0] ?? '']
  return mayBeSamePerson(asks, kept) && (one === other || one.length === 1 || other.length === 1)
}

/** The place where somebody lives, as one string: all who live in one postcode are one place. */
export function placeOf({ postcode, town }: { postcode?: string | null; town?: string | null }): string {
  return [postcode, town].map((part) => (part ?? '').toUpperCase().replaceAll(/\s+/g, '')).join('|')
}
