import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'
import { tryNumbers, zeroBits } from './solve.ts'

const hex = (words: Uint32Array) => [...words].map((word) => word.toString(16).padStart(8, '0')).join('')
const theirs = (text: string) => createHash('sha256').update(text).digest('hex')
const ascii = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 300,
})

test('the digest equals that of OpenSSL for every length around the blocks, and for any text', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length)
    expect(hex(sha256(text))).toBe(theirs(text))
  }
  fc.assert(fc.property(ascii, (text) => hex(sha256(text)) === theirs(text)))
})

test('the published vector', () => {
  expect(hex(sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('work that is found holds, and one number less does not count as found', () => {
  const work = tryNumbers('challenge.of.today', 10, 0, 100_000)
  expect(work).toMatch(/^challenge\.of\.today\.\d+$/)
  const first = Buffer.from(theirs(work!), 'hex').readUInt32BE()
  expect(Math.clz32(first)).toBeGreaterThanOrEqual(10)
  const number = Number(work!.split('.').at(-1))
  expect(tryNumbers('challenge.of.today', 10, 0, number)).toBeNull()
})

test('zero bits are counted over the words', () => {
  expect(zeroBits(Uint32Array.of(0x80000000, 0))).toBe(0)
  expect(zeroBits(Uint32Array.of(1, 0))).toBe(31)
  expect(zeroBits(Uint32Array.of(0, 0x40000000))).toBe(33)
})
