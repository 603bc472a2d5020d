import { describe, expect, it } from 'vitest'
import { judgeCodes } from './judge-codes.ts'

const code = (format: string, text: string, isGs1 = false) => ({ format, text, isGs1 })
const imei = '356759040123458'
const other = '490154203237518'

describe('what a view of codes means', () => {
  it.each([
    ['an IMEI in Code 128', code('Code128', imei), 'imei', imei],
    ['an IMEI in Code 39, which its own check digit proves', code('Code39', imei), 'imei', imei],
    ['a labelled IMEI in a QR code', code('QRCode', `IMEI1: ${imei}`), 'imei', imei],
    ['a labelled serial number', code('QRCode', 'MODEL: X1, S/N: 5CD1234XYZ'), 'serial', '5CD1234XYZ'],
    ['JSON in a QR code', code('QRCode', '{"model":"X1","serial_no":"5CD1234XYZ"}'), 'serial', '5CD1234XYZ'],
    ['GS1 with 21 behind 01', code('DataMatrix', '010871010301234721AB-12345', true), 'serial', 'AB-12345'],
    [
      'a batch before the serial',
      code('DataMatrix', '010871010301234710L1\u001d21AB12345', true),
      'serial',
      'AB12345',
    ],
    ['a GS1 link', code('QRCode', 'https://id.gs1.org/01/08710103012347/21/AB12345'), 'serial', 'AB12345'],
    ['a serial number in Code 128', code('Code128', 'FVFXC2ABJ1WK'), 'serial', 'FVFXC2ABJ1WK'],
  ])('uses %s', (_, given, kind, value) => {
    expect(judgeCodes([given])).toMatchObject({ do: 'use', number: { kind, value, sure: true } })
  })

  it.each([
    ['Code 39 has no check', code('Code39', 'AB12345678')],
    ['ITF has no check', code('ITF', '12345670')],
    ['an IMEI whose check digit fails', code('Code128', '356759040123459')],
    ['a number in a link', code('QRCode', 'https://example.com/d?sn=5CD1234XYZ')],
  ])('asks a person first when %s', (_, given) => {
    expect(judgeCodes([given])?.do).toMatch(/confirm|explain/)
    expect(judgeCodes([given])?.do).not.toBe('use')
  })

  it.each([
    ['EAN13', '8710103012344'],
    ['EAN8', '96385074'],
    ['UPCA', '012345678905'],
    ['ITF', '18710103012341'],
  ])('explains an article number in %s', (format, text) => {
    expect(judgeCodes([code(format, text)])).toEqual({
      do: 'explain',
      meaning: { is: 'article', value: text },
    })
  })

  it('says what a link and other texts are', () => {
    expect(judgeCodes([code('QRCode', 'https://example.com/a')])).toMatchObject({
      do: 'explain',
      meaning: { is: 'link', address: 'https://example.com/a' },
    })
    for (const text of [
      'WIFI:S:thuis;T:WPA;P:geheim123;;',
      'BEGIN:VCARD\nTEL:0612345678',
      '000000000000000',
    ]) {
      expect(judgeCodes([code('QRCode', text)])).toEqual({ do: 'explain', meaning: { is: 'other' } })
    }
  })

  it('lets a person choose between several numbers, and leaves article numbers out of the choice', () => {
    const box = [code('Code128', imei), code('Code128', other), code('EAN13', '8710103012344')]
    expect(judgeCodes(box)).toMatchObject({ do: 'choose', numbers: [{ value: imei }, { value: other }] })
    expect(judgeCodes([code('Code128', imei), code('QRCode', `IMEI: ${imei}`)])).toMatchObject({ do: 'use' })
    expect(judgeCodes([code('QRCode', `${imei}\n${other}`)])).toMatchObject({ do: 'choose' })
  })

  it('shows a serial with and without the S that boxes put before it', () => {
    expect(judgeCodes([code('Code128', 'SFVFXC2ABJ1W')])).toMatchObject({
      do: 'choose',
      numbers: [{ value: 'FVFXC2ABJ1W' }, { value: 'SFVFXC2ABJ1W' }],
    })
  })

  it('has nothing to say about nothing', () => expect(judgeCodes([])).toBeNull())
})
