import { describe, expect, it } from 'vitest'
import { parseIdentifier } from '../parse-identifier.ts'
import type { IdentifierKind } from './kind.ts'

type Vector = [raw: string, canonical: string, folded: string, valid: boolean | null]

// Public examples: 3GPP TS 23.003 and the Wikipedia article on IMEI, 3GPP2 X.S0008 (the CPAN module Data::MEID), GSMA
// SGP.02 annex J, 49 CFR 565 and ISO 3779 samples, GS1 General Specifications, ISO 2108, RDW sidecodes.
const vectors: Partial<Record<IdentifierKind, Vector[]>> = {
  imei: [
    ['490154203237518', '490154203237518', '490154203237518', true],
    ['49-015420-323751-8', '490154203237518', '490154203237518', true],
    ['35 675904 012345', '356759040123458', '356759040123458', true],
    ['4901542032375101', '490154203237518', '490154203237518', true],
    ['490154203237518 / 01', '490154203237518', '490154203237518', true],
    ['490154203237517', '490154203237517', '490154203237517', false],
    ['IMEI: 49O154203237518', '49O154203237518', '490154203237518', false],
    [
      '８９０４４０１１１１２２３３４４１１２２３３４４１１２２３３２１',
      '89044011112233441122334411223321',
      '89044011112233441122334411223321',
      true,
    ],
    [
      '89001567 01020304 05060708 09101152',
      '89001567010203040506070809101152',
      '89001567010203040506070809101152',
      true,
    ],
    [
      '89001567 01020304 05060708 09101153',
      '89001567010203040506070809101153',
      '89001567010203040506070809101153',
      false,
    ],
  ],
  meid: [
    ['A10000009296F2', 'A10000009296F2', 'A10000009296F2', null],
    ['270113177609606898', 'A10000009296F2', 'A10000009296F2', null],
    ['29360-87365-0070-3710', 'AF0123450ABCDE', 'AF0123450A8CDE', null],
    ['AF-012345-0ABCDE-C', 'AF0123450ABCDE', 'AF0123450A8CDE', true],
    ['AF-012345-0ABCDE-D', 'AF0123450ABCDE', 'AF0123450A8CDE', false],
    ['2df812ca', '2DF812CA', '2DF812CA', null],
    ['04516257738', '2DF812CA', '2DF812CA', null],
  ],
  serial: [
    ['f2l-xk0 abc.12', 'F2LXK0ABC12', 'F21XK0A8C12', null],
    ['S/N: 00012345', '00012345', '12345', null],
    ['(01)08712345678906(21)ABC123', 'ABC123', 'A8C123', null],
    ['https://id.gs1.org/01/08712345678906/21/AB-12-34', 'AB1234', 'A81234', null],
    [']d201087123456789061727123121XY987', 'XY987', 'XY987', null],
    ['geenie4711', 'GEENIE4711', '6EEN1E4711', null],
  ],
  plate: [
    ['gb-123-k', 'GB123K', '68123K', null],
    ['NL GB 123 K', 'GB123K', '68123K', null],
    ['DE/B-AB 1234', 'DE/BAB1234', '8A81234', null],
    ['D/WÜ-AB 12', 'DE/WUAB12', 'WUA812', null],
    ['1-XBC-234', '1XBC234', '1X8C234', null],
  ],
  vin: [
    ['1M8GDM9AXKP042788', '1M8GDM9AXKP042788', '1M86DM9AXKP042788', true],
    ['1M8GDM9A1KP042788', '1M8GDM9A1KP042788', '1M86DM9A1KP042788', false],
    ['11111111111111111', '11111111111111111', '11111111111111111', true],
    ['5GZCZ43D13S812715', '5GZCZ43D13S812715', '56ZCZ43D135812715'.replaceAll('Z', '2'), true],
    ['WVWZZZ1JZXW000001', 'WVWZZZ1JZXW000001', 'WVW2221J2XW000001', null],
    ['118 012 345', '118012345', '118012345', null],
  ],
  frame: [
    ['WE 1234567', 'WE1234567', 'WE1234567', null],
    ['00 4711', '004711', '4711', null],
  ],
  engine: [['BBS-8 012.345', 'BBS8012345', '8858012345', null]],
  chip: [['528 2100 0463 1234', '528210004631234', '528210004631234', null]],
  pin: [['JCB3CX4TC01234567', 'JCB3CX4TC01234567', 'JC83CX4TC01234567', null]],
  gtin: [
    ['4006381333931', '04006381333931', '04006381333931', true],
    ['036000291452', '00036000291452', '00036000291452', true],
    ['73513537', '00000073513537', '00000073513537', true],
    ['04252614', '00042100005264', '00042100005264', true],
    ['4006381333932', '04006381333932', '04006381333932', false],
  ],
  isbn: [
    ['0-306-40615-2', '9780306406157', '9780306406157', true],
    ['978-0-306-40615-7', '9780306406157', '9780306406157', true],
    ['0-8044-2957-X', '9780804429573', '9780804429573', true],
    ['0-306-40615-3', '0306406153', '0306406153', false],
  ],
  mac: [
    ['00:1B:44:11:3A:B7', '001B44113AB7', '001844113A87', null],
    ['0:1b:44:11:3a:b7', '001B44113AB7', '001844113A87', null],
    ['001b.4411.3ab7', '001B44113AB7', '001844113A87', null],
  ],
  engraving: [
    ['Jan & Marie, 12-06-1998', 'JAN MARIE 12 06 1998', 'JANMAR1E12061998', null],
    ['André ♥', 'ANDRE', 'ANDRE', null],
  ],
  certificate: [
    ['PCGS 12345678', 'PCGS12345678', 'PC6512345678', null],
    ['Umicore nr. 0045123', 'UMICORENR0045123', 'UM1C0RENR0045123', null],
  ],
}

describe.each(Object.entries(vectors) as [IdentifierKind, Vector[]][])('%s', (kind, rows) => {
  it.each(rows)('%s', (raw, canonical, folded, valid) => {
    expect(parseIdentifier(kind, raw)).toMatchObject({ ok: true, raw, canonical, folded, valid })
  })
})

it('reads all fourteen Dutch sidecodes without a warning about the form', () => {
  const plates =
    'FX-12-34 12-34-FX 12-FX-34 FX-12-GH FX-GH-12 12-FX-GH 12-FXG-3 1-FXG-23 FX-123-G F-123-GH FXG-12-H F-12-GHJ 1-FX-234 123-FX-4'
  expect(plates.split(' ')).toHaveLength(14)
  for (const raw of plates.split(' ')) {
    expect(parseIdentifier('plate', raw)).toMatchObject({ ok: true, warnings: [] })
  }
  expect(parseIdentifier('plate', 'FXGHJK')).toMatchObject({ ok: true, warnings: ['not-a-dutch-plate'] })
})

it('takes a foreign country as option and as sign', () => {
  expect(parseIdentifier('plate', 'B-AB 1234', { country: 'D' })).toMatchObject({ canonical: 'DE/BAB1234' })
  expect(parseIdentifier('plate', 'B-AB 1234', { country: 'QQ' })).toEqual({
    ok: false,
    reason: 'unknown-country',
  })
})

const refused: [IdentifierKind, string, string][] = [
  ['imei', '35675', 'wrong-length'],
  ['imei', 'not a number', 'not-digits'],
  ['imei', '', 'empty'],
  ['imei', '3567\u0000', 'forbidden-character'],
  ['imei', '\u202e356759040123458', 'forbidden-character'],
  ['imei', '\ud800', 'forbidden-character'],
  ['serial', 'x'.repeat(1_000_000), 'too-long'],
  ['serial', 'A1', 'too-short'],
  ['serial', '中文字符', 'not-latin'],
  ['serial', 'A'.repeat(20) + 'B'.repeat(21), 'too-long'],
  ['meid', '999999999912345678', 'out-of-range'],
  ['mac', '00:1B:44:11:3A', 'wrong-length'],
  ['mac', 'XY:1B:44:11:3A:00', 'not-hexadecimal'],
  ['gtin', '40063', 'wrong-length'],
  ['isbn', '4006381333931', 'wrong-length'],
  ['imei', 'n.v.t.', 'placeholder'],
]
it.each(refused.map(([kind, raw, reason]) => [kind, reason, raw] as const))(
  '%s refuses: %s',
  (kind, reason, raw) => {
    expect(parseIdentifier(kind, raw)).toEqual({ ok: false, reason })
  },
)

const silent: [IdentifierKind, string][] = [
  ['serial', '000000'],
  ['serial', '123456789'],
  ['serial', 'onbekend'],
  ['imei', '000000000000000'],
  ['mac', '02:00:00:00:00:01'],
  ['mac', '01:00:5E:00:00:01'],
  ['certificate', '750'],
  ['engraving', '18 karaat'],
  ['gtin', '4006381333931'],
  ['isbn', '9780306406157'],
]
it.each(silent)('%s %s is kept and never searched', (kind, raw) => {
  expect(parseIdentifier(kind, raw)).toMatchObject({ ok: true, searchable: false })
})
