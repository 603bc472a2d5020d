import { compact, fold } from '../../../identifiers/public.ts'

type Findable = {
  sequenceNumber: number
  category: string
  brand: string | null
  model: string | null
  colour: string | null
  material: string | null
  identifiers: { value: string; display: string }[]
}

/**
 * The goods of the register at hand that hold every word of a search, newest first: by number of the register, by words of the
 * description or by a part of a number of the thing (look-alikes folded). Nothing typed: all.
 */
export function findGoods<T extends Findable>(items: readonly T[], q: string): T[] {
  const words = q.toLocaleLowerCase('nl').split(/\s+/).filter(Boolean)
  const numbers = fold(compact(q))
  const matches = (item: T) => {
    const { sequenceNumber, category, brand, model, colour, material, identifiers } = item
    const text = [`nr${sequenceNumber}`, sequenceNumber, category, brand, model, colour, material]
      .filter((one) => one !== null)
      .join(' ')
      .toLocaleLowerCase('nl')
    const inWords = words.every((word) => text.includes(word))
    return (
      inWords ||
      (numbers.length >= 3 && identifiers.some(({ value }) => fold(compact(value)).includes(numbers)))
    )
  }
  return items.filter(matches).toSorted((a, b) => b.sequenceNumber - a.sequenceNumber)
}
