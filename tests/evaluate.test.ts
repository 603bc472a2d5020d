import { describe, expect, it } from 'vitest'
import { evaluate, type Scorer } from '../evaluate/run.ts'
import { toMarkdown, wrongAlertCount } from '../evaluate/table.ts'
import type { ParsedIdentifier } from '../src/identifiers/public.ts'
import { scorePair } from '../src/capabilities/matching/rules/score-pair.ts'

const options = { seed: 11, casesPerClass: 60, honestPurchases: 600 }

/** Control: a matcher that does not know check digits, and so takes two sound numbers for a slip. */
const withoutChecks: Scorer = (purchase, stolen, given) => {
  const blind = (numbers: readonly ParsedIdentifier[]) =>
    numbers.map((number) => ({ ...number, valid: null }))
  return scorePair(
    { ...purchase, identifiers: blind(purchase.identifiers) },
    { ...stolen, identifiers: blind(stolen.identifiers) },
    given,
  )
}

describe('finding, on labelled cases', () => {
  const { results } = evaluate(options)
  const of = (name: string) => results.find((result) => result.name === name)!
  const alertShare = (name: string): number =>
    (of(name).right.certain + of(name).right.probable) / of(name).caseCount

  it('finds numbers as they stand, spaced or with look-alikes', () => {
    expect(alertShare('clean')).toBeGreaterThanOrEqual(0.95)
    expect(alertShare('spaced')).toBeGreaterThanOrEqual(0.95)
    expect(alertShare('look-alike')).toBeGreaterThanOrEqual(0.95)
  })

  it('finds one slip, mostly with an alert', () => {
    const { right, caseCount } = of('one edit')
    expect(alertShare('one edit')).toBeGreaterThanOrEqual(0.6)
    expect((right.certain + right.probable + right.possible) / caseCount).toBeGreaterThanOrEqual(0.95)
  })

  it('never alerts on two things that look alike and differ', () => {
    expect(results.filter((result) => result.mustNotAlert)).toHaveLength(5)
    for (const result of results) expect([result.name, wrongAlertCount(result)]).toEqual([result.name, 0])
  })

  it('prints every class', () => {
    const markdown = toMarkdown({ options, purchaseCount: 1, results })
    for (const { name } of results) expect(markdown).toContain(`| ${name}`)
  })

  it('control: without the rule of check digits two sound numbers raise an alert', () => {
    const blind = evaluate({ ...options, honestPurchases: 0, scorer: withoutChecks }).results
    expect(wrongAlertCount(blind.find(({ name }) => name === 'swap of 0 and 9')!)).toBeGreaterThan(0)
  })
})
