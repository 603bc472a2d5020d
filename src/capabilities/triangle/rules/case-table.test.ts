import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CASES_FILE, drawTriangleCases } from '../../../../scripts/draw-triangle-cases.ts'
import { roles } from '../../../kernel/codes.ts'
import {
  type CaseState,
  caseStates,
  type CaseStep,
  caseSteps,
  caseStepNames,
  endStates,
  stepFrom,
  stepsFor,
} from './case-table.ts'

const isEnd = (state: CaseState | null) => (endStates as readonly (CaseState | null)[]).includes(state)
/** Every state that can be reached from one. */
function reachable(from: CaseState | null): Set<CaseState> {
  const seen = new Set<CaseState>()
  const walk = (state: CaseState | null): void => {
    for (const step of caseStepNames) {
      const to = stepFrom(state, step)
      if (to !== null && !seen.has(to)) {
        seen.add(to)
        walk(to)
      }
    }
  }
  walk(from)
  return seen
}

describe('the table of steps', () => {
  test('a case comes from nowhere to every state, and from each that is no end to an end', () => {
    expect(reachable(null)).toEqual(new Set(caseStates))
    for (const state of caseStates) expect([...reachable(state)].some(isEnd), state).toBe(!isEnd(state))
  })

  test('an end is the end, for every role', () => {
    for (const state of endStates) for (const role of roles) expect(stepsFor(state, role)).toEqual([])
  })

  test('only the municipality moves a case; agenda and decision are the mayor’s office', () => {
    for (const state of [null, ...caseStates]) {
      expect(stepsFor(state, 'prosecutor')).toEqual([])
      expect(stepsFor(state, 'assistant-prosecutor')).toEqual([])
      for (const step of stepsFor(state, 'municipal-lawyer'))
        expect(['schedule', 'take-off', 'decide', 'postpone']).not.toContain(step)
    }
    expect(stepsFor('on-agenda', 'mayors-office')).toEqual(['take-off', 'decide', 'postpone'])
  })
})

test('however somebody clicks, nothing is decided that was not on an agenda, and what ended stays', () => {
  let decided = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...caseStepNames), { minLength: 20, maxLength: 40 }), (clicks) => {
      let state: CaseState | null = null
      const took: CaseStep[] = []
      for (const step of clicks) {
        const to: CaseState | null = stepFrom(state, step)
        expect(isEnd(state) && to !== null).toBe(false)
        if (to === null) continue
        if (step === 'decide') {
          decided += 1
          expect(took.filter((one) => one !== 'change').at(-1)).toBe('schedule')
        }
        took.push(step)
        state = to
      }
    }),
    { seed: 20, numRuns: 2_000 },
  )
  // The control: the clicks did come that far.
  expect(decided).toBeGreaterThan(100)
})

test('control: a table that decides what was only proposed would be caught', () => {
  const from: readonly (CaseState | null)[] = caseSteps.decide.from
  expect(from).not.toContain('proposed')
  expect(stepFrom('proposed', 'decide')).toBeNull()
})

test('docs/triangle-cases.md shows the table as it is', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../..', CASES_FILE), 'utf8')
  expect(page).toBe(drawTriangleCases())
  // The control: one step less, and the page is old.
  const { withdraw: _, ...less } = caseSteps
  expect(page).not.toBe(drawTriangleCases(less))
})
