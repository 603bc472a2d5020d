-- Citizens, their passkeys, and what they keep of their belongings. A citizen is an organisation of one without a name,
-- so that callers, sessions and row level security stay as they are.

alter table access.organisation drop constraint organisation_id_check;
alter table access.organisation add constraint organisation_id_check
  check (id ~ '^(dealer|municipality|base-team|operator|citizen):[a-z0-9-]+$');

-- That someone keeps belongings here is nobody else's business: not of police, not of the administrator.
drop policy readable on access.organisation;
create policy readable on access.organisation for select to helder_app using (
  id = platform.caller_organisation()
  or (id not like 'citizen:%' and (
    platform.is_police()
    or platform.caller_role() = 'administrator'
    or exists (select from access.branch b where b.organisation_id = organisation.id))));

create table access.passkey (
  credential_id bytea primary key,
  account_id uuid not null references access.account on delete cascade,
  -- COSE key, as the authenticator gave it.
  public_key bytea not null,
  signature_count bigint not null,
  transports text[] not null,
  created_at timestamptz not null default now()
);
create index passkey_account on access.passkey (account_id);
-- What an authenticator must sign, once. A sign-up knows beforehand which account it makes.
create table access.passkey_challenge (
  digest bytea primary key,
  deed text not null check (deed in ('sign-up', 'sign-in', 'recover')),
  account_id uuid,
  expires_at timestamptz not null
);
create index passkey_challenge_expires on access.passkey_challenge (expires_at);
-- Digest of a secret that the recovery code gives: whoever shows it may make a new passkey for the account.
create table access.recovery (
  account_id uuid primary key references access.account on delete cascade,
  digest bytea not null unique
);
alter table access.passkey enable row level security;
alter table access.passkey force row level security;
alter table access.passkey_challenge enable row level security;
alter table access.passkey_challenge force row level security;
alter table access.recovery enable row level security;
alter table access.recovery force row level security;
create policy gate on access.passkey to helder_gate using (true) with check (true);
create policy gate on access.passkey_challenge to helder_gate using (true) with check (true);
create policy gate on access.recovery to helder_gate using (true) with check (true);
grant select, insert, update, delete on access.passkey, access.recovery to helder_gate;
grant select, insert, delete on access.passkey_challenge to helder_gate;
-- A citizen who goes takes everything along.
grant delete on access.organisation, access.account to helder_gate;
alter table access.session drop constraint session_account_id_fkey;
alter table access.session add constraint session_account_id_fkey
  foreign key (account_id) references access.account on delete cascade;

-- Belongings: sealed on the owner's device, read by the owner alone. No role but helder_app may touch these tables, not
-- even helder_gate, and helder_app only as the citizen they belong to.
create schema belongings;
grant usage on schema belongings to helder_app;
create function belongings.is_owner(owner text) returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() = 'citizen' and owner = platform.caller_organisation(), false);
grant execute on function belongings.is_owner(text) to helder_app;

-- The data key of a citizen, wrapped: under what a passkey derives, and under the recovery code.
create table belongings.wrapped_key (
  organisation_id text not null references access.organisation on delete cascade,
  kind text not null check (kind in ('recovery', 'passkey')),
  credential_id text not null default '' check ((kind = 'passkey') = (credential_id <> '')),
  sealed bytea not null check (length(sealed) between 1 and 200),
  primary key (organisation_id, kind, credential_id)
);
-- One thing, or a list that is being written: the database can't tell which.
create table belongings.box (
  organisation_id text not null references access.organisation on delete cascade,
  id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null check (length(sealed) between 1 and 262144),
  primary key (organisation_id, id)
);
create table belongings.picture (
  organisation_id text not null,
  id uuid not null,
  box_id uuid not null,
  sealed bytea not null check (length(sealed) between 1 and 716800),
  primary key (organisation_id, id),
  foreign key (organisation_id, box_id) references belongings.box on delete cascade
);
create index picture_box on belongings.picture (organisation_id, box_id);

alter table belongings.wrapped_key enable row level security;
alter table belongings.wrapped_key force row level security;
alter table belongings.box enable row level security;
alter table belongings.box force row level security;
alter table belongings.picture enable row level security;
alter table belongings.picture force row level security;
create policy own on belongings.wrapped_key to helder_app
  using (belongings.is_owner(organisation_id)) with check (belongings.is_owner(organisation_id));
create policy own on belongings.box to helder_app
  using (belongings.is_owner(organisation_id)) with check (belongings.is_owner(organisation_id));
create policy own on belongings.picture to helder_app
  using (belongings.is_owner(organisation_id)) with check (belongings.is_owner(organisation_id));
grant select, insert, update, delete on belongings.wrapped_key, belongings.box, belongings.picture to helder_app;

set local role helder_gate;

-- A challenge that is asked for makes room for itself: what has expired goes.
create function access.open_challenge(challenge_digest bytea, challenge_deed text, for_account uuid, lasts interval)
returns void language sql security definer set search_path = access, pg_temp as $$
  delete from passkey_challenge where expires_at < now();
  insert into passkey_challenge (digest, deed, account_id, expires_at)
  values (challenge_digest, challenge_deed, for_account, now() + lasts)
$$;

-- Gone once taken, whatever comes of it.
create function access.take_challenge(challenge_digest bytea, challenge_deed text)
returns table (account_id uuid) language sql security definer set search_path = access, pg_temp as $$
  delete from passkey_challenge
   where digest = challenge_digest and deed = challenge_deed and expires_at >= now()
  returning passkey_challenge.account_id
$$;

create function access.find_passkey(wanted bytea)
returns table (public_key bytea, signature_count bigint, transports text[])
language sql stable security definer set search_path = access, pg_temp as $$
  select p.public_key, p.signature_count, p.transports from passkey p where p.credential_id = wanted
$$;

create function access.find_recovery(secret_digest bytea) returns table (account_id uuid)
language sql stable security definer set search_path = access, pg_temp as $$
  select r.account_id from recovery r where r.digest = secret_digest
$$;

-- A new citizen, with the passkey that was verified and a session.
create function access.create_citizen(
  new_account uuid, credential bytea, key bytea, signatures bigint, ways text[], session_digest bytea, lasts interval)
returns void language sql security definer set search_path = access, pg_temp as $$
  insert into organisation (id, name) values ('citizen:' || new_account, '');
  insert into account (id, organisation_id, role, name) values (new_account, 'citizen:' || new_account, 'citizen', '');
  insert into passkey (credential_id, account_id, public_key, signature_count, transports)
  values (credential, new_account, key, signatures, ways);
  insert into session (digest, account_id, expires_at) values (session_digest, new_account, now() + lasts)
$$;

-- Recovery replaces: a device that was lost or stolen can't sign in any more, and who sits at it is signed out.
create function access.replace_passkey(
  of_account uuid, credential bytea, key bytea, signatures bigint, ways text[], session_digest bytea, lasts interval)
returns void language sql security definer set search_path = access, pg_temp as $$
  delete from passkey where account_id = of_account;
  delete from session where account_id = of_account;
  insert into passkey (credential_id, account_id, public_key, signature_count, transports)
  values (credential, of_account, key, signatures, ways);
  insert into session (digest, account_id, expires_at) values (session_digest, of_account, now() + lasts)
$$;

create function access.open_passkey_session(credential bytea, signatures bigint, session_digest bytea, lasts interval)
returns boolean language sql security definer set search_path = access, pg_temp as $$
  with used as (
    update passkey set signature_count = signatures where credential_id = credential returning account_id),
  opened as (
    insert into session (digest, account_id, expires_at)
    select session_digest, account_id, now() + lasts from used returning 1)
  select exists (select from opened)
$$;

-- Both for the caller alone: who that is comes from the caller context, never from an argument.
create function access.keep_recovery(secret_digest bytea) returns void
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  if platform.caller_role() is distinct from 'citizen' or platform.caller_account() is null then
    raise exception 'no citizen' using errcode = 'insufficient_privilege';
  end if;
  insert into recovery (account_id, digest) values (platform.caller_account()::uuid, secret_digest)
  on conflict (account_id) do update set digest = excluded.digest;
end $$;

-- The account, its passkey, sessions and recovery go, and by their references the belongings. The account of the demo
-- stays, as it comes with the seed: it only loses its recovery.
create function access.delete_citizen() returns boolean
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  own uuid := platform.caller_account()::uuid;
  demo boolean;
begin
  if platform.caller_role() is distinct from 'citizen' or own is null then
    raise exception 'no citizen' using errcode = 'insufficient_privilege';
  end if;
  delete from recovery where account_id = own;
  select is_demo into demo from account where id = own and organisation_id = platform.caller_organisation();
  if demo is null or demo then return false; end if;
  delete from account where id = own;
  delete from platform.idempotency_key where organisation_id = platform.caller_organisation();
  delete from organisation where id = platform.caller_organisation();
  return true;
end $$;

revoke execute on function access.open_challenge(bytea, text, uuid, interval), access.take_challenge(bytea, text),
  access.find_passkey(bytea), access.find_recovery(bytea),
  access.create_citizen(uuid, bytea, bytea, bigint, text[], bytea, interval),
  access.replace_passkey(uuid, bytea, bytea, bigint, text[], bytea, interval),
  access.open_passkey_session(bytea, bigint, bytea, interval), access.keep_recovery(bytea), access.delete_citizen()
  from public;
grant execute on function access.open_challenge(bytea, text, uuid, interval), access.take_challenge(bytea, text),
  access.find_passkey(bytea), access.find_recovery(bytea),
  access.create_citizen(uuid, bytea, bytea, bigint, text[], bytea, interval),
  access.replace_passkey(uuid, bytea, bytea, bigint, text[], bytea, interval),
  access.open_passkey_session(bytea, bigint, bytea, interval), access.keep_recovery(bytea), access.delete_citizen()
  to helder_app;

set local role helder_owner;
