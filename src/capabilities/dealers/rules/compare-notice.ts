/** What a reader may conclude of two statements; `unknown` where one of them says nothing. */
export type Compared = 'same' | 'similar' | 'different' | 'unknown'

type Written = { street: string; houseNumber: string | null; postcode: string | null; town: string }

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Whether two texts say the same, apart from capitals, accents, spaces and signs. */
export function compareText(one: string | null | undefined, other: string | null | undefined): Compared {
  const [a, b] = [folded(one ?? ''), folded(other ?? '')]
  if (a === '' || b === '') return 'unknown'
  return a === b ? 'same' : 'different'
}

/**
 * Whether two addresses are one: by postcode and number, with another street only alike; or where a side has no postcode by
 * street, number and town.
 */
export function compareAddress(one: Written | null, other: Written | null): Compared {
  if (one === null || other === null) return 'unknown'
  const number = compareText(one.houseNumber, other.houseNumber)
  if (one.postcode && other.postcode) {
    const code = compareText(one.postcode, other.postcode)
    if (code !== 'same' || number === 'different') return 'different'
    return compareText(one.street, other.street) === 'same' ? 'same' : 'similar'
  }
  const isPlace =
    compareText(one.street, other.street) === 'same' && compareText(one.town, other.town) === 'same'
  return isPlace && number !== 'different' ? 'same' : 'different'
}
