import { expect, test } from 'vitest'
import type { Evidence, HitView } from '../contract.ts'
import { daysAfterTheft, likenessOf, materialAgrees, weightsOf } from './compare-rows.ts'

const evidence = (code: string, weight: number): Evidence => ({
  code,
  side: weight > 0 ? 'for' : 'against',
  weight,
  data: {},
})
const pair = (colours: [string, string], found: Evidence[]) =>
  ({
    stolen: { colour: colours[0] },
    purchase: { colour: colours[1] },
    evidence: found,
  }) as unknown as HitView

test('never says that something differs where the matcher counted it as agreeing', () => {
  expect(likenessOf(pair(['black', 'zwart'], [evidence('colour-same', 6)]), 'colour')).toBe('similar')
  expect(likenessOf(pair(['black', 'zwart'], []), 'colour')).toBe('different')
  expect(likenessOf(pair(['zwart', 'zwart'], [evidence('colour-same', 6)]), 'colour')).toBe('same')
})

test('takes material from what the matcher read in a description', () => {
  expect(materialAgrees({ evidence: [evidence('material-same', 6)] })).toBe(true)
  expect(materialAgrees({ evidence: [evidence('colour-same', 6)] })).toBe(false)
})

test('counts days on the calendar of Amsterdam', () => {
  const hit = { stolen: { committedOn: '2026-11-19' }, purchase: { acquiredAt: '2026-11-20T23:30:00Z' } }
  expect(daysAfterTheft(hit as unknown as HitView)).toBe(2)
})

test('adds each side up', () => {
  expect(weightsOf([evidence('a', 40), evidence('b', 6), evidence('c', -12)])).toEqual({
    for: 46,
    against: 12,
  })
})
