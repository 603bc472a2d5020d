create table policy.base_team (
  slug text primary key check (slug ~ '^[a-z-]+$'),
  name text not null,
  duty_email text not null
);
create table policy.municipality (
  slug text primary key check (slug ~ '^[a-z-]+$'),
  name text not null,
  base_team text not null references policy.base_team
);
-- One dated row per municipality and topic: never a constant (domain.md 3). valid_until is the last day, inclusive.
create table policy.rule (
  id uuid primary key default gen_random_uuid(),
  municipality text not null references policy.municipality,
  topic text not null,
  value jsonb not null,
  preset text,
  valid_from date not null,
  valid_until date,
  legal_basis text not null,
  source text not null,
  check (valid_until >= valid_from),
  unique (municipality, topic, valid_from)
);
alter table policy.base_team enable row level security;
alter table policy.base_team force row level security;
alter table policy.municipality enable row level security;
alter table policy.municipality force row level security;
alter table policy.rule enable row level security;
alter table policy.rule force row level security;
-- Rules are published: everyone may read which rule holds where. The duty address is for mail only.
create policy published on policy.municipality for select to helder_app, helder_worker, helder_gate using (true);
create policy published on policy.rule for select to helder_app, helder_worker, helder_gate using (true);
create policy published on policy.base_team for select to helder_app, helder_worker, helder_gate using (true);
grant select on policy.municipality, policy.rule to helder_app, helder_worker, helder_gate;
grant select (slug, name) on policy.base_team to helder_app;
grant select on policy.base_team to helder_worker;
-- Seeding and `helder policy` come in through these doors.
create policy gate_writes on policy.base_team to helder_gate using (true) with check (true);
create policy gate_writes on policy.municipality to helder_gate using (true) with check (true);
create policy gate_writes on policy.rule to helder_gate using (true) with check (true);
grant select, insert, update on policy.base_team, policy.municipality, policy.rule to helder_gate;
