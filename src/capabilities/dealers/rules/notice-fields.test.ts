import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMessageKey } from '../../../platform/messages/index.ts'
import { noticeFields, noticeKinds, readNotice, type TypedNotice } from './notice-fields.ts'

const about = { municipalities: ['enschede', 'hengelo'], today: '2026-11-27' }
const start: TypedNotice = {
  kind: 'start',
  municipality: 'enschede',
  kvkNumber: ' 99.30.00 02 ',
  branchNumber: '',
  name: 'Telefoonwinkel Eerste Dag',
  trade: 'phone-shop',
  street: 'Aanvangstraat',
  houseNumber: '7',
  postcode: '7511xa',
  town: 'Enschede',
  happensOn: '2026-12-10',
  announcerName: 'Pien Verzonnen',
  announcerRole: 'owner',
  email: 'pien@handelaar.example',
  phone: null,
}
const move: TypedNotice = {
  ...start,
  kind: 'move',
  toMunicipality: 'hengelo',
  newStreet: 'Ring',
  newHouseNumber: '3 a',
  newPostcode: '7551 AB',
  newTown: 'Hengelo',
}
const errorsOf = (typed: TypedNotice) => {
  const read = readNotice(typed, about)
  return read.ok ? {} : Object.fromEntries(read.errors.map(({ field, code }) => [field, code]))
}

describe('a notice', () => {
  test('is read as people type it', () => {
    expect(readNotice(start, about)).toMatchObject({
      ok: true,
      notice: {
        kvkNumber: '99300002',
        branchNumber: null,
        trade: 'phone-shop',
        at: { postcode: '7511 XA', municipality: 'enschede' },
        to: null,
        contact: { email: 'pien@handelaar.example', phone: null },
      },
    })
    expect(readNotice(move, about)).toMatchObject({
      ok: true,
      notice: { trade: null, to: { postcode: '7551 AB' } },
    })
  })

  test('says everything that is wrong at once, in the order of the form', () => {
    const read = readNotice({ kind: 'move' }, about)
    const fields = read.ok ? [] : read.errors.map(({ field }) => field)
    expect(fields).toEqual(
      noticeFields.filter((name) => !['kind', 'branchNumber', 'trade', 'phone'].includes(name)),
    )
  })

  test.each([
    ['kvkNumber', '1234567', 'field.kvk'],
    ['branchNumber', '12', 'notice.field.branch-number'],
    ['postcode', '7511 SS', 'field.postcode'],
    ['municipality', 'amsterdam', 'field.choice'],
    ['trade', 'weapons', 'field.choice'],
    ['happensOn', '2026-02-30', 'field.day'],
    ['happensOn', '2062-12-10', 'notice.field.day-far'],
    ['name', 'a'.repeat(121), 'field.too-long'],
    ['name', 'Juwe\u202elier', 'field.control-characters'],
    ['email', 'pien@handelaar', 'field.email'],
    ['email', 'a@b.example\r\nBcc: c@d.example', 'field.control-characters'],
    ['email', '"a b"@c.example', 'field.email'],
    ['phone', 'bel mij', 'notice.field.phone.wrong'],
  ] as const)('%s %j: %s', (field, value, code) => {
    expect(errorsOf({ ...start, [field]: value })).toEqual({ [field]: code })
  })

  test('a business that begins may have no number yet; one that moves or stops has', () => {
    expect(errorsOf({ ...start, kvkNumber: '' })).toEqual({})
    expect(errorsOf({ ...start, kind: 'stop', kvkNumber: '' })).toEqual({ kvkNumber: 'field.kvk' })
  })

  test('there is a way to reach who announces it', () => {
    expect(errorsOf({ ...start, email: ' ' })).toEqual({ email: 'notice.field.reachable' })
    expect(errorsOf({ ...start, email: '', phone: '+31 (0)6 1234 5678' })).toEqual({})
  })

  test('whatever is typed is read or refused in words, and a notice holds no character that can’t be read', () => {
    const anything = fc.record(
      Object.fromEntries(
        noticeFields.map((name) => [
          name,
          fc.oneof(fc.constant(move[name]), fc.string({ unit: 'binary' }), fc.constant(null)),
        ]),
      ),
    )
    fc.assert(
      fc.property(anything, fc.constantFrom(...noticeKinds), (typed, kind) => {
        const read = readNotice({ ...(typed as TypedNotice), kind }, about)
        if (read.ok) expect(JSON.stringify(read.notice)).not.toMatch(/\\u00[01]|[\u202a-\u202e]/)
        else expect(read.errors.filter(({ code }) => !isMessageKey(code))).toEqual([])
      }),
    )
  })
})
