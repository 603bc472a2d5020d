import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import { repeat } from '../../platform/repeat.ts'
import { checkKey } from './rules/judge-number.ts'
import { FingerprintTable } from './table/fingerprint-table.ts'
import { type WatchedLink, watchLink } from './watched-link.ts'

const POLL_MS = 300
/** Data older than this give no answer (architecture.md 5). */
const FRESH_MS_MAX = 1_000
const SILENT_MS_MAX = 2_000
/** The first rows of millions may take their time. */
const LOADING_SILENT_MS_MAX = 60_000
const ROWS_MAX = 5_000

export type Numbers = {
  has: (key: string) => boolean
  /** Everything that was committed before this moment is in the table; null when that was too long ago to answer by. */
  dataUntil: () => Date | null
  /** How many different numbers stand in the table. */
  count: () => number
  close: () => Promise<void>
}
export type FollowOptions = {
  connect: () => Database
  logger: Logger
  also?: () => Iterable<string>
}
type Row = { kind: string; canonical: string }
/** Where a reader stands: a row of the list, with the moment it was written in microseconds. */
type Place = { n: number; mark: number }
type Change = Row & Place & { delta: number }
type Known = { table: FingerprintTable; last: Place }

/**
 * Keeps the numbers that stand as stolen in memory, in step with the database: a snapshot first, then every 300 ms what
 * came and went since.
 */
export function followNumbers({ connect, logger, also }: FollowOptions): Numbers {
  const link = watchLink(connect)
  let known: Known | null = null
  let until: { at: Date; begun_ms: number } | null = null

  async function poll(): Promise<void> {
    try {
      known ??= await loadSnapshot(link, also)
      let begun: { at: Date; begun_ms: number }
      let isAll: boolean
      do {
        begun = { at: new Date(), begun_ms: performance.now() }
        isAll = await applyChanges(link, known)
        // With more to come the table is behind by an unknown time.
      } while (!isAll)
      until = begun
    } catch (error) {
      if (error instanceof Astray) {
        known = null
        until = null
      }
      throw error
    }
  }

  const polling = repeat(poll, {
    name: 'follow stolen numbers',
    every_ms: POLL_MS,
    backoff_ms_max: FRESH_MS_MAX,
    logger,
  })
  return {
    has: (key) => known!.table.has(key),
    dataUntil: () => (until !== null && performance.now() - until.begun_ms <= FRESH_MS_MAX ? until.at : null),
    count: () => known?.table.size ?? 0,
    async close() {
      const stopped = polling.stop()
      // Ends a wait under way.
      await link.close()
      await stopped
    },
  }
}

/** The table can't be brought up to date: it is read anew, and until then nothing is answered. */
class Astray extends Error {}

async function loadSnapshot(link: WatchedLink, also?: () => Iterable<string>): Promise<Known> {
  const loading = link.database().begin('isolation level repeatable read read only', async (tx) => {
    const [last] = await link.unlessSilent(
      SILENT_MS_MAX,
      tx<Place[]>`
        select n, (extract(epoch from at) * 1e6)::bigint as mark from thefts.number_change order by n desc limit 1`,
    )
    const table = new FingerprintTable()
    for (const key of also?.() ?? []) table.add(key, 1)
    const chunks = tx<Row[]>`select kind, canonical from thefts.checkable_number`
      .cursor(2_000)
      [Symbol.asyncIterator]()
    for (;;) {
      const chunk = await link.unlessSilent(LOADING_SILENT_MS_MAX, chunks.next())
      if (chunk.done) return { table, last: last! }
      for (const { kind, canonical } of chunk.value) table.add(checkKey(kind, canonical), 1)
    }
  })
  return (await loading) as Known
}

/**
 * Takes in what came and went since; false when there is more. The last row that was read is read again: when it is not
 * there any more, this database is another one (restored, failed over), or we were away for so long that it was cleared.
 */
async function applyChanges(link: WatchedLink, known: Known): Promise<boolean> {
  const { table, last } = known
  const rows = await link.unlessSilent(
    SILENT_MS_MAX,
    link.database()<Change[]>`
      select n, (extract(epoch from at) * 1e6)::bigint as mark, kind, canonical, delta
        from thefts.number_change where n >= ${last.n} order by n limit ${ROWS_MAX}`,
  )
  const [first, ...changes] = rows
  if (first?.n !== last.n || first.mark !== last.mark) throw new Astray('the list goes on elsewhere')
  try {
    for (const { kind, canonical, delta } of changes) table.add(checkKey(kind, canonical), delta)
  } catch (cause) {
    throw new Astray('a change was missed', { cause })
  }
  known.last = rows.at(-1)!
  return rows.length < ROWS_MAX
}
