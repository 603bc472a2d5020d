import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noFacts as facts } from '../../../../tests/dealer-facts.ts'
import { notableKinds } from '../contract.ts'
import type { EventInput } from '../one-dealer/contract.ts'
import { notableNow } from './deeds-on-page.ts'
import { readEvent } from './read-event.ts'
import { stateOf, stateTable } from './state-table.ts'

const today = '2026-11-27'
const wrong = (input: EventInput, of: Partial<typeof facts> = {}) => {
  const read = readEvent(input, { facts: { ...facts, ...of } }, today)
  return read.ok ? [] : read.errors.map(({ field, code }) => `${field} ${code}`)
}

describe('what is noted about a dealer', () => {
  it.each<[EventInput, string[]]>([
    [{ kind: 'note' }, ['on field.required', 'text field.required']],
    [{ kind: 'note', on: '2026-02-30', text: '' }, ['on field.day', 'text field.required']],
    [{ kind: 'reached', on: '2026-11-28', way: 'pigeon' }, ['on dealer.day-ahead', 'way field.choice']],
    [{ kind: 'ended', on: '2027-11-28' }, ['on field.year-at-most', 'reason field.choice']],
    [{ kind: 'reopened', on: today }, ['kind dealer.not-ended']],
    [{ kind: 'paper-register-ended', on: today }, ['kind dealer.no-paper']],
  ])('says all that is wrong with %j at once', (input, errors) => {
    expect(wrong(input)).toEqual(errors)
  })

  it('refuses a step that was taken already, and a return before the end', () => {
    const ended = { endedOn: '2026-11-20', endReason: 'stopped' as const }
    expect(wrong({ kind: 'ended', on: today, reason: 'stopped' }, ended)).toEqual([
      'kind dealer.ended-already',
    ])
    expect(wrong({ kind: 'reopened', on: '2026-11-19' }, ended)).toEqual(['on dealer.before-end'])
    expect(wrong({ kind: 'paper-register-kept', on: today }, { paperSince: today })).toEqual([
      'kind dealer.paper-already',
    ])
  })

  it('keeps only the values that the sentence of its kind needs', () => {
    const input: EventInput = {
      kind: 'reached',
      on: today,
      way: 'visit',
      reason: 'stopped',
      text: 'Sleutel kwijt',
    }
    expect(readEvent(input, { facts }, today)).toEqual({
      ok: true,
      event: { kind: 'reached', on: today, detail: { text: 'Sleutel kwijt', way: 'visit' }, change: null },
    })
  })

  it('says beforehand that a shop closes, and the change is of its columns alone', () => {
    expect(
      readEvent({ kind: 'ended', on: '2027-01-01', reason: 'moved-away' }, { facts }, today),
    ).toMatchObject({
      event: { change: { ended_on: '2027-01-01', end_reason: 'moved-away' } },
    })
  })
})

it('offers on the page exactly what would be taken down, in every state', () => {
  const someDay = fc.option(fc.constantFrom('2026-03-02', '2026-11-20'))
  const anyFacts = fc
    .record({ endedOn: someDay, paperSince: someDay, joinedOn: someDay, attendedOn: someDay })
    .map((some) => ({ ...facts, ...some, endReason: some.endedOn === null ? null : ('stopped' as const) }))
  fc.assert(
    fc.property(anyFacts, (of) => {
      const { state } = stateOf(of, today)
      const { waysOut } = stateTable.find((row) => row.state === state)!
      const full = { on: today, way: 'visit', reason: 'stopped', text: 'x' }
      const taken = notableKinds.filter((kind) => readEvent({ kind, ...full }, { facts: of }, today).ok)
      for (const kind of notableNow({ facts: of, waysOut })) expect(taken).toContain(kind)
      if (of.endedOn === null) expect(notableNow({ facts: of, waysOut })).toContain('ended')
    }),
  )
})
