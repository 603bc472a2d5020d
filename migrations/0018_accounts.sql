-- People and the capacities in which they act. A person may hold several appointments and acts in one at a time; taking
-- one away ends within one request, since every request asks find_callers.

create or replace function platform.is_police() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('fencing-specialist', 'detective', 'assistant-prosecutor'), false);
create function platform.is_dealer() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('dealer', 'dealer-counter'), false);
-- Officers, inspectors, lawyers and the mayor's office of a municipality. Enforcement officers have a regime of their own.
create function platform.is_municipal() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-inspector', 'municipal-lawyer', 'mayors-office'), false);
grant execute on function platform.is_dealer(), platform.is_municipal() to helder_app, helder_worker, helder_gate;

alter table access.organisation drop constraint organisation_id_check;
alter table access.organisation add constraint organisation_id_check
  check (id ~ '^(dealer|municipality|base-team|prosecution|programme|operator|citizen):[a-z0-9-]+$');

-- Which roles an organisation of a kind can give (domain.md 2). The same table stands in src/kernel/codes.ts.
create function access.role_fits(role text, organisation_id text) returns boolean language sql immutable parallel safe
  return coalesce(role = any (case split_part(organisation_id, ':', 1)
    when 'dealer' then array['dealer', 'dealer-counter']
    when 'base-team' then array['fencing-specialist', 'detective', 'assistant-prosecutor', 'police-inspector', 'auditor', 'privacy-officer']
    when 'municipality' then array['municipal-officer', 'municipal-inspector', 'enforcement-officer', 'municipal-lawyer',
      'mayors-office', 'auditor', 'privacy-officer']
    when 'prosecution' then array['prosecutor', 'privacy-officer']
    when 'programme' then array['programme-coordinator']
    when 'operator' then array['administrator', 'privacy-officer']
    when 'citizen' then array['citizen'] end), false);
-- How long a session lasts without use, and at most (ASVS 5.0, 7.3): a shop's day at a counter, an office day elsewhere,
-- and short where personal data of many people stand open.
create function access.session_limits(role text, out idle interval, out longest interval) language sql immutable parallel safe
  return case
    when role in ('dealer', 'dealer-counter') then row(interval '4 hours', interval '14 hours')
    when role = 'citizen' then row(interval '1 hour', interval '12 hours')
    when role = 'administrator' then row(interval '20 minutes', interval '8 hours')
    else row(interval '30 minutes', interval '10 hours') end;
grant execute on function access.role_fits(text, text), access.session_limits(text) to helder_app, helder_gate;

create table access.appointment (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account on delete cascade,
  organisation_id text not null references access.organisation on delete cascade,
  role text not null,
  -- May invite people into the organisation, give them roles and take those away.
  manages boolean not null default false,
  -- Standing in for a colleague, dated: it has an end.
  stands_in_for uuid references access.account on delete cascade,
  starts_at timestamptz not null default now(),
  ends_at timestamptz,
  given_at timestamptz not null default now(),
  given_by text not null,
  taken_at timestamptz,
  taken_by text,
  check (access.role_fits(role, organisation_id)),
  check (ends_at > starts_at),
  check (stands_in_for is null or (ends_at is not null and stands_in_for <> account_id)),
  check ((taken_at is null) = (taken_by is null))
);
create index appointment_account on access.appointment (account_id);
create index appointment_organisation on access.appointment (organisation_id);
alter table access.appointment enable row level security;
alter table access.appointment force row level security;
create policy gate on access.appointment to helder_gate using (true) with check (true);
create policy own_organisation on access.appointment for select to helder_app using (organisation_id = platform.caller_organisation());
grant select on access.appointment to helder_app;
grant select, insert, update on access.appointment to helder_gate;
grant update on access.session, access.token to helder_gate;

-- The role now stands with the appointment; which account a role of the demo opens is a fact of its own.
alter table access.account add column email text;
alter table access.account add column created_at timestamptz not null default now();
alter table access.account add column demo_role text unique;
-- Row level security is forced: only the gate sees rows. Whoever was signed in signs in again.
set local role helder_gate;
insert into access.appointment (account_id, organisation_id, role, manages, given_by)
select id, organisation_id, role, role in ('dealer', 'fencing-specialist', 'municipal-officer', 'administrator'), 'helder migrate'
  from access.account;
update access.account set demo_role = role where is_demo;
delete from access.session;
set local role helder_owner;
drop index access.account_demo;
alter table access.account drop column role;
alter table access.account drop column is_demo;

alter table access.session add column id uuid not null unique default gen_random_uuid();
alter table access.session add column appointment_id uuid not null references access.appointment on delete cascade;
alter table access.session add column method text not null check (method in ('demo', 'passkey', 'sso'));
-- What the browser calls itself, in a few words, so that people know their own sessions.
alter table access.session add column device text not null default '';
alter table access.session add column last_used_at timestamptz not null default now();
-- When its holder last proved to be there: deeds that weigh ask for this to be recent.
alter table access.session add column confirmed_at timestamptz not null default now();
create index session_account on access.session (account_id);

alter table access.token add column name text not null default '';
-- Null is everything the role may. Otherwise '<resource>:read' or '<resource>:write'.
alter table access.token add column scopes text[];
alter table access.token add column created_by text not null default 'helder token create';
alter table access.token add column expires_at timestamptz;
alter table access.token add column revoked_at timestamptz;
alter table access.token add column last_used_on date;
alter table access.token add constraint token_role_fits check (access.role_fits(role, organisation_id));
create index token_organisation on access.token (organisation_id);

-- People sign in to organisations that are not their first: whoever works for the caller's organisation has a name there.
drop policy own on access.account;
create policy own on access.account for select to helder_app using (
  organisation_id = platform.caller_organisation()
  or exists (select from access.appointment a where a.account_id = account.id));

drop policy readable on access.branch;
create policy readable on access.branch for select to helder_app using (
  organisation_id = platform.caller_organisation()
  or platform.is_police()
  or platform.caller_role() in ('administrator', 'police-inspector')
  or ((platform.is_municipal() or platform.caller_role() = 'enforcement-officer')
    and 'municipality:' || municipality = platform.caller_organisation()));
drop policy readable on access.organisation;
create policy readable on access.organisation for select to helder_app using (
  id = platform.caller_organisation()
  or (id not like 'citizen:%' and (
    platform.is_police()
    or platform.caller_role() = 'administrator'
    or exists (select from access.branch b where b.organisation_id = organisation.id))));

do $$
declare t text;
begin
  foreach t in array array['entry', 'item', 'item_identifier', 'sale', 'leaf', 'identifier_check'] loop
    execute format('drop policy own on registers.%I', t);
    execute format('create policy own on registers.%I for select to helder_app using (platform.is_dealer() and organisation_id = platform.caller_organisation())', t);
  end loop;
end $$;

set local role helder_gate;

-- Who holds these session or token digests, in which capacity? One call for many requests at once. Using a session keeps
-- it open; that is written once a minute at most.
drop function access.find_callers(bytea[]);
create function access.find_callers(digests bytea[])
returns table (digest bytea, via text, account_id text, account_name text, role text, organisation_id text,
  organisation_name text, session_id uuid, manages boolean, confirmed_at timestamptz, scopes text[])
language sql security definer set search_path = access, pg_temp as $$
  with live as (
    select s.digest, s.id, s.account_id, s.last_used_at, s.confirmed_at, p.role, p.organisation_id, p.manages
      from session s join appointment p on p.id = s.appointment_id cross join lateral session_limits(p.role) l
     where s.digest = any (digests) and s.expires_at > now() and s.last_used_at > now() - l.idle
       and p.taken_at is null and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())),
  used as (
    update session set last_used_at = now() from live where session.digest = live.digest and live.last_used_at < now() - interval '1 minute'),
  tokens as (
    select t.* from token t
     where t.digest = any (digests) and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())),
  token_used as (
    update token set last_used_on = current_date from tokens
     where token.digest = tokens.digest and tokens.last_used_on is distinct from current_date)
  select l.digest, 'session', a.id::text, a.name, l.role, l.organisation_id, o.name, l.id, l.manages, l.confirmed_at, null
    from live l join account a on a.id = l.account_id join organisation o on o.id = l.organisation_id
  union all
  select t.digest, 'token', t.id::text, coalesce(nullif(t.name, ''), 'token ' || left(t.id::text, 8)), t.role, t.organisation_id, o.name,
         null, false, null, t.scopes
    from tokens t join organisation o on o.id = t.organisation_id
$$;

-- For the functions of the gate alone: a session of someone who proved who they are, in the capacity they used last.
-- False when they hold none today.
create function access.open_session(of_account uuid, session_digest bytea, how text, on_device text) returns boolean
language sql security definer set search_path = access, pg_temp as $$
  with chosen as (
    select p.id, p.role from appointment p
     where p.account_id = of_account and p.taken_at is null and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())
     order by (select max(s.last_used_at) from session s where s.appointment_id = p.id) desc nulls last,
              p.stands_in_for is not null, p.given_at, p.id limit 1),
  opened as (
    insert into session (digest, account_id, appointment_id, method, device, expires_at)
    select session_digest, of_account, chosen.id, how, left(on_device, 80), now() + (session_limits(chosen.role)).longest from chosen
    returning 1)
  select exists (select from opened)
$$;

-- Demo sign-in: seeded demo accounts only. A production database has none.
drop function access.open_demo_session(text, bytea, interval);
create function access.open_demo_session(wanted text, session_digest bytea, on_device text) returns boolean
language sql security definer set search_path = access, pg_temp as $$
  select coalesce((select open_session(a.id, session_digest, 'demo', on_device) from account a where a.demo_role = wanted), false)
$$;
create or replace function access.demo_accounts() returns table (role text, name text, organisation text)
language sql stable security definer set search_path = access, pg_temp as $$
  select a.demo_role, a.name, o.name from account a join organisation o on o.id = a.organisation_id where a.demo_role is not null
$$;

drop function access.create_citizen(uuid, bytea, bytea, bigint, text[], bytea, interval);
create function access.create_citizen(
  new_account uuid, credential bytea, key bytea, signatures bigint, ways text[], session_digest bytea, on_device text)
returns boolean language plpgsql security definer set search_path = access, pg_temp as $$
begin
  insert into organisation (id, name) values ('citizen:' || new_account, '');
  insert into account (id, organisation_id, name) values (new_account, 'citizen:' || new_account, '');
  insert into appointment (account_id, organisation_id, role, given_by) values (new_account, 'citizen:' || new_account, 'citizen', 'sign-up');
  insert into passkey (credential_id, account_id, public_key, signature_count, transports)
  values (credential, new_account, key, signatures, ways);
  return open_session(new_account, session_digest, 'passkey', on_device);
end $$;

-- Recovery replaces: a device that was lost or stolen can't sign in any more, and who sits at it is signed out.
drop function access.replace_passkey(uuid, bytea, bytea, bigint, text[], bytea, interval);
create function access.replace_passkey(
  of_account uuid, credential bytea, key bytea, signatures bigint, ways text[], session_digest bytea, on_device text)
returns boolean language plpgsql security definer set search_path = access, pg_temp as $$
begin
  delete from passkey where account_id = of_account;
  delete from session where account_id = of_account;
  insert into passkey (credential_id, account_id, public_key, signature_count, transports)
  values (credential, of_account, key, signatures, ways);
  return open_session(of_account, session_digest, 'passkey', on_device);
end $$;

drop function access.open_passkey_session(bytea, bigint, bytea, interval);
create function access.open_passkey_session(credential bytea, signatures bigint, session_digest bytea, on_device text)
returns boolean language plpgsql security definer set search_path = access, pg_temp as $$
declare
  owner uuid;
begin
  update passkey set signature_count = signatures where credential_id = credential returning account_id into owner;
  return owner is not null and open_session(owner, session_digest, 'passkey', on_device);
end $$;

-- The account of the demo stays, as it comes with the seed: it only loses its recovery.
create or replace function access.delete_citizen() returns boolean
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  own uuid := platform.caller_account()::uuid;
  demo boolean;
begin
  if platform.caller_role() is distinct from 'citizen' or own is null then
    raise exception 'no citizen' using errcode = 'insufficient_privilege';
  end if;
  delete from recovery where account_id = own;
  select demo_role is not null into demo from account where id = own and organisation_id = platform.caller_organisation();
  if demo is null or demo then return false; end if;
  delete from account where id = own;
  delete from platform.idempotency_key where organisation_id = platform.caller_organisation();
  delete from organisation where id = platform.caller_organisation();
  return true;
end $$;

create or replace function registers.open_person(entry uuid, action text, purpose_code text, purpose_text text)
returns table (bucket text, wrapped_key bytea, box bytea)
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  owner text;
begin
  select e.organisation_id into owner from entry e where e.id = open_person.entry;
  if owner is null or not (
    (platform.is_dealer() and owner = platform.caller_organisation())
    or (platform.is_police() and matching.caller_sees_entry(open_person.entry))) then
    return;
  end if;
  perform access.record_look(action, 'entry', open_person.entry::text, owner, purpose_code, purpose_text);
  return query select p.bucket, p.wrapped_key, p.box from person_box p where p.entry_id = open_person.entry;
end $$;

create or replace function registers.branch_activity(branch_numbers text[])
returns table (branch_number text, last_purchase_on date, purchase_count bigint)
language sql stable security definer set search_path = registers, pg_temp as $$
  select c.branch_number,
         (select max(e.occurred_at at time zone 'Europe/Amsterdam')::date from entry e
           where e.organisation_id = c.organisation_id and e.branch_number = c.branch_number and e.register = 'purchase'),
         c.last_number
    from counter c join access.branch b using (organisation_id, branch_number)
   where c.register = 'purchase' and c.branch_number = any (branch_numbers)
     and (platform.caller_role() in ('administrator', 'police-inspector') or c.organisation_id = platform.caller_organisation()
       or ((platform.is_municipal() or platform.caller_role() = 'enforcement-officer')
         and 'municipality:' || b.municipality = platform.caller_organisation()))
$$;

revoke execute on function access.find_callers(bytea[]), access.open_session(uuid, bytea, text, text),
  access.open_demo_session(text, bytea, text), access.create_citizen(uuid, bytea, bytea, bigint, text[], bytea, text),
  access.replace_passkey(uuid, bytea, bytea, bigint, text[], bytea, text), access.open_passkey_session(bytea, bigint, bytea, text)
  from public;
grant execute on function access.find_callers(bytea[]), access.open_demo_session(text, bytea, text),
  access.create_citizen(uuid, bytea, bytea, bigint, text[], bytea, text),
  access.replace_passkey(uuid, bytea, bytea, bigint, text[], bytea, text), access.open_passkey_session(bytea, bigint, bytea, text)
  to helder_app;

set local role helder_owner;
