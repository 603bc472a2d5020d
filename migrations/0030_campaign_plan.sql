-- The programme plan and its campaign (plan of Twente, P13 and P16): milestones of the programme's office, campaigns with
-- the places where their papers lie, and how often the code of a place was opened. Of who opened it nothing comes in here:
-- a place, a week and two numbers, and even those are shown in steps of five (docs/decisions/0042).
set local role helder_gate;

-- The municipalities of a plan that the caller reads: the own one, those that gave a mandate to the programme's office.
create function programme.plan_municipalities() returns text[]
language sql stable security definer set search_path = programme, pg_temp as $$
  select coalesce(case
    when platform.is_municipal() or platform.caller_role() = 'programme-officer' then own_municipalities()
    when platform.caller_role() = 'programme-coordinator' then
      (select array_agg(distinct d.municipality) from mandate d
        where d.organisation_id = platform.caller_organisation()
          and (now() at time zone 'Europe/Amsterdam')::date between d.valid_from and coalesce(d.valid_until, 'infinity'))
  end, '{}')
$$;
-- The offices whose plan the caller reads: the own one, or the one that the own municipality gave a mandate to.
create function programme.plan_offices() returns text[]
language sql stable security definer set search_path = programme, pg_temp as $$
  select coalesce(case
    when platform.caller_role() in ('programme-coordinator', 'programme-officer') then array[platform.caller_organisation()]
    when platform.is_municipal() then
      (select array_agg(distinct d.organisation_id) from mandate d
        where d.municipality = any (own_municipalities())
          and (now() at time zone 'Europe/Amsterdam')::date between d.valid_from and coalesce(d.valid_until, 'infinity'))
  end, '{}')
$$;
create function programme.is_coordinator() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() = 'programme-coordinator', false);

set local role helder_owner;

create table programme.milestone (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  title text not null check (title <> ''),
  planned_on date not null,
  -- Which office or function does it; not a person.
  owner text not null,
  done_on date,
  note text not null,
  -- A campaign or meeting that has a page of its own.
  about_kind text check (about_kind in ('campaign', 'meeting')),
  about_id uuid,
  version int not null default 1,
  check ((about_kind is null) = (about_id is null))
);
create index milestone_planned on programme.milestone (organisation_id, planned_on, id);
-- What changed in the plan: a day that moved, or (planned_on null) a milestone that was dropped. Appended, never changed.
create table programme.milestone_change (
  id uuid primary key,
  organisation_id text not null,
  milestone_id uuid not null,
  title text not null,
  was_planned_on date not null,
  planned_on date,
  changed_at timestamptz(3) not null default clock_timestamp(),
  changed_by_name text not null
);
create index milestone_change_recent on programme.milestone_change (organisation_id, changed_at desc);
create trigger append_only before update or delete on programme.milestone_change
  for each row execute function programme.refuse_change();
create trigger append_only_truncate before truncate on programme.milestone_change execute function programme.refuse_change();

create table campaign.campaign (
  id uuid primary key,
  title text not null check (title <> ''),
  valid_from date not null,
  valid_until date not null,
  municipalities text[] not null check (cardinality(municipalities) > 0),
  paper text not null check (paper in ('check-first', 'why-id', 'no-fence')),
  organisation_id text not null references access.organisation,
  version int not null default 1,
  check (valid_until >= valid_from)
);
create table campaign.place (
  id uuid primary key,
  campaign_id uuid not null references campaign.campaign,
  kind text not null check (kind in ('library', 'town-hall', 'shop', 'letterbox', 'market', 'school', 'other')),
  name text not null check (name <> ''),
  municipality text not null references policy.municipality,
  copies int not null check (copies > 0),
  -- Stands in the QR code: random, so that nobody counts up to the next one; the same on every copy, so it names nobody.
  code text not null unique check (code ~ '^[2-9a-z]{8}$')
);
create index place_campaign on campaign.place (campaign_id, id);
create table campaign.place_week (
  place_id uuid not null references campaign.place,
  week date not null check (extract(isodow from week) = 1),
  opened int not null default 0,
  checked int not null default 0,
  primary key (place_id, week)
);

alter table programme.milestone enable row level security;
alter table programme.milestone force row level security;
alter table programme.milestone_change enable row level security;
alter table programme.milestone_change force row level security;
alter table campaign.campaign enable row level security;
alter table campaign.campaign force row level security;
alter table campaign.place enable row level security;
alter table campaign.place force row level security;
alter table campaign.place_week enable row level security;
alter table campaign.place_week force row level security;
create policy gate on programme.milestone to helder_gate using (true) with check (true);
create policy gate on programme.milestone_change to helder_gate using (true) with check (true);
create policy gate on campaign.campaign to helder_gate using (true) with check (true);
create policy gate on campaign.place to helder_gate using (true) with check (true);
create policy gate on campaign.place_week to helder_gate using (true) with check (true);
grant select, insert, update, delete on programme.milestone, campaign.place to helder_gate;
grant select, insert on programme.milestone_change to helder_gate;
grant select, insert, update on campaign.campaign, campaign.place_week to helder_gate;

set local role helder_gate;

-- A milestone of the caller's plan: new with version 0, else over the version that was seen. A day that moves leaves a line.
-- Outcomes: kept, changed-elsewhere, not-found.
create function programme.keep_milestone(p jsonb, seen_version int, change_id uuid, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  given milestone;
  was milestone;
begin
  if not is_coordinator() or platform.caller_organisation() is null then return 'not-found'; end if;
  given := jsonb_populate_record(null::milestone, p);
  if seen_version = 0 then
    insert into milestone (id, organisation_id, title, planned_on, owner, done_on, note, about_kind, about_id)
    values (given.id, platform.caller_organisation(), given.title, given.planned_on, given.owner, given.done_on, given.note,
      given.about_kind, given.about_id);
    return 'kept';
  end if;
  select * into was from milestone m where m.id = given.id and m.organisation_id = platform.caller_organisation() for update;
  if was.id is null then return 'not-found'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  update milestone m set title = given.title, planned_on = given.planned_on, owner = given.owner, done_on = given.done_on,
         note = given.note, about_kind = given.about_kind, about_id = given.about_id, version = was.version + 1
   where m.id = given.id;
  if given.planned_on <> was.planned_on then
    insert into milestone_change (id, organisation_id, milestone_id, title, was_planned_on, planned_on, changed_by_name)
    values (change_id, was.organisation_id, was.id, given.title, was.planned_on, given.planned_on, account_name);
  end if;
  return 'kept';
end $$;

-- A milestone leaves the plan; that it stood there stays.
create function programme.drop_milestone(milestone_id uuid, change_id uuid, account_name text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  was milestone;
begin
  delete from milestone m where m.id = drop_milestone.milestone_id and is_coordinator()
     and m.organisation_id = platform.caller_organisation() returning * into was;
  if was.id is null then return false; end if;
  insert into milestone_change (id, organisation_id, milestone_id, title, was_planned_on, planned_on, changed_by_name)
  values (change_id, was.organisation_id, was.id, was.title, was.planned_on, null, account_name);
  return true;
end $$;

-- Who makes campaigns: the programme's office, and municipalities for themselves.
create function campaign.makes_campaigns() returns boolean language sql stable parallel safe
  return programme.is_organiser() or programme.is_coordinator();

-- A campaign in municipalities of the caller: new with version 0, else over the version that was seen.
-- Outcomes: kept, changed-elsewhere, not-found (a municipality that is not the caller's, now or in what was), place-there
-- (a municipality that has places is left out).
create function campaign.keep_campaign(p jsonb, seen_version int) returns text
language plpgsql security definer set search_path = campaign, pg_temp as $$
declare
  given campaign.campaign;
  was campaign.campaign;
begin
  given := jsonb_populate_record(null::campaign.campaign, p);
  if not makes_campaigns() or platform.caller_organisation() is null
    or not given.municipalities <@ programme.plan_municipalities() then return 'not-found'; end if;
  if seen_version = 0 then
    insert into campaign.campaign (id, title, valid_from, valid_until, municipalities, paper, organisation_id)
    values (given.id, given.title, given.valid_from, given.valid_until, given.municipalities, given.paper,
      platform.caller_organisation());
    return 'kept';
  end if;
  select * into was from campaign.campaign c where c.id = given.id and c.municipalities <@ programme.plan_municipalities() for update;
  if was.id is null then return 'not-found'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  if exists (select from place l where l.campaign_id = was.id and l.municipality <> all (given.municipalities)) then
    return 'place-there';
  end if;
  update campaign.campaign c set title = given.title, valid_from = given.valid_from, valid_until = given.valid_until,
         municipalities = given.municipalities, paper = given.paper, version = was.version + 1
   where c.id = given.id;
  return 'kept';
end $$;

-- A place in a municipality of the caller and of the campaign. False when it is not.
create function campaign.add_place(p jsonb) returns boolean
language plpgsql security definer set search_path = campaign, pg_temp as $$
declare
  given place;
begin
  given := jsonb_populate_record(null::place, p);
  if not makes_campaigns() or not given.municipality = any (programme.plan_municipalities()) or not exists (
    select from campaign.campaign c where c.id = given.campaign_id and given.municipality = any (c.municipalities) for share) then
    return false;
  end if;
  insert into place (id, campaign_id, kind, name, municipality, copies, code)
  values (given.id, given.campaign_id, given.kind, given.name, given.municipality, given.copies, given.code);
  return true;
end $$;

-- A place goes while its code was never opened: after that papers with it are about. Outcomes: removed, not-found, place-counted.
create function campaign.remove_place(of_campaign uuid, place_id uuid) returns text
language plpgsql security definer set search_path = campaign, pg_temp as $$
begin
  perform from place l where l.id = remove_place.place_id and l.campaign_id = of_campaign and makes_campaigns()
    and l.municipality = any (programme.plan_municipalities()) for update;
  if not found then return 'not-found'; end if;
  if exists (select from place_week w where w.place_id = remove_place.place_id) then return 'place-counted'; end if;
  delete from place l where l.id = remove_place.place_id;
  return 'removed';
end $$;

-- Somebody opened the code of a place, or checked a number after that. Who asks is nobody: no caller, no address, no time
-- but the week. False when there is no such code.
create function campaign.count_place(of_code text, what text) returns boolean
language plpgsql security definer set search_path = campaign, pg_temp as $$
declare
  is_open constant int := (what = 'opened')::int;
begin
  insert into place_week as w (place_id, week, opened, checked)
  select l.id, date_trunc('week', now() at time zone 'Europe/Amsterdam')::date, is_open, 1 - is_open
    from place l where l.code = of_code
  on conflict (place_id, week) do update set opened = w.opened + is_open, checked = w.checked + 1 - is_open;
  return found;
end $$;

-- What the places of a campaign brought per week, rounded down to fives: nobody sees one person come by.
create function campaign.place_weeks(of_campaign uuid)
returns table (place_id uuid, week date, opened int, checked int)
language sql stable security definer set search_path = campaign, pg_temp as $$
  select w.place_id, w.week, w.opened / 5 * 5, w.checked / 5 * 5
    from place l join place_week w on w.place_id = l.id
   where l.campaign_id = of_campaign and l.municipality = any (programme.plan_municipalities())
$$;

revoke execute on function programme.plan_municipalities(), programme.plan_offices(),
  programme.keep_milestone(jsonb, int, uuid, text), programme.drop_milestone(uuid, uuid, text),
  campaign.keep_campaign(jsonb, int), campaign.add_place(jsonb), campaign.remove_place(uuid, uuid),
  campaign.count_place(text, text), campaign.place_weeks(uuid) from public;
grant execute on function programme.plan_municipalities(), programme.plan_offices(),
  programme.keep_milestone(jsonb, int, uuid, text), programme.drop_milestone(uuid, uuid, text),
  campaign.keep_campaign(jsonb, int), campaign.add_place(jsonb), campaign.remove_place(uuid, uuid),
  campaign.count_place(text, text), campaign.place_weeks(uuid) to helder_app;
grant execute on function programme.is_coordinator(), campaign.makes_campaigns() to helder_app, helder_gate;

set local role helder_owner;

create policy own_plan on programme.milestone for select to helder_app using (
  organisation_id = any ((select programme.plan_offices())::text[]));
create policy own_plan on programme.milestone_change for select to helder_app using (
  organisation_id = any ((select programme.plan_offices())::text[]));
create policy own_municipalities on campaign.campaign for select to helder_app using (
  municipalities && (select programme.plan_municipalities())::text[]);
create policy own_municipalities on campaign.place for select to helder_app using (
  municipality = any ((select programme.plan_municipalities())::text[]));
grant select on programme.milestone, programme.milestone_change, campaign.campaign, campaign.place to helder_app;
