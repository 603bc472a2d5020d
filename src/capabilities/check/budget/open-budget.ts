import type { Refusal } from '../../../kernel/result.ts'
import { addDays, dayInAmsterdam, startOfDayInAmsterdam } from '../../../kernel/dates.ts'
import type { Logger } from '../../../platform/logger.ts'
import { bitsAsked, freeADay, type SourceKind } from '../rules/work-asked.ts'
import { Crowd } from './crowd.ts'
import { CHALLENGE_MS, makeChallenge, readWork } from './work.ts'

/** So many sources over their budget in one minute are no accident. */
const CROWD_MIN = 50
/** So many answers in one minute to addresses that each stay within their budget are none either. */
const ANSWERS_A_MINUTE_MAX = 6_000
const ALARM_EVERY_MS = 60_000
/** Some 100 MB. Whoever comes after shares one budget, so that inventing addresses gains nothing. */
const SOURCES_MAX = 500_000
const admitted = { ok: true } as const

export type WorkNeeded = Refusal<'work-needed', { challenge: string; bits: number }>
export type Budget = {
  /** Counts one answer to a source, or says what work it takes first. */
  admit: (source: string, work: string | undefined) => { ok: true } | WorkNeeded
  figures: () => { answered: number; refused: number; alarms: number }
}
export type BudgetOptions = {
  /** Signs challenges; the same in every process, so that each accepts what another asked for. */
  key: Buffer
  logger: Logger
  free?: Partial<Record<SourceKind, number>>
  now_ms?: () => number
}

/** Answers a day per source, then work that grows; and an alarm when many press at once. Kept by each process. */
export function openBudget({ key, logger, free, now_ms = Date.now }: BudgetOptions): Budget {
  const limits = { ...freeADay, ...free }
  const crowd = new Crowd()
  const spent = new Spent()
  const counts = new Map<string, Count>()
  const figures = { answered: 0, refused: 0, alarms: 0 }
  let dayEnds_ms = 0
  let minute = { ends_ms: 0, answers: 0 }
  let silentUntil_ms = 0

  function alarm(reason: 'many-sources' | 'many-answers', count: number, now: number): void {
    if (now < silentUntil_ms) return
    silentUntil_ms = now + ALARM_EVERY_MS
    figures.alarms++
    // Never which sources: addresses are personal data.
    logger.warn(
      { alarm: 'check', reason, count, alarms: figures.alarms },
      'the public check is under pressure',
    )
  }
  function answer(count: Count, now: number): typeof admitted {
    count.answered++
    figures.answered++
    if (now >= minute.ends_ms) minute = { ends_ms: now + 60_000, answers: 0 }
    if (count.kind === 'address' && ++minute.answers > ANSWERS_A_MINUTE_MAX)
      alarm('many-answers', minute.answers, now)
    return admitted
  }

  return {
    admit(asked, work) {
      const now = now_ms()
      if (now >= dayEnds_ms) {
        counts.clear()
        dayEnds_ms = nextDay(now)
      }
      const count = counts.get(asked) ?? begin(counts, asked)
      const bits = bitsAsked(count.answered, limits[count.kind])
      if (bits === 0) return answer(count, now)
      const pressing = crowd.press(count.source, now)
      if (pressing >= CROWD_MIN) alarm('many-sources', pressing, now)
      const done = work === undefined ? null : readWork(key, asked, work, now)
      // One bit less will do: who shares an address can't help it that the work grew while it was being done. No more, or
      // challenges of the first hour would be kept for later.
      if (done !== null && done.bits >= bits - 1 && spent.spend(done.id, now)) return answer(count, now)
      figures.refused++
      return { ok: false, reason: 'work-needed', challenge: makeChallenge(key, asked, bits, now), bits }
    },
    figures: () => ({ ...figures }),
  }
}

/** What was spent and has not expired, in two halves that take turns. */
class Spent {
  private fresh = new Set<string>()
  private older = new Set<string>()
  private turn_ms = 0

  /** False when it was spent before. */
  spend(id: string, now_ms: number): boolean {
    if (now_ms >= this.turn_ms) {
      this.older = now_ms >= this.turn_ms + CHALLENGE_MS ? new Set() : this.fresh
      this.fresh = new Set()
      this.turn_ms = now_ms + CHALLENGE_MS
    }
    if (this.fresh.has(id) || this.older.has(id)) return false
    this.fresh.add(id)
    return true
  }
}

type Count = { source: string; kind: SourceKind; answered: number }

/** The count of a source that was not seen today, or the one that all share who come after so many. */
function begin(counts: Map<string, Count>, asked: string): Count {
  const source = counts.size < SOURCES_MAX ? asked : 'address:more'
  const known = counts.get(source)
  if (known !== undefined) return known
  const count = { source, kind: kindOf(source), answered: 0 }
  counts.set(source, count)
  return count
}

function kindOf(source: string): SourceKind {
  return source.startsWith('address:') ? 'address' : source.startsWith('session:') ? 'session' : 'token'
}

function nextDay(now_ms: number): number {
  return startOfDayInAmsterdam(addDays(dayInAmsterdam(new Date(now_ms)), 1)).getTime()
}
