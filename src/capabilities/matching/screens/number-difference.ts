import { editBetween, fold } from '../../../identifiers/public.ts'

/** A run of characters of a number as shown; `different` where the other number has something else. */
export type Run = { text: string; different: boolean }

/** How two numbers differ, seen from the theft report: what someone must read to judge it. */
export type Difference =
  | { kind: 'equal' }
  | { kind: 'swap'; first: string; second: string }
  | { kind: 'look-alike'; from: string; to: string }
  | { kind: 'substitution'; from: string; to: string }
  | { kind: 'missing'; sign: string }
  | { kind: 'extra'; sign: string }
  | { kind: 'places'; count: number }

export type NumberDifference = { difference: Difference; stolen: Run[]; bought: Run[] }

const isSign = (character: string) => /[\p{L}\p{N}]/u.test(character)
/** Only letters and digits count: groups and dashes are for reading. */
const signsOf = (display: string) => [...display].filter(isSign).join('').toUpperCase()

/** Cuts a number as shown into runs; `places` count letters and digits only. */
function runs(display: string, places: Set<number>): Run[] {
  const made: Run[] = []
  let place = 0
  for (const character of display) {
    const different = isSign(character) && places.has(place++)
    const last = made.at(-1)
    if (last?.different === different) last.text += character
    else made.push({ text: character, different })
  }
  return made
}

/** Compares a number of the theft report with one of the purchase, both as shown. */
export function numberDifference(stolenDisplay: string, boughtDisplay: string): NumberDifference {
  const [stolen, bought] = [signsOf(stolenDisplay), signsOf(boughtDisplay)]
  const edit = editBetween(stolen, bought)
  const mark = (difference: Difference, inStolen: number[], inBought: number[]): NumberDifference => ({
    difference,
    stolen: runs(stolenDisplay, new Set(inStolen)),
    bought: runs(boughtDisplay, new Set(inBought)),
  })
  if (stolen === bought) return mark({ kind: 'equal' }, [], [])
  if (edit === null) return severalPlaces(stolen, bought, mark)
  const at = edit.position
  switch (edit.kind) {
    case 'swap':
      return mark({ kind: 'swap', first: edit.first, second: edit.second }, [at, at + 1], [at, at + 1])
    case 'substitution': {
      const kind = fold(edit.from) === fold(edit.to) ? 'look-alike' : 'substitution'
      return mark({ kind, from: edit.from, to: edit.to }, [at], [at])
    }
    case 'deletion':
      return mark({ kind: 'missing', sign: edit.deleted }, [at], [])
    case 'insertion':
      return mark({ kind: 'extra', sign: edit.inserted }, [], [at])
  }
}

type Mark = (difference: Difference, inStolen: number[], inBought: number[]) => NumberDifference

/** More than one edit apart: everything between the shared beginning and the shared end is marked. */
function severalPlaces(stolen: string, bought: string, mark: Mark): NumberDifference {
  if (stolen.length === bought.length) {
    const places = [...stolen].flatMap((sign, place) => (sign === bought[place] ? [] : [place]))
    return mark({ kind: 'places', count: places.length }, places, places)
  }
  let start = 0
  while (start < Math.min(stolen.length, bought.length) && stolen[start] === bought[start]) start++
  let end = 0
  const room = Math.min(stolen.length, bought.length) - start
  while (end < room && stolen.at(-1 - end) === bought.at(-1 - end)) end++
  const between = (length: number) =>
    Array.from({ length: length - start - end }, (_, index) => start + index)
  const [inStolen, inBought] = [between(stolen.length), between(bought.length)]
  return mark({ kind: 'places', count: Math.max(inStolen.length, inBought.length) }, inStolen, inBought)
}
