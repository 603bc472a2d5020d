import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from './logger.ts'

const BACKOFF_MS_MAX = 5_000

export type Repeating = { nudge: () => void; stop: () => Promise<void> }

/**
 * Does a step again and again: every `every_ms`, at once after a nudge, with a growing pause after an error, which is
 * logged. `stop` waits for the step under way.
 */
export function repeat(
  step: () => Promise<unknown>,
  options: { name: string; every_ms: number; backoff_ms_max?: number; logger: Logger },
): Repeating {
  const { every_ms, backoff_ms_max = BACKOFF_MS_MAX } = options
  let stopping = false
  let wake: () => void = () => undefined
  let nudged = false

  async function pause(duration_ms: number): Promise<void> {
    if (nudged || stopping) return
    const timer = new AbortController()
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    await Promise.race([woken, wait(duration_ms, undefined, { signal: timer.signal }).catch(() => undefined)])
    timer.abort()
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!stopping) {
      nudged = false
      try {
        await step()
        failures = 0
      } catch (error) {
        failures++
        if (!stopping)
          options.logger.error({ err: error, step: options.name }, 'a repeated step failed; trying again')
      }
      await pause(failures === 0 ? every_ms : Math.min(backoff_ms_max, every_ms * 2 ** failures))
    }
  }

  const running = run()
  return {
    nudge() {
      nudged = true
      wake()
    },
    async stop() {
      stopping = true
      wake()
      await running
    },
  }
}
