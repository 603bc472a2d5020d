import type { Rng } from './random.ts'

/**
 * How numbers get written down wrongly. J. Verhoeff (Error detecting decimal codes, 1969) counted the errors that people
 * made in numbers of six digits: 79 % one wrong digit, 10 % a swap of neighbours, the rest rarer kinds. A digit missed or
 * typed twice changes the length and is not in his count; here they take the rest. Look-alikes are the pairs of domain.md
 * 4, which registers of stolen goods map. Nothing in this file knows how the matcher works.
 */
export const editShares = { substitution: 0.79, swap: 0.1, deletion: 0.055, insertion: 0.055 } as const

/** Spaces, hyphens, dots or small letters, as people read numbers aloud. */
export function spaced(rng: Rng, value: string): string {
  const separator = rng.pick([' ', '-', '.', ' '])
  const size = rng.pick([2, 3, 4])
  const bare = value.replace(/[\s.-]/g, '')
  const groups = bare.match(new RegExp(`.{1,${size}}`, 'g')) ?? [bare]
  const text = groups.join(separator)
  return rng.chance(0.3) ? text.toLowerCase() : text
}

const confused: Record<string, string> = {
  0: 'OQ',
  O: '0Q',
  Q: '0O',
  1: 'IL',
  I: '1L',
  L: '1I',
  5: 'S',
  S: '5',
  2: 'Z',
  Z: '2',
  8: 'B',
  B: '8',
  6: 'G',
  G: '6',
}

/** One or two characters read as what they look like; null when the number has none of those. */
export function lookAlike(rng: Rng, value: string): string | null {
  const places = [...value].flatMap((character, i) => (confused[character.toUpperCase()] ? [i] : []))
  if (places.length === 0) return null
  const text = [...value]
  for (const place of rng.some(places, rng.chance(0.3) ? 2 : 1)) {
    text[place] = rng.pick([...confused[value[place]!.toUpperCase()]!])
  }
  return text.join('')
}

/** One slip of the hand, in the shares that were counted; the result always differs from what it came from. */
export function oneEdit(rng: Rng, value: string): string {
  for (let attempt = 0; attempt < 50; attempt++) {
    const edited = edit(rng, value)
    if (edited !== value) return edited
  }
  throw new Error(`no edit changes ${value}`)
}

/** Two slips, far enough apart that the second does not undo the first. */
export function twoEdits(rng: Rng, value: string): string {
  for (let attempt = 0; attempt < 50; attempt++) {
    const edited = oneEdit(rng, oneEdit(rng, value))
    if (edited !== value) return edited
  }
  throw new Error(`no two edits change ${value}`)
}

function edit(rng: Rng, value: string): string {
  const i = rng.int(0, value.length - 1)
  const before = value.slice(0, i)
  const after = value.slice(i + 1)
  switch (rng.weighted(Object.entries(editShares) as [keyof typeof editShares, number][])) {
    case 'substitution':
      return before + another(rng, value[i]!) + after
    case 'swap':
      return i + 1 < value.length ? before + value[i + 1] + value[i] + value.slice(i + 2) : value
    case 'deletion':
      return before + after
    case 'insertion':
      // Half of the extra characters are the same key hit twice.
      return before + value[i] + (rng.chance(0.5) ? value[i] : another(rng, value[i]!)) + after
  }
}

/** Another character of the same sort: people don't type a letter among digits. */
function another(rng: Rng, character: string): string {
  const alphabet = /\d/.test(character) ? '0123456789' : 'ABCDEFGHJKLMNPRSTUVWXYZ'
  return rng.pick([...alphabet].filter((other) => other !== character.toUpperCase()))
}

/** Only the last part is known, as on an old receipt or a photo; half of the number at most. */
export function partial(rng: Rng, value: string): string {
  const bare = value.replace(/[\s.-]/g, '')
  return bare.slice(-rng.int(4, Math.max(4, Math.floor(bare.length / 2))))
}
