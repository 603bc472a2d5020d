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
