import type { Transaction } from '../../platform/database.ts'
import type { BoxList, VaultKeys, WrappedKey } from './contract.ts'

// Row level security gives a citizen its own rows and nobody else's; base64 of PostgreSQL breaks lines, so bytes it is.

/** The wrapped keys of the caller's vault; none: no vault was made yet. */
export async function readKeys(tx: Transaction): Promise<VaultKeys> {
  const rows = await tx<{ kind: WrappedKey['kind']; credential_id: string; sealed: Buffer }[]>`
    select kind, credential_id, sealed from belongings.wrapped_key order by kind, credential_id`
  const keys = rows.map(({ kind, credential_id, sealed }): WrappedKey => {
    const box = sealed.toString('base64url')
    return kind === 'passkey' ? { kind, credentialId: credential_id, box } : { kind, box }
  })
  return { keys }
}

/** Sealed boxes by id; `after` is the last id of the page before. */
export async function listBoxes(
  tx: Transaction,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<BoxList> {
  const rows = await tx<{ id: string; version: number; sealed: Buffer }[]>`
    select id, version, sealed from belongings.box
     where ${after ?? null}::uuid is null or id > ${after ?? null}::uuid order by id limit ${limit + 1}`
  const items = rows
    .slice(0, limit)
    .map(({ id, version, sealed }) => ({ id, version, box: sealed.toString('base64url') }))
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

/** A sealed picture, or null. */
export async function readPicture(
  tx: Transaction,
  { id, pictureId }: { id: string; pictureId: string },
): Promise<{ box: string } | null> {
  const [row] = await tx<{ sealed: Buffer }[]>`
    select sealed from belongings.picture where id = ${pictureId} and box_id = ${id}`
  return row ? { box: row.sealed.toString('base64url') } : null
}
