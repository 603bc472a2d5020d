-- The public check: which numbers stand as stolen at this moment, as a list of changes that every server process follows;
-- and the end of it, when a thing was found again.

alter table thefts.item add ended_on date;
alter table thefts.item add ended_reason text
  check (ended_reason in ('found-by-owner', 'found-by-police', 'returned', 'reported-in-error', 'other'));
alter table thefts.item add constraint item_ended_with_reason check ((ended_on is null) = (ended_reason is null));

-- What police did with an item, in order, never edited.
create table thefts.item_event (
  item_id uuid not null references thefts.item,
  n int not null,
  at timestamptz(3) not null default now(),
  event text not null check (event in ('ended', 'reopened')),
  reason_code text,
  reason_text text,
  organisation_id text not null,
  account_id text,
  account_name text,
  primary key (item_id, n)
);

-- One row per number that comes (+1) or goes (-1). Writers hold thefts.change to the end of their transaction when they
-- take n, so that rows appear in their order: who reads n > last misses none. Rows that everyone has long read go.
create table thefts.number_change (
  n bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  canonical text not null,
  delta smallint not null
);
create index number_change_at on thefts.number_change (at);
-- A reader finds the last row that it read again, or knows that its database is another one: there is always a last row.
insert into thefts.number_change (kind, canonical, delta) overriding user value values ('', '', 0);

do $$
declare t text;
begin
  foreach t in array array['item_event', 'number_change'] loop
    execute format('alter table thefts.%I enable row level security', t);
    execute format('alter table thefts.%I force row level security', t);
    execute format('create policy gate on thefts.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert on thefts.%I to helder_gate', t);
  end loop;
end $$;
grant delete on thefts.number_change to helder_gate;
create policy police on thefts.item_event for select to helder_app using (platform.is_police());
grant select on thefts.item_event to helder_app;
create policy worker on thefts.number_change for select to helder_worker using (true);
grant select on thefts.number_change to helder_worker;

-- An ended item makes no new hits; those that were found stay for police to weigh.
create or replace view thefts.matchable_item with (security_invoker) as
  select i.id as item_id, i.change_n, i.committed_on, i.place, i.municipality, i.base_team, i.category, i.brand, i.model,
         i.colour, i.description
    from thefts.item i where i.ended_on is null;
-- What thefts publishes to the check: numbers that name one thing and stand as stolen.
create view thefts.checkable_number with (security_invoker) as
  select x.item_id, x.kind, x.canonical
    from thefts.item_identifier x join thefts.item i on i.id = x.item_id
   where x.folded is not null and i.ended_on is null;
grant select on thefts.checkable_number to helder_worker, helder_gate;

set local role helder_gate;

-- Appends what came and went; the same number of both is no change. What comes stands first, so that a reader who stops
-- in between never sees a number gone that is only moved.
create function thefts.note_numbers(changes jsonb) returns void
language plpgsql security definer set search_path = thefts, pg_temp as $$
begin
  insert into number_change (kind, canonical, delta)
  select d.kind, d.canonical, sum(d.delta)
    from jsonb_to_recordset(changes) as d(kind text, canonical text, delta int)
   group by d.kind, d.canonical having sum(d.delta) <> 0 order by sum(d.delta) desc;
  -- A reader that is an hour behind reads everything anew. Some at a time, so that no writer waits long; never the last
  -- row of an hour ago, which may be where a reader stands.
  delete from number_change where n in (
    select old.n from number_change old
     where old.n < (select last.n from number_change last where last.at < now() - interval '1 hour' order by last.at desc limit 1)
     order by old.n limit 5000);
end $$;

-- Writes reports with their items, set-based. Source and reference are the key of a report and of an item: the same
-- content changes nothing, other content is a new version. Within `p` each key may stand once. Not granted to anyone:
-- the doors decide who may. Gives per item what happened. An item that was ended stays so, whatever is said of it anew: the
-- new version is kept, and nothing is compared or answered by it.
create or replace function thefts.write_reports(p jsonb)
returns table (ordinal int, outcome text, item_id uuid, report_id uuid)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  before bigint;
  grown bigint;
  judged jsonb;
  -- The numbers of changed items as they stood, to be taken out of the check.
  standing jsonb;
begin
  -- Held to the end of the transaction: writers of stolen items follow one another, so their numbers appear in order.
  select c.n into before from change c for update;

  insert into report (id, organisation_id, source, reference, registration_number, committed_on, place)
  select r.id, r.organisation_id, r.source, r.reference, r.registration_number, r.committed_on, r.place
    from jsonb_to_recordset(p -> 'reports') as r(id uuid, organisation_id text, source text, reference text,
      registration_number text, committed_on date, place text)
  on conflict (source, reference) do nothing;

  select coalesce(jsonb_agg(j), '[]'), count(*) filter (where j.outcome <> 'unchanged') into judged, grown
    from (
      select i.ordinal, coalesce(old.id, i.id) as item_id, r.id as report_id, old.report_id as old_report_id,
        case when old.id is null then 'new'
             when old.content_digest <> decode(i.digest, 'hex') then 'changed' else 'unchanged' end as outcome,
        before + count(*) filter (where old.content_digest is distinct from decode(i.digest, 'hex'))
          over (order by i.ordinal) as n
        from jsonb_to_recordset(p -> 'items') as i(ordinal int, id uuid, source text, report_reference text, reference text,
          digest text)
        join report r on r.source = i.source and r.reference = i.report_reference
        left join item old on old.source = i.source and old.reference = i.reference) j;

  insert into item_version (item_id, version, content)
  select old.id, old.version, to_jsonb(old) - 'content_digest' || jsonb_build_object('identifiers', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'value', x.value) order by x.position), '[]')
        from item_identifier x where x.item_id = old.id))
    from jsonb_to_recordset(judged) as j(item_id uuid, outcome text) join item old on old.id = j.item_id
   where j.outcome = 'changed';

  insert into item as kept (id, report_id, source, reference, content_digest, category, category_text, brand, model, colour,
    description, committed_on, place, municipality, base_team, change_n)
  select j.item_id, j.report_id, i.source, i.reference, decode(i.digest, 'hex'), i.category, i.category_text, i.brand, i.model,
         i.colour, i.description, i.committed_on, i.place, i.municipality, i.base_team, j.n
    from jsonb_to_recordset(judged) as j(ordinal int, item_id uuid, report_id uuid, outcome text, n bigint)
    join jsonb_to_recordset(p -> 'items') as i(ordinal int, source text, reference text, digest text, category text,
      category_text text, brand text, model text, colour text, description text, committed_on date, place text,
      municipality text, base_team text) using (ordinal)
   where j.outcome <> 'unchanged'
  on conflict (source, reference) do update set report_id = excluded.report_id, version = kept.version + 1,
    content_digest = excluded.content_digest, category = excluded.category, category_text = excluded.category_text,
    brand = excluded.brand, model = excluded.model, colour = excluded.colour, description = excluded.description,
    committed_on = excluded.committed_on, place = excluded.place, municipality = excluded.municipality,
    base_team = excluded.base_team, change_n = excluded.change_n;

  select coalesce(jsonb_agg(c), '[]') into standing
    from jsonb_to_recordset(judged) as j(item_id uuid, outcome text) join checkable_number c on c.item_id = j.item_id
   where j.outcome = 'changed';
  delete from item_identifier x using jsonb_to_recordset(judged) as j(item_id uuid, outcome text)
   where j.outcome = 'changed' and x.item_id = j.item_id;
  delete from item_term x using jsonb_to_recordset(judged) as j(item_id uuid, outcome text)
   where j.outcome = 'changed' and x.item_id = j.item_id;
  insert into item_identifier (item_id, position, kind, value, canonical, folded)
  select j.item_id, x.position, x.kind, x.value, x.canonical, x.folded
    from jsonb_to_recordset(judged) as j(ordinal int, item_id uuid, outcome text)
    join jsonb_to_recordset(p -> 'identifiers') as x(item_ordinal int, position int, kind text, value text, canonical text,
      folded text) on x.item_ordinal = j.ordinal
   where j.outcome <> 'unchanged';
  insert into item_term (term, item_id)
  select x.term, j.item_id
    from jsonb_to_recordset(judged) as j(ordinal int, item_id uuid, outcome text)
    join jsonb_to_recordset(p -> 'terms') as x(item_ordinal int, term text) on x.item_ordinal = j.ordinal
   where j.outcome <> 'unchanged';
  perform note_numbers((
    select jsonb_agg(d) from (
      select c.kind, c.canonical, 1 as delta
        from jsonb_to_recordset(judged) as j(item_id uuid, outcome text) join checkable_number c on c.item_id = j.item_id
       where j.outcome <> 'unchanged'
      union all
      select s.kind, s.canonical, -1 from jsonb_to_recordset(standing) as s(kind text, canonical text)) d));

  -- A report says what its newest item says; a report that lost its last item to another one goes.
  update report r set registration_number = x.registration_number, committed_on = x.committed_on, place = x.place
    from (
      select distinct on (j.report_id) j.report_id, w.registration_number, w.committed_on, w.place
        from jsonb_to_recordset(judged) as j(ordinal int, report_id uuid, outcome text)
        join jsonb_to_recordset(p -> 'items') as i(ordinal int, source text, report_reference text) using (ordinal)
        join jsonb_to_recordset(p -> 'reports') as w(source text, reference text, registration_number text, committed_on date,
          place text) on w.source = i.source and w.reference = i.report_reference
       where j.outcome <> 'unchanged' order by j.report_id, j.ordinal desc) x
   where r.id = x.report_id
     and (r.registration_number, r.committed_on, r.place) is distinct from (x.registration_number, x.committed_on, x.place);
  delete from report r using jsonb_to_recordset(judged) as j(report_id uuid, old_report_id uuid)
   where r.id = j.old_report_id and j.old_report_id <> j.report_id and not exists (select from item i where i.report_id = r.id);

  update change set n = before + grown where grown > 0;
  return query
  select j.ordinal, j.outcome, j.item_id, j.report_id
    from jsonb_to_recordset(judged) as j(ordinal int, outcome text, item_id uuid, report_id uuid) order by j.ordinal;
end $$;

-- Ends an item (found again), or opens it again when that was a mistake. Any police of the region may: what was stolen
-- here is found there. Outcomes: done, not-found, no-change (it stands so already).
create function thefts.end_item(item_id uuid, report_id uuid, event text, reason_code text, reason_text text,
  account_name text) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  known item;
  next_n bigint;
begin
  if platform.caller_organisation() is null or not platform.is_police() then
    raise exception 'only police end stolen items' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from change for update;
  select i.* into known from item i where i.id = end_item.item_id and i.report_id = end_item.report_id;
  if not found then return 'not-found'; end if;
  if (end_item.event = 'ended') = (known.ended_on is not null) then return 'no-change'; end if;

  if end_item.event = 'ended' then
    perform note_numbers((select jsonb_agg(jsonb_build_object('kind', c.kind, 'canonical', c.canonical, 'delta', -1))
                            from checkable_number c where c.item_id = known.id));
    update item i set ended_on = (now() at time zone 'Europe/Amsterdam')::date, ended_reason = end_item.reason_code
     where i.id = known.id;
  else
    -- A new number, so that the matcher reads the item again.
    update change c set n = c.n + 1 returning c.n into next_n;
    update item i set ended_on = null, ended_reason = null, change_n = next_n where i.id = known.id;
    perform note_numbers((select jsonb_agg(jsonb_build_object('kind', c.kind, 'canonical', c.canonical, 'delta', 1))
                            from checkable_number c where c.item_id = known.id));
  end if;
  insert into item_event (item_id, n, event, reason_code, reason_text, organisation_id, account_id, account_name)
  select known.id, coalesce(max(e.n), 0) + 1, end_item.event, end_item.reason_code, end_item.reason_text,
         platform.caller_organisation(), platform.caller_account(), end_item.account_name
    from item_event e where e.item_id = known.id;
  return 'done';
end $$;

revoke execute on all functions in schema thefts from public;
grant execute on function thefts.end_item(uuid, uuid, text, text, text, text) to helder_app;

set local role helder_owner;
