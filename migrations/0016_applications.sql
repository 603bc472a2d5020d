-- Applications of others that call the Stop Heling look-up (domain.md 5). The server computes their HMAC, so it must be
-- able to open the secret: it is sealed under a key outside the database.
create table access.application (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{3,40}$'),
  name text not null check (name <> ''),
  sealed_secret bytea not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
alter table access.application enable row level security;
alter table access.application force row level security;
create policy gate on access.application to helder_gate using (true) with check (true);
grant select, insert, update on access.application to helder_gate;

set local role helder_gate;

-- The sealed secret of one application that may call; nothing lists them.
create function access.find_application(application_id text) returns table (sealed_secret bytea)
language sql stable security definer set search_path = access, pg_temp as $$
  select a.sealed_secret from application a where a.id = application_id and a.revoked_at is null
$$;
revoke execute on function access.find_application(text) from public;
grant execute on function access.find_application(text) to helder_app;

set local role helder_owner;
