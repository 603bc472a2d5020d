import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Letterhead } from './contract.ts'

/** Every paper that the caller may see, newest first. */
export async function listLetterheads(tx: Transaction): Promise<Letterhead[]> {
  const rows = await tx<(Letterhead & { organisationId: string })[]>`
    select h.id, o.name as organisation, h.valid_from as "validFrom", h.sender_name as "senderName",
           h.return_address as "returnAddress", h.visit_address as "visitAddress", h.contact,
           h.signatory_name as "signatoryName", h.signatory_function as "signatoryFunction", h.colour,
           h.logo is not null as "hasLogo", h.made_by_name as "madeBy"
      from programme.letterhead h join access.organisation o on o.id = h.organisation_id
     order by o.name, h.valid_from desc, h.made_at desc`
  return rows
}

/** A paper with all that stands on it. `logo`: PNG. */
export type Paper = {
  id: string
  organisationId: string
  senderName: string
  returnAddress: string
  visitAddress: string
  contact: string
  signatoryName: string
  signatoryFunction: string
  colour: string
}

/**
 * The paper for a dealer of each municipality on a day: that of the municipality, else the programme's. `papers.get(slug)` is
 * null where there is neither.
 */
export async function papersOn(
  tx: Transaction,
  on: Day,
): Promise<{ forMunicipality: (slug: string) => Paper | null }> {
  const rows = await tx<Paper[]>`
    select distinct on (organisation_id) id, organisation_id as "organisationId", sender_name as "senderName",
           return_address as "returnAddress", visit_address as "visitAddress", contact, signatory_name as "signatoryName",
           signatory_function as "signatoryFunction", colour
      from programme.letterhead where valid_from <= ${on}
     order by organisation_id, valid_from desc, made_at desc`
  const of = new Map(rows.map((row) => [row.organisationId, row]))
  const programme = rows.find(({ organisationId }) => organisationId.startsWith('programme:')) ?? null
  return { forMunicipality: (slug) => of.get(`municipality:${slug}`) ?? programme }
}

/** The picture of a paper, as PNG; null: the name stands there in the own colour. */
export async function logoOf(tx: Transaction, letterheadId: string): Promise<Buffer | null> {
  const [row] = await tx<{ logo: Buffer | null }[]>`
    select logo from programme.letterhead where id = ${letterheadId}`
  return row?.logo ?? null
}
