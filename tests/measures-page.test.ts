import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawMeasures, MEASURES_FILE } from '../scripts/draw-measures.ts'
import { stepTable } from '../src/capabilities/measures/rules/step-table.ts'

test('docs/measures.md shows the tables of measures as they are', () => {
  const page = readFileSync(join(import.meta.dirname, '..', MEASURES_FILE), 'utf8')
  expect(page).toBe(drawMeasures())
  // The control: one step less, and the page is old.
  expect(page).not.toBe(drawMeasures(stepTable.slice(1)))
})
