import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CODE_LENGTH, CODE_SIGNS, codeFrom, groupCode, readCode } from './answer-code.ts'
import { checkMeeting } from './check-meeting.ts'
import { countGuests } from './count-guests.ts'
import { shownThere, type Tap, withoutSent, withTap } from './follow-taps.ts'

describe('codes on paper', () => {
  const anyCode = fc.uint8Array({ minLength: 64, maxLength: 64 }).map(codeFrom)

  test('any code comes back as it was given out, however it is typed', () => {
    fc.assert(
      fc.property(anyCode, fc.boolean(), fc.constantFrom('', ' ', '-', ' - '), (code, isLower, between) => {
        if (code === null) return
        const typed = groupCode(code).split('-').join(between)
        expect(readCode(isLower ? typed.toLowerCase() : typed)).toBe(code)
      }),
    )
  })

  test('each sign is as likely, and too few fair bytes make no code', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const code = codeFrom(new Uint8Array(64).fill(byte))
      if (code !== null) counts.set(code[0]!, (counts.get(code[0]!) ?? 0) + 1)
    }
    expect(new Set(counts.values())).toEqual(new Set([8]))
    expect(counts.size).toBe(CODE_SIGNS.length)
    expect(codeFrom(new Uint8Array(CODE_LENGTH - 1))).toBeNull()
    expect(codeFrom(new Uint8Array(64).fill(255))).toBeNull()
  })

  test.each(['', 'ABCD', 'ABCD-EFGH-JKMN-PQRO', 'ABCD-EFGH-JKMN-PQRSS', 'ABCD_EFGH_JKMN_PQRS'])(
    '%s is no code',
    (typed) => expect(readCode(typed)).toBeNull(),
  )
})

describe('a meeting', () => {
  const right = { heldOn: '2026-12-01', begins: '19:30', ends: '21:30', municipalities: ['enschede'] }
  const given = { own: ['enschede', 'losser'], today: '2026-12-01' }
  test.each([
    [{}, []],
    [{ heldOn: '2026-11-30' }, ['heldOn']],
    [{ ends: '19:30' }, ['ends']],
    [{ municipalities: ['enschede', 'almelo'] }, ['municipalities']],
    [
      { heldOn: '2020-01-01', ends: '00:00', municipalities: ['almelo'] },
      ['heldOn', 'ends', 'municipalities'],
    ],
  ])('%j: %j is wrong', (change, fields) => {
    expect(checkMeeting({ ...right, ...change }, given).map(({ field }) => field)).toEqual(fields)
  })

  test('counts who comes with how many, who came, and who of those can sign in', () => {
    const nobody = { invitedOn: null, answer: null, people: null, isThere: false, ownerSince: null }
    const guests = [
      {
        ...nobody,
        invitedOn: '2026-11-01',
        answer: 'comes' as const,
        people: 3,
        isThere: true,
        ownerSince: 'x',
      },
      { ...nobody, invitedOn: '2026-11-01', answer: 'cannot' as const, ownerSince: 'x' },
      { ...nobody, isThere: true },
    ]
    expect(countGuests(guests)).toEqual({ invited: 2, coming: 1, peopleComing: 3, came: 2, connected: 1 })
  })
})

describe('taps of a tablet', () => {
  const anyTap: fc.Arbitrary<Tap> = fc.record({
    dealerId: fc.constantFrom('a', 'b'),
    isThere: fc.boolean(),
    tappedAt: fc.nat({ max: 99 }).map((n) => `2026-12-01T19:30:${String(n).padStart(2, '0')}Z`),
  })

  test('of a dealer one waits, the last; sent is gone unless a later one came', () => {
    fc.assert(
      fc.property(fc.array(anyTap), anyTap, (taps, sent) => {
        const waiting = taps.reduce(withTap, [] as Tap[])
        expect(new Set(waiting.map(({ dealerId }) => dealerId)).size).toBe(waiting.length)
        for (const tap of waiting) expect(taps.findLast((one) => one.dealerId === tap.dealerId)).toEqual(tap)
        const left = withoutSent(waiting, sent)
        for (const tap of waiting) {
          expect(left.includes(tap)).toBe(tap.dealerId !== sent.dealerId || tap.tappedAt > sent.tappedAt)
        }
      }),
    )
  })

  test('what waits is shown before what the server said', () => {
    expect(shownThere(true, undefined)).toBe(true)
    expect(shownThere(true, { dealerId: 'a', isThere: false, tappedAt: '' })).toBe(false)
  })
})
