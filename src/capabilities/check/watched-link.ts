import type { Database } from '../../platform/database.ts'

export type WatchedLink = {
  database: () => Database
  /** Waits for an answer of the database; when it stays silent, its connections are thrown away, which ends the wait. */
  unlessSilent: <T>(silent_ms_max: number, answer: PromiseLike<T>) => Promise<T>
  close: () => Promise<void>
}

/** A link to the database that is made anew when it falls silent: a cut cable breaks no connection by itself. */
export function watchLink(connect: () => Database): WatchedLink {
  let database = connect()
  return {
    database: () => database,
    async unlessSilent(silent_ms_max, answer) {
      const silent = setTimeout(() => {
        const old = database
        database = connect()
        void old.end({ timeout: 0 })
      }, silent_ms_max)
      try {
        return await answer
      } finally {
        clearTimeout(silent)
      }
    },
    close: () => database.end({ timeout: 1 }),
  }
}
