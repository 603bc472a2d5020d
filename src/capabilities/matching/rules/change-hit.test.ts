import { describe, expect, test } from 'vitest'
import type { Evidence } from '../contract.ts'
import { changeHit, type Found, isNewlyCertain, type Standing } from './change-hit.ts'

const evidence = (code: string, weight = 10): Evidence => ({
  code,
  side: 'for',
  weight,
  data: { b: 1, a: 2 },
})
const found = (overrides: Partial<Found> = {}): Found => ({
  level: 'probable',
  score: 60,
  evidence: [evidence('folded')],
  ...overrides,
})
const standing = (overrides: Partial<Standing> = {}): Standing => ({ ...found(), state: 'new', ...overrides })
const other = [evidence('exact')]

describe('what becomes of a hit', () => {
  test.each<[string, Standing | null, Found, string]>([
    ['nothing stood', null, found(), 'found'],
    ['the same again', standing(), found(), 'none'],
    [
      'the same, keys in another order',
      standing(),
      found({ evidence: [{ ...evidence('folded'), data: { a: 2, b: 1 } }] }),
      'none',
    ],
    ['a higher level', standing(), found({ level: 'certain', score: 100, evidence: other }), 'risen'],
    ['a lower level', standing({ level: 'certain', score: 100 }), found({ evidence: other }), 'none'],
    ['a higher score at the same level', standing(), found({ score: 70, evidence: other }), 'refreshed'],
    ['other evidence of the same weight', standing(), found({ evidence: other }), 'refreshed'],
    ['dismissed, the same again', standing({ state: 'dismissed' }), found(), 'none'],
    [
      'dismissed, other evidence of the same weight',
      standing({ state: 'dismissed' }),
      found({ evidence: other }),
      'refreshed',
    ],
    [
      'dismissed, evidence that weighs less',
      standing({ state: 'dismissed' }),
      found({ level: 'possible', score: 90, evidence: other }),
      'none',
    ],
    [
      'dismissed, new evidence',
      standing({ state: 'dismissed' }),
      found({ score: 70, evidence: other }),
      'reopened',
    ],
    [
      'dismissed, a higher level',
      standing({ state: 'dismissed' }),
      found({ level: 'certain', score: 100, evidence: other }),
      'reopened',
    ],
    [
      'confirmed, a higher level',
      standing({ state: 'confirmed' }),
      found({ level: 'certain', score: 100, evidence: other }),
      'risen',
    ],
  ])('%s', (_, before, now, expected) => {
    expect(changeHit(before, now)).toBe(expected)
  })

  test('the duty officer is warned once of a certain hit', () => {
    const certain = found({ level: 'certain', score: 100, evidence: other })
    expect(isNewlyCertain(null, certain, 'found')).toBe(true)
    expect(isNewlyCertain(standing(), certain, 'risen')).toBe(true)
    expect(isNewlyCertain(standing({ state: 'dismissed' }), certain, 'reopened')).toBe(true)
    expect(isNewlyCertain(standing(certain), certain, 'refreshed')).toBe(false)
    expect(isNewlyCertain(null, found(), 'found')).toBe(false)
  })
})
