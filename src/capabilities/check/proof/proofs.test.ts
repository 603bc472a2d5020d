import fc from 'fast-check'
import { createHash, createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { identifierKinds } from '../../../identifiers/public.ts'
import { generateLogKey, logKey, signNote, vkeyText } from '../../../log/public.ts'
import { type CheckProof, proofResults, readProofText, writeProofText } from '../rules/proof-text.ts'
import { openProofs, verifyProof } from './proofs.ts'

type Vector = { seed: string; vkey: string; proof: CheckProof; note: string; fragment: string }
const document = readFileSync(new URL('../../../../docs/check-proof.md', import.meta.url), 'utf8')
const vector: Vector = JSON.parse(/```json\n([\s\S]*?)```/.exec(document)?.[1] ?? '')
const der = Buffer.concat([
  Buffer.from('302e020100300506032b657004220420', 'hex'),
  Buffer.from(vector.seed, 'hex'),
])
const key = logKey('helder-demo.example/check', createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
const ours = openProofs(key)

test('the vector of docs/check-proof.md, by the writer', () => {
  expect(ours.vkey).toBe(vector.vkey)
  expect(ours.sign(vector.proof)).toBe(vector.note)
  expect(Buffer.from(vector.note).toString('base64url')).toBe(vector.fragment)
  expect(ours.read(vector.note)).toEqual(vector.proof)
})

/** What someone else writes who read docs/check-proof.md: node:crypto and nothing of ours. */
function verifyElsewhere(note: string, vkey: string): Record<string, string> | null {
  const [name = '', id, ...encoded] = vkey.split('+')
  const bytes = Buffer.from(encoded.join('+'), 'base64')
  const digest = createHash('sha256').update(`${name}\n`).update(bytes).digest()
  if (digest.toString('hex', 0, 4) !== id) return null
  const split = note.indexOf('\n\n')
  const text = note.slice(0, split + 1)
  const line = /^\u2014 (\S+) (\S+)\n$/.exec(note.slice(split + 2))
  const signed = Buffer.from(line?.[2] ?? '', 'base64')
  if (line?.[1] !== name || signed.toString('hex', 0, 4) !== id) return null
  const x = bytes.subarray(1).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  if (!verify(null, Buffer.from(text), publicKey, signed.subarray(4))) return null
  return Object.fromEntries(
    text
      .split('\n')
      .slice(2, -1)
      .map((one) => one.split(': ') as [string, string]),
  )
}

test('someone else verifies it with node:crypto alone', () => {
  const { number, kind, result, dataUntil, madeAt } = vector.proof
  const said = { number, kind, result, 'data-until': dataUntil, 'made-at': madeAt }
  expect(verifyElsewhere(vector.note, vector.vkey)).toEqual(said)
  expect(verifyElsewhere(vector.note.replace('-stolen', '-stolem'), vector.vkey)).toBeNull()
  const other = openProofs(generateLogKey(key.name))
  expect(verifyElsewhere(other.sign(vector.proof), vector.vkey)).toBeNull()
})

test('a change of any character is seen', () => {
  const { note, vkey } = vector
  for (let at = 0; at < note.length; at++) {
    const other = note[at] === 'x' ? 'y' : 'x'
    expect(verifyProof(note.slice(0, at) + other + note.slice(at + 1), vkey).verdict).not.toBe('good')
    expect(verifyProof(note.slice(0, at) + note.slice(at + 1), vkey).verdict).not.toBe('good')
  }
  // Control: a reader that leaves the signature out believes what was made of it.
  const [text = ''] = note.replace('registered-stolen', 'not-registered').split(/(?<=\n)\n/)
  expect(readProofText(text, key.name)?.result).toBe('not-registered')
  expect(verifyProof(note.replace('registered-stolen', 'not-registered'), vkey).verdict).toBe('tampered')
})

test('another key, another kind of note and no key at all', () => {
  const stranger = generateLogKey(key.name)
  expect(verifyProof(openProofs(stranger).sign(vector.proof), vector.vkey)).toMatchObject({
    verdict: 'tampered',
  })
  expect(verifyProof(vector.note, vkeyText(stranger))).toMatchObject({ verdict: 'tampered' })
  expect(verifyProof(signNote(`${key.name}\n12\nroot\n`, key), vector.vkey)).toMatchObject({
    verdict: 'unusable',
  })
  expect(verifyProof(vector.note, 'no key')).toMatchObject({ verdict: 'unusable' })
  expect(verifyProof('', vector.vkey)).toMatchObject({ verdict: 'unusable' })
})

test('our own signature under other lines is no proof', () => {
  const text = writeProofText(key.name, vector.proof)
  for (const wrong of [
    text.replace('made-at: 2026-11-24T13:05:00.000Z', 'made-at: 2026-11-24'),
    text.replace('kind: imei', 'kind: price'),
    text.replace('result: registered-stolen', 'result: fine'),
    `${text}note: more\n`,
    text.replace('\nkind: imei\n', '\n'),
    text.replace(key.name, 'other.example/check'),
    text.replace('number: 35 675904 012345 8', 'number: '),
  ]) {
    expect(wrong).not.toBe(text)
    expect(verifyProof(signNote(wrong, key), vector.vkey)).toMatchObject({ verdict: 'tampered' })
  }
})

const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
const proofs = fc.record({
  number: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  kind: fc.constantFrom(...identifierKinds),
  result: fc.constantFrom(...proofResults),
  dataUntil: instant.map((at) => at.toISOString()),
  madeAt: instant.map((at) => at.toISOString()),
})

test('what is written is read back, whatever the number holds', () => {
  fc.assert(
    fc.property(proofs, (proof) => {
      expect(ours.read(ours.sign(proof))).toEqual(proof)
    }),
  )
  expect(() => ours.sign({ ...vector.proof, number: '1\nresult: not-registered' })).toThrow(RangeError)
})
