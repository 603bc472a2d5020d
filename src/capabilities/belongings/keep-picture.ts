import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { PICTURES_MAX } from './contract.ts'

/** Keeps a sealed picture with the box it belongs to; it goes when that box goes. */
export function keepPicture(
  database: Database,
  caller: Caller,
  { id, pictureId }: { id: string; pictureId: string },
  box: string,
): Promise<{ ok: true } | Refusal<'not-found' | 'vault-full'>> {
  const own = caller.organisationId
  return inTransaction(database, caller, async (tx) => {
    const [state] = await tx<{ pictures: number; known: boolean }[]>`
      select (select count(*) from belongings.picture where organisation_id = ${own} and id <> ${pictureId}) as pictures,
             exists (select from belongings.box where organisation_id = ${own} and id = ${id}) as known`
    if (!state!.known) return { ok: false, reason: 'not-found' }
    if (state!.pictures >= PICTURES_MAX) return { ok: false, reason: 'vault-full' }
    await tx`
      insert into belongings.picture (organisation_id, id, box_id, sealed)
      values (${own}, ${pictureId}, ${id}, ${Buffer.from(box, 'base64url')})
      on conflict (organisation_id, id) do update set sealed = excluded.sealed, box_id = excluded.box_id`
    return { ok: true }
  })
}
