import type { Cell, ReportBody, ReportChange } from '../contract.ts'

/** What a later version says otherwise than the one before: every number that came, went or became another one. */
export function changesBetween(was: ReportBody, is: ReportBody): ReportChange[] {
  const names = [...new Set([...is.figures, ...was.figures].map(({ figure }) => figure))]
  return names.flatMap((figure) => {
    const before = amounts(was.figures.find((one) => one.figure === figure)?.cells ?? [])
    const after = amounts(is.figures.find((one) => one.figure === figure)?.cells ?? [])
    return [...new Map([...before, ...after])].flatMap(([key, { place, month, measure }]) => {
      const [old, now] = [before.get(key)?.amount ?? 0, after.get(key)?.amount ?? 0]
      return old === now ? [] : [{ figure, place, month, measure, was: old, is: now }]
    })
  })
}

function amounts(cells: readonly Cell[]): Map<string, Cell> {
  return new Map(cells.map((cell) => [`${cell.month} ${cell.place} ${cell.measure}`, cell]))
}
