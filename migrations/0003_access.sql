create table access.organisation (
  id text primary key check (id ~ '^(dealer|municipality|base-team|operator):[a-z0-9-]+$'),
  name text not null
);
create table access.branch (
  organisation_id text not null references access.organisation,
  branch_number text not null check (branch_number ~ '^[0-9]{12}$'),
  name text not null,
  kind text not null,
  street text not null,
  house_number text not null,
  postcode text not null,
  town text not null,
  municipality text not null references policy.municipality,
  joined_on date not null,
  primary key (organisation_id, branch_number),
  -- National number of the trade register: one business holds it. Branches come in through the administrator only,
  -- so the key tells a dealer nothing about another.
  unique (branch_number)
);
create index branch_municipality on access.branch (municipality);
create table access.account (
  id uuid primary key default gen_random_uuid(),
  organisation_id text not null references access.organisation,
  role text not null,
  name text not null,
  is_demo boolean not null default false
);
create unique index account_demo on access.account (role) where is_demo;
create table access.session (
  digest bytea primary key,
  account_id uuid not null references access.account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create table access.token (
  digest bytea primary key,
  id uuid not null unique default gen_random_uuid(),
  organisation_id text not null references access.organisation,
  role text not null,
  created_at timestamptz not null default now()
);
-- Every look at personal data: who, capacity, when, why, what; in the transaction of the look; never changed after.
create table access.log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  organisation_id text not null,
  account_id text not null,
  role text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_organisation_id text,
  purpose_code text not null check (purpose_code <> ''),
  purpose_text text
);
create index log_organisation on access.log (organisation_id, id desc);
create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on access.log for each row execute function access.refuse_change();
create trigger append_only_truncate before truncate on access.log execute function access.refuse_change();

alter table access.organisation enable row level security;
alter table access.organisation force row level security;
alter table access.branch enable row level security;
alter table access.branch force row level security;
alter table access.account enable row level security;
alter table access.account force row level security;
alter table access.session enable row level security;
alter table access.session force row level security;
alter table access.token enable row level security;
alter table access.token force row level security;
alter table access.log enable row level security;
alter table access.log force row level security;

-- A dealer sees its own branches, a municipal officer those in the municipality, police and the administrator all.
create policy readable on access.branch for select to helder_app using (
  organisation_id = platform.caller_organisation()
  or platform.is_police()
  or platform.caller_role() = 'administrator'
  or (platform.caller_role() = 'municipal-officer' and 'municipality:' || municipality = platform.caller_organisation()));
create policy readable on access.organisation for select to helder_app using (
  id = platform.caller_organisation()
  or platform.is_police()
  or platform.caller_role() = 'administrator'
  or exists (select from access.branch b where b.organisation_id = organisation.id));
create policy worker on access.branch for select to helder_worker using (true);
create policy own on access.account for select to helder_app using (organisation_id = platform.caller_organisation());
create policy own_organisation on access.log for select to helder_app using (
  platform.caller_role() = 'auditor' and organisation_id = platform.caller_organisation());
create policy gate on access.organisation to helder_gate using (true) with check (true);
create policy gate on access.branch to helder_gate using (true) with check (true);
create policy gate on access.account to helder_gate using (true) with check (true);
create policy gate on access.session to helder_gate using (true) with check (true);
create policy gate on access.token to helder_gate using (true) with check (true);
create policy gate on access.log for insert to helder_gate with check (true);
grant select on access.organisation, access.branch, access.account, access.log to helder_app;
grant select on access.branch to helder_worker;
grant select, insert, update on access.organisation, access.branch, access.account to helder_gate;
grant select, insert, delete on access.session, access.token to helder_gate;
grant insert on access.log to helder_gate;

set local role helder_gate;

-- Who holds these session or token digests? One call for many requests at once.
create function access.find_callers(digests bytea[])
returns table (digest bytea, via text, account_id text, account_name text, role text, organisation_id text, organisation_name text)
language sql stable security definer set search_path = access, pg_temp as $$
  select s.digest, 'session', a.id::text, a.name, a.role, a.organisation_id, o.name
    from session s join account a on a.id = s.account_id join organisation o on o.id = a.organisation_id
   where s.digest = any (digests) and s.expires_at > now()
  union all
  select t.digest, 'token', t.id::text, 'token ' || left(t.id::text, 8), t.role, t.organisation_id, o.name
    from token t join organisation o on o.id = t.organisation_id
   where t.digest = any (digests)
$$;

-- Demo sign-in: seeded demo accounts only. A production database has none.
create function access.open_demo_session(demo_role text, session_digest bytea, lasts interval) returns boolean
language sql security definer set search_path = access, pg_temp as $$
  with opened as (
    insert into session (digest, account_id, expires_at)
    select session_digest, id, now() + lasts from account where is_demo and role = demo_role returning 1)
  select exists (select from opened)
$$;

-- Who the demo can be, for its sign-in page. A production database has none.
create function access.demo_accounts() returns table (role text, name text, organisation text)
language sql stable security definer set search_path = access, pg_temp as $$
  select a.role, a.name, o.name from account a join organisation o on o.id = a.organisation_id where a.is_demo
$$;

create function access.end_session(session_digest bytea) returns void
language sql security definer set search_path = access, pg_temp as $$
  delete from session where digest = session_digest
$$;

-- The only way into the access log; who and in what capacity come from the caller context, never from an argument.
create function access.record_look(
  action text, subject_kind text, subject_id text, subject_organisation_id text, purpose_code text, purpose_text text)
returns void language plpgsql security definer set search_path = access, pg_temp as $$
begin
  if platform.caller_organisation() is null or platform.caller_account() is null or platform.caller_role() is null then
    raise exception 'no caller context' using errcode = 'insufficient_privilege';
  end if;
  insert into log (organisation_id, account_id, role, action, subject_kind, subject_id, subject_organisation_id,
                   purpose_code, purpose_text)
  values (platform.caller_organisation(), platform.caller_account(), platform.caller_role(), action, subject_kind,
          subject_id, subject_organisation_id, purpose_code, purpose_text);
end $$;

revoke execute on function access.find_callers(bytea[]), access.open_demo_session(text, bytea, interval), access.demo_accounts(),
  access.end_session(bytea), access.record_look(text, text, text, text, text, text) from public;
grant execute on function access.find_callers(bytea[]), access.open_demo_session(text, bytea, interval), access.demo_accounts(),
  access.end_session(bytea), access.record_look(text, text, text, text, text, text) to helder_app;

set local role helder_owner;
