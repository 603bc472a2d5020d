import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editBetween } from './edit.ts'
import { foldedAlphabet } from './fold.ts'
import { neighbourhood } from './neighbourhood.ts'

/** Optimal string alignment distance, the textbook table: shares nothing with the code under test. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  )
  const at = (i: number, j: number): number => table[i]![j]!
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1)
      table[i]![j] = best
    }
  }
  return at(a.length, b.length)
}

const character = fc.constantFrom(...foldedAlphabet)
const folded = fc.string({ unit: character, minLength: 6, maxLength: 20 })
const other = (word: string) =>
  fc.oneof(
    folded,
    fc.constantFrom(...neighbourhood(word)),
    // Swaps are ten of 640 neighbours: without this they would hardly be drawn.
    fc.nat({ max: word.length - 2 }).map((i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)),
    fc.constantFrom(...neighbourhood(word)).chain((near) => fc.constantFrom(...neighbourhood(near))),
  )
const pair = folded.chain((a) => other(a).map((b) => [a, b] as const))

function equalRecall(keysOf: (word: string) => string[]) {
  return fc.property(pair, ([a, b]) => {
    expect(keysOf(a).includes(b)).toBe(distance(a, b) <= 1)
    expect(editBetween(a, b) !== null).toBe(distance(a, b) === 1)
  })
}

describe('neighbourhood', () => {
  it('finds exactly what comparing one by one finds', () => {
    expect(fc.check(equalRecall(neighbourhood), { numRuns: 500 }).counterexample).toBeNull()
  })

  it('control: without swaps the same comparison fails', () => {
    const swapless = (word: string): string[] =>
      neighbourhood(word).filter((key) => editBetween(word, key)?.kind !== 'swap')
    expect(fc.check(equalRecall(swapless), { numRuns: 500 }).failed).toBe(true)
  })

  it('has some 640 keys at length 11 and only the number itself outside 6 to 20', () => {
    expect(neighbourhood('1234567890A').length).toBe(644)
    expect(new Set(neighbourhood('1234567890A')).size).toBe(644)
    expect(neighbourhood('12345')).toEqual(['12345'])
    expect(neighbourhood('1'.repeat(21))).toHaveLength(1)
  })
})

describe('editBetween', () => {
  it.each([
    ['12345', '123945', { kind: 'insertion', position: 3, inserted: '9' }],
    ['12345', '1245', { kind: 'deletion', position: 2, deleted: '3' }],
    ['12345', '12945', { kind: 'substitution', position: 2, from: '3', to: '9' }],
    ['12345', '12435', { kind: 'swap', position: 2, first: '3', second: '4' }],
    ['12345', '12345', null],
    ['12345', '12543', null],
    ['12345', '1234567', null],
    ['', 'A', { kind: 'insertion', position: 0, inserted: 'A' }],
  ])('%s to %s', (a, b, edit) => {
    expect(editBetween(a, b)).toEqual(edit)
  })
})
