import type { LookGroup } from '../../../log/verify/public.ts'
import type { Transaction } from '../../../platform/database.ts'

/** Everything the database has of one look. `at` is RFC 3339 in UTC with microseconds, as the leaf commits to it. */
export type LookRow = {
  id: number
  at: string
  organisation_id: string
  account_id: string
  role: string
  action: string
  subject_kind: string
  subject_id: string
  subject_organisation_id: string | null
  purpose_code: string
  purpose_text: string | null
  given_to: string | null
}
/** A leaf of the log of looks, with the look and the key that belong to it, if they are there. */
export type LookLeafRow = {
  leaf_id: number
  log_index: number | null
  body: Buffer
  look_id: number | null
  key: Buffer | null
  look: LookRow | null
}
type Joined = Omit<LookLeafRow, 'look'> & (LookRow | { id: null })

/** What the groups of a look hold (docs/leaf.md, Looks). */
export function lookGroups(look: LookRow): Record<LookGroup, unknown> {
  return {
    who: { account: look.account_id },
    capacity: { organisation: look.organisation_id, role: look.role },
    when: { at: look.at, look: look.id },
    purpose: { code: look.purpose_code, text: look.purpose_text },
    what: {
      action: look.action,
      subject: look.subject_id,
      subjectKind: look.subject_kind,
      subjectOrganisation: look.subject_organisation_id,
    },
    givenTo: look.given_to,
  }
}

/** Leaves with an index in [from, to), in order. */
export async function readIndexed(tx: Transaction, from: number, to: number): Promise<LookLeafRow[]> {
  return (
    await tx<Joined[]>`${select(tx)}
    where f.log_index >= ${from} and f.log_index < ${to} order by f.log_index, f.id`
  ).map(rowOf)
}

/** Leaves that wait for their index, after this one. */
export async function readWaiting(tx: Transaction, after: number, limit: number): Promise<LookLeafRow[]> {
  return (
    await tx<Joined[]>`${select(tx)}
    where f.log_index is null and f.id > ${after} order by f.id limit ${limit}`
  ).map(rowOf)
}

/** Leaves with these indexes, in no order. */
export async function readAt(tx: Transaction, indexes: readonly number[]): Promise<LookLeafRow[]> {
  return (await tx<Joined[]>`${select(tx)} where f.log_index = any (${[...indexes]})`).map(rowOf)
}

function select(tx: Transaction) {
  return tx`
    select f.id as leaf_id, f.log_index, f.body, f.look_id, k.key, l.id,
           to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, l.organisation_id, l.account_id, l.role,
           l.action, l.subject_kind, l.subject_id, l.subject_organisation_id, l.purpose_code, l.purpose_text, l.given_to
      from access.look_leaf f left join access.look_key k on k.look_id = f.look_id left join access.log l on l.id = f.look_id`
}

function rowOf(row: Joined): LookLeafRow {
  const { leaf_id, log_index, body, look_id, key, ...look } = row
  return { leaf_id, log_index, body, look_id, key, look: look.id === null ? null : look }
}
