import fc from 'fast-check'
import { createHmac, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hkdfOf, hmacOf } from './hmac.ts'

const bytes = (max: number) => fc.uint8Array({ maxLength: max }).map((array) => Buffer.from(array))

test('RFC 4231, test case 2', () => {
  expect(hmacOf(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

test('HMAC is that of node:crypto', () => {
  fc.assert(
    fc.property(bytes(64), bytes(200), (key, message) => {
      expect(hmacOf(key, message)).toEqual(createHmac('sha256', key).update(message).digest())
    }),
  )
})

test('HKDF is that of node:crypto', () => {
  fc.assert(
    fc.property(bytes(64), fc.string(), (secret, info) => {
      expect(hkdfOf(secret, info)).toEqual(Buffer.from(hkdfSync('sha256', secret, '', info, 32)))
    }),
  )
})

test('a key that does not fit is refused, not cut', () => {
  expect(() => hmacOf(Buffer.alloc(65), '')).toThrow(RangeError)
})
