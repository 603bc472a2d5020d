import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../kernel/dates.ts'
import { channels, chooseRecipients } from './choose-recipients.ts'
import { contrastOnPaper, isReadableOnPaper } from './colour.ts'
import { letterStates, letterSteps, stateAfter } from './letter-states.ts'
import { mailVerdict } from './mail-verdict.ts'

const datedOn = '2026-11-27'
const candidate = {
  dealerId: 'a',
  hasAddress: true,
  hasEmail: true,
  hasStopped: false,
  gotItOn: null,
  missing: [],
}
const choose = (about: object, order: object = {}) =>
  chooseRecipients([{ ...candidate, ...about }], {
    channel: 'email-else-post',
    datedOn,
    includeLately: false,
    ...order,
  })

test.each([
  [{}, {}, 'email'],
  [{ hasEmail: false }, {}, 'post'],
  [{}, { channel: 'post' }, 'post'],
  [{ hasEmail: false }, { channel: 'email' }, 'no-email'],
  [{ hasEmail: false, hasAddress: false }, {}, 'no-address'],
  [{ hasStopped: true }, {}, 'stopped'],
  [{ missing: ['antwoordlink'] }, {}, 'field-missing'],
  [{ gotItOn: addDays(datedOn, -13) }, {}, 'got-it-lately'],
  [{ gotItOn: addDays(datedOn, -13) }, { includeLately: true }, 'email'],
  [{ gotItOn: addDays(datedOn, -14) }, {}, 'email'],
])('%o with %o: %s', (about, order, outcome) => {
  const { chosen, leftOut } = choose(about, order)
  expect([...chosen.map(({ channel }) => channel), ...leftOut.map(({ reason }) => reason)]).toEqual([outcome])
})

test('every dealer is either written to or left out for a reason, never both', () => {
  const candidates = fc.array(
    fc.record({
      hasAddress: fc.boolean(),
      hasEmail: fc.boolean(),
      hasStopped: fc.boolean(),
      gotItOn: fc.option(fc.integer({ min: -30, max: 0 }).map((days) => addDays(datedOn, days))),
      missing: fc.constantFrom([], ['antwoordcode' as const]),
    }),
  )
  fc.assert(
    fc.property(candidates, fc.constantFrom(...channels), fc.boolean(), (made, channel, includeLately) => {
      const all = made.map((one, n) => ({ ...one, dealerId: String(n) }))
      const { chosen, leftOut } = chooseRecipients(all, { channel, datedOn, includeLately })
      const ids = [...chosen, ...leftOut].map(({ dealerId }) => dealerId)
      expect(ids.toSorted()).toEqual(all.map(({ dealerId }) => dealerId).toSorted())
      for (const one of chosen) expect(all[Number(one.dealerId)]!.hasStopped).toBe(false)
    }),
  )
})

test('a mail that may have arrived is left to a person, and only that', () => {
  expect(mailVerdict('taken', 1)).toEqual({ state: 'sent' })
  expect(mailVerdict('refused', 1)).toEqual({ state: 'undeliverable' })
  expect(mailVerdict('unknown', 1)).toEqual({ state: 'uncertain' })
  expect(mailVerdict('later', 1)).toEqual({ state: 'to-send', again_after_min: 1 })
  expect(mailVerdict('later', 8)).toEqual({ state: 'undeliverable' })
})

test('from no state a person makes a mail go that may have gone already, but from uncertain', () => {
  for (const state of letterStates)
    for (const step of letterSteps)
      if (stateAfter({ state, channel: 'email' }, step) === 'to-send') expect(state).toBe('uncertain')
  expect(stateAfter({ state: 'uncertain', channel: 'email' }, 'send-again')).toBe('to-send')
})

// Known answers of WCAG 2.2: black on white is 21 to 1, #767676 the lightest grey that passes.
test('a colour can be read on paper', () => {
  expect(contrastOnPaper('#000000')).toBeCloseTo(21, 5)
  expect(contrastOnPaper('#767676')).toBeCloseTo(4.54, 2)
  expect(isReadableOnPaper('#767676')).toBe(true)
  expect(isReadableOnPaper('#777777')).toBe(false)
  expect(isReadableOnPaper('red')).toBe(false)
})
