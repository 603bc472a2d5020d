-- Visits (bezoeken): one organisation to one dealer. A visit of a municipality is AVG, one of police Wpg; neither reads the
-- other's. What is noted after a suspicion arose is no supervision any more and stands in another schema: it is read by who
-- may investigate for the same organisation, with a recorded look, and never by who supervises or decides.
create schema visits;
create schema investigation;
grant usage on schema visits, investigation to helder_app, helder_gate;
grant create on schema visits, investigation to helder_gate;

create table visits.visit (
  -- Made by the device, so that what it sends twice is there once.
  id uuid primary key,
  organisation_id text not null references access.organisation,
  organisation_name text not null,
  municipality text not null references policy.municipality,
  dealer_id uuid not null references programme.dealer,
  kind text not null check (kind in ('first', 'periodic', 're-inspection', 'tip', 'joint')),
  -- The step of the case file that a re-inspection belongs to.
  step_id uuid,
  -- Two visits at once, of the municipality and of police: the id of the municipality's.
  joint_mark uuid,
  -- Art. 5:13 Awb.
  need text not null check (need <> ''),
  -- The steps between states are visits/rules/visit-states.ts.
  state text not null check (state in ('planned', 'begun', 'ended', 'cancelled')),
  planned_on date,
  begun_at timestamptz(3),
  -- In which of the three legal capacities it was begun.
  capacity text check (capacity in ('municipal-inspector', 'enforcement-officer', 'police-inspector')),
  ended_at timestamptz(3),
  cancel_reason text,
  -- A suspicion arose: the questions stopped. That, and when, is all that the visit says of it.
  questions_stopped_at timestamptz(3),
  -- All that the device keeps (visits/contract.ts, visitRecord).
  record jsonb not null default '{}' check (jsonb_typeof(record) = 'object'),
  version int not null default 0,
  created_at timestamptz(3) not null default clock_timestamp(),
  created_by_name text not null,
  check (planned_on is not null or begun_at is not null),
  check ((begun_at is null) = (capacity is null)),
  check ((state in ('begun', 'ended')) = (begun_at is not null)),
  check ((state = 'ended') = (ended_at is not null)),
  check ((state = 'cancelled') = (cancel_reason is not null)),
  check (ended_at >= begun_at)
);
create index visit_organisation on visits.visit (organisation_id, created_at desc);
create index visit_dealer on visits.visit (dealer_id);
create index visit_joint_mark on visits.visit (joint_mark) where joint_mark is not null;

create table visits.photo (
  id uuid primary key,
  visit_id uuid not null references visits.visit on delete cascade,
  organisation_id text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  width int not null,
  height int not null,
  bytes int not null,
  taken_at timestamptz(3) not null,
  words text not null,
  -- Taken after a suspicion arose: of the investigation.
  is_split boolean not null default false,
  -- Month of the key under which it is sealed, `yyyy-mm`.
  key_month text not null check (key_month ~ '^[0-9]{4}-[0-9]{2}$')
);
create index photo_visit on visits.photo (visit_id);
create table visits.photo_box (
  photo_id uuid primary key references visits.photo on delete cascade,
  box bytea not null
);

create table investigation.suspicion (
  visit_id uuid primary key references visits.visit on delete cascade,
  organisation_id text not null,
  arisen_at timestamptz(3) not null,
  by_name text not null,
  capacity text not null check (capacity in ('municipal-inspector', 'enforcement-officer', 'police-inspector')),
  -- When the right to silence was told (art. 29 Sv).
  caution_told_at timestamptz(3),
  words text not null,
  -- What had been noted in the visit after that moment.
  split jsonb not null
);
create table investigation.note (
  id uuid primary key,
  visit_id uuid not null references investigation.suspicion on delete cascade,
  organisation_id text not null,
  noted_at timestamptz(3) not null,
  body text not null check (body <> ''),
  noted_by_name text not null,
  capacity text not null check (capacity in ('enforcement-officer', 'police-inspector')),
  recorded_at timestamptz(3) not null default clock_timestamp()
);
create index note_visit on investigation.note (visit_id, noted_at);

alter table visits.visit enable row level security;
alter table visits.visit force row level security;
alter table visits.photo enable row level security;
alter table visits.photo force row level security;
alter table visits.photo_box enable row level security;
alter table visits.photo_box force row level security;
alter table investigation.suspicion enable row level security;
alter table investigation.suspicion force row level security;
alter table investigation.note enable row level security;
alter table investigation.note force row level security;
create policy gate on visits.visit to helder_gate using (true) with check (true);
create policy gate on visits.photo to helder_gate using (true) with check (true);
create policy gate on visits.photo_box to helder_gate using (true) with check (true);
create policy gate on investigation.suspicion to helder_gate using (true) with check (true);
create policy gate on investigation.note to helder_gate using (true) with check (true);
grant select, insert, update, delete on visits.visit, visits.photo, visits.photo_box, investigation.suspicion, investigation.note
  to helder_gate;

-- Who stands in the shop.
create function visits.inspects() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-inspector', 'enforcement-officer', 'police-inspector'), false);
-- Who plans visits: besides those, the desk of the municipality.
create function visits.plans() returns boolean language sql stable parallel safe
  return visits.inspects() or coalesce(platform.caller_role() = 'municipal-officer', false);
-- Who may investigate.
create function visits.investigates() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('enforcement-officer', 'police-inspector'), false);
grant execute on function visits.inspects(), visits.plans(), visits.investigates() to helder_app, helder_gate;

set local role helder_gate;

-- A visit is planned, or begun at once. Outcomes: made, known (the same id came before), not-found (no dealer of the caller, or
-- no joint visit of the municipality there).
create function visits.make_visit(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = visits, pg_temp as $$
declare
  v visit;
  is_police boolean := platform.caller_role() = 'police-inspector';
begin
  v := jsonb_populate_record(null::visit, p);
  select d.municipality into v.municipality from programme.dealer d
   where d.id = v.dealer_id and d.municipality = any (programme.own_municipalities());
  if not plans() or v.municipality is null or (v.begun_at is not null and not inspects()) then return 'not-found'; end if;
  if v.joint_mark is not null and not (is_police and exists (
    select from visit x where x.id = v.joint_mark and x.joint_mark = x.id and x.dealer_id = v.dealer_id
       and x.state <> 'cancelled')) then return 'not-found'; end if;
  insert into visit (id, organisation_id, organisation_name, municipality, dealer_id, kind, step_id, joint_mark, need, state,
    planned_on, begun_at, capacity, created_by_name)
  values (v.id, platform.caller_organisation(),
    (select o.name from access.organisation o where o.id = platform.caller_organisation()), v.municipality, v.dealer_id, v.kind,
    v.step_id, case when v.kind = 'joint' and not is_police then v.id else v.joint_mark end, v.need,
    case when v.begun_at is null then 'planned' else 'begun' end, v.planned_on, v.begun_at,
    case when v.begun_at is not null then platform.caller_role() end, account_name)
  on conflict (id) do nothing;
  if found then return 'made'; end if;
  return case when exists (select from visit x where x.id = v.id and x.organisation_id = platform.caller_organisation())
    then 'known' else 'not-found' end;
end $$;

-- A visit of the caller's organisation that nobody else changes until the transaction ends.
create function visits.lock_visit(of_visit uuid) returns setof visits.visit
language sql security definer set search_path = visits, pg_temp as $$
  select * from visit v where v.id = of_visit and plans() and v.organisation_id = platform.caller_organisation() for update
$$;

create function visits.begin_visit(of_visit uuid, at timestamptz) returns void
language sql security definer set search_path = visits, pg_temp as $$
  update visit v set state = 'begun', begun_at = at, capacity = platform.caller_role()
   where v.id = of_visit and inspects() and v.organisation_id = platform.caller_organisation() and v.state = 'planned'
$$;

create function visits.cancel_visit(of_visit uuid, why text) returns void
language sql security definer set search_path = visits, pg_temp as $$
  update visit v set state = 'cancelled', cancel_reason = why
   where v.id = of_visit and plans() and v.organisation_id = platform.caller_organisation() and v.state = 'planned'
$$;

-- What the device keeps, as a whole.
create function visits.keep_record(of_visit uuid, kept jsonb) returns void
language sql security definer set search_path = visits, pg_temp as $$
  update visit v set record = kept, version = v.version + 1
   where v.id = of_visit and inspects() and v.organisation_id = platform.caller_organisation() and v.state = 'begun'
$$;

create function visits.end_visit(of_visit uuid, at timestamptz) returns void
language sql security definer set search_path = visits, pg_temp as $$
  update visit v set state = 'ended', ended_at = at
   where v.id = of_visit and inspects() and v.organisation_id = platform.caller_organisation() and v.state = 'begun'
$$;

-- A suspicion arose: what was noted and photographed after that moment leaves the visit. The first one stands.
create function visits.stop_questions(of_visit uuid, at timestamptz, caution_at timestamptz, said text, kept jsonb, split_off jsonb,
  account_name text) returns void
language plpgsql security definer set search_path = visits, investigation, pg_temp as $$
declare
  v visit;
begin
  select * into v from visit x where x.id = of_visit and inspects() and x.organisation_id = platform.caller_organisation()
    and x.state in ('begun', 'ended') and x.questions_stopped_at is null for update;
  if v.id is null then return; end if;
  insert into suspicion (visit_id, organisation_id, arisen_at, by_name, capacity, caution_told_at, words, split)
  values (of_visit, v.organisation_id, at, account_name, platform.caller_role(), caution_at, said, split_off);
  update visit x set questions_stopped_at = at, record = kept,
         version = x.version + case when x.record = kept then 0 else 1 end where x.id = of_visit;
  update photo f set is_split = true where f.visit_id = of_visit and f.taken_at > at;
end $$;

-- That the right to silence was told, where that was not noted with the suspicion.
create function visits.tell_caution(of_visit uuid, at timestamptz) returns void
language sql security definer set search_path = visits, investigation, pg_temp as $$
  update suspicion s set caution_told_at = at
   where s.visit_id = of_visit and inspects() and s.organisation_id = platform.caller_organisation() and s.caution_told_at is null
$$;

-- Outcomes: added, known, not-found.
create function visits.add_photo(p jsonb, sealed bytea) returns text
language plpgsql security definer set search_path = visits, pg_temp as $$
declare
  f photo;
begin
  f := jsonb_populate_record(null::photo, p);
  if not inspects() or not exists (
    select from visit v where v.id = f.visit_id and v.organisation_id = platform.caller_organisation()
      and v.state in ('begun', 'ended')) then return 'not-found'; end if;
  insert into photo (id, visit_id, organisation_id, sha256, width, height, bytes, taken_at, words, key_month)
  values (f.id, f.visit_id, platform.caller_organisation(), f.sha256, f.width, f.height, f.bytes, f.taken_at, f.words, f.key_month)
  on conflict (id) do nothing;
  if not found then
    return case when exists (select from photo x where x.id = f.id and x.visit_id = f.visit_id) then 'known' else 'not-found' end;
  end if;
  insert into photo_box (photo_id, box) values (f.id, sealed);
  return 'added';
end $$;

-- The only way to a photo; it may show somebody, so each opening is a look. What was taken after a suspicion is for who
-- may investigate.
create function visits.open_photo(of_photo uuid, of_visit uuid) returns table (key_month text, box bytea)
language plpgsql security definer set search_path = visits, pg_temp as $$
#variable_conflict use_column
declare
  f photo;
begin
  select * into f from photo x where x.id = of_photo and x.visit_id = of_visit and x.organisation_id = platform.caller_organisation();
  if f.id is null or not (case when f.is_split then investigates() else findings.reads_own() end) then return; end if;
  perform access.record_look('open-visit-photo', 'visit', of_visit::text, f.organisation_id, 'inspection', null);
  return query select f.key_month, b.box from photo_box b where b.photo_id = of_photo;
end $$;

-- A number of the shelf is asked of police data, on a visit of the own base team.
create function visits.look_stolen(of_visit uuid, number text) returns boolean
language plpgsql security definer set search_path = visits, pg_temp as $$
begin
  if platform.caller_role() is distinct from 'police-inspector' or not exists (
    select from visit v where v.id = of_visit and v.organisation_id = platform.caller_organisation() and v.state = 'begun') then
    return false;
  end if;
  perform access.record_look('check-stolen-on-visit', 'number', number, platform.caller_organisation(), 'inspection', of_visit::text);
  return true;
end $$;

-- Joint visits of municipalities that police of there can join: where, and when.
create function visits.joint_offers()
returns table (joint_mark uuid, dealer_id uuid, municipality text, organisation_name text, planned_on date, begun_at timestamptz)
language sql stable security definer set search_path = visits, pg_temp as $$
  select v.joint_mark, v.dealer_id, v.municipality, v.organisation_name, v.planned_on, v.begun_at from visit v
   where platform.caller_role() = 'police-inspector' and v.joint_mark = v.id and v.state in ('planned', 'begun')
     and v.municipality = any (programme.own_municipalities())
   order by coalesce(v.begun_at, v.planned_on), v.id
$$;

-- The numbers that colleagues of the municipality scanned on a joint visit; nothing else of their visit.
create function visits.joint_scans(of_visit uuid) returns table (scan jsonb, organisation_name text)
language plpgsql security definer set search_path = visits, pg_temp as $$
declare
  v visit;
begin
  select * into v from visit x where x.id = of_visit and x.organisation_id = platform.caller_organisation();
  if v.joint_mark is null or platform.caller_role() is distinct from 'police-inspector' then return; end if;
  perform access.record_look('open-joint-scans', 'visit', of_visit::text, v.organisation_id, 'inspection', null);
  return query
    select s, x.organisation_name from visit x, jsonb_array_elements(coalesce(x.record -> 'scans', '[]')) s
     where x.id = v.joint_mark and x.joint_mark = x.id and x.dealer_id = v.dealer_id and x.state <> 'cancelled'
     order by s ->> 'at', s ->> 'id';
end $$;

-- The register of the branch at hand, while a visit runs (art. 5:16 and 5:17 Awb, 552 Sv): goods and numbers, never a person.
-- What was acquired since a day, and all that is still held. The dealer sees that it was opened. No rows: no such visit.
create function registers.at_hand(of_visit uuid, since date, on_day date, most int)
returns table (branch_number text, last_number bigint, total bigint, items jsonb)
language plpgsql security definer set search_path = registers, pg_temp as $$
#variable_conflict use_column
declare
  b access.branch;
begin
  if not visits.inspects() or not exists (
    select from visits.visit v where v.id = of_visit and v.organisation_id = platform.caller_organisation()
      and v.municipality = any (programme.own_municipalities()) and v.state = 'begun' and v.questions_stopped_at is null) then return; end if;
  select x.* into b from visits.visit v join programme.dealer d on d.id = v.dealer_id
    join access.branch x on x.branch_number = d.branch_number where v.id = of_visit;
  if b.branch_number is null then return query select null::text, 0::bigint, 0::bigint, '[]'::jsonb; return; end if;
  perform access.record_look('open-register', 'register', b.branch_number, b.organisation_id, 'inspection', of_visit::text);
  return query
    with there as (
      select i.id, e.id as entry_id, e.sequence_number, (e.occurred_at at time zone 'Europe/Amsterdam')::date as acquired_on,
             e.keep_until, i.position, i.category, i.brand, i.model, i.colour, i.material, i.quantity,
             case when exists (select from sale s where s.thing_id = i.thing_id and not s.is_correction) then 'sold'
                  when e.conditions = 'pledge' then 'pledged' when on_day <= e.keep_until then 'holding' else 'for-sale' end as state
        from entry e join item i on i.entry_id = e.id
       where e.organisation_id = b.organisation_id and e.branch_number = b.branch_number and e.register = 'purchase'
         and not exists (select from entry c where c.corrects_id = e.id)
         and (e.keep_until >= on_day or (e.occurred_at at time zone 'Europe/Amsterdam')::date >= since)),
    -- What is still held first: it matters most where not all can be given.
    given as (select * from there order by (keep_until >= on_day) desc, sequence_number desc, position limit most)
    select b.branch_number,
           coalesce((select c.last_number from counter c where c.organisation_id = b.organisation_id
             and c.branch_number = b.branch_number and c.register = 'purchase'), 0),
           (select count(*) from there),
           coalesce((select jsonb_agg(jsonb_build_object('itemId', g.id, 'entryId', g.entry_id, 'sequenceNumber', g.sequence_number,
             'acquiredOn', g.acquired_on, 'keepUntil', g.keep_until, 'state', g.state, 'category', g.category, 'brand', g.brand,
             'model', g.model, 'colour', g.colour, 'material', g.material, 'quantity', g.quantity,
             'identifiers', coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'value', n.value, 'canonical', n.canonical)
               order by n.position) from item_identifier n where n.item_id = g.id), '[]'))
             order by g.sequence_number desc, g.position) from given g), '[]');
end $$;

-- What of somebody from outside a dealer may know: besides single entries (0026), the register that was opened on a visit.
create or replace function access.register_openings(before_id bigint, most int)
returns table (id bigint, at timestamptz, role text, organisation_name text)
language sql stable security definer set search_path = access, pg_temp as $$
  select l.id, l.at, l.role, o.name from log l join organisation o on o.id = l.organisation_id
   where platform.is_dealer() and l.subject_organisation_id = platform.caller_organisation()
     and l.organisation_id <> l.subject_organisation_id and l.subject_kind in ('entry', 'register')
     and (before_id is null or l.id < before_id)
   order by l.id desc limit most
$$;

-- A note after a suspicion. Outcomes: noted, known, not-found.
create function investigation.add_note(note_id uuid, of_visit uuid, at timestamptz, said text, account_name text) returns text
language plpgsql security definer set search_path = investigation, pg_temp as $$
begin
  if not visits.investigates() or not exists (
    select from suspicion s where s.visit_id = of_visit and s.organisation_id = platform.caller_organisation()) then
    return 'not-found';
  end if;
  insert into note (id, visit_id, organisation_id, noted_at, body, noted_by_name, capacity)
  values (note_id, of_visit, platform.caller_organisation(), at, said, account_name, platform.caller_role())
  on conflict (id) do nothing;
  if found then return 'noted'; end if;
  return case when exists (select from note n where n.id = note_id and n.visit_id = of_visit) then 'known' else 'not-found' end;
end $$;

-- The only way to what is noted of a suspicion: a look, of who may investigate for the same organisation.
create function investigation.open_file(of_visit uuid) returns jsonb
language plpgsql security definer set search_path = investigation, pg_temp as $$
declare
  s suspicion;
begin
  select * into s from suspicion x where x.visit_id = of_visit and x.organisation_id = platform.caller_organisation();
  if s.visit_id is null or not visits.investigates() then return null; end if;
  perform access.record_look('open-investigation', 'visit', of_visit::text, s.organisation_id, 'investigation', null);
  return jsonb_build_object('arisenAt', s.arisen_at, 'by', s.by_name, 'capacity', s.capacity, 'cautionToldAt', s.caution_told_at,
    'words', s.words, 'split', s.split,
    'photos', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'sha256', f.sha256, 'width', f.width, 'height', f.height,
      'bytes', f.bytes, 'takenAt', f.taken_at, 'words', f.words) order by f.taken_at)
      from visits.photo f where f.visit_id = of_visit and f.is_split), '[]'),
    'notes', coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'notedAt', n.noted_at, 'text', n.body,
      'notedBy', n.noted_by_name, 'capacity', n.capacity) order by n.noted_at, n.id) from note n where n.visit_id = of_visit), '[]'));
end $$;

-- How many visits ended in a time (both days inclusive) and the hours they took: duration times the people of the own
-- organisation. No names and no dealers. Those of police are counted for the programme, justice and the own team, never for a
-- municipality, which counts its own.
create function visits.visit_hours(from_day date, until_day date)
returns table (municipality text, organisation_kind text, visits bigint, hours double precision)
language sql stable security definer set search_path = visits, pg_temp as $$
  select v.municipality, split_part(v.organisation_id, ':', 1), count(*),
         sum(extract(epoch from v.ended_at - v.begun_at) / 3600 * greatest(1, (
           select count(*) from jsonb_array_elements(coalesce(v.record -> 'participants', '[]')) p
            where coalesce((p ->> 'ownOrganisation')::boolean, true))))::double precision
    from visit v
   where v.state = 'ended' and (v.ended_at at time zone 'Europe/Amsterdam')::date between from_day and until_day
     and (v.organisation_id = platform.caller_organisation() and findings.reads_own()
       or platform.caller_role() = 'prosecutor'
       or (platform.caller_role() in ('programme-coordinator', 'programme-officer') and exists (
         select from programme.mandate m where m.municipality = v.municipality and m.organisation_id = platform.caller_organisation())))
   group by 1, 2 order by 1, 2
$$;

-- Visits older than their term, with photos and what was noted of a suspicion.
create function visits.forget(on_day date, after_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = visits, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select v.municipality, to_char(day_of(v) + make_interval(months => after_months), 'YYYY-MM'), count(*)
      from visit v where day_of(v) + make_interval(months => after_months) <= on_day group by 1, 2 order by 1, 2;
  if for_real then
    delete from visit v where day_of(v) + make_interval(months => after_months) <= on_day;
  end if;
end $$;
-- The day of a visit: on which it ended, else began, else is planned. Its term runs from there.
create function visits.day_of(v visits.visit) returns date language sql stable parallel safe
  return coalesce((v.ended_at at time zone 'Europe/Amsterdam')::date, (v.begun_at at time zone 'Europe/Amsterdam')::date, v.planned_on);
-- Months of keys under which no photo is sealed any more can go.
create function visits.photo_months() returns setof text
language sql stable security definer set search_path = visits, pg_temp as $$ select distinct key_month from photo $$;

revoke execute on function visits.make_visit(jsonb, text), visits.lock_visit(uuid), visits.begin_visit(uuid, timestamptz),
  visits.cancel_visit(uuid, text), visits.keep_record(uuid, jsonb), visits.end_visit(uuid, timestamptz),
  visits.stop_questions(uuid, timestamptz, timestamptz, text, jsonb, jsonb, text), visits.tell_caution(uuid, timestamptz),
  visits.add_photo(jsonb, bytea), visits.open_photo(uuid, uuid), visits.look_stolen(uuid, text), visits.joint_offers(),
  visits.joint_scans(uuid), registers.at_hand(uuid, date, date, int), investigation.add_note(uuid, uuid, timestamptz, text, text),
  investigation.open_file(uuid), visits.visit_hours(date, date), visits.forget(date, int, boolean), visits.photo_months(),
  visits.day_of(visits.visit) from public;
grant execute on function visits.make_visit(jsonb, text), visits.lock_visit(uuid), visits.begin_visit(uuid, timestamptz),
  visits.cancel_visit(uuid, text), visits.keep_record(uuid, jsonb), visits.end_visit(uuid, timestamptz),
  visits.stop_questions(uuid, timestamptz, timestamptz, text, jsonb, jsonb, text), visits.tell_caution(uuid, timestamptz),
  visits.add_photo(jsonb, bytea), visits.open_photo(uuid, uuid), visits.look_stolen(uuid, text), visits.joint_offers(),
  visits.joint_scans(uuid), registers.at_hand(uuid, date, date, int), investigation.add_note(uuid, uuid, timestamptz, text, text),
  investigation.open_file(uuid), visits.visit_hours(date, date), visits.day_of(visits.visit) to helder_app;
grant execute on function visits.forget(date, int, boolean), visits.photo_months() to helder_worker;

set local role helder_owner;
grant usage on schema visits to helder_worker;

create policy own_organisation on visits.visit for select to helder_app using (
  findings.reads_own() and organisation_id = platform.caller_organisation());
create policy own_organisation on visits.photo for select to helder_app using (
  findings.reads_own() and organisation_id = platform.caller_organisation() and not is_split);
grant select on visits.visit, visits.photo to helder_app;
