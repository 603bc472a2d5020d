import { formatIdentifier, identifierKinds, type IdentifierKind } from '../../identifiers/public.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Database } from '../../platform/database.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import type { Logger } from '../../platform/logger.ts'
import { type BudgetOptions, openBudget, type WorkNeeded } from './budget/open-budget.ts'
import type { CheckResult, NotValidReason } from './contract.ts'
import { followNumbers } from './follow-numbers.ts'
import { type Judged, judgeNumber } from './rules/judge-number.ts'

export type CheckAnswer = {
  result: CheckResult
  /** Only with not-valid. */
  reason?: NotValidReason | undefined
  /** Everything that was committed before this moment is in the answer. */
  dataUntil: Date
  /** As what the number was read; null when it is nothing that we know. */
  kind: IdentifierKind | null
  /** Grouped as people read it; as typed when it is no number. */
  shown: string
  /** Null for what is no number of its kind. */
  canonical: string | null
}
/** `work` must be `<challenge>.<digits>`, a text whose SHA-256 begins with `bits` zero bits. */
export type CheckRefusal = Refusal<'check-data-stale'> | WorkNeeded

export type Checks = {
  /** Answers from memory; each answer counts for the budget of `source`. */
  check: (
    asked: { value: string; kind?: string | undefined },
    by: { source: string; work?: string | undefined },
  ) => CheckAnswer | CheckRefusal
  /** Until when the data are known; null: no answer can be given now. */
  dataUntil: () => Date | null
  figures: () => { answered: number; refused: number; alarms: number; numbers: number }
  close: () => Promise<void>
}
export type CheckOptions = {
  /** Opens the link over which the numbers are followed; again when it fell silent. */
  connect: () => Database
  keys: KeyFiles
  logger: Logger
  /** Other than the usual answers a day: for benches. */
  free?: BudgetOptions['free']
  /** Keys that stand in the table besides those of the database: for benches. */
  also?: () => Iterable<string>
}

/** Answers whether a number stands as stolen. Starts following the database at once. */
export function openChecks(options: CheckOptions): Checks {
  const { connect, keys, logger, free, also } = options
  const numbers = followNumbers({ connect, logger, ...(also && { also }) })
  const budget = openBudget({ key: keys.key('check-work'), logger, ...(free && { free }) })
  return {
    check({ value, kind }, { source, work }) {
      const dataUntil = numbers.dataUntil()
      if (dataUntil === null) return { ok: false, reason: 'check-data-stale' }
      const admitted = budget.admit(source, work)
      if (!admitted.ok) return admitted
      const named = kind === undefined ? null : (identifierKinds.find((known) => known === kind) ?? null)
      const judged = judgeNumber(value, named)
      let isStolen = false
      // Each key, also after one was found: a yes takes as long as a no.
      for (const key of judged.keys) isStolen = numbers.has(key) || isStolen
      return new Answer(value, judged, isStolen, dataUntil)
    },
    dataUntil: () => numbers.dataUntil(),
    figures: () => ({ ...budget.figures(), numbers: numbers.count() }),
    close: () => numbers.close(),
  }
}

/** A class, as its `shown` is made when asked for: the API doesn't. */
class Answer implements CheckAnswer {
  readonly result: CheckResult
  readonly reason: NotValidReason | undefined
  readonly dataUntil: Date
  readonly kind: IdentifierKind | null
  readonly canonical: string | null
  private readonly value: string

  /** What is registered as stolen is so, even where the number can't be right. */
  constructor(value: string, { kind, canonical, notValid }: Judged, isStolen: boolean, dataUntil: Date) {
    this.result = isStolen ? 'registered-stolen' : notValid === null ? 'not-registered' : 'not-valid'
    this.reason = isStolen || notValid === null ? undefined : notValid
    this.dataUntil = dataUntil
    this.kind = kind
    this.canonical = canonical
    this.value = value
  }

  get shown(): string {
    const { kind, canonical, value } = this
    return kind === null || canonical === null ? value.trim() : formatIdentifier(kind, canonical)
  }
}
