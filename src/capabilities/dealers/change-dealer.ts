import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { dealerColumns } from './dealer-columns.ts'
import type { DealerEvent } from './record-event.ts'
import type { DealerValues } from './rules/check-dealer.ts'
import type { Change } from './rules/import/compare-dealers.ts'

type Changing = {
  id: string
  version: number
  changes: readonly Change[]
  on: Day
  about?: DealerEvent['about']
}

/**
 * Writes what is known of a dealer over what was, with an event that says both. A change of `endedOn` to nothing says that
 * it trades again. Refused when someone else changed the dealer since `version`.
 */
export async function changeDealer(
  tx: Transaction,
  caller: Caller,
  { id, version, changes, on, about }: Changing,
): Promise<Ok<object> | Refusal<'changed-elsewhere' | 'not-found' | 'known-number'>> {
  const values = changes.filter(({ field }) => field !== 'endedOn').map(({ field, to }) => [field, to])
  const isBack = changes.some(({ field, to }) => field === 'endedOn' && to === null)
  const row = {
    ...dealerColumns(Object.fromEntries(values) as Partial<DealerValues>),
    ...(isBack && { ended_on: null, end_reason: null }),
  }
  const detail = {
    fields: changes.map(({ field }) => field).join(','),
    ...Object.fromEntries(changes.map(({ field, from }) => [`${field}.was`, from ?? ''])),
    ...Object.fromEntries(changes.map(({ field, to }) => [`${field}.is`, to ?? ''])),
  }
  return await writeChange(tx, caller, {
    id,
    version,
    row,
    kind: isBack ? 'reopened' : 'changed',
    on,
    detail,
    about,
  })
}

/** Notes that a dealer has stopped or moved out of sight, from a day on. */
export async function endDealer(
  tx: Transaction,
  caller: Caller,
  ending: Omit<Changing, 'changes'> & { reason: 'stopped' | 'moved-away' | 'no-trade' },
): Promise<Ok<object> | Refusal<'changed-elsewhere' | 'not-found' | 'known-number'>> {
  const { reason, on, ...dealer } = ending
  const row = { ended_on: on, end_reason: reason }
  return await writeChange(tx, caller, {
    ...dealer,
    row,
    kind: 'ended',
    on,
    detail: { reason },
    about: dealer.about,
  })
}

type Write = {
  id: string
  version: number
  row: Record<string, string | null>
  kind: 'changed' | 'reopened' | 'ended'
  on: Day
  detail: Record<string, string>
  about: DealerEvent['about'] | undefined
}

async function writeChange(tx: Transaction, caller: Caller, write: Write) {
  const { id, version, row, kind, on, detail, about } = write
  type Outcome = 'changed' | 'changed-elsewhere' | 'not-found' | 'known-number'
  const [answer] = await tx<{ outcome: Outcome }[]>`
    select programme.change_dealer(${id}, ${version}, ${tx.json(row)}, ${newId()}, ${kind}, ${on}, ${tx.json(detail)},
      ${about?.kind ?? null}, ${about?.id ?? null}::uuid, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  return outcome === 'changed' ? { ok: true as const } : { ok: false as const, reason: outcome }
}
