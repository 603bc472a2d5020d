-- The access log gets a transparency log of its own, of the make of the registers' but never published: each look has a
-- leaf with keyed commitments (docs/leaf.md), made by the database itself in the transaction of the look.

-- To whom it was given, where a look is a disclosure. In words or as an organisation; null: only looked at.
alter table access.log add column given_to text check (given_to <> '');

-- One row: how far the log is. Same columns and meaning as registers.log.
create table access.look_log (
  log text primary key check (log = 'access'),
  size bigint not null default 0,
  checkpoint_size bigint not null default 0,
  checkpoint_at timestamptz,
  halted text check (halted in ('rolled-back', 'forked'))
);
-- The name of the log stands where a municipality's slug does.
alter table policy.municipality add constraint no_log_of_its_own check (slug <> 'access');

create table access.look_leaf (
  id bigint generated always as identity primary key,
  log text not null default 'access' references access.look_log,
  log_index bigint,
  body bytea not null check (length(body) <= 65535),
  -- No foreign key: the leaf stays where the look is forgotten. `helder verify access-log` finds what hangs loose.
  look_id bigint
);
create index look_leaf_queue on access.look_leaf (log, id) where log_index is null;
create unique index look_leaf_index on access.look_leaf (log, log_index) where log_index is not null;
create index look_leaf_look on access.look_leaf (look_id) where look_id is not null;
-- One key per look: without it the leaf says nothing.
create table access.look_key (
  look_id bigint primary key,
  key bytea not null check (length(key) = 32)
);
-- As registers.adoption.
create table access.look_adoption (
  log text not null references access.look_log,
  from_index bigint not null,
  to_index bigint not null,
  reason text not null,
  reason_key bytea not null,
  adopted_at timestamptz not null default now(),
  primary key (log, from_index)
);

do $$
declare t text;
begin
  foreach t in array array['look_log', 'look_leaf', 'look_key', 'look_adoption'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy gate on access.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert on access.%I to helder_gate', t);
  end loop;
end $$;
grant update on access.look_log, access.look_leaf to helder_gate;
-- Forgetting a look: docs/leaf.md, type look-erasure.
grant delete on access.look_key to helder_gate;
-- The check and the audit's sample read as the gate.
create policy gate_reads on access.log for select to helder_gate using (true);
grant select on access.log to helder_gate;
-- The worker publishes leaves; which look stands behind one, and its key, it never sees.
create policy worker on access.look_log for select to helder_worker using (true);
create policy worker on access.look_leaf for select to helder_worker using (true);
grant select on access.look_log to helder_worker;
grant select (log, log_index, body) on access.look_leaf to helder_worker;

set local role helder_gate;
insert into access.look_log (log) values ('access');

-- HMAC-SHA256 (RFC 2104) for keys of 32 bytes; pgcrypto is not everywhere.
create function access.hmac_sha256(key bytea, message bytea) returns bytea language sql immutable parallel safe as $$
  with masked as (
    select string_agg(int8send(w # x'3636363636363636'::bigint), '' order by n) || decode(repeat('36', 32), 'hex') as inner_key,
           string_agg(int8send(w # x'5c5c5c5c5c5c5c5c'::bigint), '' order by n) || decode(repeat('5c', 32), 'hex') as outer_key
      from (select n, ('x' || encode(substr(key, 1 + 8 * n, 8), 'hex'))::bit(64)::bigint as w from generate_series(0, 3) n) words)
  select sha256(outer_key || sha256(inner_key || message)) from masked
$$;

-- A text as canonical JSON (RFC 8785) writes it: PostgreSQL escapes the same characters in the same way.
create function access.json_text(said text) returns text language sql immutable parallel safe as $$
  select coalesce(to_json(said)::text, 'null')
$$;

-- What the six groups of a look hold, as canonical JSON: names in order, no spaces (docs/leaf.md).
create function access.look_groups(look access.log) returns table (name text, value text)
language sql stable set search_path = access, pg_temp as $$
  values
    ('capacity', format('{"organisation":%s,"role":%s}', json_text(look.organisation_id), json_text(look.role))),
    ('givenTo', json_text(look.given_to)),
    ('purpose', format('{"code":%s,"text":%s}', json_text(look.purpose_code), json_text(look.purpose_text))),
    ('what', format('{"action":%s,"subject":%s,"subjectKind":%s,"subjectOrganisation":%s}', json_text(look.action),
      json_text(look.subject_id), json_text(look.subject_kind), json_text(look.subject_organisation_id))),
    ('when', format('{"at":"%s","look":%s}', to_char(look.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), look.id)),
    ('who', format('{"account":%s}', json_text(look.account_id)))
$$;

-- The leaf of a look under its key: per group a commitment under a key of its own (HKDF-SHA256), so that one can be
-- opened and the others stay closed.
create function access.look_leaf_body(look access.log, look_key bytea) returns bytea
language sql stable set search_path = access, pg_temp as $$
  select convert_to(format('{"commitments":{%s},"format":"helder-leaf-1","type":"look"}',
    string_agg(format('"%s":"%s"', name, encode(hmac_sha256(
      hmac_sha256(hmac_sha256(decode(repeat('00', 32), 'hex'), look_key), convert_to('helder-leaf-1:' || name, 'UTF8') || '\x01'::bytea),
      convert_to(value, 'UTF8')), 'base64')), ',' order by name collate "C")), 'UTF8')
  from look_groups(look)
$$;

-- Runs for every row that comes in, by whatever door, in the same transaction.
create function access.certify_look() returns trigger language plpgsql security definer set search_path = access, pg_temp as $$
declare
  -- 244 random bits; gen_random_uuid draws on the operating system.
  new_key bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
begin
  insert into look_key (look_id, key) values (new.id, new_key);
  insert into look_leaf (body, look_id) values (look_leaf_body(new, new_key), new.id);
  return null;
end $$;

-- Looks of before this: their leaves say what stood here at this moment.
with keyed as (
  insert into access.look_key (look_id, key)
  select id, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) from access.log order by id
  returning look_id, key)
insert into access.look_leaf (body, look_id)
select access.look_leaf_body(l, k.key), l.id from keyed k join access.log l on l.id = k.look_id order by l.id;

set local role helder_owner;
create trigger certified after insert on access.log for each row execute function access.certify_look();
drop function access.record_look(text, text, text, text, text, text);
set local role helder_gate;

-- The only way into the access log; who and in what capacity come from the caller context, never from an argument.
-- given_to: to whom it was disclosed; left out where someone only looked.
create function access.record_look(
  action text, subject_kind text, subject_id text, subject_organisation_id text, purpose_code text, purpose_text text,
  given_to text default null)
returns void language plpgsql security definer set search_path = access, pg_temp as $$
begin
  if platform.caller_organisation() is null or platform.caller_account() is null or platform.caller_role() is null then
    raise exception 'no caller context' using errcode = 'insufficient_privilege';
  end if;
  insert into log (organisation_id, account_id, role, action, subject_kind, subject_id, subject_organisation_id,
                   purpose_code, purpose_text, given_to)
  values (platform.caller_organisation(), platform.caller_account(), platform.caller_role(), action, subject_kind,
          subject_id, subject_organisation_id, purpose_code, purpose_text, given_to);
end $$;

-- Sequencer, step 1 and 3, as for the registers (0005).
create function access.assign_log_indexes(logs text[], most int) returns table (log text, size bigint)
language plpgsql security definer set search_path = access, pg_temp as $$
declare
  waiting text;
  grown bigint;
begin
  for waiting in
    select l.log from look_log l
     where l.halted is null and l.log = any (logs) and exists (select from look_leaf q where q.log = l.log and q.log_index is null)
  loop
    -- Not "for update": inserting a leaf holds a key share on this row by its foreign key, and the two would deadlock.
    perform 1 from look_log l where l.log = waiting for no key update;
    with next as (
      select q.id, l.size + row_number() over (order by q.id) - 1 as log_index
        from (select f.id from look_leaf f where f.log = waiting and f.log_index is null order by f.id limit most) q,
             (select l.size from look_log l where l.log = waiting) l),
    moved as (update look_leaf f set log_index = next.log_index from next where f.id = next.id returning 1)
    select count(*) into grown from moved;
    update look_log l set size = l.size + grown where l.log = waiting;
    return query select l.log, l.size from look_log l where l.log = waiting;
  end loop;
end $$;

create function access.note_checkpoint(log_name text, covered bigint, signed_at timestamptz, why_halted text) returns void
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  if why_halted is not null then
    update look_log set halted = why_halted where log = log_name and halted is distinct from why_halted;
    return;
  end if;
  update look_log set checkpoint_size = covered, checkpoint_at = signed_at, halted = null where log = log_name;
end $$;

revoke execute on function access.hmac_sha256(bytea, bytea), access.json_text(text), access.look_groups(access.log),
  access.look_leaf_body(access.log, bytea), access.certify_look(),
  access.record_look(text, text, text, text, text, text, text), access.assign_log_indexes(text[], int),
  access.note_checkpoint(text, bigint, timestamptz, text) from public;
grant execute on function access.record_look(text, text, text, text, text, text, text) to helder_app;
grant execute on function access.assign_log_indexes(text[], int), access.note_checkpoint(text, bigint, timestamptz, text) to helder_worker;

set local role helder_owner;
