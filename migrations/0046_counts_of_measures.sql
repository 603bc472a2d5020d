-- What municipalities did, in counts: measures for the report of the regional board, visits and measures for the overview.
-- Neither answers a dealer, a file or a person.
set local role helder_gate;

-- measures: steps of case files by the day on which they were taken, of those steps that decide or follow from a decision.
create function insight.count_measures(from_day date, until_day date)
returns table (place text, month date, measure text, amount bigint)
language sql stable security definer set search_path = insight, pg_temp as $$
  select f.municipality, date_trunc('month', s.on_day)::date, k.measure, count(*)
    from supervision.file_step s
    join supervision.case_file f on f.id = s.file_id
    join (values ('announce', 'announcement'), ('decide-warning', 'warning'), ('decide-order', 'order'),
      ('incur', 'penalty-incurred'), ('decide-collection', 'collection'), ('decide-closure', 'closure'),
      ('decide-no-measure', 'no-measure')) k(step, measure) on k.step = s.kind
   where s.on_day between from_day and until_day and f.municipality = any ((select counted_municipalities())::text[])
   group by 1, 2, 3
$$;

-- Of each municipality of the region, from a day until another, both inclusive: visits that it ended, never those of police,
-- and warnings, orders and closures that it decided. Both at dealers that are there on the last of those days, as all other
-- counts of the overview.
create function supervision.overview_deeds(from_day date, until_day date)
returns table (municipality text, visits bigint, measures bigint)
language sql stable security definer set search_path = supervision, pg_temp as $$
  with there as (
    select d.id from programme.dealer d where d.listed_on <= until_day and coalesce(d.ended_on, 'infinity') > until_day)
  select r.slug,
         (select count(*) from visits.visit v join there on there.id = v.dealer_id
           where v.organisation_id = 'municipality:' || r.slug and v.state = 'ended'
             and (v.ended_at at time zone 'Europe/Amsterdam')::date between from_day and until_day),
         (select count(*) from file_step s join case_file f on f.id = s.file_id join there on there.id = f.dealer_id
           where f.municipality = r.slug and s.kind in ('decide-warning', 'decide-order', 'decide-closure')
             and s.on_day between from_day and until_day)
    from unnest(overview_region()) r(slug)
$$;

revoke execute on function insight.count_measures(date, date), supervision.overview_deeds(date, date) from public;
grant execute on function insight.count_measures(date, date), supervision.overview_deeds(date, date) to helder_app;

set local role helder_owner;
