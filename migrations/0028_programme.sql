-- The programme (plan of Twente, P7 to P11): every dealer of the region in one inventory, what happened with each in
-- order of time, and who works on it. Controllers are the municipalities (AVG); what police know never comes in here.
create schema programme;
grant usage on schema programme to helder_app, helder_gate;
grant create on schema programme to helder_gate;

-- A programme office works for all municipalities that gave it a mandate; the coordinator of it sees counts only.
create or replace function access.role_fits(role text, organisation_id text) returns boolean language sql immutable parallel safe
  return coalesce(role = any (case split_part(organisation_id, ':', 1)
    when 'dealer' then array['dealer', 'dealer-counter']
    when 'base-team' then array['fencing-specialist', 'detective', 'assistant-prosecutor', 'police-inspector', 'auditor', 'privacy-officer']
    when 'municipality' then array['municipal-officer', 'municipal-inspector', 'enforcement-officer', 'municipal-lawyer',
      'mayors-office', 'auditor', 'privacy-officer']
    when 'prosecution' then array['prosecutor', 'privacy-officer']
    when 'programme' then array['programme-coordinator', 'programme-officer']
    when 'operator' then array['administrator', 'privacy-officer']
    when 'citizen' then array['citizen'] end), false);

-- A public decree: which municipality lets which office do this work, from when until when (last day, inclusive).
create table programme.mandate (
  municipality text not null references policy.municipality,
  organisation_id text not null references access.organisation,
  decree text not null check (decree <> ''),
  valid_from date not null,
  valid_until date,
  primary key (municipality, organisation_id, valid_from),
  check (valid_until >= valid_from)
);

-- One place of business (vestiging) per row: a business with two shops is visited twice. Its numbers may not be known
-- yet: who announces themselves at the door is listed too.
create table programme.dealer (
  id uuid primary key,
  municipality text not null references policy.municipality,
  kvk_number text check (kvk_number ~ '^[0-9]{8}$'),
  branch_number text unique check (branch_number ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  kind text not null,
  -- People who work there, as the trade register classes them; null: not known.
  size text check (size in ('1', '2-4', '5-9', '10+')),
  street text not null,
  house_number text not null,
  postcode text not null,
  town text not null,
  email text,
  phone text,
  origin text not null check (origin in ('trade-register', 'announced', 'entered')),
  listed_on date not null,
  ended_on date,
  end_reason text check (end_reason in ('stopped', 'moved-away', 'no-trade')),
  -- Keeps a register on paper since; also that counts (domain.md 3).
  paper_since date,
  -- Who changes a row says which version they saw.
  version int not null default 1,
  check ((ended_on is null) = (end_reason is null))
);
create index dealer_municipality on programme.dealer (municipality, id);
create index dealer_kvk_number on programme.dealer (kvk_number);

-- What happened with a dealer, appended and never changed: the state of a dealer follows from these facts and from the
-- register, and is stored nowhere. `detail` holds the few values that the sentence of its kind needs.
create table programme.event (
  id uuid primary key,
  dealer_id uuid not null references programme.dealer,
  kind text not null check (kind in ('listed', 'changed', 'ended', 'reopened', 'paper-register-kept', 'paper-register-ended',
    'reached', 'note', 'notice', 'letter', 'mail', 'invited', 'answered', 'attended', 'connected')),
  -- The day it is about; recorded_at is when it was written down.
  happened_on date not null,
  detail jsonb not null default '{}',
  -- A letter, meeting, notice or import that has a page of its own.
  subject_kind text check (subject_kind in ('letter', 'meeting', 'notice', 'import')),
  subject_id uuid,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  organisation_id text not null,
  recorded_by_name text not null,
  check ((subject_kind is null) = (subject_id is null))
);
create index event_dealer on programme.event (dealer_id, happened_on, recorded_at);
create function programme.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on programme.event for each row execute function programme.refuse_change();
create trigger append_only_truncate before truncate on programme.event execute function programme.refuse_change();

alter table programme.mandate enable row level security;
alter table programme.mandate force row level security;
alter table programme.dealer enable row level security;
alter table programme.dealer force row level security;
alter table programme.event enable row level security;
alter table programme.event force row level security;
create policy gate on programme.mandate to helder_gate using (true) with check (true);
create policy gate on programme.dealer to helder_gate using (true) with check (true);
create policy gate on programme.event to helder_gate using (true) with check (true);
grant select, insert, update on programme.mandate, programme.dealer to helder_gate;
grant select, insert on programme.event to helder_gate;

set local role helder_gate;

-- The municipalities whose dealers the caller works on: the own one, those of the base team, those that gave a mandate.
create function programme.own_municipalities() returns text[]
language sql stable security definer set search_path = programme, pg_temp as $$
  select coalesce(case
    when platform.is_municipal() or platform.caller_role() = 'enforcement-officer' then
      (select array_agg(m.slug) from policy.municipality m where 'municipality:' || m.slug = platform.caller_organisation())
    when platform.is_police() or platform.caller_role() = 'police-inspector' then
      (select array_agg(m.slug) from policy.municipality m where 'base-team:' || m.base_team = platform.caller_organisation())
    when platform.caller_role() = 'programme-officer' then
      (select array_agg(distinct d.municipality) from mandate d
        where d.organisation_id = platform.caller_organisation()
          and (now() at time zone 'Europe/Amsterdam')::date between d.valid_from and coalesce(d.valid_until, 'infinity'))
  end, '{}')
$$;
-- Who plans and writes: the office of a municipality, and that of the programme.
create function programme.is_organiser() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'programme-officer'), false);
-- Who meets dealers and says what came of it: besides those, inspectors, enforcement officers and fencing specialists.
create function programme.meets_dealers() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'programme-officer', 'municipal-inspector',
    'enforcement-officer', 'police-inspector', 'fencing-specialist'), false);

-- What happened with a dealer of the caller. Who and for whom come from the context, never from an argument.
create function programme.record_event(event_id uuid, of_dealer uuid, what text, on_day date, with_detail jsonb,
  about_kind text, about_id uuid, account_name text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  if not meets_dealers() or not exists (
    select from dealer d where d.id = of_dealer and d.municipality = any (own_municipalities())) then
    return false;
  end if;
  insert into event (id, dealer_id, kind, happened_on, detail, subject_kind, subject_id, organisation_id, recorded_by_name)
  values (event_id, of_dealer, what, on_day, with_detail, about_kind, about_id, platform.caller_organisation(), account_name);
  return true;
end $$;

-- A dealer comes onto the list. Outcomes: listed, not-found (a municipality that is not the caller's), known-number.
create function programme.list_dealer(p jsonb, event_id uuid, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  d dealer;
begin
  d := jsonb_populate_record(null::dealer, p);
  if not is_organiser() or not d.municipality = any (own_municipalities()) then return 'not-found'; end if;
  insert into dealer (id, municipality, kvk_number, branch_number, name, kind, size, street, house_number, postcode, town,
    email, phone, origin, listed_on)
  values (d.id, d.municipality, d.kvk_number, d.branch_number, d.name, d.kind, d.size, d.street, d.house_number, d.postcode,
    d.town, d.email, d.phone, d.origin, d.listed_on)
  on conflict (branch_number) do nothing;
  if not found then return 'known-number'; end if;
  perform record_event(event_id, d.id, 'listed', d.listed_on, jsonb_build_object('origin', d.origin), null, null, account_name);
  return 'listed';
end $$;

-- What is known of a dealer becomes something else; the event says what it was. `p` holds only the fields that change.
-- Ending, reopening and the register on paper are changes too, each with an event of its own kind.
-- Outcomes: changed, changed-elsewhere, not-found, known-number.
create function programme.change_dealer(of_dealer uuid, seen_version int, p jsonb, event_id uuid, what text, on_day date,
  with_detail jsonb, about_kind text, about_id uuid, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  d dealer;
  was dealer;
begin
  select * into was from dealer x where x.id = of_dealer and x.municipality = any (own_municipalities()) for update;
  if was.id is null or not meets_dealers() then return 'not-found'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  d := jsonb_populate_record(was, p);
  if not d.municipality = any (own_municipalities()) then return 'not-found'; end if;
  if exists (select from dealer x where x.branch_number = d.branch_number and x.id <> of_dealer) then return 'known-number'; end if;
  update dealer x set municipality = d.municipality, kvk_number = d.kvk_number, branch_number = d.branch_number, name = d.name,
         kind = d.kind, size = d.size, street = d.street, house_number = d.house_number, postcode = d.postcode, town = d.town,
         email = d.email, phone = d.phone, ended_on = d.ended_on, end_reason = d.end_reason, paper_since = d.paper_since,
         version = was.version + 1
   where x.id = of_dealer;
  perform record_event(event_id, of_dealer, what, on_day, with_detail, about_kind, about_id, account_name);
  return 'changed';
end $$;

-- The dates from which the state of a dealer follows; no name and no number, so that the coordinator may count with them.
-- Of the register: that something was recorded and when, not what.
create function programme.dealer_facts()
returns table (dealer_id uuid, municipality text, kind text, size text, listed_on date, ended_on date, end_reason text,
  paper_since date, reached_on date, invited_on date, attended_on date, joined_on date, first_entry_on date, last_entry_on date)
language sql stable security definer set search_path = programme, pg_temp as $$
  select d.id, d.municipality, d.kind, d.size, d.listed_on, d.ended_on, d.end_reason, d.paper_since,
         e.reached_on, e.invited_on, e.attended_on, b.joined_on, r.first_entry_on, r.last_entry_on
    from dealer d
    left join access.branch b on b.branch_number = d.branch_number
    left join lateral (
      select max(x.happened_on) filter (where x.kind in ('reached', 'letter', 'mail', 'notice', 'answered')) as reached_on,
             max(x.happened_on) filter (where x.kind = 'invited') as invited_on,
             max(x.happened_on) filter (where x.kind = 'attended') as attended_on
        from event x where x.dealer_id = d.id) e on true
    left join lateral (
      -- By the numbers, which are gapless and have an index: never over all entries of a busy shop.
      select min((f.recorded_at at time zone 'Europe/Amsterdam')::date) as first_entry_on,
             max((l.recorded_at at time zone 'Europe/Amsterdam')::date) as last_entry_on
        from registers.counter c
        join registers.entry f on (f.organisation_id, f.branch_number, f.register, f.sequence_number)
          = (c.organisation_id, c.branch_number, c.register, 1)
        join registers.entry l on (l.organisation_id, l.branch_number, l.register, l.sequence_number)
          = (c.organisation_id, c.branch_number, c.register, c.last_number)
       where c.organisation_id = b.organisation_id and c.branch_number = b.branch_number) r on true
   where d.municipality = any (own_municipalities())
      or (platform.caller_role() = 'programme-coordinator' and exists (
        select from mandate m where m.municipality = d.municipality and m.organisation_id = platform.caller_organisation()))
$$;

revoke execute on function programme.own_municipalities(), programme.record_event(uuid, uuid, text, date, jsonb, text, uuid, text),
  programme.list_dealer(jsonb, uuid, text), programme.dealer_facts(),
  programme.change_dealer(uuid, int, jsonb, uuid, text, date, jsonb, text, uuid, text) from public;
grant execute on function programme.own_municipalities(), programme.record_event(uuid, uuid, text, date, jsonb, text, uuid, text),
  programme.list_dealer(jsonb, uuid, text), programme.dealer_facts(),
  programme.change_dealer(uuid, int, jsonb, uuid, text, date, jsonb, text, uuid, text) to helder_app;
grant execute on function programme.is_organiser(), programme.meets_dealers() to helder_app, helder_gate;

set local role helder_owner;

create policy published on programme.mandate for select to helder_app using (true);
create policy own_municipalities on programme.dealer for select to helder_app using (
  municipality = any ((select programme.own_municipalities())::text[]));
create policy own_municipalities on programme.event for select to helder_app using (
  exists (select from programme.dealer d where d.id = event.dealer_id));
grant select on programme.mandate, programme.dealer, programme.event to helder_app;
