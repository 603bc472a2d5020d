-- What an auditor looks for in the access log, and what a dealer may know of who opened its register.

-- What a look at a person had that only shows once the box is open: a keyed digest of the place where the person lives,
-- and whether it has the name of a colleague. Neither the place nor the name.
create table access.look_mark (
  look_id bigint primary key references access.log,
  organisation_id text not null,
  place bytea not null,
  is_colleague boolean not null
);
alter table access.look_mark enable row level security;
alter table access.look_mark force row level security;
create policy gate on access.look_mark to helder_gate using (true) with check (true);
grant select, insert, delete on access.look_mark to helder_gate;
create index log_subject_organisation on access.log (subject_organisation_id, id desc);

set local role helder_gate;

-- Marks the last look that the caller recorded in this transaction.
create function access.mark_look(place bytea, is_colleague boolean) returns void
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  insert into look_mark (look_id, organisation_id, place, is_colleague)
  select l.id, l.organisation_id, mark_look.place, mark_look.is_colleague from log l
   where l.xmin = pg_current_xact_id()::xid and l.organisation_id = platform.caller_organisation()
     and l.account_id = platform.caller_account()
   order by l.id desc limit 1;
  if not found then raise exception 'no look to mark' using errcode = 'insufficient_privilege'; end if;
end $$;

-- Patterns in the looks of the auditor's own organisation since a moment: one row per person and pattern, with how many
-- looks make it and the last of them. Numbers above which something is a pattern come from the caller (rules).
create function access.look_patterns(since timestamptz, many_a_day int, undecided_many int, undecided_days int, same_place_many int)
returns table (pattern text, account_id text, role text, looks bigint, last_at timestamptz, last_id bigint)
language sql stable security definer set search_path = access, pg_temp as $$
  with own as (
    select l.*, (l.at at time zone 'Europe/Amsterdam')::date as day from log l
     where platform.caller_role() = 'auditor' and l.organisation_id = platform.caller_organisation() and l.at >= since),
  busy as (
    select o.account_id, o.role, o.day, count(*) as n, max(o.at) as last_at, max(o.id) as last_id from own o
     group by 1, 2, 3 having count(*) >= many_a_day)
  select 'many-on-a-day', b.account_id, b.role, max(b.n), max(b.last_at), max(b.last_id) from busy b group by 2, 3
  union all
  -- A seller was opened, and nobody decided on any hit of that purchase for so long: a look without a case.
  select 'no-case', o.account_id, o.role, count(*), max(o.at), max(o.id) from own o
   where o.action = 'open-seller-of-hit' and o.at < now() - make_interval(days => undecided_days)
     and not exists (select from matching.hit h where h.purchase_entry_id::text = o.subject_id and h.state <> 'new')
   group by 2, 3 having count(*) >= undecided_many
  union all
  select 'same-place', o.account_id, o.role, count(*), max(o.at), max(o.id) from own o join look_mark m on m.look_id = o.id
   group by o.account_id, o.role, m.place having count(distinct o.subject_id) >= same_place_many
  union all
  select 'colleague', o.account_id, o.role, count(*), max(o.at), max(o.id) from own o join look_mark m on m.look_id = o.id
   where m.is_colleague group by 2, 3
  union all
  -- Somebody whose appointment was made to stand in for a colleague: worth reading beside what they looked at.
  select 'standing-in', o.account_id, o.role, count(*), max(o.at), max(o.id) from own o
    join appointment p on p.account_id::text = o.account_id and p.organisation_id = o.organisation_id and p.role = o.role
     and p.stands_in_for is not null and o.at >= p.starts_at and o.at < coalesce(p.taken_at, p.ends_at)
   group by 2, 3
$$;

-- When somebody from outside opened the register of the caller's business, and in what capacity: not who, not which entry
-- and not why, since that would tell a dealer of an investigation.
create function access.register_openings(before_id bigint, most int)
returns table (id bigint, at timestamptz, role text, organisation_name text)
language sql stable security definer set search_path = access, pg_temp as $$
  select l.id, l.at, l.role, o.name from log l join organisation o on o.id = l.organisation_id
   where platform.is_dealer() and l.subject_organisation_id = platform.caller_organisation()
     and l.organisation_id <> l.subject_organisation_id and l.subject_kind = 'entry'
     and (before_id is null or l.id < before_id)
   order by l.id desc limit most
$$;

revoke execute on function access.mark_look(bytea, boolean), access.look_patterns(timestamptz, int, int, int, int),
  access.register_openings(bigint, int) from public;
grant execute on function access.mark_look(bytea, boolean), access.look_patterns(timestamptz, int, int, int, int),
  access.register_openings(bigint, int) to helder_app;

set local role helder_owner;
