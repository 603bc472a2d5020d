-- Who may act for an organisation is decided in it: people are invited, given roles and relieved of them by whoever manages.

-- A link that was handed over once. Only the digest of its secret is kept. Whose it is: of 'join', the account that used
-- it; of 'new-device', the account that gets a new passkey.
create table access.invitation (
  id uuid primary key default gen_random_uuid(),
  digest bytea not null unique check (length(digest) = 32),
  kind text not null check (kind in ('join', 'new-device')),
  organisation_id text not null references access.organisation on delete cascade,
  role text,
  manages boolean not null default false,
  invited_name text not null check (invited_name <> ''),
  email text,
  account_id uuid references access.account on delete cascade,
  -- Account or command, as appointment.given_by.
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  used_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  check (expires_at > created_at),
  check (kind = 'new-device' or (role is not null and access.role_fits(role, organisation_id) and role <> 'citizen')),
  check (kind = 'join' or (role is null and not manages and account_id is not null)),
  check (kind = 'new-device' or (account_id is null) = (used_at is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (used_at is null or withdrawn_at is null)
);
create index invitation_organisation on access.invitation (organisation_id);
create index invitation_account on access.invitation (account_id);
alter table access.invitation enable row level security;
alter table access.invitation force row level security;
create policy gate on access.invitation to helder_gate using (true) with check (true);
grant select, insert, update, delete on access.invitation to helder_gate;

alter table access.token add column revoked_by text;
alter table access.token add constraint token_revoked_by check ((revoked_at is null) = (revoked_by is null));

set local role helder_gate;

create function access.is_live(p access.appointment) returns boolean language sql stable
  return p.taken_at is null and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now());
-- Given and not over: also one that starts later.
create function access.is_given(p access.appointment) returns boolean language sql stable
  return p.taken_at is null and (p.ends_at is null or p.ends_at > now());

-- May the caller, today and in the capacity of this request, decide who acts for the organisation? Managers for their
-- own; the operator's administrators for every one but citizens'.
create function access.may_manage(of_organisation text) returns boolean
language sql stable security definer set search_path = access, pg_temp as $$
  select coalesce(of_organisation not like 'citizen:%'
    and (of_organisation = platform.caller_organisation() or platform.caller_role() = 'administrator')
    and exists (select from organisation o where o.id = of_organisation)
    and exists (select from appointment p
      where p.account_id::text = platform.caller_account() and p.role = platform.caller_role()
        and p.organisation_id = platform.caller_organisation() and p.manages and is_live(p)), false)
$$;

-- Accounts and commands give and take: an account by its name, a command as it is called.
create function access.name_of(account_or_command text) returns text
language sql stable set search_path = access, pg_temp as $$
  select coalesce((select a.name from account a where a.id::text = account_or_command), account_or_command)
$$;

-- People of one's own organisation are looked at as part of managing it; of another, the look is recorded.
create function access.enter_organisation(of_organisation text) returns boolean
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  if not may_manage(of_organisation) then return false; end if;
  if of_organisation <> platform.caller_organisation() then
    perform record_look('members', 'organisation', of_organisation, of_organisation, 'administration', null);
  end if;
  return true;
end $$;

-- One row per appointment that is not over. `elsewhere`: also works for another organisation.
create function access.list_members(of_organisation text)
returns table (account_id uuid, name text, email text, elsewhere boolean, appointment_id uuid, role text, manages boolean,
  stands_in_for uuid, stands_in_for_name text, starts_at timestamptz, ends_at timestamptz, given_at timestamptz, given_by text)
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  if not enter_organisation(of_organisation) then return; end if;
  return query
    select a.id, a.name, a.email,
           exists (select from appointment e where e.account_id = a.id and e.organisation_id <> of_organisation and is_given(e)),
           p.id, p.role, p.manages, p.stands_in_for, r.name, p.starts_at, p.ends_at, p.given_at, name_of(p.given_by)
      from appointment p join account a on a.id = p.account_id left join account r on r.id = p.stands_in_for
     where p.organisation_id = of_organisation and is_given(p)
     order by a.name, a.id, p.stands_in_for is not null, p.given_at, p.id;
end $$;

-- Links that were handed over and are still good.
create function access.list_invitations(of_organisation text)
returns table (id uuid, kind text, name text, email text, role text, manages boolean, created_at timestamptz, created_by text,
  expires_at timestamptz)
language sql stable security definer set search_path = access, pg_temp as $$
  select i.id, i.kind, i.invited_name, i.email, i.role, i.manages, i.created_at, name_of(i.created_by), i.expires_at
    from invitation i
   where may_manage(of_organisation) and i.organisation_id = of_organisation
     and i.used_at is null and i.withdrawn_at is null and i.expires_at > now()
   order by i.created_at desc, i.id
$$;

create function access.invite(of_organisation text, link_digest bytea, invited text, address text, wanted_role text, may_manage_too boolean)
returns table (outcome text, id uuid, expires_at timestamptz)
language plpgsql security definer set search_path = access, pg_temp as $$
#variable_conflict use_column
begin
  if not may_manage(of_organisation) then return query select 'not-found', null::uuid, null::timestamptz; return; end if;
  if not role_fits(wanted_role, of_organisation) then
    return query select 'role-does-not-fit', null::uuid, null::timestamptz; return;
  end if;
  -- What came of nothing is forgotten: name and address of who was invited and never came.
  delete from invitation i where i.organisation_id = of_organisation and i.used_at is null and i.expires_at < now() - interval '30 days';
  return query
    insert into invitation (digest, kind, organisation_id, role, manages, invited_name, email, created_by)
    values (link_digest, 'join', of_organisation, wanted_role, may_manage_too, invited, address, platform.caller_account())
    returning 'invited', invitation.id, invitation.expires_at;
end $$;

-- A link for a member who lost the device: a new passkey for the account, with everything the account may. So nobody
-- makes one for an account that also works for another organisation, but the operator. An earlier link ends.
create function access.invite_device(of_organisation text, link_digest bytea, of_account uuid)
returns table (outcome text, id uuid, expires_at timestamptz)
language plpgsql security definer set search_path = access, pg_temp as $$
#variable_conflict use_column
begin
  if not may_manage(of_organisation) or not exists (
    select from appointment p where p.account_id = of_account and p.organisation_id = of_organisation and is_given(p)) then
    return query select 'not-found', null::uuid, null::timestamptz; return;
  end if;
  if platform.caller_role() <> 'administrator' and exists (
    select from appointment p where p.account_id = of_account and p.organisation_id <> of_organisation and is_given(p)) then
    return query select 'works-elsewhere', null::uuid, null::timestamptz; return;
  end if;
  update invitation set withdrawn_at = now(), withdrawn_by = platform.caller_account()
   where account_id = of_account and kind = 'new-device' and used_at is null and withdrawn_at is null;
  return query
    insert into invitation (digest, kind, organisation_id, invited_name, account_id, created_by)
    select link_digest, 'new-device', of_organisation, coalesce(nullif(a.name, ''), '-'), a.id, platform.caller_account()
      from account a where a.id = of_account
    returning 'invited', invitation.id, invitation.expires_at;
end $$;

create function access.withdraw_invitation(invitation_id uuid) returns boolean
language sql security definer set search_path = access, pg_temp as $$
  with gone as (
    update invitation i set withdrawn_at = now(), withdrawn_by = platform.caller_account()
     where i.id = invitation_id and may_manage(i.organisation_id) and i.used_at is null and i.withdrawn_at is null
    returning 1)
  select exists (select from gone)
$$;

-- Who begins to work for a second organisation is no longer one whom a manager of the first can make a passkey for.
create function access.end_device_links() returns trigger language plpgsql security definer set search_path = access, pg_temp as $$
begin
  update invitation set withdrawn_at = now(), withdrawn_by = new.given_by
   where account_id = new.account_id and organisation_id <> new.organisation_id and kind = 'new-device'
     and used_at is null and withdrawn_at is null;
  return null;
end $$;

-- Whether somebody would be left who manages without an end.
create function access.has_other_manager(of_organisation text, besides uuid) returns boolean
language sql stable set search_path = access, pg_temp as $$
  select exists (select from appointment p
    where p.organisation_id = of_organisation and p.id <> besides and p.manages and p.ends_at is null and is_live(p))
$$;

-- A member gets a role. Who holds it already gets or loses the management that goes with it, and goes on working.
create function access.give_role(of_organisation text, of_account uuid, wanted_role text, may_manage_too boolean)
returns table (outcome text, id uuid) language plpgsql security definer set search_path = access, pg_temp as $$
#variable_conflict use_column
declare
  held appointment;
  given uuid;
begin
  -- One at a time in an organisation: two managers can't relieve each other at once.
  if not may_manage(of_organisation) then return query select 'not-found', null::uuid; return; end if;
  perform from organisation o where o.id = of_organisation for no key update;
  if not may_manage(of_organisation) or not exists (
    select from appointment p where p.account_id = of_account and p.organisation_id = of_organisation and is_given(p)) then
    return query select 'not-found', null::uuid; return;
  end if;
  if not role_fits(wanted_role, of_organisation) then return query select 'role-does-not-fit', null::uuid; return; end if;
  select * into held from appointment p
   where p.account_id = of_account and p.organisation_id = of_organisation and p.role = wanted_role
     and p.stands_in_for is null and is_given(p);
  if held.id is not null and held.manages = may_manage_too then return query select 'already-holds', null::uuid; return; end if;
  if held.manages and of_organisation = platform.caller_organisation() and not has_other_manager(of_organisation, held.id) then
    return query select 'last-manager', null::uuid; return;
  end if;
  insert into appointment (account_id, organisation_id, role, manages, given_by)
  values (of_account, of_organisation, wanted_role, may_manage_too, platform.caller_account()) returning appointment.id into given;
  if held.id is not null then
    update appointment p set taken_at = now(), taken_by = platform.caller_account() where p.id = held.id;
    update session s set appointment_id = given where s.appointment_id = held.id;
  end if;
  return query select 'given', given;
end $$;

-- A member acts beside a colleague in one of the colleague's roles, from and until: dated, and visible to both.
create function access.give_stand_in(of_organisation text, of_account uuid, for_account uuid, wanted_role text, may_manage_too boolean,
  starts timestamptz, ends timestamptz)
returns table (outcome text, id uuid) language plpgsql security definer set search_path = access, pg_temp as $$
#variable_conflict use_column
begin
  if not may_manage(of_organisation) then return query select 'not-found', null::uuid; return; end if;
  perform from organisation o where o.id = of_organisation for no key update;
  if not may_manage(of_organisation) or of_account = for_account or not exists (
    select from appointment p where p.account_id = of_account and p.organisation_id = of_organisation and is_given(p)) then
    return query select 'not-found', null::uuid; return;
  end if;
  if not exists (
    select from appointment p where p.account_id = for_account and p.organisation_id = of_organisation and p.role = wanted_role
       and p.stands_in_for is null and is_live(p) and (p.manages or not may_manage_too)) then
    return query select 'colleague-lacks-role', null::uuid; return;
  end if;
  if exists (
    select from appointment p where p.account_id = of_account and p.stands_in_for = for_account and p.role = wanted_role
       and p.organisation_id = of_organisation and is_given(p) and (p.starts_at, p.ends_at) overlaps (starts, ends)) then
    return query select 'already-holds', null::uuid; return;
  end if;
  return query
    insert into appointment (account_id, organisation_id, role, manages, stands_in_for, starts_at, ends_at, given_by)
    values (of_account, of_organisation, wanted_role, may_manage_too, for_account, greatest(starts, now()), ends, platform.caller_account())
    returning 'given', appointment.id;
end $$;

-- Ends within one request: find_callers asks for the appointment each time. What hangs on the role goes with it: who
-- stood in for it, and, with the last role in the organisation, standing in for others and a link to a new device.
create function access.take_role(appointment_id uuid) returns text
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  held appointment;
begin
  select p.* into held from appointment p where p.id = take_role.appointment_id;
  if held.id is null or not may_manage(held.organisation_id) then return 'not-found'; end if;
  perform from organisation o where o.id = held.organisation_id for no key update;
  select p.* into held from appointment p where p.id = take_role.appointment_id;
  if not may_manage(held.organisation_id) or not is_given(held) then return 'not-found'; end if;
  if held.manages and held.organisation_id = platform.caller_organisation() and held.ends_at is null
    and not has_other_manager(held.organisation_id, held.id) then
    return 'last-manager';
  end if;
  update appointment p set taken_at = now(), taken_by = platform.caller_account() where p.id = held.id;
  if held.stands_in_for is null then
    update appointment p set taken_at = now(), taken_by = platform.caller_account()
     where p.stands_in_for = held.account_id and p.role = held.role and p.organisation_id = held.organisation_id and is_given(p);
  end if;
  if not exists (select from appointment p where p.account_id = held.account_id and p.organisation_id = held.organisation_id
                    and p.stands_in_for is null and is_given(p)) then
    update appointment p set taken_at = now(), taken_by = platform.caller_account()
     where p.account_id = held.account_id and p.organisation_id = held.organisation_id and is_given(p);
    update invitation i set withdrawn_at = now(), withdrawn_by = platform.caller_account()
     where i.account_id = held.account_id and i.organisation_id = held.organisation_id and i.used_at is null and i.withdrawn_at is null;
  end if;
  delete from session s using appointment p where p.id = s.appointment_id and p.taken_at is not null and p.organisation_id = held.organisation_id;
  return 'taken';
end $$;

-- Who decided what about whom, newest first. `moment` orders and pages: at, what, which.
create function access.role_history(of_organisation text, before_moment text, most int)
returns table (moment text, at timestamptz, event text, who text, by_whom text, role text, manages boolean, stands_in_for text,
  starts_at timestamptz, ends_at timestamptz)
language plpgsql security definer set search_path = access, pg_temp as $$
#variable_conflict use_column
begin
  if not enter_organisation(of_organisation) then return; end if;
  return query
    with facts as (
      select p.given_at as at, 'given' as event, p.id, a.name as who, p.given_by as by_whom, p.role, p.manages, r.name as stands_in_for,
             case when p.stands_in_for is not null then p.starts_at end as starts_at, p.ends_at
        from appointment p join account a on a.id = p.account_id left join account r on r.id = p.stands_in_for
       where p.organisation_id = of_organisation
      union all
      select p.taken_at, 'taken', p.id, a.name, p.taken_by, p.role, p.manages, r.name, null, null
        from appointment p join account a on a.id = p.account_id left join account r on r.id = p.stands_in_for
       where p.organisation_id = of_organisation and p.taken_at is not null
      union all
      select i.created_at, 'invited-' || i.kind, i.id, i.invited_name, i.created_by, i.role, i.manages, null, null, i.expires_at
        from invitation i where i.organisation_id = of_organisation
      union all
      select i.withdrawn_at, 'withdrawn-' || i.kind, i.id, i.invited_name, i.withdrawn_by, i.role, i.manages, null, null, null
        from invitation i where i.organisation_id = of_organisation and i.withdrawn_at is not null
      union all
      select i.used_at, 'used-' || i.kind, i.id, i.invited_name, i.account_id::text, i.role, i.manages, null, null, null
        from invitation i where i.organisation_id = of_organisation and i.used_at is not null
      union all
      select t.created_at, 'token-made', t.id, t.name, t.created_by, t.role, false, null, null, t.expires_at
        from token t where t.organisation_id = of_organisation
      union all
      select t.revoked_at, 'token-revoked', t.id, t.name, t.revoked_by, t.role, false, null, null, null
        from token t where t.organisation_id = of_organisation and t.revoked_at is not null),
    ordered as (
      select to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ' ' || f.event || ' ' || f.id as moment, f.* from facts f)
    select o.moment, o.at, o.event, o.who, name_of(o.by_whom), o.role, o.manages, o.stands_in_for, o.starts_at, o.ends_at
      from ordered o where before_moment is null or o.moment collate "C" < before_moment collate "C"
     order by o.moment collate "C" desc limit most;
end $$;

-- The capacities in which the caller may act today, and the one in which this session does.
create function access.own_capacities(of_session uuid)
returns table (id uuid, role text, organisation_id text, organisation_name text, manages boolean, stands_in_for text,
  ends_at timestamptz, is_current boolean)
language sql stable security definer set search_path = access, pg_temp as $$
  select p.id, p.role, p.organisation_id, o.name, p.manages, r.name, p.ends_at, p.id = s.appointment_id
    from session s join appointment p on p.account_id = s.account_id join organisation o on o.id = p.organisation_id
    left join account r on r.id = p.stands_in_for
   where s.id = of_session and s.account_id::text = platform.caller_account() and is_live(p)
   order by p.stands_in_for is not null, p.given_at, p.id
$$;

-- Who acts, or soon will, beside the caller in the organisation of this request.
create function access.own_stand_ins()
returns table (name text, role text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = access, pg_temp as $$
  select a.name, p.role, p.starts_at, p.ends_at from appointment p join account a on a.id = p.account_id
   where p.stands_in_for::text = platform.caller_account() and p.organisation_id = platform.caller_organisation() and is_given(p)
   order by p.starts_at, p.id
$$;

-- From now on the session acts in another capacity of its holder. It lasts no longer than a session of that role may.
create function access.switch_capacity(of_session uuid, to_appointment uuid) returns boolean
language sql security definer set search_path = access, pg_temp as $$
  with switched as (
    update session s set appointment_id = p.id, expires_at = least(s.expires_at, s.created_at + (session_limits(p.role)).longest)
      from appointment p
     where s.id = of_session and s.account_id::text = platform.caller_account()
       and p.id = to_appointment and p.account_id = s.account_id and is_live(p)
       and s.created_at + (session_limits(p.role)).longest > now()
    returning 1)
  select exists (select from switched)
$$;

-- Software of the organisation: in the role of the manager who makes the token, for at most a year.
create function access.make_token(token_digest bytea, token_name text, token_scopes text[], expires timestamptz) returns uuid
language sql security definer set search_path = access, pg_temp as $$
  insert into token (digest, organisation_id, role, name, scopes, created_by, expires_at)
  select token_digest, platform.caller_organisation(), platform.caller_role(), token_name, token_scopes, platform.caller_account(), expires
   where may_manage(platform.caller_organisation()) and expires > now() and expires <= now() + interval '1 year 2 days'
     and cardinality(token_scopes) > 0
  returning id
$$;
create function access.list_tokens()
returns table (id uuid, name text, role text, scopes text[], created_by text, created_at timestamptz, expires_at timestamptz,
  revoked_at timestamptz, last_used_on date)
language sql stable security definer set search_path = access, pg_temp as $$
  select t.id, t.name, t.role, t.scopes, name_of(t.created_by), t.created_at, t.expires_at, t.revoked_at, t.last_used_on
    from token t
   where t.organisation_id = platform.caller_organisation() and may_manage(platform.caller_organisation())
   order by t.created_at desc, t.id
$$;
create function access.revoke_token(token_id uuid) returns boolean
language sql security definer set search_path = access, pg_temp as $$
  with gone as (
    update token t set revoked_at = now(), revoked_by = platform.caller_account()
     where t.id = token_id and t.organisation_id = platform.caller_organisation()
       and may_manage(platform.caller_organisation()) and t.revoked_at is null
    returning 1)
  select exists (select from gone)
$$;

set local role helder_owner;
create trigger end_device_links after insert on access.appointment for each row execute function access.end_device_links();
set local role helder_gate;

revoke execute on function access.is_live(access.appointment), access.is_given(access.appointment), access.may_manage(text),
  access.name_of(text), access.enter_organisation(text), access.list_members(text), access.list_invitations(text),
  access.invite(text, bytea, text, text, text, boolean), access.invite_device(text, bytea, uuid), access.withdraw_invitation(uuid),
  access.end_device_links(), access.has_other_manager(text, uuid), access.give_role(text, uuid, text, boolean),
  access.give_stand_in(text, uuid, uuid, text, boolean, timestamptz, timestamptz), access.take_role(uuid),
  access.role_history(text, text, int), access.own_capacities(uuid), access.own_stand_ins(), access.switch_capacity(uuid, uuid),
  access.make_token(bytea, text, text[], timestamptz), access.list_tokens(), access.revoke_token(uuid) from public;
grant execute on function access.list_members(text), access.list_invitations(text),
  access.invite(text, bytea, text, text, text, boolean), access.invite_device(text, bytea, uuid), access.withdraw_invitation(uuid),
  access.give_role(text, uuid, text, boolean), access.give_stand_in(text, uuid, uuid, text, boolean, timestamptz, timestamptz),
  access.take_role(uuid), access.role_history(text, text, int), access.own_capacities(uuid), access.own_stand_ins(),
  access.switch_capacity(uuid, uuid), access.make_token(bytea, text, text[], timestamptz), access.list_tokens(),
  access.revoke_token(uuid) to helder_app;

set local role helder_owner;
