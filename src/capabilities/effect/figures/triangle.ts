import type { Transaction } from '../../../platform/database.ts'
import { listTriangleCounts } from '../../triangle/public.ts'
import type { Cell } from '../contract.ts'
import { firstDay, lastDay } from '../rules/months.ts'
import type { Period, Question } from './question.ts'

/** What came to the local triangle, and what became of it. */
export const triangle: Question = {
  figure: 'triangle',
  stock: false,
  unit: 'number',
  measures: ['cases', 'decisions', 'tasks', 'tasks-done'],
  asks: 'triangle.counts',
  data: ['triangle.triangle_case', 'triangle.agenda_item', 'triangle.task'],
  ask: askTriangle,
}

async function askTriangle(tx: Transaction, { months }: Period): Promise<Cell[]> {
  const [row] = await tx<{ own: string[] }[]>`select insight.counted_municipalities() as own`
  const cells: Cell[] = []
  for (const month of months) {
    const counts = await listTriangleCounts(tx, { from: firstDay(month), until: lastDay(month) })
    for (const { municipality: place, cases, decisions, tasks, tasksDone } of counts) {
      if (!row!.own.includes(place)) continue
      const measures = { cases, decisions, tasks, 'tasks-done': tasksDone }
      cells.push(...Object.entries(measures).map(([measure, amount]) => ({ place, month, measure, amount })))
    }
  }
  return cells
}
