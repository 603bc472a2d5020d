-- The overview of dealers (plan of Twente, P12): classes that follow from findings by a published rule (docs/overview.md),
-- counted for every municipality of a region, with names only in a closed annex of the own one. And what supervision keeps
-- is forgotten on time.
grant usage on schema findings, supervision to helder_worker;

create table supervision.overview_annex (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  -- Year and a number within it, gapless per municipality: papers are numbered, so that one that is missing shows.
  number text not null,
  judged_on date not null,
  rule_version text not null,
  purpose_code text not null check (purpose_code <> ''),
  -- As it was shown; null once it is forgotten. That it was opened, by whom and why, stays.
  content jsonb,
  opened_at timestamptz(3) not null default clock_timestamp(),
  opened_by_name text not null,
  unique (organisation_id, number)
);

alter table supervision.overview_annex enable row level security;
alter table supervision.overview_annex force row level security;
create policy gate on supervision.overview_annex to helder_gate using (true) with check (true);
grant select, insert, update on supervision.overview_annex to helder_gate;

create function supervision.reads_annexes() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-lawyer', 'mayors-office'), false);
create function supervision.reads_overview() returns boolean language sql stable parallel safe
  return supervision.reads_annexes()
    or coalesce(platform.caller_role() in ('programme-coordinator', 'programme-officer'), false);
grant execute on function supervision.reads_annexes(), supervision.reads_overview() to helder_app, helder_gate;

set local role helder_gate;

-- The municipalities that the caller sees beside each other, in counts: those of the plan it reads, and all others that gave
-- its office a mandate. The same rule everywhere, so that a municipality that does little shows.
create function supervision.overview_region() returns text[]
language sql stable security definer set search_path = supervision, pg_temp as $$
  select case when reads_overview() then coalesce((select array_agg(distinct x.slug) from (
      select unnest(programme.plan_municipalities()) as slug
      union select m.municipality from programme.mandate m
       where m.organisation_id = any (programme.plan_offices())
         and (now() at time zone 'Europe/Amsterdam')::date between m.valid_from and coalesce(m.valid_until, 'infinity')) x), '{}')
    else '{}' end
$$;

-- Since when a measure holds on a dealer today; null: none does. Measures come with their own migration.
create function supervision.measure_since(of_dealer uuid) returns date
language sql stable security definer set search_path = supervision, pg_temp as $$
  select null::date
$$;

-- What the rule needs of each dealer of the region, in no order: kinds and days, no name, no number, no id, no words. Findings of
-- a police inspector are those of police and never count here.
create function supervision.overview_facts()
returns table (municipality text, listed_on date, ended_on date, measure_since date, findings jsonb)
language sql stable security definer set search_path = supervision, pg_temp as $$
  select d.municipality, d.listed_on, d.ended_on, (select measure_since(d.id)), coalesce(f.found, '[]')
    from programme.dealer d
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', x.kind, 'observedOn', (x.observed_at at time zone 'Europe/Amsterdam')::date,
          'hasRule', x.basis is not null, 'toldOn', n.told_on, 'answerUntil', n.answer_until,
          'answeredOn', (select min(a.answered_on) from findings.answer a where a.finding_id = x.id),
          'withdrawnOn', w.withdrawn_on)) as found
        from findings.finding x
        left join findings.notice n on n.finding_id = x.id
        left join findings.withdrawal w on w.finding_id = x.id
       where x.dealer_id = d.id and x.capacity <> 'police-inspector') f on true
   where d.municipality = any (overview_region())
   order by random()
$$;

-- The places of business of the dealer who asks, and the articles in force where they are: for the class that the rule gives.
create function supervision.own_places()
returns table (dealer_id uuid, name text, town text, municipality text, municipality_name text, measure_since date)
language sql stable security definer set search_path = supervision, pg_temp as $$
  select d.id, d.name, d.town, d.municipality, m.name, (select measure_since(d.id))
    from programme.dealer d join policy.municipality m on m.slug = d.municipality
   where findings.is_own_business(d.id)
$$;
create function supervision.own_articles()
returns table (municipality text, part text, article text, valid_from date, valid_until date, publication text, value jsonb)
language sql stable security definer set search_path = supervision, pg_temp as $$
  select a.municipality, a.part, a.article, a.valid_from, a.valid_until, a.publication, a.value
    from policy.bylaw_article a
   where a.settled_at is null and a.status = 'in-force' and a.municipality in (select p.municipality from own_places() p)
$$;

-- A closed annex is opened: a number of its own, what is shown, and the look. Null for who may not.
create function supervision.open_annex(annex_id uuid, day date, version text, shown jsonb, purpose text, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  this_year text := to_char(now() at time zone 'Europe/Amsterdam', 'YYYY');
  given text;
begin
  if not reads_annexes() then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('supervision.overview_annex ' || platform.caller_organisation(), 0));
  select this_year || '-' || 1 + count(*) into given from overview_annex a
   where a.organisation_id = platform.caller_organisation() and a.number like this_year || '-%';
  insert into overview_annex (id, organisation_id, number, judged_on, rule_version, purpose_code, content, opened_by_name)
  values (annex_id, platform.caller_organisation(), given, day, version, purpose, shown, account_name);
  perform access.record_look('open-overview-annex', 'overview-annex', annex_id::text, platform.caller_organisation(), purpose, null);
  return given;
end $$;

-- The same once more, to print it. Null when there is none of the caller, or it is forgotten.
create function supervision.print_annex(annex_id uuid) returns jsonb
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  known overview_annex;
begin
  select * into known from overview_annex a
   where a.id = annex_id and reads_annexes() and a.organisation_id = platform.caller_organisation() and a.content is not null;
  if known.id is null then return null; end if;
  perform access.record_look('print-overview-annex', 'overview-annex', annex_id::text, platform.caller_organisation(),
    known.purpose_code, null);
  return jsonb_build_object('number', known.number, 'openedAt', known.opened_at, 'openedBy', known.opened_by_name,
    'content', known.content);
end $$;

-- What annexes showed, some months after; counts of what goes by municipality and month, done only for real.
create function supervision.forget_annexes(on_day date, after_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = supervision, pg_temp as $$
begin
  return query
    select replace(a.organisation_id, 'municipality:', ''), to_char(a.judged_on + make_interval(months => after_months), 'YYYY-MM'),
           count(*)
      from overview_annex a
     where a.content is not null and a.judged_on + make_interval(months => after_months) <= on_day
     group by 1, 2 order by 1, 2;
  if not for_real then return; end if;
  update overview_annex a set content = null
   where a.content is not null and a.judged_on + make_interval(months => after_months) <= on_day;
end $$;

-- Since when a finding is no longer needed: some months after it was seen, sooner where the business stopped.
create function findings.due(seen date, ended date, after_months int, after_end_months int) returns date
language sql immutable parallel safe
  return least(seen + make_interval(months => after_months), ended + make_interval(months => after_end_months))::date;
create function findings.forget(on_day date, after_months int, after_end_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = findings, pg_temp as $$
declare
  gone uuid[];
begin
  return query
    select f.municipality, to_char(due(f.observed_at::date, d.ended_on, after_months, after_end_months), 'YYYY-MM'), count(*)
      from finding f join programme.dealer d on d.id = f.dealer_id
     where due(f.observed_at::date, d.ended_on, after_months, after_end_months) <= on_day
     group by 1, 2 order by 1, 2;
  if not for_real then return; end if;
  select array_agg(f.id) into gone from finding f join programme.dealer d on d.id = f.dealer_id
   where due(f.observed_at::date, d.ended_on, after_months, after_end_months) <= on_day;
  delete from answer a where a.finding_id = any (gone);
  delete from notice n where n.finding_id = any (gone);
  delete from withdrawal w where w.finding_id = any (gone);
  delete from finding f where f.id = any (gone);
end $$;

revoke execute on function supervision.overview_region(), supervision.measure_since(uuid), supervision.overview_facts(), supervision.own_places(),
  supervision.own_articles(), supervision.open_annex(uuid, date, text, jsonb, text, text), supervision.print_annex(uuid),
  supervision.forget_annexes(date, int, boolean), findings.forget(date, int, int, boolean) from public;
grant execute on function supervision.overview_region(), supervision.overview_facts(), supervision.own_places(),
  supervision.own_articles(), supervision.open_annex(uuid, date, text, jsonb, text, text), supervision.print_annex(uuid)
  to helder_app;
grant execute on function supervision.forget_annexes(date, int, boolean), findings.forget(date, int, int, boolean) to helder_worker;

set local role helder_owner;

create policy own on supervision.overview_annex for select to helder_app using (
  supervision.reads_annexes() and organisation_id = platform.caller_organisation());
-- Never what it showed: supervision.print_annex is the door.
grant select (id, organisation_id, number, judged_on, rule_version, purpose_code, opened_at, opened_by_name)
  on supervision.overview_annex to helder_app;
