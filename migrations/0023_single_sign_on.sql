-- People of organisations sign in where they work: through a broker (OpenID Connect). Who they are there is bound to an
-- account here; which organisation and which roles follow from what the broker says, or from an invitation.

-- A person as a broker knows them. The subject is the broker's pseudonym, never a number of a business or a citizen.
create table access.identity (
  issuer text not null,
  subject text not null check (subject <> ''),
  account_id uuid not null references access.account on delete cascade,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index identity_account on access.identity (account_id);

-- Somebody who was sent to a broker and is not back yet. The browser holds the secret, and state, nonce and verifier
-- follow from it; here stands its digest only.
create table access.sign_in_attempt (
  digest bytea primary key check (length(digest) = 32),
  provider text not null,
  -- Of a confirmation: the session whose holder has to show that they are there.
  session_id uuid references access.session (id) on delete cascade,
  -- Of an invited person: the digest of the invitation's secret.
  invitation bytea check (length(invitation) = 32),
  return_to text,
  language text not null check (language in ('nl', 'en')),
  started_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sign_in_attempt_expiry on access.sign_in_attempt (expires_at);
create index sign_in_attempt_session on access.sign_in_attempt (session_id) where session_id is not null;

do $$
declare t text;
begin
  foreach t in array array['identity', 'sign_in_attempt'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy gate on access.%I to helder_gate using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on access.identity to helder_gate;
grant select, insert, delete on access.sign_in_attempt to helder_gate;

-- Through which provider a session came and how sure the broker was of the person.
alter table access.session add column provider text;
alter table access.session add column assurance text;
alter table access.session add constraint sso_says_how check ((method = 'sso') = (provider is not null and assurance is not null));

set local role helder_gate;

create function access.open_sign_in_attempt(
  secret_digest bytea, of_provider text, of_session uuid, invited_by bytea, page text, reads text, lasts interval)
returns void language sql security definer set search_path = access, pg_temp as $$
  delete from sign_in_attempt where expires_at < now();
  insert into sign_in_attempt (digest, provider, session_id, invitation, return_to, language, expires_at)
  values (secret_digest, of_provider, of_session, invited_by, page, reads, now() + lasts)
$$;

-- An attempt counts once, whatever comes of it.
create function access.take_sign_in_attempt(secret_digest bytea)
returns table (provider text, session_id uuid, invitation bytea, return_to text, language text, started_at timestamptz)
language sql security definer set search_path = access, pg_temp as $$
  delete from sign_in_attempt a where a.digest = secret_digest and a.expires_at > now()
  returning a.provider, a.session_id, a.invitation, a.return_to, a.language, a.started_at
$$;

-- For the functions of the gate alone: takes an invitation for an account, which is new when the identity is. Null when
-- the invitation is not for this organisation, was used, withdrawn or is too old.
create function access.join_by_identity(
  invited_by bytea, of_issuer text, of_subject text, person uuid, person_name text, at_organisation text)
returns uuid language plpgsql security definer set search_path = access, pg_temp as $$
declare
  invited invitation;
  joined uuid := coalesce(person, gen_random_uuid());
begin
  select * into invited from invitation i
   where i.digest = invited_by and i.kind = 'join' and i.organisation_id = at_organisation for update;
  if invited.id is null or invitation_state(invited) <> 'open' then return null; end if;
  if person is null then
    insert into account (id, organisation_id, name, email)
    values (joined, at_organisation, coalesce(nullif(person_name, ''), invited.invited_name), invited.email);
    insert into identity (issuer, subject, account_id) values (of_issuer, of_subject, joined);
  end if;
  perform use_invitation(invited, joined);
  return joined;
end $$;

-- For the functions of the gate alone: makes the appointments that a provider gave in an organisation those it names now.
-- What people gave stays, and what people took does not come back this way.
create function access.follow_roles(person uuid, at_organisation text, named text[], everywhere boolean, giver text)
returns void language sql security definer set search_path = access, pg_temp as $$
  update appointment set taken_at = now(), taken_by = giver
   where account_id = person and given_by = giver and taken_at is null
     and case when organisation_id = at_organisation then role <> all (named) else everywhere end;
  -- In the order of the claims: of several roles the first is the one that a session begins in.
  insert into appointment (account_id, organisation_id, role, given_by, given_at)
  select person, at_organisation, role, giver, now() + place * interval '1 microsecond'
    from (select role, min(place) as place from unnest(named) with ordinality as n(role, place) group by role) wanted
   where role_fits(role, at_organisation) and exists (select from organisation where id = at_organisation)
     and not exists (
       select from appointment p
        where p.account_id = person and p.organisation_id = at_organisation and p.role = wanted.role
          and (p.taken_at is null and (p.ends_at is null or p.ends_at > now()) or p.taken_by not like 'sso:%'))
$$;

-- Someone came back from a broker. `named` are the roles that the provider's claims give, null where roles come from
-- appointments alone; `everywhere` says that the claims name the whole place of work, so that what the provider gave at
-- other organisations ends. Opens a session at the organisation that the claims name and nowhere else.
create function access.open_single_sign_on(
  of_issuer text, of_subject text, person_name text, at_organisation text, named text[], everywhere boolean,
  invited_by bytea, of_provider text, session_digest bytea, on_device text, level text, proved_at timestamptz)
returns table (outcome text, role text)
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  giver text := 'sso:' || of_provider;
  person uuid;
  known boolean := at_organisation not like 'citizen:%' and exists (select from organisation o where o.id = at_organisation);
  fitting text[] := array(select r from unnest(named) r where role_fits(r, at_organisation));
  chosen record;
begin
  perform pg_advisory_xact_lock(hashtextextended(of_issuer || ' ' || of_subject, 0));
  select i.account_id into person from identity i where i.issuer = of_issuer and i.subject = of_subject;
  if known and invited_by is not null then
    person := join_by_identity(invited_by, of_issuer, of_subject, person, person_name, at_organisation);
    if person is null then return query select 'invitation-refused', null::text; return; end if;
  end if;
  if known and person is null and cardinality(fitting) > 0 then
    insert into account (organisation_id, name) values (at_organisation, person_name) returning id into person;
    insert into identity (issuer, subject, account_id) values (of_issuer, of_subject, person);
  end if;
  if person is not null and named is not null then
    perform follow_roles(person, at_organisation, fitting, everywhere, giver);
  end if;
  if not known then return query select 'unknown-organisation', null::text; return; end if;
  if person is null then return query select 'no-role', null::text; return; end if;
  update account set name = person_name where id = person and person_name <> '' and name <> person_name;
  update identity set last_used_at = now() where issuer = of_issuer and subject = of_subject;
  select p.id, p.role into chosen from appointment p
   where p.account_id = person and p.organisation_id = at_organisation and p.taken_at is null
     and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())
   order by (select max(s.last_used_at) from session s where s.appointment_id = p.id) desc nulls last,
            p.stands_in_for is not null, p.given_at, p.id limit 1;
  if chosen.id is null then return query select 'no-role', null::text; return; end if;
  insert into session (digest, account_id, appointment_id, method, device, expires_at, confirmed_at, provider, assurance)
  values (session_digest, person, chosen.id, 'sso', left(on_device, 80), now() + (session_limits(chosen.role)).longest,
          least(now(), proved_at), of_provider, level);
  return query select 'opened', chosen.role;
end $$;

-- The holder of a session signed in again at the same provider. False when it was another person, or the session is gone.
create function access.confirm_by_identity(of_session uuid, of_provider text, of_issuer text, of_subject text, level text)
returns boolean language sql security definer set search_path = access, pg_temp as $$
  with confirmed as (
    update session s set confirmed_at = now(), last_used_at = now(), assurance = level
     where s.id = of_session and s.method = 'sso' and s.provider = of_provider and s.expires_at > now()
       and exists (select from identity i where i.issuer = of_issuer and i.subject = of_subject and i.account_id = s.account_id)
    returning 1)
  select exists (select from confirmed)
$$;

-- Through which provider a session of the caller came; null for other ways of signing in, and for anybody else's session.
create function access.session_provider(of_session uuid) returns text
language sql stable security definer set search_path = access, pg_temp as $$
  select provider from session where id = of_session and account_id::text = platform.caller_account()
$$;

revoke execute on function access.open_sign_in_attempt(bytea, text, uuid, bytea, text, text, interval),
  access.take_sign_in_attempt(bytea), access.join_by_identity(bytea, text, text, uuid, text, text),
  access.follow_roles(uuid, text, text[], boolean, text),
  access.open_single_sign_on(text, text, text, text, text[], boolean, bytea, text, bytea, text, text, timestamptz),
  access.confirm_by_identity(uuid, text, text, text, text), access.session_provider(uuid) from public;
grant execute on function access.open_sign_in_attempt(bytea, text, uuid, bytea, text, text, interval),
  access.take_sign_in_attempt(bytea),
  access.open_single_sign_on(text, text, text, text, text[], boolean, bytea, text, bytea, text, text, timestamptz),
  access.confirm_by_identity(uuid, text, text, text, text), access.session_provider(uuid)
  to helder_app;

set local role helder_owner;
