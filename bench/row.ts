/** One line of the benchmark table. A ratio compares with a peer run in the same script, interleaved. */
export type BenchRow = {
  name: string
  goal: string
  peer: string
  rounds: number
  /** Lowest and highest of the rounds, in the unit of the figure. */
  spread: [number, number]
} & ({ ratio: number } | { value: number; unit: string })

/** The middle of an odd or even number of figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new RangeError('no figures')
  return (low + high) / 2
}

/** The figure that a share of all figures stays at or under: 0.99 for p99. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Lowest and highest. */
export function spreadOf(figures: readonly number[]): [number, number] {
  return [Math.min(...figures), Math.max(...figures)]
}
