import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode, writeCode } from './recovery-code.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a code is seven groups of four, and the least and the most there is come back', () => {
  for (const fill of [0, 255]) {
    const code = writeCode(new Uint8Array(16).fill(fill))
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(readCode(code)).toEqual({ ok: true, bytes: new Uint8Array(16).fill(fill) })
  }
})

test('every code is read back, also in small letters, without dashes and with look-alikes', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const code = writeCode(given)
      const careless = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
      expect(readCode(code)).toEqual({ ok: true, bytes: new Uint8Array(given) })
      expect(readCode(` ${careless} `)).toEqual({ ok: true, bytes: new Uint8Array(given) })
    }),
  )
})

test('one wrong character or two neighbours swapped are seen', () => {
  const wrong = { ok: false, reason: 'code-wrong' }
  fc.assert(
    fc.property(bytes, fc.nat(27), fc.nat(31), fc.nat(26), (given, at, other, swap) => {
      const code = writeCode(given).replaceAll('-', '')
      const changed = code.slice(0, at) + alphabet[other] + code.slice(at + 1)
      expect(changed === code || readCode(changed)).toEqual(changed === code || wrong)
      const swapped = code.slice(0, swap) + code[swap + 1] + code[swap] + code.slice(swap + 2)
      expect(swapped === code || readCode(swapped)).toEqual(swapped === code || wrong)
    }),
  )
})

test.each([
  ['', 'code-too-short'],
  [writeCode(new Uint8Array(16)).slice(0, -1), 'code-too-short'],
  [`${writeCode(new Uint8Array(16))}0`, 'code-too-long'],
  [writeCode(new Uint8Array(16)).replace(/0$/, 'U'), 'code-wrong'],
])('%j is %s', (typed, reason) => expect(readCode(typed)).toEqual({ ok: false, reason }))
