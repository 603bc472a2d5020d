-- Measures: the case files (dossiers) of a municipality about a dealer. Steps are appended and never changed; where a file
-- stands follows from them (measures/rules/fold-file.ts). A document that is settled stands as canonical text with its
-- digest. What is enforced how is the municipality's policy, dated (supervision.ladder).

-- The enforcement policy (4:81 Awb) as data: published, as the decree it comes from.
create table supervision.ladder (
  id uuid primary key,
  municipality text not null references policy.municipality,
  valid_from date not null,
  -- measures/ladders/contract.ts: rungs, window, terms, amounts, closure.
  value jsonb not null,
  source text not null check (source <> ''),
  entered_at timestamptz(3) not null default clock_timestamp(),
  entered_by_name text not null,
  unique (municipality, valid_from)
);

create table supervision.case_file (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  municipality text not null references policy.municipality,
  year int not null,
  sequence int not null check (sequence > 0),
  dealer_id uuid not null references programme.dealer,
  opened_on date not null,
  -- For forgetting, and for counts of the region: where a file stands follows from its steps, and with each step what of it
  -- others ask is kept here. The measure that holds since its delivery, and its last day where it has one.
  closed_on date,
  measure text check (measure in ('warning', 'order', 'closure')),
  measure_since date,
  measure_until date,
  check ((measure is null) = (measure_since is null)),
  unique (municipality, year, sequence)
);
create index case_file_dealer on supervision.case_file (dealer_id);

create table supervision.file_step (
  id uuid primary key,
  file_id uuid not null references supervision.case_file,
  position int not null check (position > 0),
  -- The table of kinds is measures/rules/step-table.ts.
  kind text not null,
  on_day date not null,
  -- Ids of findings.finding: the findings themselves stay where they were made.
  grounds uuid[] not null default '{}',
  document_id uuid,
  step_values jsonb not null default '{}',
  recorded_at timestamptz(3) not null default clock_timestamp(),
  recorded_by_name text not null,
  unique (file_id, position)
);
create unique index file_step_document on supervision.file_step (document_id);

create table supervision.case_document (
  id uuid primary key,
  file_id uuid not null references supervision.case_file,
  kind text not null,
  -- Who changes a draft says which version they saw.
  version int not null check (version > 0),
  fields jsonb not null,
  changed_at timestamptz(3) not null default clock_timestamp(),
  changed_by_name text not null,
  number text,
  -- Canonical JSON, and its SHA-256 in hex.
  content text,
  digest text check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  settled_at timestamptz(3),
  settled_by_name text,
  unique (file_id, number),
  check ((content is null) = (number is null) and (content is null) = (digest is null)
    and (content is null) = (settled_at is null) and (content is null) = (settled_by_name is null))
);
create index case_document_file on supervision.case_document (file_id);
alter table supervision.file_step add foreign key (document_id) references supervision.case_document;

-- Exemption requests (vrijstelling): a dealer asks to be free of a duty for some categories of goods.
create table supervision.exemption_request (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  municipality text not null references policy.municipality,
  year int not null,
  sequence int not null check (sequence > 0),
  dealer_id uuid not null references programme.dealer,
  received_on date not null,
  categories text[] not null check (categories <> '{}'),
  request text not null check (request <> ''),
  recorded_at timestamptz(3) not null default clock_timestamp(),
  recorded_by_name text not null,
  unique (municipality, year, sequence)
);
create index exemption_request_dealer on supervision.exemption_request (dealer_id);
-- Once, with notice (4:14 Awb).
create table supervision.exemption_extension (
  request_id uuid primary key references supervision.exemption_request,
  noticed_on date not null,
  until date not null,
  reason text not null check (reason <> ''),
  recorded_by_name text not null
);
create table supervision.exemption_decision (
  request_id uuid primary key references supervision.exemption_request,
  decided_on date not null,
  is_granted boolean not null,
  reason text not null check (reason <> ''),
  categories text[] not null,
  valid_from date,
  valid_until date check (valid_until >= valid_from),
  recorded_by_name text not null,
  check (is_granted = (valid_from is not null and categories <> '{}'))
);

create function supervision.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what stands in a case file is never changed' using errcode = 'insufficient_privilege';
end $$;
-- Deleting is left to forgetting on time.
create trigger append_only before update on supervision.file_step for each row execute function supervision.refuse_change();
create trigger settled before update on supervision.case_document for each row when (old.content is not null)
  execute function supervision.refuse_change();

alter table supervision.ladder enable row level security;
alter table supervision.ladder force row level security;
alter table supervision.case_file enable row level security;
alter table supervision.case_file force row level security;
alter table supervision.file_step enable row level security;
alter table supervision.file_step force row level security;
alter table supervision.case_document enable row level security;
alter table supervision.case_document force row level security;
alter table supervision.exemption_request enable row level security;
alter table supervision.exemption_request force row level security;
alter table supervision.exemption_extension enable row level security;
alter table supervision.exemption_extension force row level security;
alter table supervision.exemption_decision enable row level security;
alter table supervision.exemption_decision force row level security;
create policy gate on supervision.ladder to helder_gate using (true) with check (true);
create policy gate on supervision.case_file to helder_gate using (true) with check (true);
create policy gate on supervision.file_step to helder_gate using (true) with check (true);
create policy gate on supervision.case_document to helder_gate using (true) with check (true);
create policy gate on supervision.exemption_request to helder_gate using (true) with check (true);
create policy gate on supervision.exemption_extension to helder_gate using (true) with check (true);
create policy gate on supervision.exemption_decision to helder_gate using (true) with check (true);
grant select, insert on supervision.ladder to helder_gate;
-- A request is locked while it is decided, which asks for the right to update; no function does.
grant select, insert, update, delete on supervision.case_file, supervision.case_document, supervision.exemption_request to helder_gate;
grant select, insert, delete on supervision.file_step, supervision.exemption_extension,
  supervision.exemption_decision to helder_gate;

-- Who works on case files, and who reads them besides.
create function supervision.writes_files() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-lawyer'), false);
create function supervision.reads_files() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-lawyer', 'mayors-office', 'municipal-inspector'), false);
grant execute on function supervision.writes_files(), supervision.reads_files() to helder_app, helder_gate;

set local role helder_gate;

-- The next number of a municipality in a year: one after the other.
create function supervision.next_sequence(what text, of_municipality text, of_year int) returns int
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  last int;
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'supervision', what, of_municipality, of_year), 0));
  if what = 'case-file' then
    select max(f.sequence) into last from case_file f where f.municipality = of_municipality and f.year = of_year;
  else
    select max(r.sequence) into last from exemption_request r where r.municipality = of_municipality and r.year = of_year;
  end if;
  return coalesce(last, 0) + 1;
end $$;

-- The municipality of a dealer of the caller, in which they write; null: none.
create function supervision.municipality_to_write(of_dealer uuid) returns text
language sql stable security definer set search_path = supervision, pg_temp as $$
  select d.municipality from programme.dealer d
   where d.id = of_dealer and writes_files() and d.municipality = any (programme.own_municipalities())
$$;

-- Outcomes: entered, known (the same id), taken (there is one of that day), not-found.
create function supervision.enter_ladder(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  l ladder := jsonb_populate_record(null::ladder, p);
begin
  if not writes_files() or not l.municipality = any (programme.own_municipalities()) then return 'not-found'; end if;
  if exists (select from ladder x where x.id = l.id and x.municipality = l.municipality) then return 'known'; end if;
  insert into ladder (id, municipality, valid_from, value, source, entered_by_name)
  values (l.id, l.municipality, l.valid_from, l.value, l.source, account_name) on conflict do nothing;
  return case when found then 'entered' else 'taken' end;
end $$;

-- Opens a file with its first step. Outcomes: opened, known, not-found.
create function supervision.open_file(file uuid, of_dealer uuid, day date, on_grounds uuid[], account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  place text := municipality_to_write(of_dealer);
  of_year int := extract(year from day);
begin
  if place is null then return 'not-found'; end if;
  if exists (select from case_file f where f.id = file) then
    return case when exists (select from case_file f where f.id = file and f.organisation_id = platform.caller_organisation())
      then 'known' else 'not-found' end;
  end if;
  insert into case_file (id, organisation_id, municipality, year, sequence, dealer_id, opened_on)
  values (file, platform.caller_organisation(), place, of_year, next_sequence('case-file', place, of_year), of_dealer, day);
  insert into file_step (id, file_id, position, kind, on_day, grounds, recorded_by_name)
  values (file, file, 1, 'open', day, on_grounds, account_name);
  return 'opened';
end $$;

-- A step of a file of the caller, after as many as they saw, and the measure that holds after it. Outcomes: taken, known, changed-elsewhere, not-found.
create function supervision.take_step(p jsonb, seen int, in_force jsonb, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  s file_step := jsonb_populate_record(null::file_step, p);
  file case_file;
begin
  select * into file from case_file f
   where f.id = s.file_id and writes_files() and f.organisation_id = platform.caller_organisation() for update;
  if file.id is null then return 'not-found'; end if;
  -- An id that a step of another file has is not found, as that of another document is.
  if exists (select from file_step x where x.id = s.id) then
    return case when exists (select from file_step x where x.id = s.id and x.file_id = file.id) then 'known' else 'not-found' end;
  end if;
  if (select count(*) from file_step x where x.file_id = file.id) <> seen then return 'changed-elsewhere'; end if;
  if s.document_id is not null and not exists (
    select from case_document d where d.id = s.document_id and d.file_id = file.id and d.content is not null) then
    return 'not-found';
  end if;
  insert into file_step (id, file_id, position, kind, on_day, grounds, document_id, step_values, recorded_by_name)
  values (s.id, file.id, seen + 1, s.kind, s.on_day, coalesce(s.grounds, '{}'), s.document_id, coalesce(s.step_values, '{}'), account_name);
  update case_file f
     set closed_on = case when s.kind = 'reopen' then null when s.kind in ('close', 'end-with-dealer') then s.on_day else f.closed_on end,
         measure = in_force ->> 'measure', measure_since = (in_force ->> 'since')::date, measure_until = (in_force ->> 'until')::date
   where f.id = file.id;
  return 'taken';
end $$;

-- A draft of a file of the caller: new with version 0, else over the version that was seen. Outcomes: kept, known,
-- changed-elsewhere, not-found.
create function supervision.keep_document(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  d case_document := jsonb_populate_record(null::case_document, p);
  known case_document;
begin
  if not exists (select from case_file f where f.id = d.file_id and writes_files() and f.organisation_id = platform.caller_organisation())
  then return 'not-found'; end if;
  select * into known from case_document x where x.id = d.id for update;
  if known.id is not null and known.file_id <> d.file_id then return 'not-found'; end if;
  if d.version = 0 then
    insert into case_document (id, file_id, kind, version, fields, changed_by_name)
    values (d.id, d.file_id, d.kind, 1, d.fields, account_name) on conflict (id) do nothing;
    return case when found then 'kept' else 'known' end;
  end if;
  if known.id is null then return 'not-found'; end if;
  if known.version <> d.version or known.content is not null then return 'changed-elsewhere'; end if;
  update case_document x set fields = d.fields, version = known.version + 1, changed_at = clock_timestamp(), changed_by_name = account_name
   where x.id = d.id;
  return 'kept';
end $$;

-- The number that the next document of a file gets; others wait until this one stands or is given up.
create function supervision.next_document_number(of_file uuid) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  file case_file;
begin
  select * into file from case_file f
   where f.id = of_file and writes_files() and f.organisation_id = platform.caller_organisation() for update;
  if file.id is null then return null; end if;
  return format('%s-%s-%s', file.year, lpad(file.sequence::text, 4, '0'),
    (select count(*) + 1 from case_document d where d.file_id = file.id and d.content is not null));
end $$;

-- The document stands from now on. Outcomes: settled, changed-elsewhere, not-found.
create function supervision.settle_document(of_file uuid, document uuid, seen_version int, new_number text, new_content text,
  account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  known case_document;
begin
  if next_document_number(of_file) is null then return 'not-found'; end if;
  select * into known from case_document d where d.id = document and d.file_id = of_file for update;
  if known.id is null then return 'not-found'; end if;
  if known.version <> seen_version or known.content is not null or new_number <> next_document_number(of_file)
  then return 'changed-elsewhere'; end if;
  update case_document d set number = new_number, content = new_content,
         digest = encode(sha256(convert_to(new_content, 'UTF8')), 'hex'), settled_at = clock_timestamp(), settled_by_name = account_name
   where d.id = document;
  return 'settled';
end $$;

-- Documents that reached the caller's own business: announced, or delivered.
create function supervision.own_documents()
returns table (file_id uuid, file_number text, municipality_name text, document_id uuid, kind text, number text, content text,
  digest text, delivered_on date)
language sql stable security definer set search_path = supervision, pg_temp as $$
  select f.id, format('%s-%s', f.year, lpad(f.sequence::text, 4, '0')), m.name, d.id, d.kind, d.number, d.content, d.digest,
         case when s.kind like 'decide-%' and s.kind not in ('decide-objection', 'decide-no-measure') then after.on_day else s.on_day end
    from case_file f
    join policy.municipality m on m.slug = f.municipality
    join file_step s on s.file_id = f.id
    join case_document d on d.id = s.document_id
    left join lateral (
      select n.kind, n.on_day from file_step n where n.file_id = f.id and n.position > s.position
         and (n.kind like 'decide-%' and n.kind not in ('decide-relief', 'decide-objection')
           or n.kind in ('deliver', 'close', 'end-with-dealer', 'reopen'))
       order by n.position limit 1) after on true
   where findings.is_own_business(f.dealer_id) and s.kind not in ('find-complied', 'find-not-complied')
     and (after.kind = 'deliver' or s.kind in ('announce', 'decide-no-measure', 'decide-objection', 'lift-order', 'end-closure'))
   order by f.year desc, f.sequence desc, s.position
$$;

-- Outcomes: received, known, not-found.
create function supervision.receive_exemption(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  r exemption_request := jsonb_populate_record(null::exemption_request, p);
  place text := municipality_to_write(r.dealer_id);
  of_year int := extract(year from r.received_on);
begin
  if place is null then return 'not-found'; end if;
  if exists (select from exemption_request x where x.id = r.id) then
    return case when exists (select from exemption_request x where x.id = r.id and x.organisation_id = platform.caller_organisation())
      then 'known' else 'not-found' end;
  end if;
  insert into exemption_request (id, organisation_id, municipality, year, sequence, dealer_id, received_on, categories, request, recorded_by_name)
  values (r.id, platform.caller_organisation(), place, of_year, next_sequence('exemption', place, of_year), r.dealer_id, r.received_on,
    r.categories, r.request, account_name);
  return 'received';
end $$;

-- Whether the caller may decide a request, and nobody did. Locks it.
create function supervision.exemption_is_open(of_request uuid) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
begin
  perform from exemption_request r
   where r.id = of_request and writes_files() and r.organisation_id = platform.caller_organisation() for update;
  if not found then return 'not-found'; end if;
  return case when exists (select from exemption_decision d where d.request_id = of_request) then 'already-decided' else 'open' end;
end $$;

-- Outcomes: extended, already-decided, already-extended, not-found.
create function supervision.extend_exemption(request uuid, day date, until_day date, why text, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  state text := exemption_is_open(request);
begin
  if state <> 'open' then return state; end if;
  insert into exemption_extension values (request, day, until_day, why, account_name) on conflict (request_id) do nothing;
  return case when found then 'extended' else 'already-extended' end;
end $$;

-- Outcomes: decided, already-decided, not-found.
create function supervision.decide_exemption(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  d exemption_decision := jsonb_populate_record(null::exemption_decision, p);
  state text := exemption_is_open(d.request_id);
begin
  if state <> 'open' then return state; end if;
  insert into exemption_decision values (d.request_id, d.decided_on, d.is_granted, d.reason, d.categories, d.valid_from, d.valid_until, account_name);
  return 'decided';
end $$;

-- Whether the caller opened a received report of the own municipality: the look that was recorded says so.
create function supervision.opened_report(report_id uuid) returns boolean
language sql stable security definer set search_path = supervision, pg_temp as $$
  select exists (select from received_report r join access.log l on l.subject_id = r.id::text
    where r.id = report_id and reads_reports() and r.organisation_id = platform.caller_organisation()
      and l.action = 'open-received-report' and l.account_id = platform.caller_account())
$$;

-- Since when a measure holds on a dealer today; null: none does.
create or replace function supervision.measure_since(of_dealer uuid) returns date
language sql stable security definer set search_path = supervision, pg_temp as $$
  select min(f.measure_since) from case_file f
   where f.dealer_id = of_dealer and coalesce(f.measure_until, 'infinity') >= (now() at time zone 'Europe/Amsterdam')::date
$$;

-- What is forgotten by a day: files so many months after they were closed, exemption requests after they were decided.
-- Answers how many per municipality and the month in which they fell due.
create function supervision.forget_files(on_day date, after_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = supervision, pg_temp as $$
#variable_conflict use_column
declare
  files uuid[];
  requests uuid[];
begin
  files := array(select f.id from case_file f where f.closed_on + make_interval(months => after_months) <= on_day);
  requests := array(select d.request_id from exemption_decision d
    where greatest(d.decided_on, d.valid_until) + make_interval(months => after_months) <= on_day);
  return query
    select due.municipality, to_char(due.on_day + make_interval(months => after_months), 'YYYY-MM'), count(*) from (
      select f.municipality, f.closed_on as on_day from case_file f where f.id = any (files)
      union all
      select r.municipality, greatest(d.decided_on, d.valid_until) from exemption_request r
        join exemption_decision d on d.request_id = r.id where r.id = any (requests)) due
     group by 1, 2 order by 1, 2;
  if not for_real then return; end if;
  delete from file_step s where s.file_id = any (files);
  delete from case_document d where d.file_id = any (files);
  delete from case_file f where f.id = any (files);
  delete from exemption_extension e where e.request_id = any (requests);
  delete from exemption_decision d where d.request_id = any (requests);
  delete from exemption_request r where r.id = any (requests);
end $$;

revoke execute on function supervision.next_sequence(text, text, int), supervision.municipality_to_write(uuid),
  supervision.enter_ladder(jsonb, text), supervision.open_file(uuid, uuid, date, uuid[], text),
  supervision.take_step(jsonb, int, jsonb, text), supervision.keep_document(jsonb, text), supervision.next_document_number(uuid),
  supervision.settle_document(uuid, uuid, int, text, text, text), supervision.own_documents(),
  supervision.receive_exemption(jsonb, text), supervision.exemption_is_open(uuid),
  supervision.extend_exemption(uuid, date, date, text, text), supervision.decide_exemption(jsonb, text),
  supervision.opened_report(uuid), supervision.measure_since(uuid), supervision.forget_files(date, int, boolean) from public;
grant execute on function supervision.enter_ladder(jsonb, text), supervision.open_file(uuid, uuid, date, uuid[], text),
  supervision.take_step(jsonb, int, jsonb, text), supervision.keep_document(jsonb, text), supervision.next_document_number(uuid),
  supervision.settle_document(uuid, uuid, int, text, text, text), supervision.own_documents(),
  supervision.receive_exemption(jsonb, text), supervision.extend_exemption(uuid, date, date, text, text),
  supervision.decide_exemption(jsonb, text), supervision.opened_report(uuid) to helder_app;
grant execute on function supervision.forget_files(date, int, boolean) to helder_worker;

set local role helder_owner;

create policy published on supervision.ladder for select to helder_app using (true);
create policy own_municipality on supervision.case_file for select to helder_app using (
  supervision.reads_files() and organisation_id = platform.caller_organisation());
create policy of_file on supervision.file_step for select to helder_app using (
  exists (select from supervision.case_file f where f.id = file_id));
create policy of_file on supervision.case_document for select to helder_app using (
  exists (select from supervision.case_file f where f.id = file_id));
create policy own_municipality on supervision.exemption_request for select to helder_app using (
  supervision.reads_files() and organisation_id = platform.caller_organisation());
create policy of_request on supervision.exemption_extension for select to helder_app using (
  exists (select from supervision.exemption_request r where r.id = request_id));
create policy of_request on supervision.exemption_decision for select to helder_app using (
  exists (select from supervision.exemption_request r where r.id = request_id));
grant select on supervision.case_file, supervision.file_step, supervision.case_document, supervision.exemption_request,
  supervision.exemption_extension, supervision.exemption_decision to helder_app;
grant select (id, municipality, valid_from, value, source, entered_at) on supervision.ladder to helder_app;
