-- Passkeys for everyone who works with Helder: accepting an invitation, own passkeys and sessions, proving to be there
-- before a deed that weighs, and the e-mail address of a citizen that counts once it is confirmed.

alter table access.passkey add column id uuid not null unique default gen_random_uuid();
-- What the browser that made it calls itself, so that people know their own passkeys.
alter table access.passkey add column device text not null default '';
alter table access.passkey add column last_used_at timestamptz not null default now();
alter table access.passkey_challenge drop constraint passkey_challenge_deed_check;
alter table access.passkey_challenge add constraint passkey_challenge_deed_check
  check (deed in ('sign-up', 'sign-in', 'recover', 'join', 'add', 'confirm'));
-- The passkey that opened a session: who removes it ends what was opened with it elsewhere.
alter table access.session add column passkey_id uuid references access.passkey (id) on delete set null;
create index session_passkey on access.session (passkey_id);

-- Sealed under a key outside the database. A new address waits for its code beside the one that counts.
create table access.email_address (
  account_id uuid primary key references access.account on delete cascade,
  sealed bytea check (length(sealed) <= 1000),
  confirmed_at timestamptz,
  waiting bytea check (length(waiting) <= 1000),
  code_digest bytea check (length(code_digest) = 32),
  code_tries int not null default 0,
  code_expires_at timestamptz,
  check ((sealed is null) = (confirmed_at is null)),
  check ((waiting is null) = (code_digest is null)),
  check ((waiting is null) = (code_expires_at is null))
);
alter table access.email_address enable row level security;
alter table access.email_address force row level security;
create policy gate on access.email_address to helder_gate using (true) with check (true);
grant select, insert, update, delete on access.email_address to helder_gate;

set local role helder_gate;

-- The account behind the caller. A token has none: its id is nobody's account.
create function access.calling_account() returns uuid
language plpgsql stable security definer set search_path = access, pg_temp as $$
declare
  found_id uuid;
begin
  select a.id into found_id from account a where a.id::text = platform.caller_account();
  if found_id is null then
    raise exception 'no account' using errcode = 'insufficient_privilege';
  end if;
  return found_id;
end $$;

create function access.keep_passkey(
  of_account uuid, credential bytea, key bytea, signatures bigint, ways text[], on_device text) returns uuid
language sql security definer set search_path = access, pg_temp as $$
  insert into passkey (credential_id, account_id, public_key, signature_count, transports, device)
  values (credential, of_account, key, signatures, ways, left(on_device, 80)) returning id
$$;

-- A session by a passkey that was just verified; false when its holder has no capacity today.
create function access.open_session_with(used uuid, session_digest bytea, on_device text) returns boolean
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  opened boolean;
begin
  select open_session(p.account_id, session_digest, 'passkey', on_device) into opened from passkey p where p.id = used;
  update session set passkey_id = used where digest = session_digest;
  return coalesce(opened, false);
end $$;

create or replace function access.open_passkey_session(credential bytea, signatures bigint, session_digest bytea, on_device text)
returns boolean language plpgsql security definer set search_path = access, pg_temp as $$
declare
  used uuid;
begin
  update passkey set signature_count = signatures, last_used_at = now() where credential_id = credential returning id into used;
  return open_session_with(used, session_digest, on_device);
end $$;

create or replace function access.create_citizen(
  new_account uuid, credential bytea, key bytea, signatures bigint, ways text[], session_digest bytea, on_device text)
returns boolean language plpgsql security definer set search_path = access, pg_temp as $$
begin
  insert into organisation (id, name) values ('citizen:' || new_account, '');
  insert into account (id, organisation_id, name) values (new_account, 'citizen:' || new_account, '');
  insert into appointment (account_id, organisation_id, role, given_by) values (new_account, 'citizen:' || new_account, 'citizen', 'sign-up');
  return open_session_with(keep_passkey(new_account, credential, key, signatures, ways, on_device), session_digest, on_device);
end $$;

create or replace function access.replace_passkey(
  of_account uuid, credential bytea, key bytea, signatures bigint, ways text[], session_digest bytea, on_device text)
returns boolean language plpgsql security definer set search_path = access, pg_temp as $$
begin
  delete from passkey where account_id = of_account;
  delete from session where account_id = of_account;
  return open_session_with(keep_passkey(of_account, credential, key, signatures, ways, on_device), session_digest, on_device);
end $$;

-- Who may not invite any more has invited nobody: an invitation counts as long as who made it could make it again. Made by
-- a command it stands; of a further device, whoever holds the account may make it.
create function access.invitation_state(i access.invitation) returns text
language sql stable security definer set search_path = access, pg_temp as $$
  select case
    when i.used_at is not null then 'used'
    when i.withdrawn_at is not null then 'withdrawn'
    when i.expires_at <= now() then 'expired'
    when i.kind = 'new-device' and i.created_by = i.account_id::text then 'open'
    when exists (select from account a where a.id::text = i.created_by) and not exists (
      select from appointment p
       where p.account_id::text = i.created_by and p.manages and p.taken_at is null and p.starts_at <= now()
         and (p.ends_at is null or p.ends_at > now())
         and (p.organisation_id = i.organisation_id or p.role = 'administrator')) then 'withdrawn'
    else 'open' end
$$;

-- For whoever shows the secret, and for nobody else.
create function access.find_invitation(secret_digest bytea)
returns table (kind text, state text, organisation_id text, organisation_name text, role text, invited_name text,
  invited_by text, by_self boolean, account_id uuid, expires_at timestamptz)
language sql stable security definer set search_path = access, pg_temp as $$
  select i.kind, invitation_state(i), o.id, o.name, i.role, i.invited_name, a.name,
         i.created_by = i.account_id::text, i.account_id, i.expires_at
    from invitation i join organisation o on o.id = i.organisation_id left join account a on a.id::text = i.created_by
   where i.digest = secret_digest
$$;

-- Gives the role of an invitation to an account and uses the invitation up.
create function access.use_invitation(i access.invitation, by_account uuid) returns void
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  update appointment p set manages = p.manages or i.manages
   where p.account_id = by_account and p.organisation_id = i.organisation_id and p.role = i.role and p.taken_at is null
     and p.ends_at is null;
  if not found then
    insert into appointment (account_id, organisation_id, role, manages, given_by)
    values (by_account, i.organisation_id, i.role, i.manages, i.created_by);
  end if;
  update invitation set used_at = now(), account_id = by_account where id = i.id;
end $$;

-- An invitation with a passkey that was just verified: a new account, or a further device of the account that it names.
-- Gives the state that the invitation was in: 'open' means done.
create function access.accept_invitation(
  secret_digest bytea, for_account uuid, drops_others boolean, credential bytea, key bytea, signatures bigint, ways text[],
  session_digest bytea, on_device text) returns text
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  i invitation;
  state text;
begin
  select * into i from invitation x where x.digest = secret_digest for update;
  if i.id is null then return 'unknown'; end if;
  state := invitation_state(i);
  if state <> 'open' then return state; end if;
  if i.kind = 'join' then
    insert into account (id, organisation_id, name, email) values (for_account, i.organisation_id, i.invited_name, i.email);
    perform use_invitation(i, for_account);
  elsif i.account_id = for_account then
    if drops_others then
      delete from passkey where account_id = for_account;
      delete from session where account_id = for_account;
    end if;
    update invitation set used_at = now() where id = i.id;
  else
    return 'unknown';
  end if;
  if not open_session_with(keep_passkey(for_account, credential, key, signatures, ways, on_device), session_digest, on_device) then
    return 'no-capacity';
  end if;
  return 'open';
end $$;

-- The same for who is signed in already: no second account for one person.
create function access.join_with_account(secret_digest bytea) returns text
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  i invitation;
  state text;
begin
  -- A citizen's account has no name and is nobody's colleague.
  if coalesce(platform.caller_role(), 'citizen') = 'citizen' then
    raise exception 'citizens join nothing' using errcode = 'insufficient_privilege';
  end if;
  select * into i from invitation x where x.digest = secret_digest and x.kind = 'join' for update;
  if i.id is null then return 'unknown'; end if;
  state := invitation_state(i);
  if state = 'open' then perform use_invitation(i, calling_account()); end if;
  return state;
end $$;

-- A link for a further device of the caller, short-lived: it is carried from one hand to the other.
create function access.link_own_device(secret_digest bytea, lasts interval) returns timestamptz
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  own account;
  ends timestamptz := now() + lasts;
begin
  select * into own from account a where a.id = calling_account();
  -- The last link counts.
  update invitation i set withdrawn_at = now(), withdrawn_by = own.id::text
   where i.account_id = own.id and i.created_by = own.id::text and i.kind = 'new-device' and i.used_at is null and i.withdrawn_at is null;
  insert into invitation (digest, kind, organisation_id, invited_name, account_id, created_by, expires_at)
  values (secret_digest, 'new-device', platform.caller_organisation(), coalesce(nullif(own.name, ''), '-'), own.id, own.id::text, ends);
  return ends;
end $$;

create function access.own_passkeys()
returns table (id uuid, credential_id bytea, transports text[], device text, created_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = access, pg_temp as $$
  select p.id, p.credential_id, p.transports, p.device, p.created_at, p.last_used_at from passkey p
   where p.account_id = calling_account() order by p.created_at, p.id
$$;

create function access.add_own_passkey(credential bytea, key bytea, signatures bigint, ways text[], on_device text) returns uuid
language sql security definer set search_path = access, pg_temp as $$
  select keep_passkey(calling_account(), credential, key, signatures, ways, on_device)
$$;

-- Sessions that it opened end too, except the one in which it is removed.
create function access.remove_own_passkey(wanted uuid, but_session uuid) returns boolean
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  own uuid := calling_account();
begin
  delete from session s where s.passkey_id = wanted and s.account_id = own and s.id <> but_session;
  delete from passkey p where p.id = wanted and p.account_id = own;
  return found;
end $$;

create function access.own_sessions()
returns table (id uuid, method text, device text, role text, organisation_name text, created_at timestamptz,
  last_used_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = access, pg_temp as $$
  select s.id, s.method, s.device, p.role, o.name, s.created_at, s.last_used_at, least(s.expires_at, s.last_used_at + l.idle)
    from session s join appointment p on p.id = s.appointment_id join organisation o on o.id = p.organisation_id
    cross join lateral session_limits(p.role) l
   where s.account_id = calling_account() and s.expires_at > now() and s.last_used_at > now() - l.idle
     and p.taken_at is null and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())
   order by s.last_used_at desc, s.id
$$;

create function access.end_own_session(wanted uuid) returns boolean
language sql security definer set search_path = access, pg_temp as $$
  with ended as (delete from session s where s.id = wanted and s.account_id = calling_account() returning 1)
  select exists (select from ended)
$$;

create function access.end_other_sessions(but_session uuid) returns int
language sql security definer set search_path = access, pg_temp as $$
  with ended as (delete from session s where s.account_id = calling_account() and s.id <> but_session returning 1)
  select count(*)::int from ended
$$;

-- The holder of a session proved to be there, with a passkey of the same account.
create function access.confirm_session(wanted uuid, credential bytea, signatures bigint) returns boolean
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  own uuid := calling_account();
begin
  update passkey p set signature_count = signatures, last_used_at = now() where p.credential_id = credential and p.account_id = own;
  if not found then return false; end if;
  update session s set confirmed_at = now() where s.id = wanted and s.account_id = own;
  return found;
end $$;

-- Accounts of the demo have no passkey to ask for. A production database has none of them.
create function access.confirm_demo_session(wanted uuid) returns boolean
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  update session s set confirmed_at = now()
    from account a
   where s.id = wanted and s.method = 'demo' and s.account_id = calling_account() and a.id = s.account_id and a.demo_role is not null;
  return found;
end $$;

-- The account comes along: what is tried with a passkey counts for it.
drop function access.find_passkey(bytea);
create function access.find_passkey(wanted bytea)
returns table (account_id uuid, public_key bytea, signature_count bigint, transports text[])
language sql stable security definer set search_path = access, pg_temp as $$
  select p.account_id, p.public_key, p.signature_count, p.transports from passkey p where p.credential_id = wanted
$$;

create function access.calling_citizen() returns uuid
language plpgsql stable security definer set search_path = access, pg_temp as $$
begin
  if platform.caller_role() is distinct from 'citizen' then
    raise exception 'no citizen' using errcode = 'insufficient_privilege';
  end if;
  return calling_account();
end $$;

create function access.own_email_address()
returns table (sealed bytea, waiting bytea, code_expires_at timestamptz)
language sql stable security definer set search_path = access, pg_temp as $$
  select e.sealed, case when e.code_expires_at > now() then e.waiting end, e.code_expires_at
    from email_address e where e.account_id = calling_citizen()
$$;

create function access.propose_email_address(address bytea, code bytea, lasts interval) returns void
language sql security definer set search_path = access, pg_temp as $$
  insert into email_address (account_id, waiting, code_digest, code_expires_at)
  values (calling_citizen(), address, code, now() + lasts)
  on conflict (account_id) do update set waiting = excluded.waiting, code_digest = excluded.code_digest, code_tries = 0,
    code_expires_at = excluded.code_expires_at
$$;

-- Outcomes: confirmed, wrong, gone. Five wrong codes end it: a code has a million values.
create function access.confirm_email_address(code bytea) returns text
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  own uuid := calling_citizen();
  e email_address;
begin
  select * into e from email_address x where x.account_id = own for update;
  if e.waiting is null or e.code_expires_at <= now() or e.code_tries >= 5 then return 'gone'; end if;
  if e.code_digest <> code then
    update email_address x set code_tries = code_tries + 1 where x.account_id = own;
    return case when e.code_tries >= 4 then 'gone' else 'wrong' end;
  end if;
  update email_address x set sealed = x.waiting, confirmed_at = now(), waiting = null, code_digest = null, code_tries = 0,
    code_expires_at = null where x.account_id = own;
  return 'confirmed';
end $$;

create function access.forget_email_address() returns void
language sql security definer set search_path = access, pg_temp as $$
  delete from email_address e where e.account_id = calling_citizen()
$$;

-- Where news about a list goes, for police of its base team whose deed makes the news: sealed, and only when confirmed.
create function thefts.owner_email_address(list uuid) returns table (account_id uuid, sealed bytea)
language sql stable security definer set search_path = thefts, pg_temp as $$
  select e.account_id, e.sealed from goods_list l
    join access.email_address e on 'citizen:' || e.account_id = l.organisation_id
   where l.id = list and e.sealed is not null and platform.is_police()
     and 'base-team:' || l.base_team = platform.caller_organisation()
$$;

revoke execute on function access.calling_account(), access.keep_passkey(uuid, bytea, bytea, bigint, text[], text),
  access.open_session_with(uuid, bytea, text), access.invitation_state(access.invitation), access.find_invitation(bytea),
  access.use_invitation(access.invitation, uuid),
  access.accept_invitation(bytea, uuid, boolean, bytea, bytea, bigint, text[], bytea, text), access.join_with_account(bytea),
  access.link_own_device(bytea, interval), access.own_passkeys(), access.add_own_passkey(bytea, bytea, bigint, text[], text),
  access.remove_own_passkey(uuid, uuid), access.own_sessions(), access.end_own_session(uuid), access.end_other_sessions(uuid),
  access.confirm_session(uuid, bytea, bigint), access.confirm_demo_session(uuid), access.find_passkey(bytea),
  access.calling_citizen(), access.own_email_address(), access.propose_email_address(bytea, bytea, interval),
  access.confirm_email_address(bytea), access.forget_email_address(), thefts.owner_email_address(uuid) from public;
grant execute on function access.find_invitation(bytea),
  access.accept_invitation(bytea, uuid, boolean, bytea, bytea, bigint, text[], bytea, text), access.join_with_account(bytea),
  access.link_own_device(bytea, interval), access.own_passkeys(), access.add_own_passkey(bytea, bytea, bigint, text[], text),
  access.remove_own_passkey(uuid, uuid), access.own_sessions(), access.end_own_session(uuid), access.end_other_sessions(uuid),
  access.confirm_session(uuid, bytea, bigint), access.confirm_demo_session(uuid), access.find_passkey(bytea),
  access.own_email_address(), access.propose_email_address(bytea, bytea, interval),
  access.confirm_email_address(bytea), access.forget_email_address(), thefts.owner_email_address(uuid) to helder_app;

set local role helder_owner;
