import { describe, expect, it } from 'vitest'
import { isBsn, textMayHoldBsn } from './bsn.ts'
import { isDutchDocumentNumber, isDutchLicenceNumber } from './document-number.ts'
import { isBranchNumber, isKvkNumber } from './kvk.ts'
import { parsePostcode } from './postcode.ts'

describe('BSN', () => {
  // 111222333 and 123456782 are the test numbers of the Dutch government's own documentation.
  it.each(['111222333', '123456782', '1112.22.333'])('%s passes', (text) => expect(isBsn(text)).toBe(true))
  it.each(['111222334', '000000000', '12345678', '1112223330', 'SPECI2014', ''])('%s does not', (text) =>
    expect(isBsn(text)).toBe(false),
  )
  it('one in eleven numbers of nine digits passes by accident', () => {
    let passing = 0
    for (let n = 300_000_000; n < 300_011_000; n++) if (isBsn(String(n))) passing++
    expect(passing).toBe(1000)
  })
  it('is seen in free text, also spaced, and not inside longer numbers', () => {
    expect(textMayHoldBsn('klant gaf 111 222 333 op')).toBe(true)
    expect(textMayHoldBsn('IMEI 356759111222333')).toBe(false)
    expect(textMayHoldBsn('tel. 0534567890')).toBe(false)
  })
})

it('knows the forms of Dutch documents', () => {
  expect(isDutchDocumentNumber('SPECI2014')).toBe(true)
  expect(isDutchDocumentNumber('XR1001R58')).toBe(true)
  expect(isDutchDocumentNumber('SPECO2014')).toBe(false) // no letter O
  expect(isDutchDocumentNumber('111222333')).toBe(false)
  expect(isDutchLicenceNumber('4567890123')).toBe(true)
  expect(isDutchLicenceNumber('456789012')).toBe(false)
})

it('knows KvK and branch numbers by their length', () => {
  expect(isKvkNumber('12345678')).toBe(true)
  expect(isKvkNumber('1234567')).toBe(false)
  expect(isBranchNumber('000012345678')).toBe(true)
  expect(isBranchNumber('12345678')).toBe(false)
})

it.each([
  ['7511ab', '7511 AB'],
  [' 7511  AB ', '7511 AB'],
])('postcode %s is %s', (raw, canonical) => expect(parsePostcode(raw)).toEqual({ ok: true, canonical }))
it.each(['0511 AB', '7511 SA', '7511 SD', '7511 SS', '7511', '7511 A1'])('%s is no postcode', (raw) =>
  expect(parsePostcode(raw)).toEqual({ ok: false, reason: 'wrong-form' }),
)
