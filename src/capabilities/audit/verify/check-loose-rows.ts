import type { Findings } from '../../../log/verify/public.ts'
import type { Transaction } from '../../../platform/database.ts'

/** Rows that no leaf commits to, or that hang loose: one query each. */
const checks: { what: string; name: string; from: string }[] = [
  {
    what: 'has no leaf: it was never certified',
    name: "'look ' || l.id || ' of ' || l.organisation_id",
    from: 'access.log l where not exists (select from access.look_leaf f where f.look_id = l.id)',
  },
  {
    what: 'has more than one leaf',
    name: "'look ' || l.id || ' of ' || l.organisation_id",
    from: 'access.log l where (select count(*) from access.look_leaf f where f.look_id = l.id) > 1',
  },
  {
    what: 'belongs to no leaf',
    name: "'key of look ' || k.look_id",
    from: 'access.look_key k where not exists (select from access.look_leaf f where f.look_id = k.look_id)',
  },
  {
    what: 'stands beyond the end of the log, or before its beginning',
    name: "'leaf ' || f.log_index",
    from: 'access.look_leaf f join access.look_log g using (log) where f.log_index >= g.size or f.log_index < 0',
  },
  {
    what: 'stands under an index that another leaf has too',
    name: "'leaf ' || f.log_index",
    from: `access.look_leaf f where f.log_index is not null and exists (
             select from access.look_leaf o where o.log_index = f.log_index and o.id < f.id)`,
  },
]

export async function checkLooseRows(tx: Transaction, findings: Findings): Promise<void> {
  for (const { what, name, from } of checks) {
    const rows = tx<{ name: string }[]>`select ${tx.unsafe(name)} as name from ${tx.unsafe(from)}`
    for await (const batch of rows.cursor(1_000)) for (const row of batch) findings.add(row.name, what)
  }
}
