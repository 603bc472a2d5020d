import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type IdentifierKind, recogniseIdentifier } from '../../../identifiers/public.ts'
import { judgeNumber, judgeThoroughly } from './judge-number.ts'

const IMEI = '490154203237518'

const table: [value: string, kind: IdentifierKind | null, notValid: string | null, keys: string[]][] = [
  [IMEI, null, null, [`N:${IMEI}`]],
  ['49-015420-323751-8', null, null, [`N:${IMEI}`]],
  // Number and software version (IMEISV): the same phone.
  ['4901542032375101', null, null, [`N:${IMEI}`, 'N:4901542032375101']],
  ['490154203237517', null, 'check-digit', ['N:490154203237517']],
  ['49O154203237518', null, 'look-alike-letters', ['N:49O154203237518']],
  ['49O154203237518', 'imei', 'look-alike-letters', ['N:49O154203237518']],
  ['490154', 'imei', 'wrong-length', ['N:490154']],
  ['0000000', null, 'placeholder', []],
  ['000000000000000', null, 'placeholder', []],
  ['123456789', null, 'placeholder', []],
  ['onbekend', null, 'placeholder', []],
  ['n.v.t.', 'serial', 'placeholder', []],
  ['8712345678906', null, 'model-number', ['N:8712345678906']],
  ['9780306406157', null, 'model-number', ['N:9780306406157']],
  ['(01)08712345678906(21)ABC123', null, null, ['N:ABC123']],
  ['ab', null, 'too-short', []],
  ['750', null, 'hallmark', []],
  ['02:00:5E:10:00:FF', null, 'randomised', ['N:02005E1000FF']],
  ['GB-123-K', null, null, ['P:GB123K', 'N:GB123K']],
  ['WVWZZZ1JZ3W386752', 'vin', null, ['N:WVWZZZ1JZ3W386752']],
  // A check digit that North America asks for and others don't: no reason to say that the number can't be right.
  ['1M8GDM9A5KP042788', 'vin', null, ['N:1M8GDM9A5KP042788']],
  ['WVWZZZ1JZ3W38675O', 'vin', 'look-alike-letters', ['N:WVWZZZ1JZ3W38675O']],
  ['F2L-XK0ABC12', null, null, ['N:F2LXK0ABC12']],
  ['sp 77 123 45', 'frame', null, ['N:SP7712345', 'E:SP 77 123 45']],
]

describe('judging', () => {
  test.each(table)('%s as %s: %s', (value, kind, notValid, keys) => {
    const judged = judgeNumber(value, kind)
    expect({ notValid: judged.notValid, keys: [...judged.keys].sort() }).toEqual({
      notValid,
      keys: [...keys].sort(),
    })
  })

  test('a serial number of eight digits stays one, also when it passes an article number’s check', () => {
    expect(recogniseIdentifier('96385074')[0]!.kind).toBe('gtin')
    expect(judgeNumber('96385074', null)).toMatchObject({ kind: 'serial', notValid: null })
  })
})

/** Numbers as they come, and whatever else could pass for one. */
const numberLike = fc.oneof(
  fc.stringMatching(/^[0-9]{14}$/).map((digits) => digits + luhn(digits)),
  fc.stringMatching(/^(35|49|00|01|12|98|99)[0-9 ./-]{10,18}$/),
  fc.stringMatching(/^[0-9A-Za-z-]{4,34}$/),
  fc.stringMatching(/^[A-Z]{2}[0-9]{7}$/),
  fc.stringMatching(/^[0-9A-F]{8,19}$/),
  fc.stringMatching(/^[0-9]{1,4}[A-Z]{1,6}[0-9]{0,5}$/),
  fc.stringMatching(/^(IMEI|MAC|vin|pamp|AU|isbn|ESN|GIA|01)[0-9A-Fx-]{3,30}$/),
  fc.string({ maxLength: 40 }),
)
const agrees = (judge: typeof judgeNumber) => (value: string) =>
  isDeepStrictEqual(judge(value, null), judgeThoroughly(value, null))

describe('the short reading', () => {
  test('says what the whole reading says', () => {
    const checked = fc.check(fc.property(numberLike, agrees(judgeNumber)), { numRuns: 5_000 })
    expect(checked.counterexample).toBeNull()
  })

  test('control: a short reading that takes every word for a serial number is found out', () => {
    const hasty: typeof judgeNumber = (value, kind) =>
      /^[0-9A-Z]{7,}$/.test(value)
        ? { kind: 'serial', canonical: value, notValid: null, keys: [`N:${value}`] }
        : judgeThoroughly(value, kind)
    const checked = fc.check(fc.property(numberLike, agrees(hasty)), { numRuns: 5_000 })
    expect(checked.counterexample).not.toBeNull()
  })
})

function luhn(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
