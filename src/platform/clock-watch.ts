import type { Database } from './database.ts'
import type { Logger } from './logger.ts'

/** Servers that keep time differ by milliseconds; two minutes is a clock that nobody keeps. */
const DIFFERENCE_MS_MAX = 120_000

const monotonic_ms = () => Number(process.hrtime.bigint() / 1_000_000n)

export type ClockWatch = {
  /** Whether the clocks of this server and of the database were too far apart when last compared, or ours jumped since. */
  isOff: () => boolean
  /** Compares them once more. */
  compare: () => Promise<void>
}

type ClockOptions = {
  logger: Pick<Logger, 'error' | 'info'>
  now_ms?: () => number
  /** A clock that only counts. */
  elapsed_ms?: () => number
}

/**
 * Compares this server's clock with that of the database. Either may be the wrong one: terms, holding periods and proofs
 * would be wrong in the register for good, so that nothing is recorded until they agree. A clock that is wrong on both
 * alike, as on one machine, is not seen.
 */
export function openClockWatch(
  database: Database,
  { logger, now_ms = Date.now, elapsed_ms = monotonic_ms }: ClockOptions,
): ClockWatch {
  let off = false
  // By the other clock of the machine, which nobody can put: between two comparisons both go on alike.
  let begin_ms = now_ms() - elapsed_ms()
  const hasJumped = () => Math.abs(now_ms() - elapsed_ms() - begin_ms) > DIFFERENCE_MS_MAX
  return {
    isOff: () => off || hasJumped(),
    async compare() {
      const before_ms = now_ms()
      const elapsedBefore_ms = elapsed_ms()
      const [row] = await database<{ now: Date }[]>`select clock_timestamp() as now`
      const theirs_ms = row!.now.getTime()
      const difference_ms = Math.max(before_ms - theirs_ms, theirs_ms - now_ms(), 0)
      const was = off
      begin_ms = before_ms - elapsedBefore_ms
      off = difference_ms > DIFFERENCE_MS_MAX
      const seconds = Math.round(difference_ms / 1_000)
      if (off && !was) {
        logger.error(
          { seconds },
          'the clocks of server and database are apart: nothing is recorded until they agree',
        )
      } else if (was && !off) logger.info('the clocks of server and database agree again')
    },
  }
}
