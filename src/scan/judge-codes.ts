import { type FoundNumber, sameNumber } from './found-number.ts'
import { type CodeMeaning, interpretCode } from './interpret-code.ts'
import type { ReadCode } from './read-codes.ts'

/** What is to be done with all that stands in one view. */
export type Verdict =
  | { do: 'use'; number: FoundNumber }
  | { do: 'confirm'; number: FoundNumber; link: string | null }
  | { do: 'choose'; numbers: FoundNumber[] }
  | { do: 'explain'; meaning: Exclude<CodeMeaning, { is: 'number' }> }

/** One sure number is used; an unsure one is confirmed; of several a person chooses; the rest is explained. */
export function judgeCodes(codes: readonly Pick<ReadCode, 'format' | 'text' | 'isGs1'>[]): Verdict | null {
  const meanings = codes.flatMap(interpretCode)
  const named = meanings.filter((meaning) => meaning.is === 'number').map(({ number }) => number)
  const numbers = distinct(named)
  if (numbers.length > 1) return { do: 'choose', numbers }
  const [number] = numbers
  if (number) return number.sure ? { do: 'use', number } : { do: 'confirm', number, link: null }
  const link = meanings.find((meaning) => meaning.is === 'link')
  const [inLink] = link?.numbers ?? []
  if (link && inLink) return { do: 'confirm', number: inLink, link: link.address }
  const meaning = meanings.find(({ is }) => is === 'article') ?? link ?? meanings[0]
  return meaning === undefined || meaning.is === 'number' ? null : { do: 'explain', meaning }
}

function distinct(numbers: FoundNumber[]): FoundNumber[] {
  return numbers.filter((number, place) => numbers.findIndex((other) => sameNumber(number, other)) === place)
}
