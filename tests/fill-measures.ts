import type { Database } from '../src/platform/database.ts'

/** A case file of Enschede with a step and a draft, a decided exemption request that was extended once, and a ladder. */
export async function fillMeasures(admin: Database, thing: string): Promise<void> {
  await admin`insert into supervision.case_file (id, organisation_id, municipality, year, sequence, dealer_id, opened_on)
    select ${thing}, 'municipality:enschede', 'enschede', 2026, 9999, d.id, '2026-11-01' from programme.dealer d
     where d.municipality = 'enschede' limit 1`
  await admin`insert into supervision.file_step (id, file_id, position, kind, on_day, recorded_by_name)
    values (${thing}, ${thing}, 1, 'open', '2026-11-01', 'x')`
  await admin`insert into supervision.case_document (id, file_id, kind, version, fields, changed_by_name)
    values (${thing}, ${thing}, 'warning', 1, '{}', 'x')`
  await admin`insert into supervision.exemption_request (id, organisation_id, municipality, year, sequence, dealer_id, received_on,
      categories, request, recorded_by_name)
    select ${thing}, 'municipality:enschede', 'enschede', 2026, 9999, d.id, '2026-11-01', '{bicycle}', 'x', 'x'
      from programme.dealer d where d.municipality = 'enschede' limit 1`
  await admin`insert into supervision.exemption_extension values (${thing}, '2026-11-02', '2027-01-15', 'x', 'x')`
  await admin`insert into supervision.exemption_decision values
    (${thing}, '2026-11-03', true, 'x', '{bicycle}', '2026-11-03', null, 'x')`
  await admin`insert into supervision.ladder (id, municipality, valid_from, value, source, entered_by_name)
    values (${thing}, 'enschede', '2020-01-01', ${admin.json({
      windowMonths: 24,
      rungs: [{ weight: 'slight', parts: null, measures: ['warning'] }],
      viewDays: 14,
      warningMonths: 24,
      complyDays: 14,
      penalty: { amountCents: 100, per: 'violation', maximumCents: 100 },
      closure: null,
    })}, 'x', 'x')`
}
