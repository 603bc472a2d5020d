import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { EventKind, eventSubjects } from './contract.ts'

export type DealerEvent = {
  dealerId: string
  kind: EventKind
  /** The day it is about. */
  on: Day
  /** The values that the sentence of the kind needs. */
  detail?: Record<string, string | number>
  /** The letter, meeting, notice or import it is about. */
  about?: { kind: (typeof eventSubjects)[number]; id: string }
}

/** Notes what happened with a dealer. False when the caller does not work for its municipality. */
export async function recordEvent(tx: Transaction, caller: Caller, event: DealerEvent): Promise<boolean> {
  const { dealerId, kind, on, detail = {}, about } = event
  const [row] = await tx<{ recorded: boolean }[]>`
    select programme.record_event(${newId()}, ${dealerId}, ${kind}, ${on}, ${tx.json(detail)}, ${about?.kind ?? null},
      ${about?.id ?? null}, ${caller.accountName}) as recorded`
  return row!.recorded
}
