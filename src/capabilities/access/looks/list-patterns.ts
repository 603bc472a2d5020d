import type { Transaction } from '../../../platform/database.ts'
import type { LookPattern } from './contract.ts'
import { PATTERN_NUMBERS } from '../rules/look-patterns.ts'

/** Patterns in the looks of the auditor's own organisation since a day (Amsterdam), the most looks first. */
export async function listPatterns(tx: Transaction, since: string): Promise<LookPattern[]> {
  const { manyADay, undecidedMany, undecidedDays, samePlaceMany } = PATTERN_NUMBERS
  const rows = await tx<(Omit<LookPattern, 'lastAt'> & { lastAt: Date })[]>`
    select p.pattern, p.account_id as "accountId", coalesce(a.name, p.account_id) as "accountName", p.role, p.looks,
           p.last_at as "lastAt"
      from access.look_patterns(${since}::date::timestamp at time zone 'Europe/Amsterdam', ${manyADay}, ${undecidedMany},
             ${undecidedDays}, ${samePlaceMany}) p
      left join access.account a on a.id::text = p.account_id
     order by p.looks desc, p.last_id desc`
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }))
}
