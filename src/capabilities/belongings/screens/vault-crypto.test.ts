import { expect, test } from 'vitest'
import {
  fromPasskey,
  fromRecoveryCode,
  keyOf,
  newDataKey,
  openBytes,
  openValue,
  sealBytes,
  sealValue,
  toBase64Url,
  fromBase64Url,
} from './vault-crypto.ts'

/** What WebCrypto says of a box that does not open. */
const FAILS = /operation-specific reason|OperationError/
const thing = { type: 'thing', brand: 'Gazelle', note: 'é ✓' }

test('what is sealed opens under the same key at the same place', async () => {
  const key = await keyOf(newDataKey())
  expect(await openValue(key, 'box/a', await sealValue(key, 'box/a', thing))).toEqual(thing)
})

test('another key, another place or another bit does not open', async () => {
  const key = await keyOf(newDataKey())
  const box = await sealValue(key, 'box/a', thing)
  await expect(openValue(await keyOf(newDataKey()), 'box/a', box)).rejects.toThrow(FAILS)
  await expect(openValue(key, 'box/b', box)).rejects.toThrow(FAILS)
  const bytes = fromBase64Url(box)
  for (const at of [0, 1, 13, bytes.length - 1]) {
    const changed = bytes.slice()
    changed[at]! ^= 1
    await expect(openValue(key, 'box/a', toBase64Url(changed))).rejects.toThrow(at === 0 ? /format/ : FAILS)
  }
})

test('the same thing twice gives other boxes, and short texts give boxes of one length', async () => {
  const key = await keyOf(newDataKey())
  expect(await sealValue(key, 'box/a', thing)).not.toBe(await sealValue(key, 'box/a', thing))
  const short = await sealValue(key, 'box/a', { note: 'a' })
  const longer = await sealValue(key, 'box/a', { note: 'a'.repeat(400) })
  expect(longer.length).toBe(short.length)
  expect((await sealValue(key, 'box/a', { note: 'a'.repeat(600) })).length).toBeGreaterThan(short.length)
})

test('nobody reads the key back, and the two things a recovery code gives are not each other', async () => {
  const code = new Uint8Array(16).fill(7)
  const { key, secret } = await fromRecoveryCode(code)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow(/extractable/)
  await expect(
    openBytes(await keyOf(fromBase64Url(secret)), 'key', await sealBytes(key, 'key', code)),
  ).rejects.toThrow(FAILS)
  const again = await fromRecoveryCode(code)
  expect(again.secret).toBe(secret)
  expect(await openBytes(again.key, 'key', await sealBytes(key, 'key', code))).toEqual(code)
  const passkey = await fromPasskey(new Uint8Array(32).fill(7))
  await expect(openBytes(passkey, 'key', await sealBytes(key, 'key', code))).rejects.toThrow(FAILS)
})

test('bytes come back from base64url, also many of them', () => {
  const bytes = crypto.getRandomValues(new Uint8Array(65_536))
  const encoded = toBase64Url(bytes)
  expect(encoded).toMatch(/^[\w-]+$/)
  expect(fromBase64Url(encoded)).toEqual(bytes)
})
