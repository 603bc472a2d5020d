import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64 } from './base64.ts'
import { checkpointText, parseCheckpoint } from './checkpoint.ts'
import { generateLogKey, isKeyName, parseSkey, skeyText, vkeyText } from './keys.ts'
import { openOwnNote, signNote } from './note.ts'
import { openCheckpoint, parseVkey, parseVkeys } from './verify/note.ts'
import { bytesOfBase64 } from './verify/strict.ts'

// From the documentation of golang.org/x/mod/sumdb/note.
const SKEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const NOTE = `${TEXT}
\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
const ROOT = Buffer.alloc(32, 7)

describe('known answers of sumdb/note', () => {
  const key = parseSkey(SKEY)

  test('the private key gives its public key and key id', () => {
    expect(vkeyText(key)).toBe(VKEY)
    expect(skeyText(key)).toBe(SKEY)
  })

  test('signs the same note, and opens it', () => {
    expect(signNote(TEXT, key)).toBe(NOTE)
    expect(openOwnNote(NOTE, key)).toBe(TEXT)
    expect(openOwnNote(NOTE.replace('think', 'thinK'), key)).toBeUndefined()
  })

  test.each([SKEY.replace('c74f20a3', 'c74f20a4'), SKEY.replace('+AY', '+BY'), SKEY.slice(0, -4), VKEY])(
    'refuses %s as a private key',
    (text) => {
      expect(() => parseSkey(text)).toThrow(/private key/)
    },
  )

  test.each([
    VKEY.replace('c74f20a3', 'c74f20a4'),
    VKEY.replace('+AR', '+BR'),
    VKEY.slice(0, -4),
    '',
    'a b+c+d',
  ])('refuses %s as a verifier key', (text) => {
    expect(() => parseVkey(text)).toThrow(/verifier key/)
  })
})

describe('a signed checkpoint', () => {
  const key = generateLogKey('helder-demo.example/enschede')
  const vkey = parseVkey(vkeyText(key))
  const text = checkpointText({ origin: key.name, size: 18_377, root: ROOT })

  test('is opened by any of the keys that a log had, and refused when one of them is misused', () => {
    const old = generateLogKey(key.name)
    const both = parseVkeys(`${vkeyText(key)}\n\n${vkeyText(old)}\n`)
    expect(openCheckpoint(signNote(text, old), ...both).ok).toBe(true)
    expect(openCheckpoint(signNote(text, key, old), ...both).ok).toBe(true)
    expect(openCheckpoint(signNote(text, generateLogKey(key.name)), ...both).ok).toBe(false)
    const [, misused] = signNote(`${text}more\n`, old).split('\n\n')
    expect(openCheckpoint(signNote(text, key) + misused, ...both).ok).toBe(false)
    const elsewhere = vkeyText(generateLogKey('helder-demo.example/hengelo'))
    expect(() => parseVkeys(`${vkeyText(key)}\n${elsewhere}`)).toThrow('of different logs')
    expect(() => parseVkeys(Array(101).fill(vkeyText(key)).join('\n'))).toThrow('more than 100')
  })

  test('is read back by the verifier', () => {
    const opened = openCheckpoint(signNote(text, key), vkey)
    expect(opened).toEqual({ ok: true, head: { origin: key.name, size: 18_377, root: ROOT } })
    expect(parseCheckpoint(text)).toEqual({ origin: key.name, size: 18_377, root: ROOT })
  })

  test('may carry signatures of others and extension lines', () => {
    const witness = `\u2014 witness.example ${Buffer.alloc(76, 1).toString('base64')}\n`
    expect(openCheckpoint(signNote(text, key) + witness, vkey).ok).toBe(true)
    expect(openCheckpoint(signNote(`${text}extension\n`, key), vkey).ok).toBe(true)
  })

  test.each([
    ['a leading zero', text.replace('18377', '018377')],
    ['a sign', text.replace('18377', '+18377')],
    ['a size beyond 2^53', text.replace('18377', '9007199254740993')],
    ['another origin', text.replace('enschede', 'hengelo')],
    ['a short root', text.replace(ROOT.toString('base64'), 'BwcH')],
    ['base64 that is not canonical', text.replace('Bwc=\n', 'Bwd=\n')],
    ['no root', `${key.name}\n18377\n`],
    ['an empty extension line', `${text}\nextension\n`],
  ])('is refused with %s, though signed', (_, changed) => {
    expect(openCheckpoint(signNote(changed, key), vkey).ok).toBe(false)
  })

  test('is refused without a signature by the key, or with one that fails beside one that holds', () => {
    const note = signNote(text, key)
    const line = note.slice(text.length + 1)
    const broken = signNote(`${text}x\n`, key).slice(text.length + 3)
    expect(openCheckpoint(note.replace(line, ''), vkey).ok).toBe(false)
    expect(openCheckpoint(signNote(text, generateLogKey(key.name)), vkey).ok).toBe(false)
    expect(openCheckpoint(note + broken, vkey).ok).toBe(false)
    expect(openCheckpoint(note.trimEnd(), vkey).ok).toBe(false)
    expect(openCheckpoint(`${note}rubbish\n`, vkey).ok).toBe(false)
  })

  test('key names are not empty and have no spaces, no plus', () => {
    expect(['a', 'helder-demo.example/hof-van-twente', 'é'].every(isKeyName)).toBe(true)
    expect(['', 'a b', 'a+b', 'a\u0085', 'a\u3000', 'a\u0000'].some(isKeyName)).toBe(false)
    expect(() => signNote('no newline', key)).toThrow(RangeError)
    expect(() => signNote('tab\t\n', key)).toThrow(RangeError)
  })
})

test('both base64 readers accept canonical text only', () => {
  for (const read of [decodeBase64, bytesOfBase64]) {
    expect(read('aGVsZGVy')?.toString()).toBe('helder')
    for (const text of [
      'aGVsZGV',
      'aGVsZGVy\n',
      'aGVs ZGVy',
      'aGVsZGV-',
      'aGU=aGU=',
      'aGV=',
      'aG=',
      '=',
      'aGU',
    ]) {
      expect(read(text)).toBeUndefined()
    }
  }
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect(decodeBase64(text)).toEqual(Buffer.from(bytes))
      expect(bytesOfBase64(text)).toEqual(Buffer.from(bytes))
    }),
  )
})
