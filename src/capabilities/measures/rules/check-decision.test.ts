import { describe, expect, test } from 'vitest'
import { soundGround, soundLetter, soundSurroundings } from '../../../../tests/measure-letters.ts'
import type { DocumentFields } from '../documents/contract.ts'
import { checkDecision, elementsOf } from './check-decision.ts'
import type { Checked } from './element-gaps.ts'
import { type DocumentKind, documentKinds } from './file-states.ts'

const missing = (kind: DocumentKind, fields: DocumentFields, around: Checked = soundSurroundings) =>
  checkDecision(kind, fields, around).map(({ element }) => element)

type Removal = (fields: DocumentFields) => void
const [fact] = soundLetter.facts
/** How each element goes missing from the sound letter; `number` comes from outside it. */
const removals: Record<string, Removal> = {
  addressee: (letter) => void (letter.addressee.name = ''),
  date: (letter) => void (letter.date = ''),
  signer: (letter) => void (letter.signer.name = ''),
  'on-behalf-of': (letter) => void (letter.signer.onBehalfOf = ''),
  mandate: (letter) => void (letter.signer.decree = ''),
  'intended-measure': (letter) => void (letter.measure = ''),
  basis: (letter) => void (letter.facts[0]!.article = ''),
  facts: (letter) => void (letter.facts[0]!.source = ''),
  'view-term': (letter) => void (letter.view.until = letter.date),
  'view-asked': (letter) => void (letter.view.invitedOn = ''),
  'view-answered': (letter) => void (letter.view.response = ''),
  reasons: (letter) => void (letter.reasons = ''),
  'reasons-per-fact': (letter) => void (letter.facts[0]!.reason = ''),
  interests: (letter) => void (letter.interests = letter.interests.filter(({ side }) => side !== 'dealer')),
  'lighter-measure': (letter) => void (letter.lighter.whyNot = ''),
  'earlier-warning': (letter) => void (letter.earlierWarning.on = ''),
  'warning-asks': (letter) => void (letter.warning.asked = ''),
  'warning-until': (letter) => void (letter.warning.until = ''),
  'order-concrete': (letter) => void (letter.order.actions = []),
  'time-to-comply': (letter) => void (letter.order.complyUntil = letter.date),
  'long-enough': (letter) => void (letter.order.whyEnough = ''),
  'penalty-amount': (letter) => void (letter.penalty.per = ''),
  'penalty-maximum': (letter) => void (letter.penalty.maximumCents = 1),
  'penalty-reason': (letter) => void (letter.penalty.reason = ''),
  'closure-power': (letter) => void (letter.closure.article = ''),
  'closure-until': (letter) => void (letter.closure.until = ''),
  'closure-effect': (letter) => void (letter.closure.effect = ''),
  incurred: (letter) => void (letter.collection.incurredOn = ''),
  payment: (letter) => void (letter.collection.payTo = ''),
  'about-decision': (letter) => void (letter.outcome.decisionNumber = ''),
  result: (letter) => void (letter.outcome.result = ''),
  observed: (letter) => void (letter.outcome.observed = ''),
  hearing: (letter) => void (letter.outcome.hearing = ''),
  delivery: (letter) => void (letter.delivery.way = ''),
  'objection-clause': (letter) => void (letter.objectionClause.weeks = 4),
  'appeal-clause': (letter) => void (letter.objectionClause.to = ''),
}
/** Without a date nothing can be compared with it, so it is looked at alone. */
const without = (element: string) => {
  const letter = structuredClone(soundLetter)
  removals[element]!(letter)
  return letter
}

describe('letters', () => {
  test.each(documentKinds)('a sound %s misses nothing', (kind) =>
    expect(missing(kind, soundLetter)).toEqual([]),
  )

  const each = documentKinds.flatMap((kind) => elementsOf(kind).map(({ name }) => [kind, name] as const))
  test.each(each)('%s without %s: exactly that one is named, with its article', (kind, element) => {
    const found =
      element === 'number'
        ? checkDecision(kind, soundLetter, { ...soundSurroundings, number: null })
        : checkDecision(kind, without(element), soundSurroundings)
    expect(found.map((one) => one.element)).toEqual([element])
    expect(found[0]!.article).toMatch(/^art\. /)
  })

  test('a mandate that had ended, or a warning that never was, is none', () => {
    const ended = structuredClone(soundLetter)
    ended.signer.until = '2026-10-04'
    expect(missing('order', ended)).toEqual(['mandate'])
    expect(missing('order', soundLetter, { ...soundSurroundings, past: [] })).toEqual(['earlier-warning'])
  })
})

describe('rulings', () => {
  test('Rb. Rotterdam 2023:4898: no enforcement on a duty that did not hold for these goods on that day', () => {
    const grounds = [{ ...soundGround, basis: null }]
    expect(missing('order', soundLetter, { ...soundSurroundings, grounds })).toEqual(['basis'])
    // The control: with an article in force on the day it stands.
    expect(missing('order', soundLetter)).toEqual([])
  })

  test('Rb. Rotterdam 2022:4223: a closure whose reasons are general and before which nobody warned is suspended', () => {
    const letter: DocumentFields = {
      ...structuredClone(soundLetter),
      facts: [{ ...fact!, reason: '' }],
      interests: [{ side: 'public', interest: 'De openbare orde.', weighing: 'Weegt zwaarder.' }],
      earlierWarning: { on: '', whyNone: '' },
    }
    const found = missing('closure', letter, { ...soundSurroundings, past: [] })
    expect(found).toEqual(['reasons-per-fact', 'interests', 'earlier-warning'])
  })

  test('Rb. Rotterdam 2019:5376, RVS 2021:1465: facts of administrative law carry a closure, each with source and article', () => {
    expect(missing('closure', soundLetter)).toEqual([])
    // What stood in no finding of the municipality can't be relied on: a suspicion is no fact.
    const suspicion = { ...fact!, findingId: '00000000-0000-7000-8000-00000000f009' }
    expect(missing('closure', { ...soundLetter, facts: [fact!, suspicion] })).toEqual(['facts'])
  })
})
