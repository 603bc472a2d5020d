import { describe, expect, it } from 'vitest'
import { mrzDigit } from './check-digit.ts'
import { readMrz } from './read-mrz.ts'

// The specimens of ICAO 9303 parts 4 to 6 (state UTO) and the Belgian specimen with a number of more than nine.
const td1 = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<'
const td1Long =
  'IDBEL600001795<0152<<<<<<<<<<<\n1301014F2311207BEL130101987398\nSPECIMEN<<SPECIMEN<<<<<<<<<<<<'
const td2 = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6'
const td3 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const anna = {
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  nationality: 'UTO',
  birthDate: '740812',
  sex: 'F',
}

describe('readMrz', () => {
  it.each([
    ['TD1', td1, 'D23145890'],
    ['TD2', td2, 'D23145890'],
    ['TD3', td3, 'L898902C3'],
  ])('%s specimen of state UTO', (format, text, documentNumber) => {
    expect(readMrz(text)).toMatchObject({
      ok: true,
      format,
      documentNumber,
      valid: true,
      corrected: false,
      ...anna,
    })
  })

  it('joins a document number of more than nine with its rest in the optional field', () => {
    expect(readMrz(td1Long)).toMatchObject({
      documentNumber: '600001795015',
      valid: true,
      issuingState: 'BEL',
    })
  })

  it('puts letters and digits right that a camera mixed up, where the place decides', () => {
    const misread = td3.replace('7408122F1204159', '740BIZZF12041S9').replace('UTOERIKSSON', 'UT0ER1K55ON')
    expect(readMrz(misread)).toMatchObject({ valid: true, corrected: true, ...anna })
  })

  it('never returns the personal number', () => {
    expect(JSON.stringify(readMrz(td3))).not.toContain('ZE184226B')
    expect(JSON.stringify(readMrz(td1Long))).not.toContain('13010198739')
  })

  it('any wrong digit of the second line makes it invalid', () => {
    const [first, second] = td3.split('\n') as [string, string]
    const unchecked = new Set([10, 11, 12, 20])
    for (let i = 0; i < 44; i++) {
      if (unchecked.has(i) || second[i] === '<') continue
      const wrong = second.slice(0, i) + (second[i] === '7' ? '4' : '7') + second.slice(i + 1)
      expect(readMrz(`${first}\n${wrong}`)).toMatchObject({ valid: false })
    }
  })

  it.each(['', 'P<UTO', 'x'.repeat(100_000), `${td3}\n${td3}`, td3.replace('<', '\u202e')])(
    'refuses %#',
    (text) => {
      expect(readMrz(text)).toEqual({ ok: false, reason: 'not-an-mrz' })
    },
  )

  it('control: weights other than 7 3 1 give another digit', () => {
    expect(mrzDigit('L898902C3')).toBe('6')
    expect(mrzDigit('898902C3L')).not.toBe('6')
  })
})
