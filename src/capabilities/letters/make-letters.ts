import type { Role } from '../../kernel/codes.ts'
import { type Caller, withoutSession } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { makeLetter } from './make-letter.ts'

export type LetterWork = {
  /** As helder_app: letters are made in the name of who ordered them, under the same row level security. */
  database: Database
  /** As helder_worker: sees which series wait, and of whom. */
  worker: Database
  baseUrl: string
}
/** In whose name something waits. */
export type OrderedBy = {
  organisation_id: string
  organisation_name: string
  role: Role
  account_id: string
  account_name: string
}

/** So many at a time: who stops the server does not wait for a whole series. */
const LETTERS_PER_STEP = 50

/**
 * Makes letters of every series that waits, one transaction each; answers how many. A process that dies leaves no lock behind and no half
 * letter: the next one goes on where it was, and several share the work.
 */
export async function makeLetters({ database, worker, baseUrl }: LetterWork): Promise<number> {
  const waiting = await worker<(OrderedBy & { series_id: string })[]>`
    select * from programme.waiting_letter_series()`
  let made = 0
  const failures: unknown[] = []
  for (const { series_id: seriesId, ...by } of waiting) {
    const caller = callerOfOrder(by)
    try {
      made += await makeSeries(database, caller, seriesId, baseUrl)
    } catch (error) {
      // A letter that can't be made holds up its own series, and no other.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'letters could not be made')
  return made
}

async function makeSeries(
  database: Database,
  caller: Caller,
  seriesId: string,
  website: string,
): Promise<number> {
  let made = 0
  for (let n = 0; n < LETTERS_PER_STEP; n++) {
    const outcome = await inTransaction(database, caller, (tx) =>
      makeLetter(tx, caller, seriesId, { website, now: new Date() }),
    )
    if (outcome === 'nothing-left') {
      await inTransaction(database, caller, (tx) => tx`select programme.finish_letter_series(${seriesId})`)
      break
    }
    if (outcome === 'made') made++
  }
  return made
}

/** Whoever ordered it, as the database asks for: without a session, and with no more rights than then. */
export function callerOfOrder(by: OrderedBy): Caller {
  return {
    organisationId: by.organisation_id,
    organisationName: by.organisation_name,
    role: by.role,
    accountId: by.account_id,
    accountName: by.account_name,
    ...withoutSession,
  }
}
