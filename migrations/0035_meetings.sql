-- Meetings with dealers (plan of Twente, P9): who was invited, who answered, who came, and who was connected on the spot.
create table programme.meeting (
  id uuid primary key,
  organised_by text not null references access.organisation,
  organiser_name text not null,
  municipalities text[] not null check (cardinality(municipalities) between 1 and 100),
  title text not null check (title <> ''),
  held_on date not null,
  begins time not null,
  ends time not null,
  place text not null check (place <> ''),
  address text not null check (address <> ''),
  -- What happens that evening, and whom dealers can call about it.
  agenda text not null,
  contact text not null check (contact <> ''),
  seats int check (seats between 1 and 10000),
  cancelled_on date,
  cancel_reason text,
  version int not null default 1,
  changed_at timestamptz(3) not null default clock_timestamp(),
  changed_by_name text not null,
  check (ends > begins),
  check ((cancelled_on is null) = (cancel_reason is null))
);
create index meeting_held_on on programme.meeting (held_on);

-- One per dealer and meeting. Of the code on the letter only the digest is kept.
create table programme.meeting_invitation (
  id uuid primary key,
  meeting_id uuid not null references programme.meeting,
  dealer_id uuid not null references programme.dealer,
  digest bytea not null unique check (length(digest) = 32),
  channel text not null check (channel in ('letter', 'mail', 'hand')),
  invited_on date not null,
  answer text check (answer in ('comes', 'cannot', 'no-trade')),
  people int check (people between 1 and 20),
  answered_at timestamptz(3),
  unique (meeting_id, dealer_id),
  check ((answer is null) = (answered_at is null)),
  check ((answer is not distinct from 'comes') = (people is not null))
);
create index meeting_invitation_dealer on programme.meeting_invitation (dealer_id);

-- What the tablets at the door say last. tapped_at is the moment of the tap, which may have reached us later.
create table programme.attendance (
  meeting_id uuid not null references programme.meeting,
  dealer_id uuid not null references programme.dealer,
  is_there boolean not null,
  tapped_at timestamptz(3) not null,
  marked_by_name text not null,
  primary key (meeting_id, dealer_id)
);
create index attendance_dealer on programme.attendance (dealer_id);

-- A tap that was taken back is a fact of its own: what happened stays.
alter table programme.event drop constraint event_kind_check;
alter table programme.event add constraint event_kind_check check (kind in ('listed', 'changed', 'ended', 'reopened',
  'paper-register-kept', 'paper-register-ended', 'reached', 'note', 'notice', 'letter', 'mail', 'undeliverable', 'invited',
  'answered', 'attended', 'attendance-undone', 'connected'));

-- Made by who connected the dealer, who manages nothing there: it counts as long as they may connect dealers.
alter table access.invitation add column connects boolean not null default false;

do $$
declare
  t text;
begin
  foreach t in array array['meeting', 'meeting_invitation', 'attendance'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('alter table programme.%I force row level security', t);
    execute format('create policy gate on programme.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert, update on programme.%I to helder_gate', t);
    execute format('grant select on programme.%I to helder_app', t);
  end loop;
end $$;
-- The digest of a code is nobody's to read.
revoke select on programme.meeting_invitation from helder_app;
grant select (id, meeting_id, dealer_id, channel, invited_on, answer, people, answered_at) on programme.meeting_invitation to helder_app;

set local role helder_gate;

-- A meeting that is held for one of the caller's municipalities.
create function programme.sees_meeting(m programme.meeting) returns boolean
language sql stable security definer set search_path = programme, pg_temp as $$
  select m.municipalities && own_municipalities() or (is_organiser() and m.organised_by = platform.caller_organisation())
$$;
-- Who plans it: the office that organises it, and who works for all of its municipalities.
create function programme.plans_meeting(m programme.meeting) returns boolean
language sql stable security definer set search_path = programme, pg_temp as $$
  select is_organiser() and (m.organised_by = platform.caller_organisation() or m.municipalities <@ own_municipalities())
$$;

-- A new meeting (seen_version 0) or another version of one. Outcomes: kept, not-found, changed-elsewhere, meeting-cancelled.
create function programme.keep_meeting(p jsonb, seen_version int, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  m meeting;
  was meeting;
begin
  m := jsonb_populate_record(null::meeting, p);
  if not is_organiser() or not coalesce(m.municipalities <@ own_municipalities(), false) then return 'not-found'; end if;
  if seen_version = 0 then
    insert into meeting (id, organised_by, organiser_name, municipalities, title, held_on, begins, ends, place, address, agenda, contact, seats, changed_by_name)
    values (m.id, platform.caller_organisation(), (select o.name from access.organisation o where o.id = platform.caller_organisation()),
      m.municipalities, m.title, m.held_on, m.begins, m.ends, m.place, m.address,
      m.agenda, m.contact, m.seats, account_name);
    return 'kept';
  end if;
  select * into was from meeting x where x.id = m.id for update;
  if was.id is null or not plans_meeting(was) then return 'not-found'; end if;
  if was.cancelled_on is not null then return 'meeting-cancelled'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  update meeting x set municipalities = m.municipalities, title = m.title, held_on = m.held_on, begins = m.begins, ends = m.ends,
         place = m.place, address = m.address, agenda = m.agenda, contact = m.contact, seats = m.seats,
         version = was.version + 1, changed_at = clock_timestamp(), changed_by_name = account_name
   where x.id = m.id;
  return 'kept';
end $$;

-- Outcomes: cancelled, not-found, meeting-cancelled, meeting-over.
create function programme.cancel_meeting(of_meeting uuid, why text, on_day date, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  m meeting;
begin
  select * into m from meeting x where x.id = of_meeting for update;
  if m.id is null or not plans_meeting(m) then return 'not-found'; end if;
  if m.cancelled_on is not null then return 'meeting-cancelled'; end if;
  if m.held_on < on_day then return 'meeting-over'; end if;
  update meeting x set cancelled_on = on_day, cancel_reason = why, version = m.version + 1, changed_at = clock_timestamp(),
         changed_by_name = account_name where x.id = of_meeting;
  return 'cancelled';
end $$;

-- A dealer gets a code to answer with; the one before it stops. Outcomes: invited, not-found, meeting-cancelled, meeting-over.
create function programme.invite_to_meeting(of_meeting uuid, of_dealer uuid, invitation_id uuid, code_digest bytea, by_channel text,
  event_id uuid, on_day date, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  m meeting;
begin
  select * into m from meeting x where x.id = of_meeting;
  if m.id is null or not is_organiser() or not sees_meeting(m) then return 'not-found'; end if;
  if m.cancelled_on is not null then return 'meeting-cancelled'; end if;
  if m.held_on < on_day then return 'meeting-over'; end if;
  if not record_event(event_id, of_dealer, 'invited', on_day,
    jsonb_build_object('title', m.title, 'heldOn', m.held_on, 'channel', by_channel), 'meeting', m.id, account_name) then
    return 'not-found';
  end if;
  insert into meeting_invitation as i (id, meeting_id, dealer_id, digest, channel, invited_on)
  values (invitation_id, of_meeting, of_dealer, code_digest, by_channel, on_day)
  on conflict (meeting_id, dealer_id) do update set digest = excluded.digest, channel = excluded.channel, invited_on = excluded.invited_on;
  return 'invited';
end $$;

-- For whoever shows the code, and for nobody else.
create function programme.find_meeting_invitation(code_digest bytea)
returns table (title text, held_on date, begins text, ends text, place text, address text, agenda text, contact text,
  organiser text, municipality text, dealer_name text, cancelled_on date, cancel_reason text, answer text, people int,
  answered_at timestamptz)
language sql stable security definer set search_path = programme, pg_temp as $$
  select m.title, m.held_on, to_char(m.begins, 'HH24:MI'), to_char(m.ends, 'HH24:MI'), m.place, m.address, m.agenda, m.contact,
         m.organiser_name, p.name, d.name, m.cancelled_on, m.cancel_reason, i.answer, i.people, i.answered_at
    from meeting_invitation i join meeting m on m.id = i.meeting_id join dealer d on d.id = i.dealer_id
    join policy.municipality p on p.slug = d.municipality
   where i.digest = code_digest
$$;

-- Outcomes: answered, unknown, meeting-cancelled, meeting-over. The same answer twice is one event.
create function programme.answer_meeting_invitation(code_digest bytea, with_answer text, with_people int, event_id uuid, on_day date)
returns text language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  i meeting_invitation;
  m meeting;
begin
  select * into i from meeting_invitation x where x.digest = code_digest for update;
  if i.id is null then return 'unknown'; end if;
  select * into m from meeting x where x.id = i.meeting_id;
  if m.cancelled_on is not null then return 'meeting-cancelled'; end if;
  if m.held_on < on_day then return 'meeting-over'; end if;
  if i.answer is not distinct from with_answer and i.people is not distinct from with_people then return 'answered'; end if;
  update meeting_invitation x set answer = with_answer, people = with_people, answered_at = clock_timestamp() where x.id = i.id;
  insert into event (id, dealer_id, kind, happened_on, detail, subject_kind, subject_id, organisation_id, recorded_by_name)
  select event_id, d.id, 'answered', on_day, jsonb_strip_nulls(jsonb_build_object('title', m.title, 'heldOn', m.held_on,
         'answer', with_answer, 'people', with_people)), 'meeting', m.id, coalesce('dealer:' || d.kvk_number, 'dealer'), d.name
    from dealer d where d.id = i.dealer_id;
  return 'answered';
end $$;

-- Somebody is there, or after all not. The last tap counts, whichever comes in last. Outcomes: marked, not-found, not-yet,
-- meeting-over (taking back is for the day itself), meeting-cancelled.
create function programme.mark_attendance(of_meeting uuid, of_dealer uuid, there boolean, at timestamptz, event_id uuid, account_name text)
returns text language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  m meeting;
  was attendance;
  tapped timestamptz := least(at, clock_timestamp());
begin
  -- Serialises the tablets of one meeting: of two taps the later one stands.
  select * into m from meeting x where x.id = of_meeting for update;
  if m.id is null or not meets_dealers() or not sees_meeting(m) or not exists (
    select from dealer d where d.id = of_dealer and d.municipality = any (own_municipalities())) then
    return 'not-found';
  end if;
  if m.cancelled_on is not null then return 'meeting-cancelled'; end if;
  if m.held_on > (clock_timestamp() at time zone 'Europe/Amsterdam')::date then return 'not-yet'; end if;
  if not there and (tapped at time zone 'Europe/Amsterdam')::date <> m.held_on then return 'meeting-over'; end if;
  select * into was from attendance a where a.meeting_id = of_meeting and a.dealer_id = of_dealer;
  if was.tapped_at > tapped or was.is_there is not distinct from there then return 'marked'; end if;
  if was.meeting_id is null and not there then return 'marked'; end if;
  insert into attendance values (of_meeting, of_dealer, there, tapped, account_name)
  on conflict (meeting_id, dealer_id) do update set is_there = there, tapped_at = tapped, marked_by_name = account_name;
  perform record_event(event_id, of_dealer, case when there then 'attended' else 'attendance-undone' end, m.held_on,
    jsonb_build_object('title', m.title), 'meeting', m.id, account_name);
  return 'marked';
end $$;

-- Whether each dealer has somebody who can sign in, and its first entry: dates and no content.
create function access.dealer_connections(of_dealers uuid[])
returns table (dealer_id uuid, is_connected boolean, owner_since timestamptz, link_until timestamptz, first_entry_at timestamptz)
language sql stable security definer set search_path = access, pg_temp as $$
  select d.id, b.branch_number is not null,
         (select min(p.given_at) from appointment p where p.organisation_id = b.organisation_id and p.manages and is_live(p)),
         (select max(i.expires_at) from invitation i where i.organisation_id = b.organisation_id and i.connects
            and i.used_at is null and i.withdrawn_at is null and i.expires_at > now()),
         (select min(e.recorded_at) from registers.entry e
           where e.organisation_id = b.organisation_id and e.branch_number = b.branch_number and e.sequence_number = 1)
    from programme.dealer d left join branch b on b.branch_number = d.branch_number
   where d.id = any (of_dealers) and d.municipality = any (programme.own_municipalities())
$$;

create function access.connects_dealers(role text) returns boolean language sql immutable parallel safe
  return coalesce(role in ('fencing-specialist', 'municipal-officer', 'programme-officer'), false);

create or replace function access.invitation_state(i access.invitation) returns text
language sql stable security definer set search_path = access, pg_temp as $$
  select case
    when i.used_at is not null then 'used'
    when i.withdrawn_at is not null then 'withdrawn'
    when i.expires_at <= now() then 'expired'
    when i.kind = 'new-device' and i.created_by = i.account_id::text then 'open'
    when exists (select from account a where a.id::text = i.created_by) and not exists (
      select from appointment p
       where p.account_id::text = i.created_by and p.taken_at is null and p.starts_at <= now()
         and (p.ends_at is null or p.ends_at > now())
         and ((p.manages and (p.organisation_id = i.organisation_id or p.role = 'administrator'))
           or (i.connects and connects_dealers(p.role)))) then 'withdrawn'
    else 'open' end
$$;

-- A dealer of the inventory becomes an organisation with a branch and registers, and its owner gets a link to come in with.
-- Nobody lets themselves into a business that has somebody, or that has a branch where they don't work: then there is no link.
-- Outcomes: connected, branch-added (its owner signs in as before), link-again, already-connected, known-number, incomplete,
-- ended, not-found.
create function access.connect_dealer(of_dealer uuid, link_digest bytea, owner_name text, owner_email text, for_meeting uuid,
  event_id uuid, on_day date, account_name text)
returns table (outcome text, organisation_id text, organisation_name text, link_until timestamptz)
language plpgsql security definer set search_path = access, pg_temp as $$
#variable_conflict use_column
declare
  d programme.dealer;
  o text;
  said text := 'connected';
  known text;
  may_all boolean := platform.caller_role() = 'administrator';
  until timestamptz;
begin
  select * into d from programme.dealer x where x.id = of_dealer
     and (may_all or (connects_dealers(platform.caller_role()) and x.municipality = any (programme.own_municipalities())))
     for update;
  if d.id is null then return query select 'not-found', null::text, null::text, null::timestamptz; return; end if;
  if d.ended_on is not null then return query select 'ended', null::text, null::text, null::timestamptz; return; end if;
  if d.kvk_number is null or d.branch_number is null then
    return query select 'incomplete', null::text, null::text, null::timestamptz; return;
  end if;
  o := 'dealer:' || d.kvk_number;
  -- Two branches of one business at once make one organisation.
  perform pg_advisory_xact_lock(hashtextextended('connect ' || o, 0));
  select b.organisation_id into known from branch b where b.branch_number = d.branch_number;
  if known <> o then return query select 'known-number', null::text, null::text, null::timestamptz; return; end if;
  if known is null then
    if exists (select from organisation x where x.id = o) then said := 'branch-added'; end if;
    insert into organisation (id, name) values (o, d.name) on conflict do nothing;
    insert into branch (organisation_id, branch_number, name, kind, street, house_number, postcode, town, municipality, joined_on)
    values (o, d.branch_number, d.name, d.kind, d.street, d.house_number, d.postcode, d.town, d.municipality, on_day);
    insert into registers.counter (organisation_id, branch_number, register)
    values (o, d.branch_number, 'purchase'), (o, d.branch_number, 'sale');
    insert into programme.event (id, dealer_id, kind, happened_on, detail, subject_kind, subject_id, organisation_id, recorded_by_name)
    values (event_id, d.id, 'connected', on_day, '{}', case when for_meeting is not null then 'meeting' end, for_meeting,
      platform.caller_organisation(), account_name);
  end if;
  if exists (select from appointment p where p.organisation_id = o and p.manages and is_live(p)) or (not may_all and exists (
    select from branch b where b.organisation_id = o and not b.municipality = any (programme.own_municipalities()))) then
    said := case when known is null then said else 'already-connected' end;
  else
    said := case when known is null then said else 'link-again' end;
    update invitation i set withdrawn_at = now(), withdrawn_by = platform.caller_account()
     where i.organisation_id = o and i.connects and i.used_at is null and i.withdrawn_at is null;
    insert into invitation as i (digest, kind, organisation_id, role, manages, invited_name, email, created_by, connects)
    values (link_digest, 'join', o, 'dealer', true, owner_name, owner_email, platform.caller_account(), true)
    returning i.expires_at into until;
  end if;
  return query select said, o, x.name, until from organisation x where x.id = o;
end $$;

revoke execute on function programme.sees_meeting(programme.meeting), programme.plans_meeting(programme.meeting),
  programme.keep_meeting(jsonb, int, text), programme.cancel_meeting(uuid, text, date, text),
  programme.invite_to_meeting(uuid, uuid, uuid, bytea, text, uuid, date, text), programme.find_meeting_invitation(bytea),
  programme.answer_meeting_invitation(bytea, text, int, uuid, date),
  programme.mark_attendance(uuid, uuid, boolean, timestamptz, uuid, text),
  access.dealer_connections(uuid[]), access.connects_dealers(text),
  access.connect_dealer(uuid, bytea, text, text, uuid, uuid, date, text) from public;
grant execute on function programme.sees_meeting(programme.meeting), programme.plans_meeting(programme.meeting),
  programme.keep_meeting(jsonb, int, text), programme.cancel_meeting(uuid, text, date, text),
  programme.invite_to_meeting(uuid, uuid, uuid, bytea, text, uuid, date, text), programme.find_meeting_invitation(bytea),
  programme.answer_meeting_invitation(bytea, text, int, uuid, date),
  programme.mark_attendance(uuid, uuid, boolean, timestamptz, uuid, text),
  access.dealer_connections(uuid[]), access.connect_dealer(uuid, bytea, text, text, uuid, uuid, date, text) to helder_app;

set local role helder_owner;

create policy own_municipalities on programme.meeting for select to helder_app using (programme.sees_meeting(meeting));
create policy own_dealers on programme.meeting_invitation for select to helder_app using (
  exists (select from programme.dealer d where d.id = dealer_id));
create policy own_dealers on programme.attendance for select to helder_app using (
  exists (select from programme.dealer d where d.id = dealer_id));
