/** One thing that does not fit, and where. */
export type Finding = { where: string; what: string }

const KEPT_MAX = 100

/** What does not fit between a database and its log: all are counted, the first hundred kept. */
export class Findings {
  readonly first: Finding[] = []
  count = 0

  add(where: string, what: string): void {
    this.count++
    if (this.first.length < KEPT_MAX) this.first.push({ where, what })
  }
}
