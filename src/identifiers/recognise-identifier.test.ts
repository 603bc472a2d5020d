import { describe, expect, it } from 'vitest'
import { recogniseIdentifier } from './recognise-identifier.ts'

const first: [raw: string, category: string | undefined, kind: string, code: string, data?: object][] = [
  ['356759040123458', 'phone', 'imei', 'imei', { tac: '35675904' }],
  ['356759040123459', 'phone', 'imei', 'imei-wrong-check-digit', { tac: '35675904', expected: '8' }],
  ['35675904012345', 'phone', 'imei', 'imei-without-check-digit'],
  ['3567590401234501', 'phone', 'imei', 'imei-with-software-version'],
  ['35675904O123458', 'phone', 'imei', 'imei-look-alike-letters'],
  ['89034011560010000000000000000121', 'phone', 'imei', 'eid'],
  ['A10000009296F2', 'phone', 'meid', 'meid'],
  ['4006381333931', undefined, 'gtin', 'gtin'],
  ['9780306406157', undefined, 'isbn', 'isbn'],
  ['(01)08712345678906(21)ABC123', undefined, 'serial', 'serial-from-gs1', { serial: 'ABC123' }],
  ['010871234567890621ABC123', undefined, 'serial', 'serial-from-gs1', { serial: 'ABC123' }],
  ['WE1234567', 'bicycle', 'frame', 'frame-rai'],
  ['GB-123-K', 'vehicle-part', 'plate', 'plate-dutch'],
  ['1M8GDM9AXKP042788', 'vehicle-part', 'vin', 'vin'],
  ['1M8GDM9A1KP042788', 'vehicle-part', 'vin', 'vin-wrong-check-digit'],
  ['00:1B:44:11:3A:B7', 'computer', 'mac', 'mac'],
  ['02:1B:44:11:3A:B7', 'computer', 'mac', 'mac-randomised'],
  ['7511 AB 12', 'jewellery', 'engraving', 'engraving-postcode'],
  ['Jan & Marie 1998', 'jewellery', 'engraving', 'engraving'],
  ['PCGS 12345678', 'metal', 'certificate', 'certificate'],
  ['750', 'jewellery', 'certificate', 'hallmark'],
  ['onbekend', 'phone', 'serial', 'placeholder'],
  ['F2LXK0ABC123', 'phone', 'serial', 'serial'],
]

describe('recogniseIdentifier', () => {
  it.each(first)('%s (%s) is %s: %s', (raw, category, kind, code, data) => {
    const [best] = recogniseIdentifier(raw, category === undefined ? {} : { category })
    expect(best).toMatchObject({ kind, code, ...(data && { data }) })
  })

  it('gives one candidate per kind, likeliest first, and none for unreadable text', () => {
    const candidates = recogniseIdentifier('356759040123458')
    expect(new Set(candidates.map((candidate) => candidate.kind)).size).toBe(candidates.length)
    expect(candidates.map((c) => c.likelihood)).toEqual(
      candidates.map((c) => c.likelihood).sort((a, b) => b - a),
    )
    expect(recogniseIdentifier('\u202e123')).toEqual([])
  })
})
