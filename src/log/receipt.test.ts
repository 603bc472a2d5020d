import { beforeAll, describe, expect, test } from 'vitest'
import { SampleLog, sampleLeaf, scratchFolder } from '../../tests/log-image.ts'
import { generateLogKey, vkeyText } from './keys.ts'
import { branchToken, buildLeaf } from './leaf.ts'
import { inclusionProof } from './proof.ts'
import { buildReceipt, type Receipt } from './receipt.ts'
import { exitCode, verifyReceipt } from './verify/public.ts'

const key = generateLogKey('helder-demo.example/enschede')
const vkey = vkeyText(key)
const branchKey = Buffer.alloc(32, 'branch')
const openKey = Buffer.alloc(32, 'open')
const personKey = Buffer.alloc(32, 'person')
const place = { register: 'purchase', sequenceNumber: 1204 }
const groups = {
  facts: { ...place, branchNumber: '000012345678', items: [{ category: 'phone', brand: 'Oppo' }] },
  identifiers: [{ kind: 'imei', value: '356759040123458' }],
  conditions: { conditions: 'purchase', priceCents: 12_500 },
  seller: { name: 'Willemijn Voorbeeld', documentNumber: 'SPECI2014' },
  buyer: null,
  freeText: 'ruilde vorige week ook al',
}
const leaf = buildLeaf({
  type: 'entry',
  bucket: 'enschede-2030-11',
  branchToken: branchToken(branchKey, place),
  openKey,
  personKey,
  groups,
})
let receipt: Receipt

beforeAll(async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path, key)
  log.leafOf = (index) => (index === 70 ? leaf : sampleLeaf(index))
  const result = await log.publish(300)
  if (!result.ok) throw new Error(result.reason)
  const built = buildReceipt({
    log: { origin: key.name, vkey },
    leaf,
    index: 70,
    checkpoint: result.checkpoint,
    inclusionProof: await inclusionProof(log.dir, 70, 300),
    openKey,
    values: groups,
  })
  if (!built.ok) throw new Error(built.reason)
  receipt = built.receipt
})

test('a receipt proves facts, identifiers and conditions offline', () => {
  for (const text of [JSON.stringify(receipt), JSON.stringify(receipt, null, 2)]) {
    const report = verifyReceipt(text, vkey, branchKey)
    expect(report.problems).toEqual([])
    expect(report.proven).toMatchObject({
      origin: key.name,
      index: 70,
      size: 300,
      closed: ['seller', 'buyer', 'freeText'],
    })
    const { facts, identifiers, conditions } = groups
    expect(report.proven?.opened).toEqual({ facts, identifiers, conditions })
    expect(exitCode(report.verdict)).toBe(0)
  }
})

test('a receipt holds nothing about a person, and neither the open key nor the branch key', () => {
  const text = JSON.stringify(receipt)
  for (const secret of [openKey, personKey, branchKey]) {
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      expect(text).not.toContain(secret.toString(encoding))
  }
  for (const word of ['Willemijn', 'SPECI2014', 'ruilde']) expect(text).not.toContain(word)
})

test('a receipt is not made from values that differ from the leaf', () => {
  const input = {
    log: { origin: key.name, vkey },
    leaf,
    index: 70,
    checkpoint: '',
    inclusionProof: [],
    openKey,
  }
  const values = { ...groups, conditions: { conditions: 'purchase', priceCents: 1 } }
  expect(buildReceipt({ ...input, values })).toEqual({
    ok: false,
    reason: 'differs-from-leaf',
    groups: ['conditions'],
  })
  expect(buildReceipt({ ...input, values: groups, openKey: personKey })).toMatchObject({ ok: false })
})

describe('a receipt that was changed is found out', () => {
  const flip = (text: string) => text.replace(/^./, text.startsWith('A') ? 'B' : 'A')
  const changes: [string, (copy: Receipt) => unknown][] = [
    [
      'price',
      (r) => Object.assign(r.opened.conditions, { value: { conditions: 'purchase', priceCents: 1 } }),
    ],
    [
      'sequence number',
      (r) => Object.assign(r.opened.facts, { value: { ...groups.facts, sequenceNumber: 1205 } }),
    ],
    ['identifier', (r) => Object.assign(r.opened.identifiers, { value: [] })],
    ['group key', (r) => (r.opened.facts.key = flip(r.opened.facts.key))],
    ['short group key', (r) => (r.opened.facts.key = 'AAAA')],
    [
      'groups swapped',
      (r) => Object.assign(r.opened, { facts: r.opened.conditions, conditions: r.opened.facts }),
    ],
    ['a group not opened', (r) => Reflect.deleteProperty(r.opened, 'identifiers')],
    [
      'a person opened',
      (r) => Object.assign(r.opened, { seller: { value: { name: 'X' }, key: r.opened.facts.key } }),
    ],
    ['closed left out', (r) => r.closed.pop()],
    ['an unknown field', (r) => Object.assign(r, { seller: { name: 'X' } })],
    ['index', (r) => (r.index = 71)],
    ['index below zero', (r) => (r.index = -1)],
    ['leaf', (r) => (r.leaf = sampleLeaf(71).toString('base64'))],
    ['leaf not base64', (r) => (r.leaf = `${r.leaf}=`)],
    ['proof hash', (r) => r.inclusionProof.splice(2, 1, flip(r.inclusionProof[2] ?? ''))],
    ['proof shorter', (r) => r.inclusionProof.pop()],
    ['proof longer', (r) => r.inclusionProof.push(r.inclusionProof[0] ?? '')],
    ['tree size', (r) => (r.checkpoint = r.checkpoint.replace('\n300\n', '\n301\n'))],
    ['checkpoint cut', (r) => (r.checkpoint = r.checkpoint.slice(0, -1))],
    ['origin', (r) => (r.log.origin = 'helder-demo.example/hengelo')],
  ]
  test.each(changes)('%s', (_, change) => {
    const copy = structuredClone(receipt)
    change(copy)
    const report = verifyReceipt(JSON.stringify(copy), vkey)
    expect(report.verdict).toBe('tampered')
    expect(report.proven).toBeUndefined()
    expect(exitCode(report.verdict)).toBe(1)
  })

  test('a name twice', () => {
    const text = JSON.stringify(receipt).replace('"priceCents"', '"priceCents":1,"priceCents"')
    expect(verifyReceipt(text, vkey).problems).toEqual([{ where: 'receipt', what: 'has a name twice' }])
  })

  test('every character of a receipt: changed, it never proves the same or anything else', () => {
    const text = JSON.stringify(receipt)
    const good = verifyReceipt(text, vkey).proven
    const unnoticed: { before: string; proven: unknown }[] = []
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === '1' ? '2' : '1'
      const report = verifyReceipt(text.slice(0, i) + other + text.slice(i + 1), vkey)
      if (report.ok) unnoticed.push({ before: text.slice(0, i), proven: report.proven })
    }
    // Only the copy of the key, which nobody is to trust, may differ unnoticed.
    expect(unnoticed.filter(({ before }) => !/"vkey":"[^"]*$/.test(before))).toEqual([])
    expect(unnoticed.every(({ proven }) => JSON.stringify(proven) === JSON.stringify(good))).toBe(true)
  })
})

test('signed by another key of the same name, or read with the wrong branch key, it proves nothing', () => {
  const text = JSON.stringify(receipt)
  expect(verifyReceipt(text, vkeyText(generateLogKey(key.name))).verdict).toBe('tampered')
  expect(verifyReceipt(text, vkeyText(generateLogKey('other.example/x'))).verdict).toBe('tampered')
  expect(verifyReceipt(text, vkey, openKey).verdict).toBe('tampered')
})

test.each([
  ['', vkey],
  ['{}', vkey],
  ['[]', vkey],
  ['{"format":"helder-receipt-2"}', vkey],
  ['{"format":"helder-receipt-1"}', 'not a key'],
])('what is no receipt, or no key, is unusable: %s', (text, withKey) => {
  const report = verifyReceipt(text, withKey)
  expect(report.verdict).toBe('unusable')
  expect(exitCode(report.verdict)).toBe(2)
})
