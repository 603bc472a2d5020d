import type { Cell } from '../contract.ts'

/** Cells of the same place, month and measure become one. */
export function addUp(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>()
  for (const cell of cells) {
    const key = `${cell.place} ${cell.month} ${cell.measure}`
    const sum = sums.get(key)
    sums.set(key, sum ? { ...sum, amount: sum.amount + cell.amount } : cell)
  }
  return [...sums.values()]
}

/** In one order, without noughts: the same numbers make the same text. */
export function inOrder(cells: readonly Cell[]): Cell[] {
  return cells
    .filter(({ amount }) => amount > 0)
    .toSorted(
      (a, b) => compare(a.month, b.month) || compare(a.place, b.place) || compare(a.measure, b.measure),
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
