import { addDays, dayInAmsterdam, startOfDayInAmsterdam } from '../../../kernel/dates.ts'
import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { AppointmentInput } from './contract.ts'

type Reason = 'not-found' | 'role-does-not-fit' | 'already-holds' | 'last-manager' | 'colleague-lacks-role'
type Refused = Refusal<Reason> | Refusal<'invalid-input', { errors: FieldError[] }>

/** A member gets a further role, or stands in for a colleague in one of theirs: from the start of a day to the end of one. */
export async function giveRole(
  database: Database,
  caller: Caller,
  input: AppointmentInput,
  now: Date,
): Promise<{ ok: true; id: string } | Refused> {
  const { accountId, role, manages, standsIn } = input
  const organisation = input.organisation ?? caller.organisationId
  if (standsIn && standsIn.until < dayInAmsterdam(now)) {
    const errors = [{ field: 'standsIn.until', code: 'field.day-passed' }]
    return { ok: false, reason: 'invalid-input', errors }
  }
  const [row] = await inTransaction(database, caller, (tx) =>
    standsIn
      ? tx<
          Row[]
        >`select outcome, id from access.give_stand_in(${organisation}, ${accountId}, ${standsIn.forAccountId},
          ${role}, ${manages}, ${startOfDayInAmsterdam(standsIn.from)},
          ${startOfDayInAmsterdam(addDays(standsIn.until, 1))})`
      : tx<
          Row[]
        >`select outcome, id from access.give_role(${organisation}, ${accountId}, ${role}, ${manages})`,
  )
  if (row?.outcome === 'given') return { ok: true, id: row.id }
  return { ok: false, reason: (row?.outcome ?? 'not-found') as Reason }
}

type Row = { outcome: string; id: string }
