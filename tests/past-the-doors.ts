import type { Database } from '../src/platform/database.ts'

/** What an administrator sees of erasures and holds. */
export const erasureTables = ['bucket_erasure', 'entry_erasure', 'legal_hold'].map(
  (table) => `registers.${table}`,
)

/** A hold, an erasure of each sort and a run: a row of each table, past their doors. */
export async function fillForgetting(admin: Database, thing: string): Promise<void> {
  await admin`insert into registers.bucket_erasure values ('enschede-2020-01', 'enschede', 1)`
  await admin`insert into registers.legal_hold (id, entry_id, organisation_id, municipality, due_bucket, ordered_by, basis,
    reason, until, placed_by) select ${thing}, id, organisation_id, municipality, 'x', 'x', 'x', 'x', '2040-01-01', 'x'
      from registers.entry limit 1`
  await admin`insert into registers.entry_erasure (entry_id, organisation_id, municipality, ground, reason, begun_by)
    select id, organisation_id, municipality, 'early', 'x', 'x' from registers.entry where register = 'sale'`
  await admin`insert into retention.run values (${thing}, '2026-10-01', 'x', now(), now(), 0)`
  await admin`insert into retention.run_count values (${thing}, 0, 'leads', 'destroyed', null, '2026-10', 1)`
}

/** A lead of the team, handled. */
export async function fillLead(admin: Database, thing: string): Promise<void> {
  await admin`insert into thefts.lead (id, kind, canonical, folded, checked_at, yes_digest, words, base_teams)
    values (${thing}, 'imei', '356759040123458', '{}', now(), 'x', 'canary', '{enschede}')`
  await admin`insert into thefts.lead_event values (${thing}, 1, now(), 'handled', 'gone', 'a', 'A')`
}

/** A checked notice about a dealer of Enschede, sent by the demo's dealer; who announced it, a question and a wish. */
export async function fillNotice(admin: Database, thing: string): Promise<void> {
  await admin`insert into programme.notice (id, reference, kind, municipality, name, street, house_number, postcode, town,
      happens_on, sent_by, state, decided_at, decided_by_name, dealer_id)
    select ${thing}, 'HM-AAAA-AAAA', 'stop', d.municipality, d.name, 'A', '1', '7511 AB', 'A', '2026-11-01',
           'dealer:99000001', 'right', now(), 'A', d.id
      from programme.dealer d where d.municipality = 'enschede' limit 1`
  await admin`insert into programme.notice_contact values (${thing}, 'Canary', 'owner', 'a@b.example', null)`
  await admin`insert into programme.notice_question (id, notice_id, question, asked_by_name) values (${thing}, ${thing}, 'x', 'A')`
  await admin`insert into programme.mailing_wish select dealer_id, true, '2026-11-01' from programme.notice`
}

/** A data subject request to each of two controllers. */
export async function fillRequests(admin: Database, thing: string): Promise<void> {
  for (const [n, organisation] of ['dealer:99000001', 'base-team:enschede'].entries())
    await admin`insert into subject_requests.request (id, organisation_id, kind, received_on, due_on)
      values (${thing.replace(/.$/, String(n))}, ${organisation}, 'access', '2026-11-01', '2026-12-01')`
}

/** A milestone that moved, and a campaign with a place whose code was opened. */
export async function fillCampaign(admin: Database, thing: string): Promise<void> {
  await admin`insert into programme.milestone (id, organisation_id, title, planned_on, owner, note)
    values (${thing}, 'programme:twente', 'x', '2026-10-01', 'x', '')`
  await admin`insert into programme.milestone_change (id, organisation_id, milestone_id, title, was_planned_on, changed_by_name)
    values (${thing}, 'programme:twente', ${thing}, 'x', '2026-10-01', 'x')`
  await admin`insert into campaign.campaign (id, title, valid_from, valid_until, municipalities, paper, organisation_id)
    values (${thing}, 'x', '2026-10-01', '2026-10-31', '{enschede}', 'check-first', 'municipality:enschede')`
  await admin`insert into campaign.place (id, campaign_id, kind, name, municipality, copies, code)
    values (${thing}, ${thing}, 'library', 'x', 'enschede', 1, '22222222')`
  await admin`insert into campaign.place_week values (${thing}, '2026-10-05', 7, 1)`
}

/** An import of a municipality and one of the programme's office, a line in each. */
export async function fillImports(admin: Database, thing: string): Promise<void> {
  for (const [n, organisation] of ['municipality:enschede', 'programme:twente'].entries()) {
    const id = thing.replace(/.$/, String(n))
    await admin`insert into programme.import (id, organisation_id, file_name, encoding, headings, columns, started_by_name)
      values (${id}, ${organisation}, 'x', 'utf-8', '[]', '[]', 'x')`
    await admin`insert into programme.import_line (id, import_id, line, cells, facts, errors, questions, outcome, about)
      values (${id}, ${id}, 1, '[]', '{}', '[]', '[]', 'no-dealer', '{}')`
  }
}

/** A series with a letter to a dealer of each organiser's; templates and papers are there from the start. */
export async function fillLetters(admin: Database, thing: string): Promise<void> {
  await admin`insert into programme.letter_series (id, organisation_id, role, account_id, account_name, template_id,
    template_version, channel, dated_on) select ${thing}, 'programme:twente', 'programme-officer', 'a', 'A', id, 1, 'post',
      '2026-11-01' from programme.letter_template limit 1`
  await admin`insert into programme.letter_recipient (series_id, dealer_id, municipality, channel)
    select ${thing}, id, municipality, 'post' from programme.dealer where municipality = 'enschede' limit 1`
  await admin`insert into programme.letter (id, series_id, dealer_id, municipality, organisation_id, year, number,
    letterhead_id, channel, dated_on, content, pdf_digest, state)
    select ${thing}, ${thing}, r.dealer_id, r.municipality, h.organisation_id, 2026, 1, h.id, 'post', '2026-11-01', '{}',
           decode(repeat('00', 32), 'hex'), 'made'
      from programme.letter_recipient r, programme.letterhead h where h.organisation_id = 'municipality:enschede'`
  await admin`insert into programme.letter_counter values ('municipality:enschede', 2026, 1)`
}

/** A nil statement of the demo's dealer, and an item of the work list that was put off. */
export async function fillProgramme(admin: Database, thing: string): Promise<void> {
  await admin`insert into registers.nil_statement (id, organisation_id, branch_number, period_from, stated_on, recorded_by)
    select ${thing}, organisation_id, branch_number, '2026-11-01', '2026-11-08', 'x' from access.branch
     where organisation_id = 'dealer:99000001' limit 1`
  await admin`insert into programme.rhythm (week, quiet_after_days, dealers) values ('2026-11-02', 42, 0)`
  await admin`insert into programme.postponement (id, dealer_id, item, until, reason, organisation_id, recorded_by_name)
    select ${thing}, id, 'write-first:' || id, '2026-12-01', 'x', 'municipality:enschede', 'x' from programme.dealer
     where municipality = 'enschede' limit 1`
}
