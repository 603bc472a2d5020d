import { type Findings, tokenOf } from '../../../../log/verify/public.ts'
import type { KeyFolder } from './people.ts'

export type Place = { organisation_id: string; branch_number: string; register: string }
type Run = Place & { last: number; gaps: { from: number; to: number }[] }

const GAP_LISTED_MAX = 20

/** Follows the numbers of each branch and register through the log: 1, 2, 3 ... each once and in order. */
export class Numbers {
  readonly #runs = new Map<string, Run>()
  readonly #keys: KeyFolder
  /** Tokens of leaves that an adoption covers: their numbers were given, their entries are lost. */
  readonly adoptedTokens = new Set<string>()

  constructor(keys: KeyFolder) {
    this.#keys = keys
  }

  /** The next entry in log order; says what is wrong with its number. */
  follow(place: Place, number: number): string[] {
    const run = this.#run(place)
    if (number <= run.last) return [`its number stands after ${run.last} in the log: twice, or out of order`]
    if (number > run.last + 1) run.gaps.push({ from: run.last + 1, to: number - 1 })
    run.last = number
    return []
  }

  /** After the last entry: compares with the counters, and asks of each missing number whether it was adopted. */
  finish(counters: (Place & { last_number: number })[], findings: Findings): void {
    for (const counter of counters) {
      const run = this.#run(counter)
      const where = nameOf(counter)
      if (counter.last_number < run.last) {
        findings.add(where, `the counter stands at ${counter.last_number}, but number ${run.last} was given`)
      }
      if (counter.last_number > run.last) run.gaps.push({ from: run.last + 1, to: counter.last_number })
    }
    for (const run of this.#runs.values()) {
      for (const gap of run.gaps) this.#checkGap(run, gap, findings)
    }
  }

  /** How many numbers of adopted leaves were given again, to entries that the database has. */
  countDoubled(): number {
    let doubled = 0
    if (this.adoptedTokens.size === 0) return 0
    for (const run of this.#runs.values()) {
      for (let number = 1; number <= run.last; number++) {
        if (!isIn(run.gaps, number) && this.adoptedTokens.has(this.#token(run, number))) doubled++
      }
    }
    return doubled
  }

  /** Which branch and number a leaf without entry is of, as far as numbers are missing or follow the last. */
  nameOfToken(token: string, beyond: number): string | null {
    for (const run of this.#runs.values()) {
      const gaps = [...run.gaps, { from: run.last + 1, to: run.last + beyond }]
      for (const { from, to } of gaps) {
        for (let number = from; number <= Math.min(to, from + 10_000); number++) {
          if (this.#token(run, number) === token) return `${nameOf(run)}, number ${number}`
        }
      }
    }
    return null
  }

  #checkGap(run: Run, { from, to }: { from: number; to: number }, findings: Findings): void {
    const missing: number[] = []
    // Only so many can be covered: a counter that was set to a billion must not be counted one by one.
    let count = to - from + 1
    for (let number = from; number <= to && missing.length < GAP_LISTED_MAX; number++) {
      if (this.adoptedTokens.has(this.#token(run, number))) count--
      else missing.push(number)
    }
    if (count === 0) return
    const more = count > missing.length ? ` and others up to ${to}` : ''
    findings.add(nameOf(run), `no entry has number ${missing.join(', ')}${more}`)
  }

  #token({ branch_number, register }: Place, number: number): string {
    return tokenOf(this.#keys.branchKey(branch_number), register, number)
  }

  #run(place: Place): Run {
    const key = `${place.organisation_id}|${place.branch_number}|${place.register}`
    const known = this.#runs.get(key)
    if (known) return known
    const { organisation_id, branch_number, register } = place
    const run = { organisation_id, branch_number, register, last: 0, gaps: [] }
    this.#runs.set(key, run)
    return run
  }
}

function nameOf({ branch_number, register }: Place): string {
  return `${register} register of branch ${branch_number}`
}

function isIn(gaps: readonly { from: number; to: number }[], number: number): boolean {
  return gaps.some(({ from, to }) => number >= from && number <= to)
}
