-- A finding that a step of a case file stands on stays as long as that file.
set local role helder_gate;

-- Whether a step of a case file stands on a finding.
create function supervision.is_ground(of_finding uuid) returns boolean
language sql stable security definer set search_path = supervision, pg_temp as $$
  select exists (select from file_step s where of_finding = any (s.grounds))
$$;
create or replace function findings.forget(on_day date, after_months int, after_end_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = findings, pg_temp as $$
declare
  gone uuid[];
begin
  select array_agg(f.id) into gone from finding f join programme.dealer d on d.id = f.dealer_id
   where due(f.observed_at::date, d.ended_on, after_months, after_end_months) <= on_day
     and not supervision.is_ground(f.id);
  return query
    select f.municipality, to_char(due(f.observed_at::date, d.ended_on, after_months, after_end_months), 'YYYY-MM'), count(*)
      from finding f join programme.dealer d on d.id = f.dealer_id
     where f.id = any (gone) group by 1, 2 order by 1, 2;
  if not for_real then return; end if;
  delete from answer a where a.finding_id = any (gone);
  delete from notice n where n.finding_id = any (gone);
  delete from withdrawal w where w.finding_id = any (gone);
  delete from finding f where f.id = any (gone);
end $$;

revoke execute on function supervision.is_ground(uuid) from public;
