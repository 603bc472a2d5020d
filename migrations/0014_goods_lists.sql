-- Goods lists that citizens send, from receipt to return. The workflow's table is that of
-- src/capabilities/thefts/rules/goods-list-steps.ts; a test keeps them equal.

-- What two ways of writing one registration number have in common: PL0500-2026512345-1 is 2026512345.
create function thefts.registration_key(number text) returns text language sql immutable parallel safe
  return coalesce(substring(number from '[0-9]{8,}'), number);
grant execute on function thefts.registration_key(text) to helder_app, helder_gate;
create index report_registration on thefts.report (thefts.registration_key(registration_number));

create table thefts.goods_step (
  subject text not null check (subject in ('list', 'item')),
  step text not null,
  side text not null check (side in ('citizen', 'police')),
  from_state text not null,
  to_state text not null,
  primary key (subject, step, from_state)
);
-- Owned by a citizen's organisation, without a reference to it: whoever deletes an account takes the belongings along,
-- and what police took in stays with them.
create table thefts.goods_list (
  id uuid primary key,
  organisation_id text not null check (organisation_id like 'citizen:%'),
  -- What people say to each other on the telephone.
  reference text not null unique,
  state text not null default 'received' check (state in ('received', 'refused', 'in-system', 'withdrawn')),
  municipality text not null references policy.municipality,
  base_team text not null references policy.base_team,
  committed_on date not null,
  -- The last day on which it can have happened, where the day is not known.
  committed_until date check (committed_until > committed_on),
  registration_number text,
  sent_at timestamptz(3) not null default now(),
  refused_because text,
  -- The report that its items came into.
  report_id uuid references thefts.report
);
create index goods_list_organisation on thefts.goods_list (organisation_id, id desc);
create index goods_list_desk on thefts.goods_list (base_team, state, id desc);
create index goods_list_report on thefts.goods_list (report_id);
create table thefts.listed_item (
  id uuid primary key,
  list_id uuid not null references thefts.goods_list,
  position int not null,
  state text not null default 'listed'
    check (state in ('listed', 'in-system', 'found', 'found-at-home', 'back', 'home', 'taken-off')),
  category text not null,
  brand text,
  model text,
  colour text,
  description text,
  -- Kind, metal, stones, weight and marks, field by field.
  jewellery jsonb,
  -- What was made of it, and what the report had of the same thing already.
  stolen_item_id uuid references thefts.item,
  same_as_item_id uuid references thefts.item,
  return_ground text check (return_ground in ('waiver', 'notice-passed', 'court')),
  unique (list_id, position)
);
create index listed_item_stolen on thefts.listed_item (stolen_item_id);
create index listed_item_same_as on thefts.listed_item (same_as_item_id);
create table thefts.listed_identifier (
  item_id uuid not null references thefts.listed_item,
  list_id uuid not null references thefts.goods_list,
  position int not null,
  kind text not null,
  value text not null,
  canonical text not null,
  folded text collate "C",
  -- The item that the report had has this number too.
  is_covered boolean not null default false,
  added_at timestamptz(3) not null default now(),
  primary key (item_id, position)
);
create index listed_identifier_list on thefts.listed_identifier (list_id);
-- What was done with a list and its items, in order, never edited.
create table thefts.listed_event (
  list_id uuid not null references thefts.goods_list,
  n int not null,
  item_id uuid references thefts.listed_item,
  at timestamptz(3) not null default clock_timestamp(),
  side text not null check (side in ('citizen', 'police')),
  account_name text,
  step text not null,
  detail jsonb not null default '{}',
  primary key (list_id, n)
);
create table thefts.listed_picture (
  id uuid primary key,
  item_id uuid not null references thefts.listed_item,
  list_id uuid not null references thefts.goods_list,
  shows text not null check (shows in ('item', 'number', 'receipt', 'box', 'mark')),
  width int not null,
  height int not null,
  bytes int not null,
  added_at timestamptz(3) not null default now()
);
create index listed_picture_item on thefts.listed_picture (item_id);
create index listed_picture_list on thefts.listed_picture (list_id);
-- Sealed: who the owner is, and what the pictures show. Only the doors below hand them out.
create table thefts.owner_box (
  list_id uuid primary key references thefts.goods_list,
  bucket text not null,
  wrapped_key bytea not null,
  box bytea not null
);
create table thefts.picture_box (picture_id uuid primary key references thefts.listed_picture, box bytea not null);

do $$
declare t text;
begin
  foreach t in array array['goods_step', 'goods_list', 'listed_item', 'listed_identifier', 'listed_event', 'listed_picture',
                           'owner_box', 'picture_box'] loop
    execute format('alter table thefts.%I enable row level security', t);
    execute format('alter table thefts.%I force row level security', t);
    execute format('create policy gate on thefts.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert on thefts.%I to helder_gate', t);
  end loop;
  grant update on thefts.goods_list, thefts.listed_item, thefts.listed_identifier to helder_gate;
  grant delete on thefts.listed_identifier to helder_gate;
  -- A citizen reads the lists of his or her own; police of the region all, as they do reports; nobody else any.
  foreach t in array array['listed_item', 'listed_identifier', 'listed_event', 'listed_picture'] loop
    execute format('create policy of_list on thefts.%I for select to helder_app using (
      exists (select from thefts.goods_list l where l.id = list_id))', t);
    execute format('grant select on thefts.%I to helder_app', t);
  end loop;
end $$;
create policy own_or_police on thefts.goods_list for select to helder_app using (
  platform.is_police() or (platform.caller_role() = 'citizen' and organisation_id = platform.caller_organisation()));
grant select on thefts.goods_list to helder_app;

set local role helder_gate;

insert into thefts.goods_step (subject, step, side, from_state, to_state) values
  ('list', 'accept', 'police', 'received', 'in-system'),
  ('list', 'accept', 'police', 'refused', 'in-system'),
  ('list', 'refuse', 'police', 'received', 'refused'),
  ('list', 'send-again', 'citizen', 'refused', 'received'),
  ('list', 'withdraw', 'citizen', 'received', 'withdrawn'),
  ('list', 'withdraw', 'citizen', 'refused', 'withdrawn'),
  ('item', 'take-in', 'police', 'listed', 'in-system'),
  ('item', 'take-off', 'citizen', 'listed', 'taken-off'),
  ('item', 'tell-found', 'police', 'in-system', 'found'),
  ('item', 'search-on', 'police', 'found', 'in-system'),
  ('item', 'give-back', 'police', 'found', 'back'),
  ('item', 'report-home', 'citizen', 'in-system', 'found-at-home'),
  ('item', 'report-home', 'citizen', 'found', 'found-at-home'),
  ('item', 'still-missing', 'citizen', 'found-at-home', 'in-system'),
  ('item', 'end', 'police', 'found-at-home', 'home');

-- Which side the caller is on; null: neither.
create function thefts.caller_side() returns text language sql stable set search_path = thefts, pg_temp as $$
  select case when platform.is_police() then 'police' when platform.caller_role() = 'citizen' then 'citizen' end
$$;

-- The list if the caller may do something with it, held to the end of the transaction: its owner, or police of its base
-- team.
create function thefts.hold_list(wanted uuid) returns setof thefts.goods_list
language sql set search_path = thefts, pg_temp as $$
  select l.* from goods_list l
   where l.id = wanted
     and case caller_side() when 'police' then 'base-team:' || l.base_team = platform.caller_organisation()
                            when 'citizen' then l.organisation_id = platform.caller_organisation() else false end
     for update
$$;

-- For whoever reads a list in order to change it: of two changes at once the second waits, and reads what the first left.
create function thefts.wait_for_list(wanted uuid) returns void
language plpgsql security definer set search_path = thefts, pg_temp as $$
begin
  perform 1 from hold_list(wanted);
end $$;

create function thefts.state_after(subject text, state text, step text) returns text
language sql stable set search_path = thefts, pg_temp as $$
  select s.to_state from goods_step s
   where s.subject = state_after.subject and s.step = state_after.step and s.from_state = state_after.state
     and s.side = caller_side()
$$;

create function thefts.note_event(list uuid, item uuid, step text, account_name text, detail jsonb) returns void
language sql set search_path = thefts, pg_temp as $$
  insert into listed_event (list_id, n, item_id, side, account_name, step, detail)
  select note_event.list, coalesce(max(e.n), 0) + 1, note_event.item, caller_side(),
         case caller_side() when 'police' then note_event.account_name end, note_event.step,
         coalesce(note_event.detail, '{}')
    from listed_event e where e.list_id = note_event.list
$$;

-- A list as its owner sends it. Outcomes: sent, replayed, key-mismatch, too-many-lists.
create function thefts.send_list(p jsonb) returns table (outcome text, list_id uuid)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  given record;
  claimed platform.idempotency_key;
  me text := platform.caller_organisation();
begin
  if me is null or caller_side() is distinct from 'citizen' then
    raise exception 'only citizens send goods lists' using errcode = 'insufficient_privilege';
  end if;
  -- Two with the same key at once: the second waits here and then sees the first.
  perform pg_advisory_xact_lock(hashtextextended(me, 14));
  select l.* into strict given from jsonb_to_record(p -> 'list') as l(id uuid, reference text, municipality text,
    committed_on date, committed_until date, registration_number text, bucket text, wrapped_key text, box text, route text,
    key text, digest text);
  if given.key is not null then
    select k.* into claimed from platform.idempotency_key k
     where k.organisation_id = me and k.route = given.route and k.key = given.key;
    if found then
      if claimed.digest <> decode(given.digest, 'hex') then
        return query select 'key-mismatch', null::uuid;
      else
        -- A replay commits a write before it answers.
        update platform.idempotency_key k set replayed_at = now()
         where k.organisation_id = me and k.route = given.route and k.key = given.key;
        return query select 'replayed', claimed.resource_id;
      end if;
      return;
    end if;
  end if;
  if (select count(*) from goods_list l where l.organisation_id = me and l.state = 'received') >= 10 then
    return query select 'too-many-lists', null::uuid;
    return;
  end if;
  if given.key is not null then
    insert into platform.idempotency_key (organisation_id, route, key, digest, resource_id)
    values (me, given.route, given.key, decode(given.digest, 'hex'), given.id);
  end if;
  insert into goods_list (id, organisation_id, reference, municipality, base_team, committed_on, committed_until,
    registration_number)
  select given.id, me, given.reference, m.slug, m.base_team, given.committed_on, given.committed_until,
         given.registration_number
    from policy.municipality m where m.slug = given.municipality;
  insert into owner_box (list_id, bucket, wrapped_key, box)
  values (given.id, given.bucket, decode(given.wrapped_key, 'base64'), decode(given.box, 'base64'));
  insert into listed_item (id, list_id, position, category, brand, model, colour, description, jewellery)
  select i.id, given.id, i.position, i.category, i.brand, i.model, i.colour, i.description, nullif(i.jewellery, 'null')
    from jsonb_to_recordset(p -> 'items') as i(id uuid, position int, category text, brand text, model text, colour text,
      description text, jewellery jsonb);
  insert into listed_identifier (item_id, list_id, position, kind, value, canonical, folded)
  select x.item_id, given.id, x.position, x.kind, x.value, x.canonical, x.folded
    from jsonb_to_recordset(p -> 'identifiers') as x(item_id uuid, position int, kind text, value text, canonical text,
      folded text)
    join listed_item i on i.id = x.item_id and i.list_id = given.id;
  perform note_event(given.id, null, 'send', null, null);
  return query select 'sent', given.id;
end $$;

-- Writes items of a list that stands in a report, through the door of all stolen items. Whatever `p` says, they come
-- into that report and under the list's own references; `p.items` name the listed item each was made of.
create function thefts.write_listed(l thefts.goods_list, r thefts.report, p jsonb) returns void
language plpgsql set search_path = thefts, pg_temp as $$
begin
  if exists (select from jsonb_to_recordset(p -> 'items') as i(listed_item_id uuid, reference text)
              left join listed_item x on x.id = i.listed_item_id and x.list_id = l.id
                                     and i.reference = l.reference || '-' || x.position
              where x.id is null) then
    raise exception 'item outside its list' using errcode = 'insufficient_privilege';
  end if;
  with written as (
    select w.ordinal, w.item_id from write_reports(jsonb_build_object(
      'reports', jsonb_build_array(to_jsonb(r)),
      'items', coalesce((select jsonb_agg(i || jsonb_build_object('source', r.source, 'report_reference', r.reference))
                           from jsonb_array_elements(p -> 'items') i), '[]'),
      'identifiers', p -> 'identifiers', 'terms', p -> 'terms')) w)
  update listed_item x set stolen_item_id = w.item_id
    from written w join jsonb_to_recordset(p -> 'items') as i(ordinal int, listed_item_id uuid) using (ordinal)
   where x.id = i.listed_item_id and x.stolen_item_id is distinct from w.item_id;
end $$;

-- Takes a list in: as a report of its own, or into one that the caller's organisation has. Outcomes: accepted,
-- not-found, step-not-possible, report-in-use.
create function thefts.accept_list(wanted uuid, p jsonb, into_report uuid, account_name text) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
  r report;
  next_state text;
begin
  select * into l from hold_list(wanted);
  if l.id is null then return 'not-found'; end if;
  next_state := state_after('list', l.state, 'accept');
  if next_state is null then return 'step-not-possible'; end if;
  if into_report is not null then
    select x.* into r from report x where x.id = into_report;
    if r.id is null then return 'not-found'; end if;
    if r.organisation_id <> platform.caller_organisation() then return 'report-in-use'; end if;
    r.registration_number := coalesce(r.registration_number, l.registration_number);
  else
    r := jsonb_populate_record(null::report, p -> 'report');
    r.organisation_id := platform.caller_organisation();
    r.reference := l.reference;
    r.registration_number := l.registration_number;
    r.committed_on := l.committed_on;
  end if;
  perform write_listed(l, r, p);
  update listed_item x set same_as_item_id = s.stolen_item_id
    from jsonb_to_recordset(p -> 'same') as s(listed_item_id uuid, stolen_item_id uuid)
    join item i on i.id = s.stolen_item_id and i.report_id = r.id
   where x.id = s.listed_item_id and x.list_id = l.id;
  update listed_identifier x set is_covered = true
    from jsonb_to_recordset(p -> 'covered') as c(listed_item_id uuid, position int)
   where x.item_id = c.listed_item_id and x.position = c.position and x.list_id = l.id;
  update listed_item x set state = state_after('item', x.state, 'take-in') where x.list_id = l.id and x.state = 'listed';
  update goods_list x set state = next_state, refused_because = null,
    report_id = (select y.id from report y where y.source = r.source and y.reference = r.reference) where x.id = l.id;
  perform note_event(l.id, null, 'accept', account_name,
    jsonb_build_object('registrationNumber', r.registration_number, 'merged', into_report is not null));
  return 'accepted';
end $$;

-- One step of a whole list, besides acceptance. Outcomes: done, not-found, step-not-possible.
create function thefts.step_list(wanted uuid, step text, account_name text, detail jsonb) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
  next_state text;
begin
  select * into l from hold_list(wanted);
  if l.id is null then return 'not-found'; end if;
  next_state := state_after('list', l.state, step);
  if next_state is null or step = 'accept' then return 'step-not-possible'; end if;
  update goods_list x set state = next_state,
    refused_because = case when step = 'refuse' then detail ->> 'reason' end where x.id = l.id;
  perform note_event(l.id, null, step, account_name, detail);
  return 'done';
end $$;

-- One step of one item. A list of which the last item is taken off is withdrawn. Gives what was made of the item.
create function thefts.step_item(wanted uuid, step text, account_name text, detail jsonb)
returns table (outcome text, stolen_item_id uuid, same_as_item_id uuid)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  l goods_list;
  x listed_item;
  next_state text;
begin
  select h.* into l from listed_item i cross join lateral hold_list(i.list_id) h where i.id = wanted;
  if l.id is null then return query select 'not-found', null::uuid, null::uuid; return; end if;
  select i.* into x from listed_item i where i.id = wanted;
  next_state := state_after('item', x.state, step);
  if next_state is null or step = 'take-in' or (step = 'give-back' and detail ->> 'ground' is null) then
    return query select 'step-not-possible', null::uuid, null::uuid;
    return;
  end if;
  update listed_item i set state = next_state,
    return_ground = case when step = 'give-back' then detail ->> 'ground' end where i.id = x.id;
  perform note_event(l.id, x.id, step, account_name, detail);
  if step = 'take-off' and not exists (
      select from listed_item i where i.list_id = l.id and i.state <> 'taken-off') then
    update goods_list g set state = state_after('list', l.state, 'withdraw') where g.id = l.id;
    perform note_event(l.id, null, 'withdraw', account_name, null);
  end if;
  return query select 'done', x.stolen_item_id, x.same_as_item_id;
end $$;

-- A number that the owner found later. Of an item that stands in a report it is one of the stolen item's at once: `p`
-- is that item with all its numbers. Outcomes: added, not-found, step-not-possible, number-is-there, too-many-numbers.
create function thefts.add_listed_number(wanted uuid, number jsonb, p jsonb, account_name text) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
  x listed_item;
begin
  select h.* into l from listed_item i cross join lateral hold_list(i.list_id) h where i.id = wanted;
  if l.id is null then return 'not-found'; end if;
  select i.* into x from listed_item i where i.id = wanted;
  if x.state not in ('listed', 'in-system', 'found') then return 'step-not-possible'; end if;
  if exists (select from listed_identifier o where o.item_id = x.id and o.kind = number ->> 'kind'
                and o.canonical = number ->> 'canonical') then
    return 'number-is-there';
  end if;
  if (select count(*) from listed_identifier o where o.item_id = x.id) >= 20 then return 'too-many-numbers'; end if;
  insert into listed_identifier (item_id, list_id, position, kind, value, canonical, folded)
  select x.id, l.id, coalesce(max(o.position), -1) + 1, number ->> 'kind', number ->> 'value', number ->> 'canonical',
         number ->> 'folded'
    from listed_identifier o where o.item_id = x.id;
  if l.report_id is not null then
    perform write_listed(l, r, p) from report r where r.id = l.report_id;
  end if;
  perform note_event(l.id, x.id, 'add-number', account_name, number - 'canonical' - 'folded');
  return 'added';
end $$;

-- The number of the theft report, once there is one. A report made of the list gets it; another report keeps its own.
create function thefts.set_list_registration(wanted uuid, number text, account_name text) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
begin
  select * into l from hold_list(wanted);
  if l.id is null then return 'not-found'; end if;
  if l.state = 'withdrawn' then return 'step-not-possible'; end if;
  update goods_list x set registration_number = number where x.id = l.id;
  update report r set registration_number = number
   where r.id = l.report_id and (r.registration_number is null or r.reference = l.reference);
  perform note_event(l.id, null, 'add-registration', account_name, jsonb_build_object('registrationNumber', number));
  return 'set';
end $$;

-- Police put right what the owner wrote; what changed and why stays readable for both. `p` as for a number.
create function thefts.correct_listed(wanted uuid, fields jsonb, identifiers jsonb, p jsonb, account_name text, detail jsonb)
returns text language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
  x listed_item;
begin
  if caller_side() is distinct from 'police' then return 'not-found'; end if;
  select h.* into l from listed_item i cross join lateral hold_list(i.list_id) h where i.id = wanted;
  if l.id is null then return 'not-found'; end if;
  select i.* into x from listed_item i where i.id = wanted;
  if x.state not in ('listed', 'in-system', 'found') then return 'step-not-possible'; end if;
  update listed_item i set category = f.category, brand = f.brand, model = f.model, colour = f.colour,
    description = f.description, jewellery = nullif(f.jewellery, 'null')
    from jsonb_to_record(fields) as f(category text, brand text, model text, colour text, description text, jewellery jsonb)
   where i.id = x.id;
  delete from listed_identifier o where o.item_id = x.id;
  insert into listed_identifier (item_id, list_id, position, kind, value, canonical, folded, is_covered)
  select x.id, l.id, n.position, n.kind, n.value, n.canonical, n.folded, coalesce(n.is_covered, false)
    from jsonb_to_recordset(identifiers) as n(position int, kind text, value text, canonical text, folded text,
      is_covered boolean);
  if l.report_id is not null then
    perform write_listed(l, r, p) from report r where r.id = l.report_id;
  end if;
  perform note_event(l.id, x.id, 'correct', account_name, detail);
  return 'corrected';
end $$;

-- Outcomes: added, not-found, step-not-possible, too-many-pictures.
create function thefts.add_listed_picture(wanted uuid, picture jsonb, box bytea) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  l goods_list;
begin
  if caller_side() is distinct from 'citizen' then return 'not-found'; end if;
  select h.* into l from listed_item i cross join lateral hold_list(i.list_id) h where i.id = wanted;
  if l.id is null then return 'not-found'; end if;
  if exists (select from listed_item i where i.id = wanted and i.state in ('back', 'home', 'taken-off')) then
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

-- The sealed picture, for its owner or for police, whose look is recorded first.
create function thefts.open_listed_picture(wanted uuid) returns table (list_id uuid, bucket text, wrapped_key bytea, box bytea)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  l goods_list;
begin
  select g.* into l from listed_picture o join goods_list g on g.id = o.list_id
   where o.id = wanted and (caller_side() = 'police' or (caller_side() = 'citizen'
                            and g.organisation_id = platform.caller_organisation()));
  if l.id is null then return; end if;
  if caller_side() = 'police' then
    perform access.record_look('open-goods-picture', 'goods-list', l.id::text, l.organisation_id, 'handle-goods-list', null);
  end if;
  return query select l.id, o.bucket, o.wrapped_key, b.box from owner_box o cross join picture_box b
   where o.list_id = l.id and b.picture_id = wanted;
end $$;

-- The sealed name, phone and e-mail of the owner: for the owner, or for police who say why, which is recorded first.
create function thefts.open_list_owner(wanted uuid, purpose_code text, purpose_text text)
returns table (bucket text, wrapped_key bytea, box bytea)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  l goods_list;
begin
  select g.* into l from goods_list g
   where g.id = wanted and (caller_side() = 'police' or (caller_side() = 'citizen'
                            and g.organisation_id = platform.caller_organisation()));
  if l.id is null then return; end if;
  if caller_side() = 'police' then
    perform access.record_look('open-list-owner', 'goods-list', l.id::text, l.organisation_id, purpose_code, purpose_text);
  end if;
  return query select o.bucket, o.wrapped_key, o.box from owner_box o where o.list_id = l.id;
end $$;

revoke execute on function thefts.caller_side(), thefts.hold_list(uuid), thefts.wait_for_list(uuid), thefts.state_after(text, text, text),
  thefts.note_event(uuid, uuid, text, text, jsonb), thefts.send_list(jsonb),
  thefts.write_listed(thefts.goods_list, thefts.report, jsonb), thefts.accept_list(uuid, jsonb, uuid, text),
  thefts.step_list(uuid, text, text, jsonb), thefts.step_item(uuid, text, text, jsonb),
  thefts.add_listed_number(uuid, jsonb, jsonb, text), thefts.set_list_registration(uuid, text, text),
  thefts.correct_listed(uuid, jsonb, jsonb, jsonb, text, jsonb), thefts.add_listed_picture(uuid, jsonb, bytea),
  thefts.open_listed_picture(uuid), thefts.open_list_owner(uuid, text, text) from public;
grant execute on function thefts.wait_for_list(uuid), thefts.send_list(jsonb), thefts.accept_list(uuid, jsonb, uuid, text),
  thefts.step_list(uuid, text, text, jsonb), thefts.step_item(uuid, text, text, jsonb),
  thefts.add_listed_number(uuid, jsonb, jsonb, text), thefts.set_list_registration(uuid, text, text),
  thefts.correct_listed(uuid, jsonb, jsonb, jsonb, text, jsonb), thefts.add_listed_picture(uuid, jsonb, bytea),
  thefts.open_listed_picture(uuid), thefts.open_list_owner(uuid, text, text) to helder_app;

set local role helder_owner;
