import { expect, it } from 'vitest'
import { gs1Digit, isbn10Digit, isEid, luhnDigit, luhnHexDigit, vinDigit } from './check-digits.ts'

it('agrees with published examples', () => {
  expect(luhnDigit('49015420323751')).toBe('8') // 3GPP, Wikipedia "IMEI"
  expect(luhnDigit('7992739871')).toBe('3') // Wikipedia "Luhn algorithm"
  expect(luhnHexDigit('AF0123450ABCDE')).toBe('C')
  expect(gs1Digit('629104150021')).toBe('3') // GS1's own worked example
  expect(isbn10Digit('030640615')).toBe('2')
  expect(isbn10Digit('080442957')).toBe('X')
  expect(vinDigit('1M8GDM9AXKP042788')).toBe('X')
  expect(vinDigit('1M8GDM9AXKP04278O')).toBeNull()
  expect(isEid('89034011560010000000000000000121')).toBe(true)
  expect(isEid('89034011560010000000000000000122')).toBe(false)
})

it('Luhn finds every wrong digit and every swap of neighbours but 0 and 9', () => {
  for (let a = 0; a <= 9; a++) {
    for (let b = 0; b <= 9; b++) {
      if (a === b) continue
      const missed = luhnDigit(`1${a}${b}`) === luhnDigit(`1${b}${a}`)
      expect(missed).toBe(a + b === 9 && a * b === 0)
      expect(luhnDigit(`1${a}`)).not.toBe(luhnDigit(`1${b}`))
    }
  }
})
