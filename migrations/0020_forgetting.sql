-- Forgetting on time: persons of the registers by their buckets (docs/decisions/0025), police data in two steps, and what
-- only serves for a while. Each run is recorded in counts.

-- Destroyed buckets, and those under way: the leaf stands in the log before the key goes. leaf_id is null where the log
-- knew more than a database that was restored.
create table registers.bucket_erasure (
  bucket text primary key,
  municipality text not null references registers.log,
  entries bigint not null check (entries >= 0),
  leaf_id bigint references registers.leaf,
  begun_at timestamptz(3) not null default clock_timestamp(),
  destroyed_at timestamptz(3)
);
-- The people of one entry: asked for before the term, or when a legal hold ended after it.
create table registers.entry_erasure (
  entry_id uuid primary key references registers.entry,
  organisation_id text not null,
  municipality text not null references registers.log,
  leaf_id bigint references registers.leaf,
  ground text not null check (ground in ('early', 'hold-ended', 'replayed')),
  reason text not null,
  begun_by text not null,
  begun_at timestamptz(3) not null default clock_timestamp(),
  erased_at timestamptz(3)
);
-- Who ordered that the people of an entry stay, on what basis, until when (the last day, inclusive). While one stands, the
-- person key is wrapped under a key of its own, hold-<entry>.
create table registers.legal_hold (
  id uuid primary key,
  entry_id uuid not null references registers.entry,
  organisation_id text not null,
  municipality text not null references registers.log,
  due_bucket text not null,
  ordered_by text not null check (ordered_by <> ''),
  basis text not null check (basis <> ''),
  reason text not null check (reason <> ''),
  until date not null,
  placed_at timestamptz(3) not null default clock_timestamp(),
  placed_by text not null,
  ended_at timestamptz(3),
  ended_by text,
  end_reason text,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
-- Erasures and adoptions: few among many, read at each start.
create index leaf_of_no_entry on registers.leaf (municipality, log_index) where entry_id is null;
create index legal_hold_standing on registers.legal_hold (entry_id) where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['bucket_erasure', 'entry_erasure', 'legal_hold'] loop
    execute format('alter table registers.%I enable row level security', t);
    execute format('alter table registers.%I force row level security', t);
    execute format('create policy gate on registers.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert, update on registers.%I to helder_gate', t);
    execute format('create policy administrator on registers.%I for select to helder_app using (platform.caller_role() = ''administrator'')', t);
    execute format('grant select on registers.%I to helder_app', t);
  end loop;
end $$;
grant update, delete on registers.person_box to helder_gate;

-- Police data: removed from daily work, then destroyed (art. 8 and 14 Wpg). What is removed no door shows any more, whoever
-- made the door; only the functions of retention, which set helder.retention for as long as they run, still see it.
alter table thefts.report add removed_on date;
alter table thefts.item add removed_on date;
alter table thefts.lead add removed_on date;
alter table thefts.goods_list add removed_on date;
alter table matching.hit add removed_on date;
create policy not_removed on thefts.report as restrictive for select to helder_app using (removed_on is null);
create policy not_removed on thefts.item as restrictive for select to helder_app using (removed_on is null);
create policy not_removed on thefts.lead as restrictive for select to helder_app using (removed_on is null);
create policy not_removed on thefts.goods_list as restrictive for select to helder_app using (removed_on is null);
create policy not_removed on matching.hit as restrictive for select to helder_app using (removed_on is null);
create policy not_removed_gate on thefts.lead as restrictive to helder_gate
  using (removed_on is null or current_setting('helder.retention', true) = 'on') with check (true);
create policy not_removed_gate on thefts.goods_list as restrictive to helder_gate
  using (removed_on is null or current_setting('helder.retention', true) = 'on') with check (true);
create policy not_removed_gate on matching.hit as restrictive to helder_gate
  using (removed_on is null or current_setting('helder.retention', true) = 'on') with check (true);
grant update (removed_on), delete on thefts.lead to helder_gate;
grant delete on thefts.lead_event, thefts.goods_list, thefts.listed_item, thefts.listed_event, thefts.listed_picture,
  thefts.owner_box, thefts.picture_box, thefts.item_event, matching.hit, matching.hit_event to helder_gate;

create or replace view thefts.matchable_item with (security_invoker) as
  select i.id as item_id, i.change_n, i.committed_on, i.place, i.municipality, i.base_team, i.category, i.brand, i.model,
         i.colour, i.description
    from thefts.item i where i.ended_on is null and i.removed_on is null;
create or replace view thefts.checkable_number with (security_invoker) as
  select x.item_id, x.kind, x.canonical
    from thefts.item_identifier x join thefts.item i on i.id = x.item_id
   where x.folded is not null and i.ended_on is null and i.removed_on is null;

-- What each run did: counts per store, municipality and month of first processing; never a name.
create schema retention;
grant usage on schema retention to helder_app, helder_worker, helder_gate;
grant create on schema retention to helder_gate;
create table retention.run (
  id uuid primary key,
  on_day date not null,
  started_by text not null check (started_by <> ''),
  started_at timestamptz(3) not null,
  finished_at timestamptz(3) not null default clock_timestamp(),
  -- Buckets and entries that fell due and still wait: their log stands still or could not be signed.
  waiting int not null
);
create index run_newest on retention.run (started_at desc);
create table retention.run_count (
  run_id uuid not null references retention.run,
  n int not null,
  store text not null,
  deed text not null check (deed in ('destroyed', 'removed')),
  municipality text,
  month text check (month ~ '^\d{4}-\d{2}$'),
  count bigint not null check (count > 0),
  primary key (run_id, n)
);
do $$
declare t text;
begin
  foreach t in array array['run', 'run_count'] loop
    execute format('alter table retention.%I enable row level security', t);
    execute format('alter table retention.%I force row level security', t);
    execute format('create policy gate on retention.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert on retention.%I to helder_gate', t);
    execute format('create policy told on retention.%I for select to helder_app using (platform.caller_role() in (''administrator'', ''auditor''))', t);
    execute format('grant select on retention.%I to helder_app', t);
  end loop;
end $$;

set local role helder_gate;

create function registers.only_administrator() returns void language plpgsql stable set search_path = pg_temp as $$
begin
  if platform.caller_role() is distinct from 'administrator' or platform.caller_account() is null then
    raise exception 'not an administrator' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Holds and erasures follow one another: what one decides on, no other changes before it commits.
create function registers.lock_erasures() returns void
language sql security definer set search_path = registers, pg_temp as $$
  select pg_advisory_xact_lock(4354340, 0)
$$;

-- How many persons' boxes each bucket has. Names of buckets are no secret: they stand in the public log.
create function registers.bucket_counts() returns table (bucket text, entries bigint)
language sql stable security definer set search_path = registers, pg_temp as $$
  select p.bucket, count(*) from person_box p group by p.bucket
$$;

-- The leaf of an erasure goes to the log; false when it was begun before, or the log stands still. Call lock_erasures first
-- and count under it.
create function registers.begin_bucket_erasure(bucket text, municipality text, entries bigint, leaf bytea) returns boolean
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  written bigint;
begin
  perform lock_erasures();
  if exists (select from bucket_erasure b where b.bucket = begin_bucket_erasure.bucket)
     or exists (select from log l where l.municipality = begin_bucket_erasure.municipality and l.halted is not null) then
    return false;
  end if;
  if begin_bucket_erasure.bucket !~ ('^' || begin_bucket_erasure.municipality || '-\d{4}-\d{2}$')
     or (select count(*) from person_box p where p.bucket = begin_bucket_erasure.bucket) <> begin_bucket_erasure.entries then
    raise exception 'not what stands in bucket %', begin_bucket_erasure.bucket;
  end if;
  insert into leaf (municipality, body) values (begin_bucket_erasure.municipality, begin_bucket_erasure.leaf) returning id into written;
  insert into bucket_erasure (bucket, municipality, entries, leaf_id)
  values (begin_bucket_erasure.bucket, begin_bucket_erasure.municipality, begin_bucket_erasure.entries, written);
  return true;
end $$;

-- Where an entry stands for holds and erasures: free, held, being-erased, erased, not-found.
create function registers.standing_of(entry uuid) returns text
language sql stable set search_path = registers, pg_temp as $$
  select coalesce((
    select case
        when x.erased_at is not null then 'erased'
        when x.entry_id is not null then 'being-erased'
        when p.entry_id is null then 'erased'
        when b.bucket is not null then 'being-erased'
        when exists (select from legal_hold h where h.entry_id = e.id and h.ended_at is null) then 'held'
        else 'free' end
      from entry e left join person_box p on p.entry_id = e.id left join entry_erasure x on x.entry_id = e.id
      left join bucket_erasure b on b.bucket = p.bucket
     where e.id = standing_of.entry), 'not-found')
$$;

-- One entry as people name it, for the administrator, held against other holds and erasures to the end of the transaction.
-- No person: a wrapped key opens nothing without the key file and the box.
create function registers.take_entry(branch_number text, register text, sequence_number bigint)
returns table (standing text, entry_id uuid, organisation_id text, municipality text, bucket text, wrapped_key bytea, due_bucket text)
language plpgsql security definer set search_path = registers, pg_temp as $$
#variable_conflict use_column
begin
  perform only_administrator();
  perform lock_erasures();
  return query
  select standing_of(e.id), e.id, e.organisation_id, e.municipality, p.bucket, p.wrapped_key,
         convert_from(l.body, 'UTF8')::jsonb ->> 'bucket'
    from entry e join leaf l on l.entry_id = e.id left join person_box p on p.entry_id = e.id
   where e.branch_number = take_entry.branch_number and e.register = take_entry.register
     and e.sequence_number = take_entry.sequence_number;
end $$;

-- What people call these entries, for the administrator.
create function registers.entry_names(entries uuid[])
returns table (entry_id uuid, branch_number text, register text, sequence_number bigint)
language plpgsql stable security definer set search_path = registers, pg_temp as $$
#variable_conflict use_column
begin
  perform only_administrator();
  return query select e.id, e.branch_number, e.register, e.sequence_number from entry e where e.id = any (entries);
end $$;

-- A hold on an entry that was taken before in this transaction. `wrapped` is the person key under the key of the hold.
create function registers.place_hold(hold jsonb, wrapped bytea) returns void
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  h legal_hold;
begin
  perform only_administrator();
  select r.* into h from jsonb_populate_record(null::legal_hold, hold) r;
  if standing_of(h.entry_id) not in ('free', 'held') then
    raise exception 'nothing to hold';
  end if;
  insert into legal_hold (id, entry_id, organisation_id, municipality, due_bucket, ordered_by, basis, reason, until, placed_by)
  select h.id, e.id, e.organisation_id, e.municipality, convert_from(l.body, 'UTF8')::jsonb ->> 'bucket', h.ordered_by, h.basis,
         h.reason, h.until, platform.caller_account()
    from entry e join leaf l on l.entry_id = e.id where e.id = h.entry_id;
  update person_box p set bucket = 'hold-' || h.entry_id, wrapped_key = wrapped where p.entry_id = h.entry_id;
  perform access.record_look('place-legal-hold', 'entry', h.entry_id::text,
    (select e.organisation_id from entry e where e.id = h.entry_id), 'legal-hold', h.basis);
end $$;

-- A standing hold, and what its end means: others that still stand, a due bucket that is gone.
create function registers.take_hold(hold_id uuid)
returns table (entry_id uuid, due_bucket text, is_last boolean, is_due_bucket_gone boolean, wrapped_key bytea)
language plpgsql security definer set search_path = registers, pg_temp as $$
#variable_conflict use_column
begin
  perform only_administrator();
  perform lock_erasures();
  return query
  select h.entry_id, h.due_bucket,
         not exists (select from legal_hold o where o.entry_id = h.entry_id and o.ended_at is null and o.id <> h.id),
         exists (select from bucket_erasure b where b.bucket = h.due_bucket), p.wrapped_key
    from legal_hold h join person_box p on p.entry_id = h.entry_id
   where h.id = take_hold.hold_id and h.ended_at is null;
end $$;

-- Ends a hold that was taken before in this transaction; `wrapped` (or null) puts the person key back into its due bucket.
create function registers.end_hold(hold_id uuid, reason text, wrapped bytea) returns void
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  h legal_hold;
begin
  perform only_administrator();
  update legal_hold l set ended_at = clock_timestamp(), ended_by = platform.caller_account(), end_reason = end_hold.reason
   where l.id = end_hold.hold_id and l.ended_at is null returning l.* into h;
  if not found then raise exception 'no such hold'; end if;
  if wrapped is not null then
    update person_box p set bucket = h.due_bucket, wrapped_key = wrapped
     where p.entry_id = h.entry_id and not exists (select from bucket_erasure b where b.bucket = h.due_bucket);
  end if;
  perform access.record_look('end-legal-hold', 'entry', h.entry_id::text, h.organisation_id, 'legal-hold', end_hold.reason);
end $$;

-- The people of one entry will go: its leaf to the log. Gives begun, or why not: held, being-erased, erased, not-found.
create function registers.begin_entry_erasure(entry uuid, leaf bytea, ground text, reason text) returns text
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  e entry;
  standing text;
  written bigint;
begin
  perform only_administrator();
  perform lock_erasures();
  standing := standing_of(begin_entry_erasure.entry);
  if standing <> 'free' then return standing; end if;
  select o.* into e from entry o where o.id = begin_entry_erasure.entry;
  if exists (select from log l where l.municipality = e.municipality and l.halted is not null) then return 'log-halted'; end if;
  insert into leaf (municipality, body) values (e.municipality, begin_entry_erasure.leaf) returning id into written;
  insert into entry_erasure (entry_id, organisation_id, municipality, leaf_id, ground, reason, begun_by)
  values (e.id, e.organisation_id, e.municipality, written, begin_entry_erasure.ground, begin_entry_erasure.reason,
          platform.caller_account());
  perform access.record_look('erase-person', 'entry', e.id::text, e.organisation_id, 'erasure', begin_entry_erasure.reason);
  return 'begun';
end $$;

-- Boxes that a hold kept past the end of their bucket, and that no hold keeps any more.
create function registers.released_entries()
returns table (entry_id uuid, branch_number text, register text, sequence_number bigint)
language sql stable security definer set search_path = registers, pg_temp as $$
  select e.id, e.branch_number, e.register, e.sequence_number
    from person_box p join entry e on e.id = p.entry_id
   where p.bucket like 'hold-%' and not exists (select from legal_hold h where h.entry_id = p.entry_id and h.ended_at is null)
     and not exists (select from entry_erasure x where x.entry_id = p.entry_id)
$$;
create function registers.holds_over(today date) returns setof uuid
language sql stable security definer set search_path = registers, pg_temp as $$
  select h.id from legal_hold h where h.ended_at is null and h.until < holds_over.today order by h.placed_at
$$;

-- Begun and not done: log_index is null while the leaf waits for its place in the log.
create function registers.pending_erasures()
returns table (bucket text, entry_id uuid, municipality text, log_index bigint, is_held_apart boolean)
language sql stable security definer set search_path = registers, pg_temp as $$
  select b.bucket, null::uuid, b.municipality, l.log_index, false
    from bucket_erasure b join leaf l on l.id = b.leaf_id where b.destroyed_at is null
  union all
  select null, x.entry_id, x.municipality, l.log_index, coalesce(p.bucket like 'hold-%', false)
    from entry_erasure x join leaf l on l.id = x.leaf_id left join person_box p on p.entry_id = x.entry_id
   where x.erased_at is null
$$;

-- The key is destroyed: the boxes go too, and the day is noted. Refuses while no signature covers the leaf.
create function registers.finish_bucket_erasure(bucket text) returns void
language plpgsql security definer set search_path = registers, pg_temp as $$
begin
  if not exists (
      select from bucket_erasure b join leaf l on l.id = b.leaf_id join log g on g.municipality = b.municipality
       where b.bucket = finish_bucket_erasure.bucket and l.log_index < g.checkpoint_size) then
    raise exception 'the erasure of % is not under a signature', finish_bucket_erasure.bucket;
  end if;
  delete from person_box p where p.bucket = finish_bucket_erasure.bucket;
  update bucket_erasure b set destroyed_at = clock_timestamp()
   where b.bucket = finish_bucket_erasure.bucket and b.destroyed_at is null;
end $$;
create function registers.finish_entry_erasure(entry uuid) returns void
language plpgsql security definer set search_path = registers, pg_temp as $$
begin
  if not exists (
      select from entry_erasure x join leaf l on l.id = x.leaf_id join log g on g.municipality = x.municipality
       where x.entry_id = finish_entry_erasure.entry and l.log_index < g.checkpoint_size) then
    raise exception 'the erasure of entry % is not under a signature', finish_entry_erasure.entry;
  end if;
  delete from person_box p where p.entry_id = finish_entry_erasure.entry;
  update entry_erasure x set erased_at = clock_timestamp()
   where x.entry_id = finish_entry_erasure.entry and x.erased_at is null;
end $$;

-- What the registers know was destroyed, whose key files may come back with a backup: buckets, and holds of the past.
create function registers.destroyed_buckets() returns setof text
language sql stable security definer set search_path = registers, pg_temp as $$
  select b.bucket from bucket_erasure b where b.destroyed_at is not null
  union all
  select 'hold-' || h.entry_id from legal_hold h
   group by h.entry_id having bool_and(h.ended_at is not null)
      and not exists (select from person_box p where p.entry_id = h.entry_id and p.bucket = 'hold-' || h.entry_id)
$$;
-- The leaves of a log that are of no entry: erasures stand among them. is_done: it was carried out here.
create function registers.leaves_of_no_entry(municipality text) returns table (id bigint, log_index bigint, body bytea, is_done boolean)
language sql stable security definer set search_path = registers, pg_temp as $$
  select l.id, l.log_index, l.body,
         exists (select from bucket_erasure b where b.leaf_id = l.id and b.destroyed_at is not null)
         or exists (select from entry_erasure x where x.leaf_id = l.id and x.erased_at is not null)
    from leaf l
   where l.municipality = leaves_of_no_entry.municipality and l.entry_id is null and l.log_index is not null
   order by l.log_index
$$;

-- What a log says was destroyed is destroyed here too. `leaf_id` is null where this database does not have the leaf (yet).
-- Gives how many boxes went.
create function registers.replay_erasures(municipality text, buckets jsonb, entries jsonb) returns bigint
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  gone_of_buckets bigint;
  gone_of_entries bigint;
begin
  perform lock_erasures();
  insert into bucket_erasure as known (bucket, municipality, entries, leaf_id, destroyed_at)
  select b.bucket, replay_erasures.municipality, b.entries, b.leaf_id, clock_timestamp()
    from jsonb_to_recordset(buckets) as b(bucket text, entries bigint, leaf_id bigint)
   where b.bucket like replay_erasures.municipality || '-%'
  on conflict (bucket) do update set leaf_id = coalesce(known.leaf_id, excluded.leaf_id),
    destroyed_at = coalesce(known.destroyed_at, excluded.destroyed_at);
  delete from person_box p using bucket_erasure b
   where b.bucket = p.bucket and b.municipality = replay_erasures.municipality and b.destroyed_at is not null;
  get diagnostics gone_of_buckets = row_count;

  if jsonb_array_length(entries) = 0 then return gone_of_buckets; end if;
  insert into entry_erasure as known (entry_id, organisation_id, municipality, leaf_id, ground, reason, begun_by, erased_at)
  select l.entry_id, l.organisation_id, l.municipality, t.leaf_id, 'replayed', 'helder serve', 'helder serve', clock_timestamp()
    from leaf l join jsonb_to_recordset(entries) as t(token text, leaf_id bigint)
      on t.token = convert_from(l.body, 'UTF8')::jsonb ->> 'branchToken'
   where l.municipality = replay_erasures.municipality and l.entry_id is not null
  on conflict (entry_id) do update set leaf_id = coalesce(known.leaf_id, excluded.leaf_id),
    erased_at = coalesce(known.erased_at, excluded.erased_at);
  delete from person_box p using entry_erasure x
   where x.entry_id = p.entry_id and x.municipality = replay_erasures.municipality and x.erased_at is not null;
  get diagnostics gone_of_entries = row_count;
  return gone_of_buckets + gone_of_entries;
end $$;

-- Since when and why the people of an entry are gone, for who may see the entry; nothing while they are there.
create function registers.erasure_of(entry uuid) returns table (erased_at timestamptz, ground text)
language sql stable security definer set search_path = registers, pg_temp as $$
  with seen as (
    select e.id from entry e
     where e.id = erasure_of.entry
       and (e.organisation_id = platform.caller_organisation() or platform.caller_role() = 'administrator'
            or (platform.is_police() and matching.caller_sees_entry(e.id))))
  select x.erased_at, case when x.ground = 'hold-ended' then 'retention' else 'early' end
    from seen s join entry_erasure x on x.entry_id = s.id where x.erased_at is not null
  union all
  select b.destroyed_at, 'retention'
    from seen s join leaf l on l.entry_id = s.id
    join bucket_erasure b on b.bucket = convert_from(l.body, 'UTF8')::jsonb ->> 'bucket'
   where b.destroyed_at is not null and not exists (select from person_box p where p.entry_id = s.id)
     and not exists (select from entry_erasure x where x.entry_id = s.id)
$$;

revoke execute on function registers.only_administrator(), registers.lock_erasures(), registers.bucket_counts(),
  registers.begin_bucket_erasure(text, text, bigint, bytea), registers.standing_of(uuid),
  registers.take_entry(text, text, bigint), registers.entry_names(uuid[]), registers.place_hold(jsonb, bytea), registers.take_hold(uuid),
  registers.end_hold(uuid, text, bytea), registers.begin_entry_erasure(uuid, bytea, text, text), registers.released_entries(),
  registers.holds_over(date), registers.pending_erasures(), registers.finish_bucket_erasure(text),
  registers.finish_entry_erasure(uuid), registers.destroyed_buckets(), registers.leaves_of_no_entry(text),
  registers.replay_erasures(text, jsonb, jsonb), registers.erasure_of(uuid) from public;
-- The worker ends holds and erases what they kept, under the context of the run.
grant execute on function registers.take_entry(text, text, bigint), registers.entry_names(uuid[]), registers.place_hold(jsonb, bytea), registers.take_hold(uuid),
  registers.end_hold(uuid, text, bytea), registers.begin_entry_erasure(uuid, bytea, text, text), registers.erasure_of(uuid)
  to helder_app;
grant execute on function registers.lock_erasures(), registers.bucket_counts(),
  registers.begin_bucket_erasure(text, text, bigint, bytea), registers.take_hold(uuid), registers.end_hold(uuid, text, bytea),
  registers.begin_entry_erasure(uuid, bytea, text, text), registers.released_entries(), registers.holds_over(date),
  registers.pending_erasures(), registers.finish_bucket_erasure(text), registers.finish_entry_erasure(uuid),
  registers.destroyed_buckets(), registers.leaves_of_no_entry(text), registers.replay_erasures(text, jsonb, jsonb)
  to helder_worker;

-- Police data that is removed from daily work (first processed before `removed_before`) or destroyed (`destroyed_before`):
-- reports with their items, the hits on these, leads, goods lists with owners and pictures. Not `for_real`: only counts.
create function thefts.forget_police_data(removed_before timestamptz, destroyed_before timestamptz, today date, for_real boolean)
returns table (store text, deed text, municipality text, month text, count bigint)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  zone constant text := 'Europe/Amsterdam';
  reports uuid[];
  lists uuid[];
begin
  perform set_config('helder.retention', 'on', true);
  if for_real then perform 1 from change for update; end if;
  return query
    select 'theft-reports', case when r.recorded_at < destroyed_before then 'destroyed' else 'removed' end, null::text,
           to_char(r.recorded_at at time zone zone, 'YYYY-MM'), count(*) from report r
     where r.recorded_at < destroyed_before or (r.recorded_at < removed_before and r.removed_on is null) group by 2, 4
    union all
    select 'hits', case when r.recorded_at < destroyed_before then 'destroyed' else 'removed' end, null::text,
           to_char(r.recorded_at at time zone zone, 'YYYY-MM'), count(*)
      from matching.hit h join item i on i.id = h.stolen_item_id join report r on r.id = i.report_id
     where r.recorded_at < destroyed_before or (r.recorded_at < removed_before and h.removed_on is null) group by 2, 4
    union all
    select 'leads', case when l.received_at < destroyed_before then 'destroyed' else 'removed' end, null::text,
           to_char(l.received_at at time zone zone, 'YYYY-MM'), count(*) from lead l
     where l.received_at < destroyed_before or (l.received_at < removed_before and l.removed_on is null) group by 2, 4
    union all
    select 'goods-lists', case when g.sent_at < destroyed_before then 'destroyed' else 'removed' end, g.municipality,
           to_char(g.sent_at at time zone zone, 'YYYY-MM'), count(*) from goods_list g
     where g.sent_at < destroyed_before or (g.sent_at < removed_before and g.removed_on is null) group by 2, 3, 4
    union all
    select 'pictures', 'destroyed', g.municipality, to_char(g.sent_at at time zone zone, 'YYYY-MM'), count(*)
      from goods_list g join listed_picture p on p.list_id = g.id where g.sent_at < destroyed_before group by 3, 4;
  if not for_real then
    perform set_config('helder.retention', '', true);
    return;
  end if;

  -- What stood as stolen stands so no more: the check and the matcher hear of it.
  perform note_numbers((
    select jsonb_agg(jsonb_build_object('kind', c.kind, 'canonical', c.canonical, 'delta', -1))
      from report r join item i on i.report_id = r.id join checkable_number c on c.item_id = i.id
     where r.recorded_at < removed_before));
  update item i set removed_on = today from report r
   where r.id = i.report_id and r.recorded_at < removed_before and i.removed_on is null;
  update matching.hit h set removed_on = today from item i
   where i.id = h.stolen_item_id and i.removed_on is not null and h.removed_on is null;
  update report r set removed_on = today where r.recorded_at < removed_before and r.removed_on is null;
  update lead l set removed_on = today where l.received_at < removed_before and l.removed_on is null;
  update goods_list g set removed_on = today where g.sent_at < removed_before and g.removed_on is null;

  delete from lead_event e using lead l where l.id = e.lead_id and l.received_at < destroyed_before;
  delete from lead l where l.received_at < destroyed_before;

  select array_agg(g.id) into lists from goods_list g where g.sent_at < destroyed_before;
  delete from picture_box b using listed_picture p where p.id = b.picture_id and p.list_id = any (lists);
  delete from listed_picture p where p.list_id = any (lists);
  delete from listed_event e where e.list_id = any (lists);
  delete from listed_identifier x where x.list_id = any (lists);
  delete from owner_box o where o.list_id = any (lists);
  delete from listed_item i where i.list_id = any (lists);
  delete from goods_list g where g.id = any (lists);

  select array_agg(r.id) into reports from report r where r.recorded_at < destroyed_before;
  delete from matching.hit_event e using matching.hit h, item i
   where h.id = e.hit_id and i.id = h.stolen_item_id and i.report_id = any (reports);
  delete from matching.hit h using item i where i.id = h.stolen_item_id and i.report_id = any (reports);
  update listed_item x set stolen_item_id = null from item i where i.id = x.stolen_item_id and i.report_id = any (reports);
  update listed_item x set same_as_item_id = null from item i where i.id = x.same_as_item_id and i.report_id = any (reports);
  update goods_list g set report_id = null where g.report_id = any (reports);
  delete from item_event e using item i where i.id = e.item_id and i.report_id = any (reports);
  delete from item_version v using item i where i.id = v.item_id and i.report_id = any (reports);
  delete from item_term t using item i where i.id = t.item_id and i.report_id = any (reports);
  delete from item_identifier x using item i where i.id = x.item_id and i.report_id = any (reports);
  delete from item i where i.report_id = any (reports);
  delete from report r where r.id = any (reports);
  perform set_config('helder.retention', '', true);
end $$;
-- The months whose key still opens a goods list.
create function thefts.list_buckets() returns setof text
language sql stable security definer set search_path = thefts, pg_temp as $$
  select distinct o.bucket from owner_box o
$$;

create function platform.forget_idempotency_keys(made_before timestamptz, for_real boolean) returns bigint
language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  found_count bigint;
begin
  if not for_real then
    return (select count(*) from idempotency_key k where k.created_at < made_before);
  end if;
  delete from idempotency_key k where k.created_at < made_before;
  get diagnostics found_count = row_count;
  return found_count;
end $$;
-- Sessions and challenges that can't be used any more.
create function access.forget_sessions(over_before timestamptz, for_real boolean)
returns table (store text, count bigint)
language plpgsql security definer set search_path = access, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select 'sessions', count(*) from session s where s.expires_at < over_before
    union all
    select 'passkey-challenges', count(*) from passkey_challenge c where c.expires_at < over_before;
  if for_real then
    delete from session s where s.expires_at < over_before;
    delete from passkey_challenge c where c.expires_at < over_before;
  end if;
end $$;

create function retention.last_run_on() returns date
language sql stable security definer set search_path = retention, pg_temp as $$
  select max(r.on_day) from run r
$$;
-- What a run did, told by the process that ran it.
create function retention.record_run(run jsonb, counts jsonb) returns void
language plpgsql security definer set search_path = retention, pg_temp as $$
declare
  r run;
begin
  select x.* into r from jsonb_populate_record(null::run, record_run.run) x;
  insert into run (id, on_day, started_by, started_at, waiting) values (r.id, r.on_day, r.started_by, r.started_at, r.waiting);
  insert into run_count (run_id, n, store, deed, municipality, month, count)
  select r.id, c.n, c.store, c.deed, c.municipality, c.month, c.count
    from jsonb_to_recordset(counts) as c(n int, store text, deed text, municipality text, month text, count bigint);
end $$;

revoke execute on function thefts.forget_police_data(timestamptz, timestamptz, date, boolean), thefts.list_buckets(),
  platform.forget_idempotency_keys(timestamptz, boolean), access.forget_sessions(timestamptz, boolean),
  retention.record_run(jsonb, jsonb), retention.last_run_on() from public;
grant execute on function thefts.forget_police_data(timestamptz, timestamptz, date, boolean), thefts.list_buckets(),
  platform.forget_idempotency_keys(timestamptz, boolean), access.forget_sessions(timestamptz, boolean),
  retention.record_run(jsonb, jsonb), retention.last_run_on() to helder_worker;

set local role helder_owner;
