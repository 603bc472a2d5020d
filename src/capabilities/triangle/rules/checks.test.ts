import { describe, expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import type { CaseFact } from '../contract.ts'
import { checkDecision } from './check-decision.ts'
import { checkPage } from './check-page.ts'

const today = '2026-11-27'
const finding = { id: newId(), source: 'finding' as const }
const fact = (over: Partial<CaseFact> = {}): CaseFact => ({
  on: '2026-11-20',
  text: 'Een ring stond niet in het register.',
  source: 'finding',
  sourceId: finding.id,
  sourceWords: 'Bevinding van 20 november',
  ...over,
})
const fields = (one: CaseFact) =>
  checkPage({ facts: [one], caseFileId: null }, [finding], today).map(({ field }) => field)

describe('a fact of a page', () => {
  test.each([
    ['stands on a finding of the municipality', fact(), []],
    ['is not of tomorrow', fact({ on: '2026-11-28' }), ['facts.0.on']],
    ['names no finding that is not there', fact({ sourceId: newId() }), ['facts.0.sourceId']],
    ['names no report by the id of a finding', fact({ source: 'report' }), ['facts.0.sourceId']],
    ['has another source in words', fact({ source: 'other', sourceId: null }), []],
    ['which has no id', fact({ source: 'other' }), ['facts.0.sourceId']],
    [
      'and always says which',
      fact({ source: 'other', sourceId: null, sourceWords: '' }),
      ['facts.0.sourceWords'],
    ],
  ])('%s', (_, one, wrong) => {
    expect(fields(one)).toEqual(wrong)
  })
})

test('the case file of a page is one of that dealer', () => {
  const file = { id: newId(), source: 'case-file' as const }
  const of = (caseFileId: string) =>
    checkPage({ facts: [fact()], caseFileId }, [finding, file], today).map(({ field }) => field)
  expect(of(file.id)).toEqual([])
  expect(of(finding.id)).toEqual(['caseFileId'])
})

describe('a decision', () => {
  const task = { owner: 'base-team' as const, what: 'Ga langs', dueOn: '2026-12-10' }
  const wrong = (outcome: 'decided' | 'postponed', tasks: (typeof task)[]) =>
    checkDecision({ outcome, tasks }, { heldOn: '2026-12-01' }).map(({ field }) => field)
  test('has a task, due on the day of the meeting or later', () => {
    expect(wrong('decided', [task])).toEqual([])
    expect(wrong('decided', [{ ...task, dueOn: '2026-12-01' }])).toEqual([])
    expect(wrong('decided', [task, { ...task, dueOn: '2026-11-30' }])).toEqual(['tasks.1.dueOn'])
    expect(wrong('decided', [])).toEqual(['tasks'])
  })
  test('to wait has none', () => {
    expect(wrong('postponed', [])).toEqual([])
    expect(wrong('postponed', [task])).toEqual(['tasks'])
  })
})
