-- Administrative reports (bestuurlijke rapportage): the only door from police data to municipal supervision. What police
-- write and sign is theirs (Wpg); at the signature the municipality gets a copy of its own (AVG), and nothing else.
create schema disclosures;
create schema supervision;
grant usage on schema disclosures, supervision to helder_app, helder_gate;
grant create on schema disclosures, supervision to helder_gate;

create table disclosures.report (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  -- Who changes a draft says which version they saw.
  version int not null check (version > 0),
  municipality text references policy.municipality,
  branch_number text,
  -- Of a draft what was typed so far; gone once the document stands.
  draft jsonb,
  changed_at timestamptz(3) not null default now(),
  changed_by_name text not null,
  number text check (number ~ '^[0-9]{4}-[0-9]{4}$'),
  -- Canonical JSON, as it was signed and disclosed; its digest stands in the access log.
  document text,
  signed_at timestamptz(3),
  unique (organisation_id, number),
  check ((draft is null) = (document is not null and number is not null and signed_at is not null))
);
create index report_recent on disclosures.report (organisation_id, changed_at desc, id);

create table supervision.received_report (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  from_name text not null,
  number text not null,
  dealer_name text not null,
  branch_name text not null,
  dealer_organisation_id text not null,
  document text not null,
  received_at timestamptz(3) not null default now(),
  opened_at timestamptz(3),
  opened_by_name text
);
create index received_report_recent on supervision.received_report (organisation_id, received_at desc, id);

alter table disclosures.report enable row level security;
alter table disclosures.report force row level security;
alter table supervision.received_report enable row level security;
alter table supervision.received_report force row level security;
create policy gate on disclosures.report to helder_gate using (true) with check (true);
create policy gate on supervision.received_report to helder_gate using (true) with check (true);
grant select, insert, update, delete on disclosures.report to helder_gate;
grant select, insert, update on supervision.received_report to helder_gate;
create policy own_team on disclosures.report for select to helder_app using (
  platform.is_police() and organisation_id = platform.caller_organisation());
grant select on disclosures.report to helder_app;
create function supervision.reads_reports() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-lawyer', 'mayors-office'), false);
grant execute on function supervision.reads_reports() to helder_app, helder_gate;
create policy own_municipality on supervision.received_report for select to helder_app using (
  supervision.reads_reports() and organisation_id = platform.caller_organisation());
-- Never the document: supervision.open_report is the door.
grant select (id, organisation_id, from_name, number, dealer_name, branch_name, received_at, opened_at, opened_by_name)
  on supervision.received_report to helder_app;

set local role helder_gate;

-- A draft of the caller's team: new with version 1, else over the version that was seen. Outcomes: kept, changed-elsewhere, not-found.
create function disclosures.keep_draft(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = disclosures, pg_temp as $$
declare
  given record;
  known report;
begin
  select * into given from jsonb_to_record(p) as d(id uuid, version int, municipality text, branch_number text, draft jsonb);
  if not platform.is_police() or platform.caller_organisation() is null then return 'not-found'; end if;
  if given.version = 0 then
    insert into report (id, organisation_id, version, municipality, branch_number, draft, changed_by_name)
    values (given.id, platform.caller_organisation(), 1, given.municipality, given.branch_number, given.draft, account_name);
    return 'kept';
  end if;
  select * into known from report r where r.id = given.id and r.organisation_id = platform.caller_organisation() for update;
  if known.id is null then return 'not-found'; end if;
  if known.version <> given.version or known.draft is null then return 'changed-elsewhere'; end if;
  update report r set version = known.version + 1, municipality = given.municipality, branch_number = given.branch_number,
         draft = given.draft, changed_at = now(), changed_by_name = keep_draft.account_name
   where r.id = given.id;
  return 'kept';
end $$;

-- A draft that comes to nothing goes; what was disclosed stays.
create function disclosures.discard_draft(report_id uuid) returns boolean
language plpgsql security definer set search_path = disclosures, pg_temp as $$
begin
  delete from report r where r.id = report_id and r.draft is not null
     and platform.is_police() and r.organisation_id = platform.caller_organisation();
  return found;
end $$;

-- The next number of the caller's team in a year; others wait until this one is signed or given up.
create function disclosures.next_number(of_year int) returns text
language plpgsql security definer set search_path = disclosures, pg_temp as $$
begin
  if platform.caller_role() is distinct from 'assistant-prosecutor' then
    raise exception 'no right to sign' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('disclosures.report ' || platform.caller_organisation(), 0));
  return (select format('%s-%s', of_year, lpad((count(*) + 1)::text, 4, '0')) from report r
           where r.organisation_id = platform.caller_organisation() and r.number like of_year || '-%');
end $$;

-- Signs and discloses in one deed, once: the document stands from now on, the municipality has its copy, and the access
-- log says who gave what to whom and on what basis. Outcomes: signed, changed-elsewhere, not-found.
create function disclosures.sign_report(report_id uuid, seen_version int, new_number text, new_document text, basis text,
  basis_text text) returns text
language plpgsql security definer set search_path = disclosures, pg_temp as $$
declare
  known report;
  place record;
begin
  if platform.caller_role() is distinct from 'assistant-prosecutor' then return 'not-found'; end if;
  select * into known from report r where r.id = report_id and r.organisation_id = platform.caller_organisation() for update;
  if known.id is null then return 'not-found'; end if;
  if known.version <> seen_version or known.draft is null then return 'changed-elsewhere'; end if;
  select b.organisation_id, b.name, o.name as dealer_name into strict place
    from access.branch b join access.organisation o on o.id = b.organisation_id
   where b.branch_number = known.branch_number and b.municipality = known.municipality;
  update report r set draft = null, document = new_document, number = new_number, signed_at = now(), changed_at = now(),
         version = known.version + 1
   where r.id = report_id;
  insert into supervision.received_report (id, organisation_id, from_name, number, dealer_name, branch_name, dealer_organisation_id, document)
  select report_id, 'municipality:' || known.municipality, o.name, new_number, place.dealer_name, place.name, place.organisation_id, new_document
    from access.organisation o where o.id = known.organisation_id;
  perform access.record_look('disclose-report', 'administrative-report', report_id::text, place.organisation_id, basis,
    concat_ws(' ', basis_text, format('(%s, sha256 %s)', new_number, encode(sha256(convert_to(new_document, 'UTF8')), 'hex'))),
    'municipality:' || known.municipality);
  return 'signed';
end $$;

-- The document, handed out once the look is recorded.
create function supervision.open_report(report_id uuid, purpose_code text, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  known received_report;
begin
  select * into known from received_report r
   where r.id = report_id and reads_reports() and r.organisation_id = platform.caller_organisation();
  if known.id is null then return null; end if;
  perform access.record_look('open-received-report', 'administrative-report', report_id::text, known.dealer_organisation_id,
    purpose_code, null);
  update received_report r set opened_at = now(), opened_by_name = account_name where r.id = report_id and r.opened_at is null;
  return known.document;
end $$;

revoke execute on function disclosures.keep_draft(jsonb, text), disclosures.discard_draft(uuid), disclosures.next_number(int),
  disclosures.sign_report(uuid, int, text, text, text, text), supervision.open_report(uuid, text, text) from public;
grant execute on function disclosures.keep_draft(jsonb, text), disclosures.discard_draft(uuid), disclosures.next_number(int),
  disclosures.sign_report(uuid, int, text, text, text, text), supervision.open_report(uuid, text, text) to helder_app;

set local role helder_owner;
