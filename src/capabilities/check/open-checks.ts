import { identifierKinds, type IdentifierKind } from '../../identifiers/public.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import type { CheckResult, NotValidReason } from './contract.ts'
import { followNumbers } from './follow-numbers.ts'
import { judgeNumber } from './rules/judge-number.ts'

export type CheckAnswer = {
  result: CheckResult
  reason?: NotValidReason
  /** Everything that was committed before this moment is in the answer. */
  dataUntil: Date
  /** As what the number was read; null when it is nothing that we know. */
  kind: IdentifierKind | null
  /** Grouped as people read it. */
  shown: string
  canonical: string | null
}
export type CheckRefusal =
  | Refusal<'check-data-stale'>
  /** `work` must be `<challenge>.<digits>` whose SHA-256 begins with `bits` zero bits. */
  | Refusal<'work-needed', { challenge: string; bits: number }>

export type Checks = {
  check: (
    asked: { value: string; kind?: string | undefined },
    by: { source: string; work?: string | undefined },
  ) => CheckAnswer | CheckRefusal
  /** Until when the data are known; null: no answer can be given now. */
  dataUntil: () => Date | null
  close: () => Promise<void>
}
export type CheckOptions = { connect: () => Database; logger: Logger }

/** Answers from memory whether a number stands as stolen. Starts following the database at once. */
export function openChecks({ connect, logger }: CheckOptions): Checks {
  const numbers = followNumbers({ connect, logger })
  return {
    check({ value, kind }) {
      const dataUntil = numbers.dataUntil()
      if (dataUntil === null) return { ok: false, reason: 'check-data-stale' }
      const named = identifierKinds.find((known) => known === kind) ?? null
      const { keys, notValid, ...read } = judgeNumber(value, named)
      const isStolen = keys.some((key) => numbers.has(key))
      if (isStolen) return { ...read, result: 'registered-stolen', dataUntil }
      if (notValid !== null) return { ...read, result: 'not-valid', reason: notValid, dataUntil }
      return { ...read, result: 'not-registered', dataUntil }
    },
    dataUntil: () => numbers.dataUntil(),
    close: () => numbers.close(),
  }
}
