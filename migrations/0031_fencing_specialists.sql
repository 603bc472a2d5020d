-- Base teams and who looks after fencing there (plan of Twente): whoever works on dealers knows whom to call.
set local role helder_gate;

-- The fencing specialists of every base team by name, with who stands in. Appointments say who they are; other roles of
-- police stay inside the team. For callers who work on the dealers of some municipality.
create function programme.fencing_specialists()
returns table (base_team text, name text, since date, stands_in_for text, until date)
language sql stable security definer set search_path = programme, pg_temp as $$
  select substr(p.organisation_id, length('base-team:') + 1), a.name, (p.starts_at at time zone 'Europe/Amsterdam')::date, r.name,
         (p.ends_at at time zone 'Europe/Amsterdam')::date
    from access.appointment p
    join access.account a on a.id = p.account_id
    left join access.account r on r.id = p.stands_in_for
   where p.role = 'fencing-specialist' and access.is_live(p) and cardinality(own_municipalities()) > 0
   order by 1, r.name is not null, a.name
$$;
revoke execute on function programme.fencing_specialists() from public;
grant execute on function programme.fencing_specialists() to helder_app;
