import type { Database } from '../src/platform/database.ts'

// One row of each table of supervision, past its door: for the tests that ask who sees what.

/** A finding of the municipality and one of the base team about a branch of the demo's dealer, told, answered and withdrawn. */
export async function fillFindings(admin: Database, thing: string): Promise<void> {
  for (const [n, organisation] of ['municipality:enschede', 'base-team:enschede'].entries()) {
    const id = thing.replace(/.$/, String(n))
    await admin`insert into findings.finding (id, organisation_id, organisation_name, municipality, dealer_id, kind, body, observed_at, source,
        capacity, recorded_by_name)
      select ${id}, ${organisation}, 'x', 'enschede', d.id, 'entry-late', 'x', now(), 'desk', 'municipal-inspector', 'x'
        from programme.dealer d join access.branch b on b.branch_number = d.branch_number
       where d.municipality = 'enschede' and b.organisation_id = 'dealer:99000001' limit 1`
    await admin`insert into findings.notice values (${id}, '2026-11-01', 'in-app', '2026-11-15', 'x')`
    await admin`insert into findings.answer values (${id}, ${id}, '2026-11-02', 'x', 'dealer', now(), 'x')`
    await admin`insert into findings.withdrawal values (${id}, 'x', '2026-11-03', 'x')`
  }
}
