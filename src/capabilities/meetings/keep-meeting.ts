import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { MeetingInput } from './contract.ts'
import { ownMunicipalities } from './list-meetings.ts'
import { checkMeeting } from './rules/check-meeting.ts'

type Refused =
  | Refusal<'not-found' | 'changed-elsewhere' | 'meeting-cancelled'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/** Plans a meeting, or changes one: `was` says which, and which version of it the writer saw. */
export async function keepMeeting(
  tx: Transaction,
  caller: Caller,
  { meeting, was, now }: { meeting: MeetingInput; was: { id: string; version: number } | null; now: Date },
): Promise<{ ok: true; id: string } | Refused> {
  const own = (await ownMunicipalities(tx)).map(({ slug }) => slug)
  const errors = checkMeeting(meeting, { own, today: dayInAmsterdam(now) })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = was?.id ?? newId()
  const { heldOn, ...rest } = meeting
  const row = { ...rest, id, held_on: heldOn }
  const [kept] = await tx<{ outcome: string }[]>`
    select programme.keep_meeting(${tx.json(row)}, ${was?.version ?? 0}, ${caller.accountName}) as outcome`
  const { outcome } = kept!
  return outcome === 'kept' ? { ok: true, id } : ({ ok: false, reason: outcome } as Refused)
}

/** Calls a meeting off, with the reason that the invited get to read. */
export async function cancelMeeting(
  tx: Transaction,
  caller: Caller,
  { id, reason, now }: { id: string; reason: string; now: Date },
): Promise<{ ok: true } | Refusal<'not-found' | 'meeting-cancelled' | 'meeting-over'>> {
  const [row] = await tx<{ outcome: string }[]>`
    select programme.cancel_meeting(${id}, ${reason}, ${dayInAmsterdam(now)}, ${caller.accountName}) as outcome`
  const { outcome } = row!
  return outcome === 'cancelled'
    ? { ok: true }
    : { ok: false, reason: outcome as 'not-found' | 'meeting-cancelled' | 'meeting-over' }
}
