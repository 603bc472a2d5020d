import type { Role } from '../../kernel/codes.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { MeView } from './contract.ts'

type Capacity = Omit<MeView['capacities'][number], 'endsAt'> & { endsAt: Date | null }
type StandIn = { name: string; role: Role; startsAt: Date; endsAt: Date }

/** In which capacities the holder of a session may act, and who acts beside them. A token has one and no holder. */
export async function ownCapacities(
  database: Database,
  caller: Caller,
): Promise<Pick<MeView, 'capacities' | 'standIns'>> {
  const { sessionId } = caller
  if (sessionId === null) return { capacities: [], standIns: [] }
  const [capacities, standIns] = await inTransaction(database, caller, (tx) =>
    Promise.all([
      tx<Capacity[]>`
        select id, role, organisation_name as organisation, manages, stands_in_for as "standsInFor", ends_at as "endsAt",
               is_current as "isCurrent"
          from access.own_capacities(${sessionId})`,
      tx<
        StandIn[]
      >`select name, role, starts_at as "startsAt", ends_at as "endsAt" from access.own_stand_ins()`,
    ]),
  )
  return {
    capacities: capacities.map((one) => ({ ...one, endsAt: one.endsAt?.toISOString() ?? null })),
    standIns: standIns.map((one) => ({
      ...one,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
    })),
  }
}

/** From the next request on the session acts in another appointment of its holder. */
export async function switchCapacity(
  database: Database,
  caller: Caller,
  appointmentId: string,
): Promise<{ ok: true } | Refusal<'not-found'>> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ switched: boolean }[]>`
      select access.switch_capacity(${caller.sessionId}, ${appointmentId}) as switched`,
  )
  return row?.switched ? { ok: true } : { ok: false, reason: 'not-found' }
}
