-- Roles are made by src/platform/migrate.ts. helder_owner owns tables and, as RLS is forced, sees no row of them.
-- helder_gate owns the SECURITY DEFINER functions: the few doors through which rows come in and personal data go out.
-- helder_app serves requests, helder_worker sequences and matches, helder_jobs owns the job queue.

create schema platform;
create schema policy;
create schema access;
create schema registers;
create schema thefts;
create schema matching;

grant usage on schema platform, policy, access, registers, thefts, matching to helder_app, helder_worker, helder_gate;
grant create on schema platform, policy, access, registers, thefts, matching to helder_gate;
alter default privileges for role helder_owner revoke execute on functions from public;

-- Caller context, set with set_config(..., true) at the start of each transaction. Missing context is null: sees nothing.
create function platform.caller_organisation() returns text language sql stable parallel safe
  return nullif(current_setting('helder.organisation', true), '');
create function platform.caller_role() returns text language sql stable parallel safe
  return nullif(current_setting('helder.role', true), '');
create function platform.caller_account() returns text language sql stable parallel safe
  return nullif(current_setting('helder.account', true), '');
create function platform.is_police() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('fencing-specialist', 'detective'), false);
grant execute on function platform.caller_organisation(), platform.caller_role(), platform.caller_account(),
  platform.is_police() to helder_app, helder_worker, helder_gate;

-- Idempotency-Key: organisation + route + key; a keyed digest of the request, never its body.
create table platform.idempotency_key (
  organisation_id text not null,
  route text not null,
  key text not null check (length(key) between 1 and 255),
  digest bytea not null,
  resource_id uuid not null,
  created_at timestamptz not null default now(),
  replayed_at timestamptz,
  primary key (organisation_id, route, key)
);
alter table platform.idempotency_key enable row level security;
alter table platform.idempotency_key force row level security;
create policy gate on platform.idempotency_key to helder_gate using (true) with check (true);
create policy own on platform.idempotency_key to helder_app
  using (organisation_id = platform.caller_organisation())
  with check (organisation_id = platform.caller_organisation());
grant select, insert, update, delete on platform.idempotency_key to helder_gate;
grant select, insert on platform.idempotency_key to helder_app;
-- A replay commits a write before it answers (proof.md R5): this column only.
grant update (replayed_at) on platform.idempotency_key to helder_app;
