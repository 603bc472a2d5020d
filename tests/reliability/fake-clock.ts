import { execFileSync } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'

/** A clock that the processes started with this environment go by, and that can be put while they run. */
export type FakeClock = { env: Record<string, string>; put: (offset_s: number) => void }

/** `file` holds how many seconds the clock is off; libfaketime reads it at every look at the clock. */
export function fakeClock(file: string): FakeClock {
  const preload = execFileSync('faketime', ['-f', '+0s', 'printenv', 'LD_PRELOAD'], {
    encoding: 'utf8',
  }).trim()
  const put = (offset_s: number) => {
    // Whole at once: half a number is another time.
    writeFileSync(`${file}.new`, `${offset_s < 0 ? '' : '+'}${Math.round(offset_s)}s\n`)
    renameSync(`${file}.new`, file)
  }
  put(0)
  const env = {
    LD_PRELOAD: preload,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // What lasts lasts: only the time of day is wrong.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  }
  return { env, put }
}
