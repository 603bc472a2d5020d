import type { Transaction } from '../../../../platform/database.ts'
import type { Findings } from '../../../../log/verify/public.ts'

/** Rows that no leaf commits to, or that hang loose: one query each, which gives the first of them and their number. */
type Check = { what: string; from: string; name?: string; municipality?: string }

const ENTRY =
  "e.register || ' ' || e.sequence_number || ' of branch ' || e.branch_number || ' (entry ' || e.id || ')'"

const checks: Check[] = [
  {
    what: 'has no leaf: it was never certified',
    from: 'registers.entry e where not exists (select from registers.leaf l where l.entry_id = e.id)',
  },
  {
    what: 'has more than one leaf',
    from: 'registers.entry e where (select count(*) from registers.leaf l where l.entry_id = e.id) > 1',
  },
  {
    what: 'stands in the log of another municipality',
    from: 'registers.entry e join registers.leaf l on l.entry_id = e.id where l.municipality <> e.municipality',
  },
  {
    what: 'is not of the municipality of its branch',
    from: `registers.entry e left join access.branch b using (organisation_id, branch_number)
            where b.municipality is distinct from e.municipality`,
  },
  {
    what: 'belongs to another organisation than its leaf, its sealed box or its sale',
    from: `registers.entry e left join registers.leaf l on l.entry_id = e.id left join registers.person_box p on p.entry_id = e.id
             left join registers.sale s on s.entry_id = e.id
            where coalesce(l.organisation_id, e.organisation_id) <> e.organisation_id
               or coalesce(p.organisation_id, e.organisation_id) <> e.organisation_id
               or coalesce(s.organisation_id, e.organisation_id) <> e.organisation_id`,
  },
  {
    what: 'corrects an entry of another branch or register',
    from: `registers.entry e join registers.entry o on o.id = e.corrects_id
            where (o.organisation_id, o.branch_number, o.register) <> (e.organisation_id, e.branch_number, e.register)`,
  },
  {
    what: 'names an item as the continuation of one that the entry it corrects does not have',
    from: `registers.entry e join registers.item i on i.entry_id = e.id
            where i.thing_id <> i.id and not exists (
              select from registers.item o where o.entry_id = e.corrects_id and o.thing_id = i.thing_id)`,
  },
  {
    what: 'is a sale without a row that says of what',
    from: "registers.entry e where e.register = 'sale' and not exists (select from registers.sale s where s.entry_id = e.id)",
  },
  {
    what: 'is a sale of an item that is another thing, or of another branch',
    from: `registers.entry e join registers.sale s on s.entry_id = e.id left join registers.item i on i.id = s.item_id
             left join registers.entry pe on pe.id = i.entry_id
            where e.register <> 'sale' or i.thing_id is distinct from s.thing_id or pe.register is distinct from 'purchase'
               or pe.organisation_id is distinct from e.organisation_id or pe.branch_number is distinct from e.branch_number
               or s.is_correction <> (e.corrects_id is not null)`,
  },
  {
    what: 'is a purchase without items, or a sale with',
    from: `registers.entry e
            where (e.register = 'purchase') <> exists (select from registers.item i where i.entry_id = e.id)`,
  },
  {
    what: 'belongs to no entry',
    name: "'item ' || i.id",
    municipality: 'null',
    from: 'registers.item i where not exists (select from registers.entry e where e.id = i.entry_id)',
  },
  {
    what: 'belongs to no item',
    name: "'identifier of item ' || x.item_id",
    municipality: 'null',
    from: 'registers.item_identifier x where not exists (select from registers.item i where i.id = x.item_id)',
  },
  {
    what: 'belongs to no item',
    name: "'search term of item ' || t.item_id",
    municipality: 'null',
    from: 'registers.item_term t where not exists (select from registers.item i where i.id = t.item_id)',
  },
  {
    what: 'belongs to no entry',
    name: "'sale ' || s.entry_id",
    municipality: 'null',
    from: 'registers.sale s where not exists (select from registers.entry e where e.id = s.entry_id)',
  },
  {
    what: 'belongs to no entry',
    name: "'sealed box ' || p.entry_id",
    municipality: 'null',
    from: 'registers.person_box p where not exists (select from registers.entry e where e.id = p.entry_id)',
  },
  {
    what: 'belongs to an entry that is not there',
    name: "'leaf ' || coalesce(l.log_index::text, 'that waits')",
    municipality: 'l.municipality',
    from: `registers.leaf l where l.entry_id is not null
             and not exists (select from registers.entry e where e.id = l.entry_id)`,
  },
  {
    what: 'stands beyond the end of its log, or before its beginning',
    name: "'leaf ' || l.log_index",
    municipality: 'l.municipality',
    from: 'registers.leaf l join registers.log g using (municipality) where l.log_index >= g.size or l.log_index < 0',
  },
  {
    what: 'stands under an index that another leaf has too',
    name: "'leaf ' || l.log_index",
    municipality: 'l.municipality',
    from: `registers.leaf l where l.log_index is not null and exists (
             select from registers.leaf o where o.municipality = l.municipality and o.log_index = l.log_index and o.id < l.id)`,
  },
]

/** Runs all row checks; `findingsOf` gives the list of a municipality, or the one of the database as a whole. */
export async function checkRows(
  tx: Transaction,
  findingsOf: (municipality: string | null) => Findings,
): Promise<void> {
  for (const { what, from, name = ENTRY, municipality = 'e.municipality' } of checks) {
    const rows = tx<{ name: string; municipality: string | null }[]>`
      select ${tx.unsafe(name)} as name, ${tx.unsafe(municipality)} as municipality from ${tx.unsafe(from)}`
    for await (const batch of rows.cursor(1_000)) {
      for (const row of batch) findingsOf(row.municipality).add(row.name, what)
    }
  }
}
