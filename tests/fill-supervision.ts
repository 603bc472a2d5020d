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

/** A case of Enschede on the agenda of its triangle, decided, with a task of the base team and a report of police on its page. */
export async function fillTriangle(admin: Database, thing: string, words = 'x'): Promise<void> {
  const page = {
    facts: [{ on: '2026-10-01', text: 'x', source: 'other', sourceId: null, sourceWords: 'x' }],
    done: words,
    partners: { municipality: 'x', police: '', prosecution: '' },
    options: [{ text: 'x', consequence: 'x' }],
    proposal: 'x',
  }
  await admin`insert into triangle.triangle_case (id, municipality, dealer_id, dealer_name, dealer_place, asked, page, state,
      proposed_on, proposed_by_name, changed_on)
    select ${thing}, 'enschede', d.id, d.name, 'x', 'x', ${admin.json(page)}, 'decided', '2026-10-01', 'x', '2026-11-05'
      from programme.dealer d where d.municipality = 'enschede' limit 1`
  await admin`insert into triangle.meeting (id, municipalities, base_team, prosecution_id, prosecution_name, held_on, begins,
      place, planned_by_name)
    values (${thing}, '{enschede}', 'enschede', 'prosecution:oost-nederland', 'x', '2026-11-05', '09:00', 'x', 'x')`
  await admin`insert into triangle.agenda_item values
    (${thing}, ${thing}, 1, '2026-10-30', 'x', 'decided', 'x', '2026-11-05', 'x')`
  await admin`insert into triangle.task (id, case_id, meeting_id, position, owner_organisation_id, owner_name, what, due_on)
    values (${thing}, ${thing}, ${thing}, 1, 'base-team:enschede', 'x', 'x', '2026-12-01')`
  await admin`insert into triangle.attached_report values (${thing}, ${thing}, '2026-0001', 'x', 'x', '2026-11-01', 'x')`
  await admin`insert into triangle.case_event (id, case_id, step, happened_on, organisation_name, recorded_by_name)
    values (${thing}, ${thing}, 'propose', '2026-10-01', 'x', 'x')`
}

/** A closed annex of the municipality, opened once. */
export async function fillAnnex(admin: Database, id: string): Promise<void> {
  const content = {
    on: '2026-11-27',
    rule: { version: '1', from: '2026-11-01' },
    municipality: 'Gemeente Enschede',
    dealers: [],
  }
  await admin`insert into supervision.overview_annex (id, organisation_id, number, judged_on, rule_version, purpose_code, content, opened_by_name)
    values (${id}, 'municipality:enschede', 'vulling', '2026-11-27', '1', 'triangle', ${admin.json(content)}, 'x')`
}

/** A visit of the municipality and one of the base team, each with a photo and a suspicion with a note. */
export async function fillVisits(admin: Database, thing: string): Promise<void> {
  for (const [n, organisation] of ['municipality:enschede', 'base-team:enschede'].entries()) {
    const id = thing.replace(/.$/, String(n))
    await admin`insert into visits.visit (id, organisation_id, organisation_name, municipality, dealer_id, kind, need, state, begun_at,
        capacity, questions_stopped_at, created_by_name)
      select ${id}, ${organisation}, 'x', 'enschede', d.id, 'tip', 'x', 'begun', now(), 'police-inspector', now(), 'x'
        from programme.dealer d where d.municipality = 'enschede' order by d.id limit 1`
    await admin`insert into visits.photo values (${id}, ${id}, ${organisation}, ${'0'.repeat(64)}, 1, 1, 1, now(), 'x', false, '2026-11')`
    await admin`insert into visits.photo_box values (${id}, 'x')`
    await admin`insert into investigation.suspicion values (${id}, ${organisation}, now(), 'x', 'police-inspector', null, 'x', '{}')`
    await admin`insert into investigation.note values (${id}, ${id}, ${organisation}, now(), 'x', 'x', 'police-inspector', now())`
  }
}

/** What the regional board reads, and what people entered and imported for it; nothing of it can be read by anyone else. */
export async function fillEffect(admin: Database, thing: string): Promise<void> {
  await admin`insert into insight.report (id, organisation_id, month, version, made_by, body, digest)
    values (${thing}, 'programme:twente', '2026-10-01', 1, 'server', '{}', ${'0'.repeat(64)})`
  await admin`insert into insight.entered_count (id, organisation_id, municipality, month, kind, amount, source, entered_by_name)
    values (${thing}, 'base-team:enschede', 'enschede', '2026-10-01', 'arrests', 1, 'x', 'x')`
  for (const [n, organisation] of ['municipality:enschede', 'base-team:enschede'].entries()) {
    await admin`insert into insight.worked_hours (id, organisation_id, capacity, week, kind, minutes, account_id)
      values (${thing.replace(/.$/, String(n))}, ${organisation}, 'x', '2026-10-05', 'desk', 15, 'a')`
  }
  await admin`insert into insight.crime_import values (${thing}, 'programme:twente', 'x', '2026-11-01', 1, 1, 0, 0, 0)`
  await admin`insert into insight.crime_figure (import_id, place, month, kind, amount)
    values (${thing}, 'enschede', '2026-10-01', 'burglary', 1)`
}
