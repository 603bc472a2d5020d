import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawOverview, OVERVIEW_FILE } from '../scripts/draw-overview.ts'
import { overviewRule } from '../src/capabilities/overview/rules/overview-rule.ts'

test('docs/overview.md shows the published rule as it is', () => {
  const page = readFileSync(join(import.meta.dirname, '..', OVERVIEW_FILE), 'utf8')
  expect(page).toBe(drawOverview())
  // The control: another number of months, and the page is old.
  const { weights } = overviewRule
  const longer = { ...weights, slight: { ...weights.slight, months: weights.slight.months + 1 } }
  expect(page).not.toBe(drawOverview({ ...overviewRule, weights: longer }))
})
