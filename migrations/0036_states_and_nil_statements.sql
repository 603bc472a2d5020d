-- Nil statements (nihilopgave), after how many days without a sign of life a register counts as quiet, and what the work
-- list keeps: the dates to which people put items off. States and items themselves are stored nowhere (decision 0037).

-- A dealer bought nothing for a while and says so. Appended and never changed: undoing is a row of its own.
create table registers.nil_statement (
  id uuid primary key,
  organisation_id text not null,
  branch_number text not null,
  -- From the last entry or statement until the day of stating, both inclusive; of what undoes another: the same days.
  period_from date not null,
  stated_on date not null,
  undoes_id uuid unique references registers.nil_statement,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  recorded_by text not null,
  foreign key (organisation_id, branch_number) references access.branch,
  check (period_from <= stated_on)
);
create index nil_statement_branch on registers.nil_statement (organisation_id, branch_number, stated_on desc);
create function registers.refuse_nil_change() returns trigger language plpgsql as $$
begin
  raise exception 'nil statements are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on registers.nil_statement
  for each row execute function registers.refuse_nil_change();
create trigger append_only_truncate before truncate on registers.nil_statement execute function registers.refuse_nil_change();

-- How long the registers of a kind and size are usually silent, per week of counting. Null: of every kind, of every size.
create table programme.rhythm (
  week date not null check (extract(isodow from week) = 1),
  kind text,
  size text check (size in ('1', '2-4', '5-9', '10+')),
  -- In 19 of 20 cases something was recorded within so many days; null: too few dealers, the days are policy.
  usual_days int check (usual_days > 0 and usual_days % 7 = 0),
  quiet_after_days int not null check (quiet_after_days between 14 and 91),
  -- Rounded down to five: so many dealers at least stand behind it.
  dealers int not null check (dealers >= 0 and dealers % 5 = 0),
  unique nulls not distinct (week, kind, size),
  check (kind is not null or size is null)
);

-- Until when someone put an item of the work list off, and why. The newest of an item counts; until today: taken back.
create table programme.postponement (
  id uuid primary key,
  dealer_id uuid not null references programme.dealer,
  item text not null check (item ~ '^[a-z-]{1,60}(:[0-9a-f-]{36}){1,2}$'),
  until date not null,
  reason text not null check (reason <> '' and length(reason) <= 200),
  recorded_at timestamptz(3) not null default clock_timestamp(),
  organisation_id text not null,
  recorded_by_name text not null
);
create index postponement_item on programme.postponement (dealer_id, item, recorded_at desc);
create trigger append_only before update or delete on programme.postponement
  for each row execute function programme.refuse_change();
create trigger append_only_truncate before truncate on programme.postponement execute function programme.refuse_change();

alter table registers.nil_statement enable row level security;
alter table registers.nil_statement force row level security;
alter table programme.rhythm enable row level security;
alter table programme.rhythm force row level security;
alter table programme.postponement enable row level security;
alter table programme.postponement force row level security;
create policy gate on registers.nil_statement to helder_gate using (true) with check (true);
create policy gate on programme.rhythm to helder_gate using (true) with check (true);
create policy gate on programme.postponement to helder_gate using (true) with check (true);
grant select, insert on registers.nil_statement, programme.rhythm, programme.postponement to helder_gate;
create policy own on registers.nil_statement for select to helder_app using (
  platform.is_dealer() and organisation_id = platform.caller_organisation());
grant select (id, organisation_id, branch_number, period_from, stated_on, undoes_id, recorded_at)
  on registers.nil_statement to helder_app;
create policy published on programme.rhythm for select to helder_app using (true);
grant select on programme.rhythm to helder_app;
create policy own_municipalities on programme.postponement for select to helder_app using (
  exists (select from programme.dealer d where d.id = postponement.dealer_id));
grant select on programme.postponement to helder_app;
grant usage on schema programme to helder_worker;
drop function programme.dealer_facts();
-- What takes something back: a letter that came back, and who was noted at a meeting by mistake.
alter table programme.event drop constraint event_kind_check, add constraint event_kind_check check (kind in ('listed',
  'changed', 'ended', 'reopened', 'paper-register-kept', 'paper-register-ended', 'reached', 'note', 'notice', 'letter', 'mail',
  'undeliverable', 'invited', 'answered', 'attended', 'attendance-undone', 'connected'));

set local role helder_gate;

create function programme.today() returns date language sql stable parallel safe
  return (now() at time zone 'Europe/Amsterdam')::date;

-- Statements that stand: neither undone nor undoing. For functions of this role, whose queries take it up and so its index.
create function registers.standing_nil_statements() returns setof registers.nil_statement language sql stable as $$
  select n.* from registers.nil_statement n
   where n.undoes_id is null and not exists (select from registers.nil_statement u where u.undoes_id = n.id)
$$;

-- Per branch of the caller: the day of the last purchase that was recorded (else of joining), and of the last statement.
create function registers.nil_periods()
returns table (branch_number text, recorded_on date, has_entry boolean, stated_on date)
language sql stable security definer set search_path = registers, pg_temp as $$
  select b.branch_number, coalesce((e.recorded_at at time zone 'Europe/Amsterdam')::date, b.joined_on), e.id is not null,
         (select max(n.stated_on) from registers.standing_nil_statements() n
           where (n.organisation_id, n.branch_number) = (b.organisation_id, b.branch_number))
    from access.branch b
    left join counter c on (c.organisation_id, c.branch_number, c.register) = (b.organisation_id, b.branch_number, 'purchase')
    left join entry e on (e.organisation_id, e.branch_number, e.register, e.sequence_number)
      = (c.organisation_id, c.branch_number, c.register, c.last_number)
   where platform.is_dealer() and b.organisation_id = platform.caller_organisation()
$$;

-- The dealer says that nothing was bought from the last entry or statement until today.
-- Outcomes: stated, not-found, purchase-recorded-today, already-stated-today.
create function registers.state_nil(statement_id uuid, of_branch text) returns text
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  today constant date := (now() at time zone 'Europe/Amsterdam')::date;
  known record;
begin
  if platform.caller_account() is null then return 'not-found'; end if;
  perform pg_advisory_xact_lock(hashtextextended('registers.nil_statement ' || of_branch, 0));
  select * into known from nil_periods() p where p.branch_number = of_branch;
  if known.branch_number is null then return 'not-found'; end if;
  if known.has_entry and known.recorded_on >= today then return 'purchase-recorded-today'; end if;
  if known.stated_on >= today then return 'already-stated-today'; end if;
  insert into nil_statement (id, organisation_id, branch_number, period_from, stated_on, recorded_by)
  values (statement_id, platform.caller_organisation(), of_branch,
          least(today, greatest(known.recorded_on, known.stated_on)), today, platform.caller_account());
  return 'stated';
end $$;

-- Takes a statement back, on the day of stating only. Outcomes: undone, not-found, too-late.
create function registers.undo_nil(undoing_id uuid, statement_id uuid) returns text
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  known nil_statement;
begin
  select * into known from registers.standing_nil_statements() n
   where n.id = statement_id and platform.is_dealer() and n.organisation_id = platform.caller_organisation();
  if known.id is null or platform.caller_account() is null then return 'not-found'; end if;
  if known.stated_on <> (now() at time zone 'Europe/Amsterdam')::date then return 'too-late'; end if;
  insert into nil_statement (id, organisation_id, branch_number, period_from, stated_on, undoes_id, recorded_by)
  values (undoing_id, known.organisation_id, known.branch_number, known.period_from, known.stated_on, known.id,
          platform.caller_account())
  on conflict (undoes_id) do nothing;
  return case when found then 'undone' else 'not-found' end;
end $$;

-- The nil statements of a dealer of the caller, for its page: days, nothing else. Newest first.
create function programme.nil_statements(of_dealer uuid) returns table (id uuid, period_from date, stated_on date)
language sql stable security definer set search_path = programme, pg_temp as $$
  select n.id, n.period_from, n.stated_on
    from dealer d join registers.standing_nil_statements() n on n.branch_number = d.branch_number
   where d.id = of_dealer and d.municipality = any (own_municipalities())
   order by n.stated_on desc
$$;

-- Counts this week how long registers are usually silent; null when that was done before. Of the 52 weeks before, the
-- days on which a connected dealer recorded something or stated nil, and the days between two of them:
-- 1. each dealer counts with its newest 20 of those, so that none sets the term;
-- 2. from 5 dealers and 20 such stretches on: what 95 of 100 stay within, in whole weeks, upwards;
-- 3. never quiet within two weeks, always after thirteen; too few dealers of a kind and size: those of the kind, then
--    all, then six weeks, which is policy.
create function programme.record_rhythm() returns bigint
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  this_week constant date := date_trunc('week', now() at time zone 'Europe/Amsterdam')::date;
  since constant timestamptz := now() - interval '52 weeks';
  made bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('programme.rhythm', 0));
  if exists (select from rhythm r where r.week = this_week) then return null; end if;
  with sign as (
    select e.branch_number, (e.recorded_at at time zone 'Europe/Amsterdam')::date as on_day
      from registers.entry e where e.recorded_at > since and e.recorded_at <= now()
    union
    select n.branch_number, n.stated_on from registers.standing_nil_statements() n where n.recorded_at > since),
  stretch as (
    select s.branch_number, s.on_day,
           s.on_day - lag(s.on_day) over (partition by s.branch_number order by s.on_day) as days
      from sign s),
  newest as (
    select d.id, d.kind, d.size, s.days, row_number() over (partition by d.id order by s.on_day desc) as nth
      from stretch s join dealer d using (branch_number)
     where s.days is not null and d.ended_on is null),
  counted as (
    select n.kind, n.size, grouping(n.kind) = 1 as of_all, grouping(n.size) = 1 as of_kind,
           count(distinct n.id) as dealers, percentile_disc(0.95) within group (order by n.days) as usual
      from newest n where n.nth <= 20
     group by grouping sets ((n.kind, n.size), (n.kind), ())
    having count(distinct n.id) >= 5 and count(*) >= 20),
  rounded as (
    select c.kind, c.size, ceil(c.usual / 7.0)::int * 7 as usual_days, c.dealers
      from counted c where c.of_kind or c.size is not null),
  kept as (
    select r.kind, r.size, r.usual_days, r.dealers::int / 5 * 5 as dealers from rounded r
    union all
    select null, null, null, 0 where not exists (select from rounded r where r.kind is null))
  insert into rhythm (week, kind, size, usual_days, quiet_after_days, dealers)
  select this_week, k.kind, k.size, k.usual_days, case when k.usual_days is null then 42 else greatest(14, least(91, k.usual_days)) end,
         k.dealers from kept k;
  get diagnostics made = row_count;
  return made;
end $$;

-- Puts an item of a dealer of the caller off until a day (today: takes it back). False for another's dealer.
create function programme.postpone(postponement_id uuid, of_dealer uuid, of_item text, until_day date, why text,
  account_name text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  if not meets_dealers() or not exists (
    select from dealer d where d.id = of_dealer and d.municipality = any (own_municipalities())) then
    return false;
  end if;
  insert into postponement (id, dealer_id, item, until, reason, organisation_id, recorded_by_name)
  values (postponement_id, of_dealer, of_item, until_day, why, platform.caller_organisation(), account_name);
  return true;
end $$;

-- The dates from which the state of a dealer follows (rules/state-table.ts); no name and no number, so that the
-- coordinator may count with them. Of the register: that something was recorded and when, not what. What is to happen
-- later is no fact yet. Of some dealers (null: of all), so that a letter to one does not ask about the region.
create function programme.dealer_facts(of_dealers uuid[] default null)
returns table (dealer_id uuid, municipality text, kind text, size text, listed_on date, ended_on date, end_reason text,
  paper_since date, reached_on date, invited_on date, attended_on date, joined_on date, first_entry_on date, last_entry_on date,
  reopened_on date, changed_on date, written_on date, spoken_on date, undeliverable_on date, nil_stated_on date,
  quiet_after_days int)
language sql stable security definer set search_path = programme, pg_temp as $$
  select d.id, d.municipality, d.kind, d.size, d.listed_on, d.ended_on, d.end_reason, d.paper_since,
         greatest(e.written_on, e.spoken_on), e.invited_on, e.attended_on, b.joined_on, r.first_entry_on, r.last_entry_on,
         e.reopened_on, e.changed_on, e.written_on, e.spoken_on, e.undeliverable_on, n.stated_on,
         coalesce((select h.quiet_after_days from rhythm h
                    where h.week = (select max(w.week) from rhythm w)
                      and ((h.kind = d.kind and (h.size is null or h.size = d.size)) or h.kind is null)
                    order by h.kind nulls last, h.size nulls last limit 1), 42)
    from dealer d
    left join access.branch b on b.branch_number = d.branch_number
    left join lateral (
      select max(x.happened_on) filter (where x.kind in ('letter', 'mail')) as written_on,
             max(x.happened_on) filter (where x.kind in ('reached', 'notice', 'answered')) as spoken_on,
             max(x.happened_on) filter (where x.kind = 'undeliverable') as undeliverable_on,
             max(x.happened_on) filter (where x.kind = 'changed') as changed_on,
             max(x.happened_on) filter (where x.kind = 'reopened') as reopened_on,
             max(x.happened_on) filter (where x.kind = 'invited') as invited_on,
             max(x.happened_on) filter (where x.kind = 'attended') as attended_on
        from event x
       where x.dealer_id = d.id and x.happened_on <= today()
         -- What was taken back later, of the same letter or meeting, did not happen.
         and not exists (select from event back
              where back.dealer_id = x.dealer_id and back.subject_id = x.subject_id and back.recorded_at > x.recorded_at
                and (x.kind, back.kind) in (('letter', 'undeliverable'), ('attended', 'attendance-undone')))) e on true
    left join lateral (
      -- By the numbers, which are gapless and have an index: never over all entries of a busy shop.
      select min((f.recorded_at at time zone 'Europe/Amsterdam')::date) as first_entry_on,
             max((l.recorded_at at time zone 'Europe/Amsterdam')::date) as last_entry_on
        from registers.counter c
        join registers.entry f on (f.organisation_id, f.branch_number, f.register, f.sequence_number)
          = (c.organisation_id, c.branch_number, c.register, 1)
        join registers.entry l on (l.organisation_id, l.branch_number, l.register, l.sequence_number)
          = (c.organisation_id, c.branch_number, c.register, c.last_number)
       where c.organisation_id = b.organisation_id and c.branch_number = b.branch_number) r on true
    left join lateral (
      select max(s.stated_on) as stated_on from registers.standing_nil_statements() s
       where s.organisation_id = b.organisation_id and s.branch_number = b.branch_number) n on true
   where (of_dealers is null or d.id = any (of_dealers))
     and (d.municipality = any (own_municipalities())
       or (platform.caller_role() = 'programme-coordinator' and exists (
         select from mandate m where m.municipality = d.municipality and m.organisation_id = platform.caller_organisation())))
$$;

revoke execute on function registers.standing_nil_statements(), registers.nil_periods(), registers.state_nil(uuid, text),
  registers.undo_nil(uuid, uuid), programme.nil_statements(uuid), programme.record_rhythm(),
  programme.postpone(uuid, uuid, text, date, text, text), programme.dealer_facts(uuid[]) from public;
grant execute on function registers.nil_periods(), registers.state_nil(uuid, text), registers.undo_nil(uuid, uuid),
  programme.nil_statements(uuid), programme.postpone(uuid, uuid, text, date, text, text), programme.dealer_facts(uuid[]) to helder_app;
grant execute on function programme.record_rhythm() to helder_worker;

set local role helder_owner;
