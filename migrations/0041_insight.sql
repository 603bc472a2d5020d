-- Effect (plan of Twente, P15): the report of the regional board with the questions that make its figures. What police,
-- dealers and municipalities know comes out of here as numbers per municipality and month alone: one function per
-- question, which answers the office of the programme for the municipalities that gave it a mandate, and nobody else.
create schema insight;
grant usage on schema insight to helder_app, helder_gate, helder_worker;
grant create on schema insight to helder_gate;

-- The report of a month as it was made: canonical JSON (RFC 8785) with its SHA-256. A correction is a version of its own.
create table insight.report (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  month date not null check (extract(day from month) = 1),
  version int not null check (version > 0),
  made_at timestamptz(3) not null default clock_timestamp(),
  -- By the server on the first of the month, or by the coordinator.
  made_by text not null check (made_by in ('server', 'coordinator')),
  -- Why there is a version after the first.
  reason text check (reason <> ''),
  body text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  unique (organisation_id, month, version),
  check ((version = 1) = (reason is null))
);

-- What police enter per month and municipality: a number and where it was counted, of nobody. A correction is a row that
-- replaces another.
create table insight.entered_count (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  municipality text not null references policy.municipality,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('arrests', 'prosecutions')),
  amount int not null check (amount between 0 and 9999),
  source text not null check (source <> ''),
  reason text check (reason <> ''),
  replaces_id uuid unique references insight.entered_count,
  entered_at timestamptz(3) not null default clock_timestamp(),
  entered_by_name text not null,
  check ((replaces_id is null) = (reason is null))
);
create unique index entered_count_first on insight.entered_count (organisation_id, municipality, month, kind) where replaces_id is null;

-- Hours of one person per week and kind of work. Who it was is forgotten in time (account_id becomes null); the hours stay.
create table insight.worked_hours (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  -- Of a base team null: its week is not divided over its municipalities.
  municipality text references policy.municipality,
  capacity text not null,
  week date not null check (extract(isodow from week) = 1),
  kind text not null check (kind in ('desk', 'visit', 'follow-up', 'meeting')),
  minutes int not null check (minutes between 0 and 6000 and minutes % 15 = 0),
  reason text check (reason <> ''),
  replaces_id uuid unique references insight.worked_hours,
  account_id text,
  entered_at timestamptz(3) not null default clock_timestamp(),
  check ((replaces_id is null) = (reason is null))
);
create unique index worked_hours_first on insight.worked_hours (organisation_id, account_id, week, kind) where replaces_id is null;
create index worked_hours_week on insight.worked_hours (week);

-- Burglaries and thefts as others publish them, with where and when; of a number that was published anew both stay.
create table insight.crime_import (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  source text not null check (source <> ''),
  published_on date not null,
  lines int not null,
  added int not null,
  changed int not null,
  unchanged int not null,
  refused int not null,
  imported_at timestamptz(3) not null default clock_timestamp()
);
create table insight.crime_figure (
  n bigint generated always as identity primary key,
  import_id uuid not null references insight.crime_import,
  -- A municipality of the region by its slug, or one around it.
  place text not null check (place ~ '^[a-z-]+$'),
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('burglary', 'shed-burglary', 'business-burglary', 'car-break-in', 'bicycle-theft', 'pickpocketing')),
  amount int not null check (amount between 0 and 99999)
);
create index crime_figure_newest on insight.crime_figure (place, month, kind, n desc);

create function insight.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was reported, entered or published is append-only' using errcode = 'insufficient_privilege';
end $$;
create function insight.refuse_but_forgetting() returns trigger language plpgsql as $$
begin
  if new.account_id is null and to_jsonb(new) - 'account_id' = to_jsonb(old) - 'account_id' then return new; end if;
  raise exception 'what was entered is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on insight.report for each row execute function insight.refuse_change();
create trigger append_only before update or delete on insight.entered_count for each row execute function insight.refuse_change();
create trigger append_only before update or delete on insight.crime_figure for each row execute function insight.refuse_change();
create trigger append_only before update or delete on insight.crime_import for each row execute function insight.refuse_change();
create trigger forgetting_only before update on insight.worked_hours for each row execute function insight.refuse_but_forgetting();

do $$
declare
  t text;
begin
  foreach t in array array['report', 'entered_count', 'worked_hours', 'crime_import', 'crime_figure'] loop
    execute format('alter table insight.%I enable row level security', t);
    execute format('alter table insight.%I force row level security', t);
    execute format('create policy gate on insight.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert on insight.%I to helder_gate', t);
  end loop;
end $$;
grant update (account_id) on insight.worked_hours to helder_gate;

-- Who counts: the office of the programme. Who reads what it made: besides those the mayor's office and the prosecution.
create function insight.counts() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('programme-coordinator', 'programme-officer'), false);
create function insight.reads_reports() returns boolean language sql stable parallel safe
  return insight.counts() or coalesce(platform.caller_role() in ('mayors-office', 'prosecutor'), false);
create function insight.enters_counts() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('fencing-specialist', 'assistant-prosecutor', 'police-inspector'), false);
create function insight.enters_hours() returns boolean language sql stable parallel safe
  return insight.enters_counts()
    or coalesce(platform.caller_role() in ('municipal-officer', 'municipal-inspector', 'enforcement-officer'), false);
grant execute on function insight.counts(), insight.reads_reports(), insight.enters_counts(), insight.enters_hours() to helder_app, helder_gate;

set local role helder_gate;

-- Whose numbers the caller may count.
create function insight.counted_municipalities() returns text[]
language sql stable security definer set search_path = insight, pg_temp as $$
  select case when counts() then programme.plan_municipalities() else '{}' end
$$;
-- The month of a moment in Amsterdam, and the first moment of a day there.
create function insight.month_of(at timestamptz) returns date language sql stable parallel safe
  return date_trunc('month', at at time zone 'Europe/Amsterdam')::date;
create function insight.start_of(on_day date) returns timestamptz language sql stable parallel safe
  return on_day::timestamp at time zone 'Europe/Amsterdam';

-- Each question: how many of each measure per place and month, from a day until another, both inclusive.

-- registrations: entries of the registers by the month of recording, without corrections, and nil statements that stand.
create function insight.count_registrations(from_day date, until_day date)
returns table (place text, month date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select e.municipality, month_of(e.recorded_at), e.register || 's', count(*)
    from registers.entry e
   where e.recorded_at >= start_of(from_day) and e.recorded_at < start_of(until_day + 1) and e.corrects_id is null
     and e.municipality = any ((select counted_municipalities())::text[])
   group by 1, 2, 3
  union all
  select b.municipality, date_trunc('month', n.stated_on)::date, 'nil-statements', count(*)
    from registers.standing_nil_statements() n
    join access.branch b on (b.organisation_id, b.branch_number) = (n.organisation_id, n.branch_number)
   where n.stated_on between from_day and until_day and b.municipality = any ((select counted_municipalities())::text[])
   group by 1, 2
$$;

-- hits: pairs by the month in which they were found, with the level they have now, by the municipality of the purchase;
-- confirmed and dismissed ones by the month of the last decision.
create function insight.count_hits(from_day date, until_day date)
returns table (place text, month date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  with hit as (
    select h.id, h.level, h.state, h.created_at, e.municipality
      from matching.hit h join registers.entry e on e.id = h.purchase_entry_id
     where h.level in ('certain', 'probable') and e.municipality = any ((select counted_municipalities())::text[]))
  select h.municipality, month_of(h.created_at), h.level, count(*)
    from hit h
   where h.created_at >= start_of(from_day) and h.created_at < start_of(until_day + 1)
   group by 1, 2, 3
  union all
  select h.municipality, month_of(d.at), h.state, count(*)
    from hit h
    cross join lateral (
      select max(x.at) as at from matching.hit_event x where x.hit_id = h.id and x.event = h.state) d
   where h.state in ('confirmed', 'dismissed') and d.at >= start_of(from_day) and d.at < start_of(until_day + 1)
   group by 1, 2, 3
$$;

-- found-again: stolen items that were ended because they were found, by the month of that ending and the place of the theft.
create function insight.count_found_again(from_day date, until_day date)
returns table (place text, month date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select i.municipality, date_trunc('month', i.ended_on)::date, i.ended_reason, count(*)
    from thefts.item i
   where i.ended_on between from_day and until_day and i.ended_reason in ('found-by-owner', 'found-by-police', 'returned')
     and i.municipality = any ((select counted_municipalities())::text[])
   group by 1, 2, 3
$$;

-- arrests and prosecutions: what police entered, and of a correction what it became.
create function insight.count_entered(from_day date, until_day date)
returns table (place text, month date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select c.municipality, c.month, c.kind, sum(c.amount)
    from entered_count c
   where c.month between from_day and until_day and c.municipality = any ((select counted_municipalities())::text[])
     and not exists (select from entered_count later where later.replaces_id = c.id)
   group by 1, 2, 3
$$;

-- hours: minutes that people entered, by the month of the Monday; of a base team under its own name.
create function insight.count_hours(from_day date, until_day date)
returns table (place text, organisation_id text, week date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select coalesce(w.municipality, 'team:' || split_part(w.organisation_id, ':', 2)), w.organisation_id, w.week, w.kind, sum(w.minutes)
    from worked_hours w
   where w.week between from_day and until_day
     and not exists (select from worked_hours later where later.replaces_id = w.id)
     and (w.municipality = any ((select counted_municipalities())::text[])
       or (w.municipality is null and exists (
         select from policy.municipality m
          where 'base-team:' || m.base_team = w.organisation_id and m.slug = any ((select counted_municipalities())::text[]))))
   group by 1, 2, 3, 4
$$;

-- hours: in which weeks an organisation has visits that ended in Helder; there its entered hours of visits do not count.
create function insight.visit_weeks(from_day date, until_day date)
returns table (organisation_id text, week date)
language sql stable security definer set search_path = insight, pg_temp as $$
  select distinct v.organisation_id, date_trunc('week', v.ended_at at time zone 'Europe/Amsterdam')::date
    from visits.visit v
   where v.state = 'ended' and v.ended_at >= start_of(from_day) and v.ended_at < start_of(until_day + 1)
     and v.municipality = any ((select counted_municipalities())::text[])
$$;

-- findings: of police and municipalities together by the month in which they were seen, without those withdrawn, per kind.
create function insight.count_findings(from_day date, until_day date)
returns table (place text, month date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select f.municipality, month_of(f.observed_at), f.kind, count(*)
    from findings.finding f
   where f.observed_at >= start_of(from_day) and f.observed_at < start_of(until_day + 1)
     and f.municipality = any ((select counted_municipalities())::text[])
     and not exists (select from findings.withdrawal w where w.finding_id = f.id)
   group by 1, 2, 3
$$;

-- moves: dealers whose municipality became another one, by the day of the move.
create function insight.count_moves(from_day date, until_day date)
returns table (from_place text, to_place text, on_day date, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select e.detail ->> 'municipality.was', e.detail ->> 'municipality.is', e.happened_on, count(distinct e.dealer_id)
    from programme.event e
   where e.kind = 'changed' and e.happened_on between from_day and until_day
     and e.detail ->> 'municipality.was' <> e.detail ->> 'municipality.is'
     and e.detail ->> 'municipality.was' = any ((select counted_municipalities())::text[])
     and e.detail ->> 'municipality.is' = any ((select counted_municipalities())::text[])
   group by 1, 2, 3
$$;

-- crime: the newest published number of each place, month and kind; places of the caller and those around the region.
create function insight.count_crime(from_day date, until_day date)
returns table (place text, month date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select distinct on (c.place, c.month, c.kind) c.place, c.month, c.kind, c.amount::bigint
    from crime_figure c
   where counts() and c.month between from_day and until_day
     and (c.place = any ((select counted_municipalities())::text[])
       or not exists (select from policy.municipality m where m.slug = c.place))
   order by c.place, c.month, c.kind, c.n desc
$$;

-- Reports that are due on a day: of each office with a mandate the months since its last one, and of a new office the last.
create function insight.due_reports(today date)
returns table (organisation_id text, organisation_name text, month date)
language sql stable security definer set search_path = insight, pg_temp as $$
  select o.id, o.name, m.month::date
    from access.organisation o
    cross join lateral (select (date_trunc('month', today) - interval '1 month')::date as month) last
    cross join lateral generate_series(
      greatest(last.month - interval '11 months',
        coalesce((select max(r.month) from report r where r.organisation_id = o.id) + interval '1 month', last.month)),
      last.month, interval '1 month') as m(month)
   where exists (select from programme.mandate d
     where d.organisation_id = o.id and today between d.valid_from and coalesce(d.valid_until, 'infinity'))
   order by 1, 3
$$;

-- Keeps a report of the caller's office as it was made. Outcomes: kept, known (another process made this version).
create function insight.keep_report(report_id uuid, of_month date, of_version int, by_whom text, why text, made text) returns text
language plpgsql security definer set search_path = insight, pg_temp as $$
begin
  if platform.caller_role() <> 'programme-coordinator' or platform.caller_organisation() is null then
    raise exception 'only a coordinator keeps reports' using errcode = 'insufficient_privilege';
  end if;
  insert into report (id, organisation_id, month, version, made_by, reason, body, digest)
  values (report_id, platform.caller_organisation(), of_month, of_version, by_whom, why, made,
    encode(sha256(convert_to(made, 'UTF8')), 'hex'))
  on conflict (organisation_id, month, version) do nothing;
  return case when found then 'kept' else 'known' end;
end $$;

-- A number of police for a month in a municipality of their base team.
-- Outcomes: entered, known (it says so already), reason-needed (another number stands), not-found.
create function insight.enter_count(p jsonb, account_name text) returns text
language plpgsql security definer set search_path = insight, pg_temp as $$
declare
  given entered_count;
  standing entered_count;
begin
  given := jsonb_populate_record(null::entered_count, p);
  if not enters_counts() or not given.municipality = any (programme.own_municipalities()) then return 'not-found'; end if;
  perform pg_advisory_xact_lock(hashtextextended('insight.entered_count ' || platform.caller_organisation(), 0));
  select * into standing from entered_count c
   where (c.organisation_id, c.municipality, c.month, c.kind)
       = (platform.caller_organisation(), given.municipality, given.month, given.kind)
     and not exists (select from entered_count later where later.replaces_id = c.id);
  if (standing.amount, standing.source) = (given.amount, given.source) then return 'known'; end if;
  if standing.id is not null and given.reason is null then return 'reason-needed'; end if;
  insert into entered_count (id, organisation_id, municipality, month, kind, amount, source, reason, replaces_id, entered_by_name)
  values (given.id, platform.caller_organisation(), given.municipality, given.month, given.kind, given.amount, given.source,
    case when standing.id is not null then given.reason end, standing.id, account_name);
  return 'entered';
end $$;

-- The caller's own hours of a week for a kind of work. Outcomes: entered, known, reason-needed, not-found.
create function insight.enter_hours(p jsonb) returns text
language plpgsql security definer set search_path = insight, pg_temp as $$
declare
  given worked_hours;
  standing worked_hours;
begin
  given := jsonb_populate_record(null::worked_hours, p);
  if not enters_hours() or platform.caller_account() is null then return 'not-found'; end if;
  perform pg_advisory_xact_lock(hashtextextended('insight.worked_hours ' || platform.caller_account(), 0));
  select * into standing from worked_hours w
   where (w.organisation_id, w.account_id, w.week, w.kind)
       = (platform.caller_organisation(), platform.caller_account(), given.week, given.kind)
     and not exists (select from worked_hours later where later.replaces_id = w.id);
  if standing.minutes = given.minutes then return 'known'; end if;
  if standing.id is not null and given.reason is null then return 'reason-needed'; end if;
  insert into worked_hours (id, organisation_id, municipality, capacity, week, kind, minutes, reason, replaces_id, account_id)
  values (given.id, platform.caller_organisation(),
    (select m.slug from policy.municipality m where 'municipality:' || m.slug = platform.caller_organisation()),
    platform.caller_role(), given.week, given.kind, given.minutes,
    case when standing.id is not null then given.reason end, standing.id, platform.caller_account());
  return 'entered';
end $$;

-- Numbers that others published; `given_rows` is [{place, month, kind, amount}]. What stands already with the same number is
-- not written again; a municipality of the region that is not among `own` is left out and named.
create function insight.write_crime(own text[], of_organisation text, import_id uuid, by_source text, day date, line_count int,
  refused_count int, given_rows jsonb)
returns table (added bigint, changed bigint, unchanged bigint, foreign_places text[])
language sql volatile security definer set search_path = insight, pg_temp as $$
  with given as (
    select r.*, w.amount as was, r.place <> all (own) and exists (select from policy.municipality m where m.slug = r.place) as is_foreign
      from jsonb_to_recordset(given_rows) as r(place text, month date, kind text, amount int)
      left join lateral (
        select c.amount from crime_figure c where (c.place, c.month, c.kind) = (r.place, r.month, r.kind)
         order by c.n desc limit 1) w on true),
  counted as (
    select count(*) filter (where not g.is_foreign and g.was is null) as added,
           count(*) filter (where not g.is_foreign and g.was <> g.amount) as changed,
           count(*) filter (where not g.is_foreign and g.was = g.amount) as unchanged,
           coalesce(array_agg(distinct g.place order by g.place) filter (where g.is_foreign), '{}') as foreign_places,
           count(*) filter (where g.is_foreign) as foreign_lines
      from given g),
  imported as (
    insert into crime_import (id, organisation_id, source, published_on, lines, added, changed, unchanged, refused)
    select import_id, of_organisation, by_source, day, line_count, c.added, c.changed, c.unchanged, refused_count + c.foreign_lines
      from counted c returning id),
  written as (
    insert into crime_figure (import_id, place, month, kind, amount)
    select i.id, g.place, g.month, g.kind, g.amount from given g cross join imported i
     where not g.is_foreign and g.was is distinct from g.amount order by g.place, g.month, g.kind)
  select c.added, c.changed, c.unchanged, c.foreign_places from counted c
$$;
-- The same for the office that calls, which writes its own municipalities and those around the region.
create function insight.import_crime(import_id uuid, by_source text, day date, line_count int, refused_count int, given_rows jsonb)
returns table (added bigint, changed bigint, unchanged bigint, foreign_places text[])
language plpgsql security definer set search_path = insight, pg_temp as $$
begin
  if not counts() or platform.caller_organisation() is null then
    raise exception 'only the office of a programme imports' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('insight.crime_figure', 0));
  return query select * from write_crime(counted_municipalities(), platform.caller_organisation(), import_id, by_source, day,
    line_count, refused_count, given_rows);
end $$;

-- Who entered hours is forgotten so many months after the week; the hours stay. Answers how many per municipality and the
-- month in which they fell due.
create function insight.forget_hours(on_day date, after_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = insight, pg_temp as $$
#variable_conflict use_column
declare
  before_day constant date := on_day - make_interval(months => after_months);
begin
  return query
    select w.municipality, to_char(w.week + make_interval(months => after_months), 'YYYY-MM'), count(*) from worked_hours w
     where w.account_id is not null and w.week <= before_day group by 1, 2 order by 1, 2;
  if not for_real then return; end if;
  update worked_hours w set account_id = null where w.account_id is not null and w.week <= before_day;
end $$;

revoke execute on function insight.counted_municipalities(), insight.month_of(timestamptz), insight.start_of(date),
  insight.count_registrations(date, date), insight.count_hits(date, date), insight.count_found_again(date, date),
  insight.count_entered(date, date), insight.count_hours(date, date), insight.visit_weeks(date, date), insight.count_findings(date, date),
  insight.count_moves(date, date), insight.count_crime(date, date), insight.due_reports(date),
  insight.keep_report(uuid, date, int, text, text, text), insight.enter_count(jsonb, text), insight.enter_hours(jsonb),
  insight.write_crime(text[], text, uuid, text, date, int, int, jsonb),
  insight.import_crime(uuid, text, date, int, int, jsonb), insight.forget_hours(date, int, boolean) from public;
grant execute on function insight.counted_municipalities(),
  insight.count_registrations(date, date), insight.count_hits(date, date), insight.count_found_again(date, date),
  insight.count_entered(date, date), insight.count_hours(date, date), insight.visit_weeks(date, date), insight.count_findings(date, date),
  insight.count_moves(date, date), insight.count_crime(date, date),
  insight.keep_report(uuid, date, int, text, text, text), insight.enter_count(jsonb, text), insight.enter_hours(jsonb),
  insight.import_crime(uuid, text, date, int, int, jsonb) to helder_app;
grant execute on function insight.due_reports(date), insight.forget_hours(date, int, boolean) to helder_worker;

set local role helder_owner;

create policy office on insight.report for select to helder_app using (insight.reads_reports() and (
  platform.caller_role() = 'prosecutor' or organisation_id = any ((select programme.plan_offices())::text[])));
create policy own_team on insight.entered_count for select to helder_app using (
  insight.enters_counts() and organisation_id = platform.caller_organisation());
create policy own_hours on insight.worked_hours for select to helder_app using (
  insight.enters_hours() and organisation_id = platform.caller_organisation() and account_id = platform.caller_account());
create policy office on insight.crime_import for select to helder_app using (
  insight.counts() and organisation_id in (platform.caller_organisation(), 'operator:helder'));
grant select on insight.report, insight.entered_count, insight.worked_hours, insight.crime_import to helder_app;
