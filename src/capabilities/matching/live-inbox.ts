import { PassThrough, type Readable } from 'node:stream'
import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import { repeat, type Repeating } from '../../platform/repeat.ts'

const POLL_MS = 300
const PING_MS = 15_000
/** Then the browser connects again, and the session is looked at again. */
const LASTS_MS = 15 * 60_000
/** A reader that takes in nothing is let go before it fills the memory. */
const BEHIND_BYTES_MAX = 65_536

export type LiveInbox = {
  /** Server-sent events: `hits` when the inbox changed, `ping` now and then. `lastSeen` is what the reader has seen. */
  connect: (lastSeen: number | null) => Readable
  /** How many are connected; for tests and figures. */
  count: () => number
  close: () => Promise<void>
}
export type LiveInboxOptions = {
  database: Database
  logger: Logger
  poll_ms?: number
  ping_ms?: number
  lasts_ms?: number
}

/**
 * Tells open inboxes that hits changed. One query per process however many are connected, and none when nobody is. The
 * counter says only *that* something changed; what, each reader fetches under its own rights. (No LISTEN: a poll works
 * through any pooler and loses nothing.)
 */
export function openLiveInbox(options: LiveInboxOptions): LiveInbox {
  const { database, logger, poll_ms = POLL_MS, ping_ms = PING_MS, lasts_ms = LASTS_MS } = options
  const readers = new Set<PassThrough>()
  let known: number | null = null
  let polling: Repeating | null = null

  async function poll(): Promise<void> {
    if (readers.size === 0) return
    const [change] = await database<{ n: number }[]>`select n from matching.change`
    if (change!.n === known) return
    known = change!.n
    for (const reader of readers) tell(reader, changed(known))
  }
  const pings = setInterval(() => {
    for (const reader of readers) tell(reader, 'event: ping\ndata: {}\n\n')
  }, ping_ms)
  pings.unref()

  return {
    connect(lastSeen) {
      const reader = new PassThrough()
      const end = setTimeout(() => reader.end(), lasts_ms)
      end.unref()
      reader.once('close', () => {
        clearTimeout(end)
        readers.delete(reader)
      })
      // The first bytes at once, so that proxies pass the answer on; and two seconds until the next try.
      reader.write('retry: 2000\nevent: ping\ndata: {}\n\n')
      // What changed between fetching the list and connecting would be lost otherwise.
      if (known !== null && lastSeen !== known) reader.write(changed(known))
      readers.add(reader)
      polling ??= repeat(poll, { name: 'live inbox', every_ms: poll_ms, logger })
      return reader
    },
    count: () => readers.size,
    async close() {
      clearInterval(pings)
      for (const reader of readers) reader.end()
      await polling?.stop()
    },
  }
}

function changed(n: number): string {
  return `id: ${n}\nevent: hits\ndata: {"change":${n}}\n\n`
}

function tell(reader: PassThrough, text: string): void {
  if (reader.readableLength > BEHIND_BYTES_MAX) reader.destroy()
  else if (reader.writable) reader.write(text)
}
