import type { OrganisationKind } from '../../kernel/codes.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'

export type VisitHours = {
  municipality: string
  organisationKind: Extract<OrganisationKind, 'municipality' | 'base-team'>
  visits: number
  /** Duration times the people of the own organisation who were there. */
  hours: number
}

/**
 * What visits that ended in a time took (both days inclusive), per municipality and kind of organisation; no names. Visits of
 * police are counted for the programme, justice and the own team, never for a municipality.
 */
export async function listVisitHours(
  tx: Transaction,
  { from, until }: { from: Day; until: Day },
): Promise<VisitHours[]> {
  return await tx<VisitHours[]>`
    select municipality, organisation_kind as "organisationKind", visits, hours from visits.visit_hours(${from}, ${until})`
}
