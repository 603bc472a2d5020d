import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { type BoxInput, BOXES_MAX } from './contract.ts'

export type KeptBox = { ok: true; version: number } | Refusal<'changed-elsewhere' | 'vault-full'>

/** Keeps a sealed box under an id that the device chose, unless another version stands there already. */
export function keepBox(database: Database, caller: Caller, id: string, input: BoxInput): Promise<KeptBox> {
  const sealed = Buffer.from(input.box, 'base64url')
  return inTransaction(database, caller, async (tx) => {
    if (input.version > 0) {
      const [changed] = await tx<{ version: number }[]>`
        update belongings.box set sealed = ${sealed}, version = version + 1
         where organisation_id = ${caller.organisationId} and id = ${id} and version = ${input.version}
        returning version`
      return changed ? { ok: true, version: changed.version } : { ok: false, reason: 'changed-elsewhere' }
    }
    const [count] = await tx<{ n: number }[]>`
      select count(*) as n from belongings.box where organisation_id = ${caller.organisationId}`
    if (count!.n >= BOXES_MAX) return { ok: false, reason: 'vault-full' }
    const [added] = await tx<{ version: number }[]>`
      insert into belongings.box (organisation_id, id, version, sealed)
      values (${caller.organisationId}, ${id}, 1, ${sealed}) on conflict do nothing returning version`
    if (added) return { ok: true, version: added.version }
    return await keptBefore(tx, caller, id, sealed)
  })
}

/** The same box again, because the answer to the first time got lost, is not a change of another device. */
async function keptBefore(
  tx: Parameters<Parameters<typeof inTransaction>[2]>[0],
  caller: Caller,
  id: string,
  sealed: Buffer,
): Promise<KeptBox> {
  const [same] = await tx`
    select from belongings.box
     where organisation_id = ${caller.organisationId} and id = ${id} and version = 1 and sealed = ${sealed}`
  return same ? { ok: true, version: 1 } : { ok: false, reason: 'changed-elsewhere' }
}
