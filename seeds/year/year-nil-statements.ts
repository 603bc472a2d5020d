import { addDays, type Day } from '../../src/kernel/dates.ts'
import { newId } from '../../src/kernel/ids.ts'
import { makeRng } from '../generator/public.ts'
import type { Biography } from './biographies.ts'

const EVERY_DAYS = [6, 9] as const

/** Rows of registers.nil_statement: who buys little says so about every week. */
export function makeNilStatements(biographies: readonly Biography[], today: Day) {
  const rng = makeRng(437)
  return biographies.flatMap(({ dealer, joinedOn, register }) => {
    if (register !== 'nothing-bought' || joinedOn === null) return []
    const rows = []
    let from = joinedOn
    let on = addDays(from, rng.int(...EVERY_DAYS))
    while (on < today) {
      rows.push({
        id: newId(),
        organisation_id: `dealer:${dealer.kvkNumber}`,
        branch_number: dealer.branchNumber,
        period_from: from,
        stated_on: on,
        recorded_at: `${on}T17:30:00+01:00`,
        recorded_by: 'helder seed',
      })
      from = on
      on = addDays(from, rng.int(...EVERY_DAYS))
    }
    return rows
  })
}
