import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FingerprintTable } from './fingerprint-table.ts'
import { sipHash, type SipKey } from './siphash.ts'

// Of the reference implementation (vectors_sip64), as bytes: key 00 01 .. 0f, message 00 01 .. of the length of the row.
const vectors: Record<number, string> = {
  0: '310e0edd47db6f72',
  1: 'fd67dc93c539f874',
  2: '5a4fa9d909806c0d',
  3: '2d7efbd796666785',
  4: 'b7877127e09427cf',
  5: '8da699cd64557618',
  6: 'cee3fe586e46c9cb',
  7: '37d1018bf50002ab',
  8: '6224939a79f5f593',
  9: 'b0e4a90bdf82009e',
  10: 'f3b9dd94c5bb5d7a',
  11: 'a7ad6b22462fb3f4',
  12: 'fbe50e86bc8f1e75',
  13: '903d84c02756ea14',
  14: 'eef27a8e90ca23f7',
  15: 'e545be4961ca29a1',
  63: '724506eb4c328a95',
}
const vectorKey: SipKey = [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c]

function hex(length: number, key = vectorKey): string {
  const out = new Uint32Array(2)
  sipHash(
    key,
    Uint8Array.from({ length: 64 }, (_, i) => i),
    length,
    out,
  )
  return Buffer.from(out.buffer).toString('hex')
}

describe('SipHash-2-4', () => {
  test.each(Object.entries(vectors))('a message of %s bytes', (length, expected) => {
    expect(hex(Number(length))).toBe(expected)
  })
  test('control: another key gives other values', () => {
    expect(hex(15, [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0d])).not.toBe(vectors[15])
  })
})

const texts = fc.array(fc.constantFrom(...Array.from({ length: 60 }, (_, i) => `N:${i * i * 7919}`)), {
  minLength: 1,
  maxLength: 400,
})

/** The table beside a Map, step by step: adds, and takes away what is there on every second wish. */
function run(table: Pick<FingerprintTable, 'add' | 'has'>, steps: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const [n, text] of steps.entries()) {
    const count = counts.get(text) ?? 0
    const delta = n % 2 === 1 && count > 0 ? -1 : 1
    table.add(text, delta)
    if (count + delta === 0) counts.delete(text)
    else counts.set(text, count + delta)
  }
  return [...new Set(steps)].every((text) => table.has(text) === counts.has(text))
}

describe('the table', () => {
  test('says what a Map says, whatever came and went', () => {
    const checked = fc.check(fc.property(texts, (steps) => run(new FingerprintTable(), steps)))
    expect(checked.counterexample).toBeNull()
  })

  test('also where thousands came and went, and it grew', () => {
    const table = new FingerprintTable()
    const counts = new Map<string, number>()
    const random = (below: number) => Math.floor(Math.random() * below)
    for (let n = 0; n < 400_000; n++) {
      const text = `N:${random(60_000)}`
      const delta = counts.has(text) && random(2) === 0 ? -1 : 1
      table.add(text, delta)
      const count = (counts.get(text) ?? 0) + delta
      if (count === 0) counts.delete(text)
      else counts.set(text, count)
    }
    expect(table.size).toBe(counts.size)
    const wrong = Array.from({ length: 60_000 }, (_, n) => `N:${n}`).filter(
      (text) => table.has(text) !== counts.has(text),
    )
    expect(wrong).toEqual([])
  })

  test('control: a table that forgets how often a number stands is told from the Map', () => {
    const forgetful = new (class extends FingerprintTable {
      override add(text: string, delta: number): void {
        if (delta < 0 || !this.has(text)) super.add(text, delta)
      }
    })()
    const steps = ['N:1', 'N:2', 'N:1', 'N:1', 'N:9', 'N:1']
    expect(run(new FingerprintTable(), steps)).toBe(true)
    expect(() => run(forgetful, steps)).toThrow(RangeError)
  })

  test('a count never falls below zero unseen', () => {
    expect(() => new FingerprintTable().add('N:1', -1)).toThrow(RangeError)
  })

  test('letters of other scripts are told apart', () => {
    const table = new FingerprintTable()
    table.add('E:ЖЖ', 1)
    expect([table.has('E:ЖЖ'), table.has('E:ЖЗ'), table.has('E:\u0016\u0016')]).toEqual([true, false, false])
  })
})
