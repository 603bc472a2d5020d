import { findingKinds, type FindingKind, findingWeights } from '../../findings/public.ts'
import type { Cell } from '../contract.ts'
import { addUp } from '../rules/add-up.ts'
import { askCounts, type Question } from './question.ts'

/** What inspectors of municipalities and police found, by how much it weighs; "in order" is a finding too. */
export const findings: Question = {
  figure: 'findings',
  stock: false,
  unit: 'number',
  measures: [...findingWeights],
  asks: 'insight.count_findings',
  data: ['findings.finding', 'findings.withdrawal'],
  async ask(tx, period): Promise<Cell[]> {
    const kinds = await askCounts(tx, 'insight.count_findings', period)
    return addUp(
      kinds.map((cell) => ({ ...cell, measure: findingKinds[cell.measure as FindingKind].weight })),
    )
  },
}
