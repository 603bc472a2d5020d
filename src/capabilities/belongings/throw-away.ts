import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'

/** A thing goes, with its pictures. Gone already is as good. */
export async function throwAwayBox(database: Database, caller: Caller, id: string): Promise<void> {
  await inTransaction(
    database,
    caller,
    (tx) => tx`delete from belongings.box where organisation_id = ${caller.organisationId} and id = ${id}`,
  )
}

/** A picture goes. */
export async function throwAwayPicture(
  database: Database,
  caller: Caller,
  { id, pictureId }: { id: string; pictureId: string },
): Promise<void> {
  await inTransaction(
    database,
    caller,
    (tx) => tx`
      delete from belongings.picture
       where organisation_id = ${caller.organisationId} and id = ${pictureId} and box_id = ${id}`,
  )
}

/** Everything goes at once, the keys as well: what was sealed can't be opened by anyone any more. */
export async function throwAwayAll(database: Database, caller: Caller): Promise<void> {
  await inTransaction(database, caller, async (tx) => {
    await tx`delete from belongings.wrapped_key where organisation_id = ${caller.organisationId}`
    await tx`delete from belongings.box where organisation_id = ${caller.organisationId}`
  })
}
