import fc from 'fast-check'
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hmacSha256 } from './hmac.ts'
import {
  branchToken,
  buildLeaf,
  commit,
  type GroupValues,
  groupKey,
  OPEN_GROUPS,
  PERSON_GROUPS,
} from './leaf.ts'
import { keyOfGroup, opens, readLeaf, tokenOf } from './verify/leaf.ts'

type Vectors = {
  openKey: string
  personKey: string
  branchKey: string
  bucket: string
  groups: GroupValues & { facts: { register: string; sequenceNumber: number } }
  groupKeys: Record<string, string>
  branchToken: string
  leaf: string
  erasure: string
  entryErasure: string
  adoption: string
  checkedIdentifiers: { value: GroupValues['identifiers']; commitment: string }
}

const document = readFileSync(new URL('../../docs/leaf.md', import.meta.url), 'utf8')
const vectors: Vectors = JSON.parse(/```json\n([\s\S]*?)```/.exec(document)?.[1] ?? '')
const [openKey, personKey, branchKey] = [vectors.openKey, vectors.personKey, vectors.branchKey].map((hex) =>
  Buffer.from(hex, 'hex'),
) as [Buffer, Buffer, Buffer]
const { register, sequenceNumber } = vectors.groups.facts
const ALL_GROUPS = [...OPEN_GROUPS, ...PERSON_GROUPS]

test('the vectors of docs/leaf.md, by the writer', () => {
  const token = branchToken(branchKey, { register, sequenceNumber })
  expect(token).toBe(vectors.branchToken)
  for (const group of OPEN_GROUPS)
    expect(groupKey(openKey, group).toString('hex')).toBe(vectors.groupKeys[group])
  for (const group of PERSON_GROUPS)
    expect(groupKey(personKey, group).toString('hex')).toBe(vectors.groupKeys[group])
  const { bucket, groups } = vectors
  const leaf = buildLeaf({ type: 'entry', bucket, branchToken: token, openKey, personKey, groups })
  expect(leaf.toString()).toBe(vectors.leaf)
  expect(buildLeaf({ type: 'erasure', bucket, entries: 312 }).toString()).toBe(vectors.erasure)
  expect(buildLeaf({ type: 'entry-erasure', branchToken: token }).toString()).toBe(vectors.entryErasure)
  expect(buildLeaf({ type: 'adoption', from: 4, to: 9 }).toString()).toBe(vectors.adoption)
})

test('a checked number stands in its group beside one that was not checked, by writer and verifier', () => {
  const { value, commitment } = vectors.checkedIdentifiers
  const key = groupKey(openKey, 'identifiers')
  expect(commit(key, value)).toBe(commitment)
  expect(opens(commitment, key, value)).toBe(true)
  const text = JSON.stringify(value)
  expect(text).toContain('"check"')
  expect(opens(commitment, key, JSON.parse(text.replace('not-registered', 'registered-stolen')))).toBe(false)
  expect(opens(commitment, key, JSON.parse(text.replace(/,"check":\{[^}]*\}/, '')))).toBe(false)
})

test('the vectors of docs/leaf.md, by the verifier', () => {
  const leaf = readLeaf(Buffer.from(vectors.leaf))
  if (leaf?.type !== 'entry') throw new Error('the vector is not an entry')
  expect(tokenOf(branchKey, register, sequenceNumber)).toBe(leaf.branchToken)
  for (const group of ALL_GROUPS) {
    const key = keyOfGroup(PERSON_GROUPS.some((name) => name === group) ? personKey : openKey, group)
    expect(key.toString('hex')).toBe(vectors.groupKeys[group])
    expect(opens(leaf.commitments[group], key, vectors.groups[group])).toBe(true)
    expect(opens(leaf.commitments[group], key, 'other')).toBe(false)
    // HMAC would pad it to the same block: one length only keeps a commitment bound to one key.
    expect(opens(leaf.commitments[group], Buffer.concat([key, Buffer.alloc(1)]), vectors.groups[group])).toBe(
      false,
    )
  }
  expect(readLeaf(Buffer.from(vectors.erasure))).toEqual({
    type: 'erasure',
    bucket: vectors.bucket,
    entries: 312,
  })
  expect(readLeaf(Buffer.from(vectors.entryErasure))?.type).toBe('entry-erasure')
  expect(readLeaf(Buffer.from(vectors.adoption))).toEqual({ type: 'adoption', from: 4, to: 9 })
})

test.each([
  ['a space', vectors.leaf.replace(',', ', ')],
  [
    'another order',
    vectors.leaf.replace(/"format":"helder-leaf-1",("type":"entry")/, '$1,"format":"helder-leaf-1"'),
  ],
  ['a name twice', vectors.leaf.replace('"type"', '"type":"entry","type"')],
  ['an unknown name', vectors.leaf.replace('"type":"entry"', '"type":"entry","z":1')],
  ['an unknown type', vectors.leaf.replace('"entry"', '"other"')],
  ['an unknown format', vectors.leaf.replace('leaf-1', 'leaf-2')],
  ['a missing group', vectors.leaf.replace(/"buyer":"[^"]*",/, '')],
  ['base64 that is not canonical', vectors.leaf.replace('Ec="', 'Ed="')],
  ['a token that is not canonical', vectors.leaf.replace('_z8"', '_z9"')],
  ['a negative count', vectors.erasure.replace('312', '-1')],
  ['an adoption that ends before it begins', vectors.adoption.replace('"to":9', '"to":3')],
  ['no JSON', 'rubbish'],
])('the verifier refuses a leaf with %s', (_, text) => {
  expect(text).not.toBe(vectors.leaf)
  expect(readLeaf(Buffer.from(text))).toBeUndefined()
})

test('hmacSha256 and groupKey are HMAC and HKDF', () => {
  const bytes = fc.uint8Array({ maxLength: 200 })
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 64 }),
      bytes,
      fc.string({ unit: 'binary' }),
      (key, message, text) => {
        for (const said of [Buffer.from(message), text.toWellFormed()]) {
          expect(hmacSha256(Buffer.from(key), said)).toEqual(createHmac('sha256', key).update(said).digest())
        }
      },
    ),
  )
  for (const group of ALL_GROUPS) {
    const key = randomBytes(32)
    expect(groupKey(key, group)).toEqual(
      Buffer.from(hkdfSync('sha256', key, '', `helder-leaf-1:${group}`, 32)),
    )
  }
})

test('outsiders cannot tell a purchase from a sale', () => {
  const shape = (groups: GroupValues) => {
    const token = branchToken(randomBytes(32), { register: String(groups.facts), sequenceNumber: 1 })
    const keys = { openKey: randomBytes(32), personKey: randomBytes(32) }
    const leaf = buildLeaf({ type: 'entry', bucket: 'enschede-2030-11', branchToken: token, ...keys, groups })
    return leaf.toString().replaceAll(/"[\w+/-]{43}=?"/g, '"*"')
  }
  const purchase = {
    facts: 'purchase',
    identifiers: ['x'],
    conditions: null,
    seller: 'a',
    buyer: null,
    freeText: null,
  }
  const sale = { facts: 'sale', identifiers: [], conditions: 1, seller: null, buyer: 'b', freeText: 'c' }
  expect(shape(purchase)).toBe(shape(sale))
})

test('keys of another length are refused', () => {
  expect(() => commit(Buffer.alloc(31), null)).toThrow(RangeError)
  expect(() => groupKey(Buffer.alloc(33), 'facts')).toThrow(RangeError)
  expect(() => branchToken(Buffer.alloc(0), { register: 'purchase', sequenceNumber: 1 })).toThrow(RangeError)
})
