import { expect, test } from 'vitest'
import type { Draft } from '../contract.ts'
import { checkDraft } from './check-draft.ts'

const whole: Draft = {
  municipality: 'enschede',
  branchNumber: '990000010001',
  subject: 'Gestolen fietsen',
  basis: 'wpg-16',
  basisText: '',
  facts: [{ observedOn: '2026-11-05', text: 'Een gestolen fiets stond in de winkel.', source: 'Treffer' }],
  request: 'Overweeg een waarschuwing.',
}
const fields = (draft: Draft) => checkDraft(draft, '2026-11-27').map(({ field }) => field)

test('a whole draft lacks nothing', () => {
  expect(checkDraft(whole, '2026-11-27')).toEqual([])
})

test('an empty draft lacks everything, said at once', () => {
  const empty: Draft = {
    municipality: '',
    branchNumber: '',
    subject: '',
    basis: null,
    basisText: '',
    facts: [],
    request: '',
  }
  expect(fields(empty)).toEqual(['municipality', 'branchNumber', 'subject', 'request', 'basis', 'facts'])
})

test('another ground is said in words', () => {
  expect(fields({ ...whole, basis: 'other' })).toEqual(['basisText'])
  expect(fields({ ...whole, basis: 'other', basisText: 'Art. 19 Wpg' })).toEqual([])
})

test('a fact has a day that has been, a text and a source', () => {
  const facts = [whole.facts[0]!, { observedOn: '', text: '', source: '' }]
  expect(fields({ ...whole, facts })).toEqual(['facts.1.observedOn', 'facts.1.text', 'facts.1.source'])
  const tomorrow = [{ ...whole.facts[0]!, observedOn: '2026-11-28' }]
  expect(checkDraft({ ...whole, facts: tomorrow }, '2026-11-27')).toEqual([
    { field: 'facts.0.observedOn', code: 'disclosure.in-future' },
  ])
})
