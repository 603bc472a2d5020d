-- Findings (constateringen): dated facts about a dealer, each with its author, capacity, source and evidence. A finding is of
-- one controller, the organisation whose officer made it: a municipality never reads those of police, who tell it what they
-- know in an administrative report alone. Measures, the overview and the files stand on findings; nothing here is edited.
create schema findings;
grant usage on schema findings to helder_app, helder_gate;
grant create on schema findings to helder_gate;

create table findings.finding (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  -- As it was called then: a dealer who was told can't read organisations.
  organisation_name text not null,
  municipality text not null references policy.municipality,
  dealer_id uuid not null references programme.dealer,
  -- The table of kinds, with weight and part of the rules, is findings/rules/finding-kinds.ts.
  kind text not null,
  -- The rule as it held on the day: part, article, publication, from, until; null where none is needed.
  basis jsonb,
  body text not null check (body <> ''),
  observed_at timestamptz(3) not null,
  source text not null check (source in ('visit', 'desk', 'report')),
  -- The visit or the received administrative report it came from.
  source_id uuid,
  -- What it stands on: [{kind, words, ref, digest}].
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array'),
  -- The role in which its author acted: three legal capacities on a visit (domain.md 2), and the desk.
  capacity text not null check (capacity in ('municipal-officer', 'municipal-inspector', 'enforcement-officer', 'police-inspector')),
  recorded_at timestamptz(3) not null default clock_timestamp(),
  recorded_by_name text not null,
  check ((source = 'desk') = (source_id is null))
);
create index finding_dealer on findings.finding (dealer_id, observed_at);
create index finding_organisation on findings.finding (organisation_id, observed_at desc, id);
create index finding_source on findings.finding (source_id);

-- It was wrong: it stays readable and counts no more.
create table findings.withdrawal (
  finding_id uuid primary key references findings.finding,
  reason text not null check (reason <> ''),
  withdrawn_on date not null,
  withdrawn_by_name text not null
);
-- The dealer was told, and until when they may answer (last day, inclusive).
create table findings.notice (
  finding_id uuid primary key references findings.finding,
  told_on date not null,
  way text not null check (way in ('in-shop', 'letter', 'in-app')),
  answer_until date not null check (answer_until >= told_on),
  told_by_name text not null
);
-- What the dealer says about it; by themselves, or written down by an officer. Several may follow each other.
create table findings.answer (
  id uuid primary key,
  finding_id uuid not null references findings.finding,
  answered_on date not null,
  body text not null check (body <> ''),
  given_by text not null check (given_by in ('dealer', 'officer')),
  recorded_at timestamptz(3) not null default clock_timestamp(),
  recorded_by_name text not null
);
create index answer_finding on findings.answer (finding_id, recorded_at);

create function findings.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a finding is append-only' using errcode = 'insufficient_privilege';
end $$;
-- Deleting is left to forgetting on time.
create trigger append_only before update on findings.finding for each row execute function findings.refuse_change();
create trigger append_only before update on findings.answer for each row execute function findings.refuse_change();

alter table findings.finding enable row level security;
alter table findings.finding force row level security;
alter table findings.withdrawal enable row level security;
alter table findings.withdrawal force row level security;
alter table findings.notice enable row level security;
alter table findings.notice force row level security;
alter table findings.answer enable row level security;
alter table findings.answer force row level security;
create policy gate on findings.finding to helder_gate using (true) with check (true);
create policy gate on findings.withdrawal to helder_gate using (true) with check (true);
create policy gate on findings.notice to helder_gate using (true) with check (true);
create policy gate on findings.answer to helder_gate using (true) with check (true);
grant select, insert, delete on findings.finding, findings.withdrawal, findings.notice, findings.answer to helder_gate;

-- Who makes findings.
create function findings.finds() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-inspector', 'enforcement-officer',
    'police-inspector'), false);
-- Who reads those of the own organisation: besides those, the lawyer, the mayor's office and the police.
create function findings.reads_own() returns boolean language sql stable parallel safe
  return findings.finds() or platform.is_municipal() or platform.is_police();
grant execute on function findings.finds(), findings.reads_own() to helder_app, helder_gate;

set local role helder_gate;

-- Whether a dealer of the list is a branch of the caller's own business.
create function findings.is_own_business(of_dealer uuid) returns boolean
language sql stable security definer set search_path = findings, pg_temp as $$
  select platform.caller_role() = 'dealer' and exists (
    select from programme.dealer d join access.branch b on b.branch_number = d.branch_number
     where d.id = of_dealer and b.organisation_id = platform.caller_organisation())
$$;
-- Whether the caller may read a finding: of the own organisation, or told to the own business.
create function findings.may_read(of_finding uuid) returns boolean
language sql stable security definer set search_path = findings, pg_temp as $$
  select exists (select from finding f where f.id = of_finding
    and ((reads_own() and f.organisation_id = platform.caller_organisation())
      or (exists (select from notice n where n.finding_id = f.id) and is_own_business(f.dealer_id))))
$$;

-- Outcomes: recorded, known (the same id came before: a device sent it twice), not-found (no dealer of the caller).
-- Who, for whom and in what capacity come from the context, never from an argument.
create function findings.record_finding(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = findings, pg_temp as $$
declare
  f finding;
begin
  f := jsonb_populate_record(null::finding, p);
  select d.municipality into f.municipality from programme.dealer d
   where d.id = f.dealer_id and d.municipality = any (programme.own_municipalities());
  if not finds() or f.municipality is null then return 'not-found'; end if;
  insert into finding (id, organisation_id, organisation_name, municipality, dealer_id, kind, basis, body, observed_at, source, source_id,
    evidence, capacity, recorded_by_name)
  values (f.id, platform.caller_organisation(),
    (select o.name from access.organisation o where o.id = platform.caller_organisation()), f.municipality, f.dealer_id, f.kind, f.basis, f.body, f.observed_at, f.source,
    f.source_id, coalesce(f.evidence, '[]'), platform.caller_role(), account_name)
  on conflict (id) do nothing;
  if found then return 'recorded'; end if;
  return case when exists (select from finding x where x.id = f.id and x.organisation_id = platform.caller_organisation())
    then 'known' else 'not-found' end;
end $$;

-- The dealer was told of a finding of the caller's organisation. Outcomes: told, known (was told before), not-found.
create function findings.tell(of_finding uuid, day date, by_way text, until date, account_name text) returns text
language plpgsql security definer set search_path = findings, pg_temp as $$
begin
  if not finds() or not exists (
    select from finding f where f.id = of_finding and f.organisation_id = platform.caller_organisation()
      and not exists (select from withdrawal w where w.finding_id = f.id)) then return 'not-found'; end if;
  insert into notice (finding_id, told_on, way, answer_until, told_by_name)
  values (of_finding, day, by_way, until, account_name) on conflict (finding_id) do nothing;
  return case when found then 'told' else 'known' end;
end $$;

-- What the dealer says: by the business itself, or written down by an officer of the organisation that found it.
-- Outcomes: answered, not-found.
create function findings.answer(answer_id uuid, of_finding uuid, day date, said text, account_name text) returns text
language plpgsql security definer set search_path = findings, pg_temp as $$
declare
  f finding;
  own boolean;
begin
  select * into f from finding x where x.id = of_finding and exists (select from notice n where n.finding_id = x.id);
  own := is_own_business(f.dealer_id);
  if f.id is null or not (own or (finds() and f.organisation_id = platform.caller_organisation())) then return 'not-found'; end if;
  insert into answer (id, finding_id, answered_on, body, given_by, recorded_by_name)
  values (answer_id, of_finding, day, said, case when own then 'dealer' else 'officer' end, account_name)
  on conflict (id) do nothing;
  return 'answered';
end $$;

-- Outcomes: withdrawn, known, not-found.
create function findings.withdraw(of_finding uuid, day date, why text, account_name text) returns text
language plpgsql security definer set search_path = findings, pg_temp as $$
begin
  if not finds() or not exists (
    select from finding f where f.id = of_finding and f.organisation_id = platform.caller_organisation()) then return 'not-found'; end if;
  insert into withdrawal (finding_id, reason, withdrawn_on, withdrawn_by_name) values (of_finding, why, day, account_name)
  on conflict (finding_id) do nothing;
  return case when found then 'withdrawn' else 'known' end;
end $$;

revoke execute on function findings.is_own_business(uuid), findings.may_read(uuid), findings.record_finding(jsonb, text),
  findings.tell(uuid, date, text, date, text), findings.answer(uuid, uuid, date, text, text),
  findings.withdraw(uuid, date, text, text) from public;
grant execute on function findings.is_own_business(uuid), findings.may_read(uuid), findings.record_finding(jsonb, text),
  findings.tell(uuid, date, text, date, text), findings.answer(uuid, uuid, date, text, text),
  findings.withdraw(uuid, date, text, text) to helder_app;

set local role helder_owner;

create policy own_or_told on findings.finding for select to helder_app using (
  (findings.reads_own() and organisation_id = platform.caller_organisation())
  or (platform.caller_role() = 'dealer' and findings.may_read(id)));
create policy of_finding on findings.withdrawal for select to helder_app using (findings.may_read(finding_id));
create policy of_finding on findings.notice for select to helder_app using (findings.may_read(finding_id));
create policy of_finding on findings.answer for select to helder_app using (findings.may_read(finding_id));
grant select on findings.finding, findings.withdrawal, findings.notice, findings.answer to helder_app;
