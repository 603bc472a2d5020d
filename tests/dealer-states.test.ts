import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawDealerStates, STATES_FILE } from '../scripts/draw-dealer-states.ts'
import { stateTable } from '../src/capabilities/dealers/rules/state-table.ts'

test('docs/dealer-states.md shows the table of states as it is', () => {
  const page = readFileSync(join(import.meta.dirname, '..', STATES_FILE), 'utf8')
  expect(page).toBe(drawDealerStates())
  // The control: one way out less, and the page is old.
  const less = stateTable.map((row) => ({ ...row, waysOut: row.waysOut.slice(1) }))
  expect(page).not.toBe(drawDealerStates(less))
})
