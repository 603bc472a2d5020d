import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  drawSteps,
  finalStates,
  followingSteps,
  itemStates,
  itemSteps,
  listStates,
  listSteps,
  type Side,
  stateAfter,
  type Step,
  stepsFrom,
} from './goods-list-steps.ts'

type Table = {
  steps: readonly Step<string, string>[]
  states: readonly string[]
  start: string
  finals: readonly string[]
}
const tables: Record<string, Table> = {
  list: { steps: listSteps, states: listStates, start: 'received', finals: finalStates.list },
  item: { steps: itemSteps, states: itemStates, start: 'listed', finals: finalStates.item },
}
const sides: readonly Side[] = ['citizen', 'police']

/** Every state that can be reached from one. */
function reachable(steps: Table['steps'], from: string): Set<string> {
  const seen = new Set([from])
  for (const state of seen) for (const one of steps) if (one.from.includes(state)) seen.add(one.to)
  return seen
}
const deadEnds = ({ steps, states, finals }: Table) =>
  states.filter((state) => ![...reachable(steps, state)].some((one) => finals.includes(one)))

describe.each(Object.entries(tables))('the table of a %s', (_, table) => {
  const { steps, states, start, finals } = table

  test('every state can be reached, and none is a dead end', () => {
    expect([...reachable(steps, start)].sort()).toEqual([...states].sort())
    expect(deadEnds(table)).toEqual([])
  })

  test('control: a table with a hole in it is found out', () => {
    const holed = { ...table, steps: steps.filter(({ to }) => !finals.includes(to)), finals: ['nowhere'] }
    expect(deadEnds(holed).length).toBeGreaterThan(0)
    expect(reachable(steps.slice(1), start).size).toBeLessThan(states.length)
  })

  test('whatever people try in whatever order, only steps of the table change the state', () => {
    const tried = fc.record({
      step: fc.constantFrom(...steps.map(({ step }) => step), 'no-such-step'),
      by: fc.constantFrom(...sides),
    })
    fc.assert(
      fc.property(fc.array(tried, { maxLength: 40 }), (tries) => {
        let state = start
        for (const one of tries) {
          const next = stateAfter(steps, state, one)
          const row = steps.find(({ step, by }) => step === one.step && by === one.by)
          if (next === null) expect(row === undefined || !row.from.includes(state)).toBe(true)
          else {
            expect(row).toMatchObject({ to: next })
            expect(states).toContain(next)
            state = next
          }
        }
        expect([...reachable(steps, state)].some((one) => finals.includes(one))).toBe(true)
      }),
    )
  })

  test('what a side is offered is what it may do', () => {
    for (const state of states) {
      for (const by of sides) {
        for (const step of stepsFrom(steps, state, by)) {
          expect(stateAfter(steps, state, { step, by })).not.toBeNull()
          expect(stateAfter(steps, state, { step, by: by === 'police' ? 'citizen' : 'police' })).toBeNull()
        }
      }
    }
  })
})

test('an item that is back, home, ended or taken off stays so, unless police open it again on the report', () => {
  const pressed = itemSteps.filter(({ step }) => !followingSteps.includes(step))
  for (const state of finalStates.item) expect(reachable(pressed, state).size).toBe(1)
  expect(reachable(itemSteps, 'taken-off').size).toBe(1)
  // Control: what rests nowhere goes on by a press.
  expect(reachable(pressed, 'in-system').size).toBeGreaterThan(1)
})

test('only police say that something was found or went back', () => {
  for (const step of [
    'tell-found',
    'give-back',
    'end',
    'search-ends',
    'search-reopens',
    'accept',
    'refuse',
  ]) {
    expect([...itemSteps, ...listSteps].find((one) => one.step === step)?.by).toBe('police')
  }
})

test('the drawings in the documentation are those of the tables', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/goods-lists.md'), 'utf8')
  expect(text).toContain(drawSteps(listSteps, 'received', finalStates.list))
  expect(text).toContain(drawSteps(itemSteps, 'listed', finalStates.item))
  // Control: a table with one step less has another drawing.
  expect(text).not.toContain(drawSteps(itemSteps.slice(1), 'listed', finalStates.item))
})
