import { createHash } from 'node:crypto'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import { type Notice, readNotice, type TypedNotice } from '../rules/notice-fields.ts'

export type NoticeDependencies = {
  database: Database
  /** How many notices a source may still send today; asked only for one that is right. */
  budget: { take: (source: string, now: Date) => boolean }
}
export type SentNotice = {
  /** Made with the form: what is sent twice is one notice. */
  id: string
  typed: TypedNotice
  /** The dealer who is signed in; null: anyone. */
  caller: Caller | null
  source: string
}
export type Received = { ok: true; id: string; reference: string; notice: Notice }
export type NoticeRefusal = Refusal<'invalid-input', { errors: FieldError[] }> | Refusal<'too-many-requests'>

/** Takes in what a dealer announces, or says everything that is wrong with it. */
export async function recordNotice(
  { database, budget }: NoticeDependencies,
  { id, typed, caller, source }: SentNotice,
  now: Date,
): Promise<Received | NoticeRefusal> {
  const municipalities = (await listMunicipalities(database)).map(({ slug }) => slug)
  const read = readNotice(typed, { municipalities, today: dayInAmsterdam(now) })
  if (!read.ok) return { ok: false, reason: 'invalid-input', errors: read.errors }
  if (!budget.take(source, now)) return { ok: false, reason: 'too-many-requests' }
  const { notice } = read
  const reference = referenceOf(id)
  const [row, contact] = [{ id, reference, ...rowOf(notice) }, notice.contact]
  const write = async (sql: Database | Transaction) =>
    sql`select programme.record_notice(${JSON.stringify(row)}::text::jsonb, ${JSON.stringify(contact)}::text::jsonb)`
  await (caller === null ? write(database) : inTransaction(database, caller, write))
  return { ok: true, id, reference, notice }
}

/** The id that a form carries; one of our own where there is none. */
export function idOf(given: string | null | undefined): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(given ?? '')?.[0] ?? newId()
}

/** The municipalities that take part, by name. */
export async function listMunicipalities(database: Database): Promise<{ slug: string; name: string }[]> {
  return await database<
    { slug: string; name: string }[]
  >`select slug, name from policy.municipality order by name`
}

// Without I, L, O and U (Crockford): people read it out.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What people call a notice, eight signs; it follows from the id, so that who sends the same again hears the same. */
function referenceOf(id: string): string {
  const signs = [...createHash('sha256').update(id).digest().subarray(0, 8)].map((byte) => SIGNS[byte % 32])
  return `HM-${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
}

function rowOf({ kind, name, trade, kvkNumber, branchNumber, at, to, happensOn }: Notice) {
  return {
    kind,
    municipality: at.municipality,
    to_municipality: to?.municipality ?? null,
    kvk_number: kvkNumber,
    branch_number: branchNumber,
    name,
    trade,
    street: at.street,
    house_number: at.houseNumber,
    postcode: at.postcode,
    town: at.town,
    new_street: to?.street ?? null,
    new_house_number: to?.houseNumber ?? null,
    new_postcode: to?.postcode ?? null,
    new_town: to?.town ?? null,
    happens_on: happensOn,
  }
}
