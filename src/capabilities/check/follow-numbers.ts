import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import { repeat } from '../../platform/repeat.ts'
import { checkKey } from './rules/judge-number.ts'

const POLL_MS = 300
/** Data older than this give no answer (architecture.md 5). */
const FRESH_MS_MAX = 1_000
const ROWS_MAX = 5_000

export type Numbers = {
  has: (key: string) => boolean
  dataUntil: () => Date | null
  close: () => Promise<void>
}
type Change = { n: number; kind: string; canonical: string; delta: number }

/** Keeps the numbers that stand as stolen in memory, in step with the database. */
export function followNumbers({ connect, logger }: { connect: () => Database; logger: Logger }): Numbers {
  const database = connect()
  const counts = new Map<string, number>()
  let last: number | null = null
  let until: { at: Date; begun_ms: number } | null = null

  function add(kind: string, canonical: string, delta: number): void {
    const key = checkKey(kind, canonical)
    const count = (counts.get(key) ?? 0) + delta
    if (count === 0) counts.delete(key)
    else counts.set(key, count)
  }
  async function load(): Promise<number> {
    return database.begin('isolation level repeatable read read only', async (tx) => {
      const [newest] = await tx<{ n: number }[]>`select max(n) as n from thefts.number_change`
      for await (const rows of tx<Change[]>`select kind, canonical from thefts.checkable_number`.cursor(
        2_000,
      )) {
        for (const { kind, canonical } of rows) add(kind, canonical, 1)
      }
      return newest!.n
    })
  }
  async function poll(): Promise<void> {
    last ??= await load()
    for (;;) {
      const begun = { at: new Date(), begun_ms: performance.now() }
      const rows: Change[] = await database<Change[]>`
        select n, kind, canonical, delta from thefts.number_change where n > ${last} order by n limit ${ROWS_MAX}`
      for (const { kind, canonical, delta } of rows) add(kind, canonical, delta)
      last = rows.at(-1)?.n ?? last
      if (rows.length < ROWS_MAX) {
        until = begun
        return
      }
    }
  }
  const polling = repeat(poll, { name: 'follow numbers', every_ms: POLL_MS, logger })
  return {
    has: (key) => counts.has(key),
    dataUntil: () => (until !== null && performance.now() - until.begun_ms <= FRESH_MS_MAX ? until.at : null),
    async close() {
      await polling.stop()
      await database.end({ timeout: 5 })
    },
  }
}
