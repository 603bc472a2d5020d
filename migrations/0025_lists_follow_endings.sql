-- A goods list follows its stolen items: what police end or open again on the report is so on the owner's list, in the
-- same transaction. And owners take a picture back, until police took the list in.

alter table thefts.listed_item drop constraint listed_item_state_check;
alter table thefts.listed_item add constraint listed_item_state_check
  check (state in ('listed', 'in-system', 'found', 'found-at-home', 'back', 'home', 'ended', 'taken-off'));
grant delete on thefts.listed_picture, thefts.picture_box to helder_gate;

set local role helder_gate;

insert into thefts.goods_step (subject, step, side, from_state, to_state) values
  ('item', 'search-ends', 'police', 'in-system', 'ended'),
  ('item', 'search-ends', 'police', 'found', 'ended'),
  ('item', 'search-ends', 'police', 'found-at-home', 'ended'),
  ('item', 'search-reopens', 'police', 'back', 'in-system'),
  ('item', 'search-reopens', 'police', 'home', 'in-system'),
  ('item', 'search-reopens', 'police', 'ended', 'in-system');

-- Is one of the stolen items that stand for this listed item still looked for?
create function thefts.is_sought(made uuid, twin uuid) returns boolean
language sql stable set search_path = thefts, pg_temp as $$
  select exists (select from item i where i.id in (made, twin) and i.ended_on is null)
$$;

-- Brings the listed items that a stolen item stands for to where its ending or reopening left them. One that stands for
-- two stolen items is looked for until both ended. The reason of police stays with police.
create function thefts.follow_ending(stolen uuid, event text, reason_code text, account_name text) returns void
language plpgsql set search_path = thefts, pg_temp as $$
declare
  x listed_item;
  step text;
  next_state text;
begin
  for x in select l.* from listed_item l where l.stolen_item_id = stolen or l.same_as_item_id = stolen order by l.id loop
    if (event = 'ended') = is_sought(x.stolen_item_id, x.same_as_item_id) then continue; end if;
    step := case when event <> 'ended' then 'search-reopens'
                 when x.state = 'found-at-home' and reason_code = 'found-by-owner' then 'end'
                 else 'search-ends' end;
    next_state := state_after('item', x.state, step);
    -- Null where the list was first: the step of an item ends what was made of it.
    if next_state is null then continue; end if;
    update listed_item l set state = next_state, return_ground = null where l.id = x.id;
    perform note_event(x.list_id, x.id, step, account_name, null);
  end loop;
end $$;

create or replace function thefts.end_item(item_id uuid, report_id uuid, event text, reason_code text, reason_text text,
  account_name text) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  known item;
  next_n bigint;
begin
  if platform.caller_organisation() is null or not platform.is_police() then
    raise exception 'only police end stolen items' using errcode = 'insufficient_privilege';
  end if;
  -- The lists first and then the changes, in the order in which a step of a list takes them.
  perform 1 from goods_list g
   where g.id in (select l.list_id from listed_item l
                   where l.stolen_item_id = end_item.item_id or l.same_as_item_id = end_item.item_id)
   order by g.id for update;
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
  perform follow_ending(known.id, end_item.event, end_item.reason_code, end_item.account_name);
  return 'done';
end $$;

-- As before; nothing is added to what is not looked for any more.
create or replace function thefts.add_listed_picture(wanted uuid, picture jsonb, box bytea) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
begin
  if caller_side() is distinct from 'citizen' then return 'not-found'; end if;
  select h.* into l from listed_item i cross join lateral hold_list(i.list_id) h where i.id = wanted;
  if l.id is null then return 'not-found'; end if;
  if exists (select from listed_item i where i.id = wanted and i.state in ('back', 'home', 'ended', 'taken-off')) then
    return 'step-not-possible';
  end if;
  if (select count(*) from listed_picture o where o.item_id = wanted) >= 6
      or (select count(*) from listed_picture o where o.list_id = l.id) >= 60 then
    return 'too-many-pictures';
  end if;
  insert into listed_picture (id, item_id, list_id, shows, width, height, bytes)
  select n.id, wanted, l.id, n.shows, n.width, n.height, n.bytes
    from jsonb_to_record(picture) as n(id uuid, shows text, width int, height int, bytes int);
  insert into picture_box (picture_id, box) select n.id, add_listed_picture.box from jsonb_to_record(picture) as n(id uuid);
  perform note_event(l.id, wanted, 'add-picture', null, jsonb_build_object('shows', picture -> 'shows'));
  return 'added';
end $$;

-- For the owner, until police took the list in: from then on a picture may be evidence. Outcomes: removed, not-found,
-- step-not-possible.
create function thefts.remove_listed_picture(wanted uuid, of_list uuid) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
  o listed_picture;
begin
  if caller_side() is distinct from 'citizen' then return 'not-found'; end if;
  select h.* into l from hold_list(of_list) h;
  select p.* into o from listed_picture p where p.id = wanted and p.list_id = l.id;
  if o.id is null then return 'not-found'; end if;
  if l.state not in ('received', 'refused') then return 'step-not-possible'; end if;
  delete from picture_box b where b.picture_id = o.id;
  delete from listed_picture p where p.id = o.id;
  perform note_event(l.id, o.item_id, 'remove-picture', null, jsonb_build_object('shows', o.shows));
  return 'removed';
end $$;

-- Lists that police ended or opened again on the report before this followed.
with stale as (
  select x.id, x.list_id, case when y.is_sought then 'search-reopens' else 'search-ends' end as step
    from thefts.listed_item x cross join lateral thefts.is_sought(x.stolen_item_id, x.same_as_item_id) as y(is_sought)
   where coalesce(x.stolen_item_id, x.same_as_item_id) is not null
     and (y.is_sought and x.state in ('back', 'home')
          or not y.is_sought and x.state in ('in-system', 'found', 'found-at-home'))),
followed as (
  update thefts.listed_item x
     set state = case s.step when 'search-ends' then 'ended' else 'in-system' end, return_ground = null
    from stale s where x.id = s.id)
insert into thefts.listed_event (list_id, n, item_id, side, step)
select s.list_id, (select coalesce(max(e.n), 0) from thefts.listed_event e where e.list_id = s.list_id)
                  + (row_number() over (partition by s.list_id order by s.id))::int, s.id, 'police', s.step
  from stale s;

revoke execute on function thefts.is_sought(uuid, uuid), thefts.follow_ending(uuid, text, text, text),
  thefts.remove_listed_picture(uuid, uuid) from public;
grant execute on function thefts.remove_listed_picture(uuid, uuid) to helder_app;

set local role helder_owner;
