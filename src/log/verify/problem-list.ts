import type { Problem } from './verdict.ts'

const KEPT_MAX = 100

/** What does not fit: all are counted, the first hundred kept. */
export class ProblemList {
  readonly first: Problem[] = []
  count = 0

  add(problem: Problem): void {
    this.count++
    if (this.first.length < KEPT_MAX) this.first.push(problem)
  }
}
