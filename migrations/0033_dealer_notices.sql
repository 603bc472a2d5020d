-- Dealers announce themselves (art. 437ter Sr and the bylaws): before starting, after moving or stopping. Anyone may send
-- a notice; organisers of its municipality check it, after which the inventory follows and police are told.

grant usage on schema programme to helder_worker;

create table programme.notice (
  id uuid primary key,
  -- What the announcer and the municipality call it; says nothing.
  reference text not null unique,
  kind text not null check (kind in ('start', 'move', 'stop')),
  -- Where the business is, or will be; the second is where it moves to.
  municipality text not null references policy.municipality,
  to_municipality text references policy.municipality,
  kvk_number text check (kvk_number ~ '^[0-9]{8}$'),
  branch_number text check (branch_number ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  trade text,
  street text not null,
  house_number text not null,
  postcode text not null,
  town text not null,
  new_street text,
  new_house_number text,
  new_postcode text,
  new_town text,
  happens_on date not null,
  received_at timestamptz(3) not null default clock_timestamp(),
  -- The dealer who was signed in when sending it.
  sent_by text references access.organisation,
  state text not null default 'open' check (state in ('open', 'right', 'not-right')),
  decided_at timestamptz(3),
  decided_by_name text,
  reason text,
  dealer_id uuid references programme.dealer,
  check ((kind = 'move') = (to_municipality is not null)),
  check ((kind = 'move') = (new_street is not null and new_house_number is not null and new_postcode is not null and new_town is not null)),
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'not-right') = (reason is not null)),
  check ((state = 'right') = (dealer_id is not null))
);
create index notice_municipality on programme.notice (municipality, state, received_at desc, id);
create index notice_dealer on programme.notice (dealer_id);

-- Who announced it and how to ask something: forgotten a term after the notice was decided (domain.md 3).
create table programme.notice_contact (
  notice_id uuid primary key references programme.notice on delete cascade,
  name text not null check (name <> ''),
  role text not null,
  email text,
  phone text,
  check (email is not null or phone is not null)
);

-- What was asked of the announcer; goes with the contact.
create table programme.notice_question (
  id uuid primary key,
  notice_id uuid not null references programme.notice on delete cascade,
  question text not null check (question <> ''),
  asked_at timestamptz(3) not null default clock_timestamp(),
  asked_by_name text not null
);
create index notice_question_notice on programme.notice_question (notice_id, asked_at);

-- The wish of a business in the trade register for no unasked advertisement (non-mailing-indicator), as last seen.
create table programme.mailing_wish (
  dealer_id uuid primary key references programme.dealer,
  no_advertisement boolean not null,
  seen_on date not null
);

do $$
declare t text;
begin
  foreach t in array array['notice', 'notice_contact', 'notice_question', 'mailing_wish'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('alter table programme.%I force row level security', t);
    execute format('create policy gate on programme.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select on programme.%I to helder_app', t);
  end loop;
end $$;
grant select, insert, update, delete on programme.notice, programme.notice_contact, programme.notice_question to helder_gate;
grant select, insert, update on programme.mailing_wish to helder_gate;

-- Organisers see what was sent to their municipality, and what a checked move brought them; fencing specialists what was
-- checked; a dealer what it sent itself.
create policy told on programme.notice for select to helder_app using (
  (programme.is_organiser() and (municipality = any ((select programme.own_municipalities())::text[])
    or (state = 'right' and to_municipality = any ((select programme.own_municipalities())::text[]))))
  or (platform.caller_role() = 'fencing-specialist' and state = 'right'
    and (municipality = any ((select programme.own_municipalities())::text[])
      or to_municipality = any ((select programme.own_municipalities())::text[])))
  or (platform.caller_role() = 'dealer' and sent_by = platform.caller_organisation()));
-- Only where it is decided.
create policy deciding on programme.notice_contact for select to helder_app using (
  programme.is_organiser() and exists (select from programme.notice n
    where n.id = notice_id and n.municipality = any ((select programme.own_municipalities())::text[])));
create policy deciding on programme.notice_question for select to helder_app using (
  programme.is_organiser() and exists (select from programme.notice n
    where n.id = notice_id and n.municipality = any ((select programme.own_municipalities())::text[])));
create policy own_municipalities on programme.mailing_wish for select to helder_app using (
  exists (select from programme.dealer d where d.id = dealer_id));

set local role helder_gate;

-- Takes a notice in, from anyone: it only inserts, and who sends it twice has sent it once. Who is signed in as a dealer
-- stands with it.
create function programme.record_notice(p jsonb, c jsonb) returns void
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  n notice;
begin
  n := jsonb_populate_record(null::notice, p);
  insert into notice (id, reference, kind, municipality, to_municipality, kvk_number, branch_number, name, trade, street,
    house_number, postcode, town, new_street, new_house_number, new_postcode, new_town, happens_on, sent_by)
  values (n.id, n.reference, n.kind, n.municipality, n.to_municipality, n.kvk_number, n.branch_number, n.name, n.trade,
    n.street, n.house_number, n.postcode, n.town, n.new_street, n.new_house_number, n.new_postcode, n.new_town, n.happens_on,
    case when platform.caller_role() = 'dealer' then platform.caller_organisation() end)
  on conflict (id) do nothing;
  if found then
    insert into notice_contact (notice_id, name, role, email, phone)
    select n.id, x.name, x.role, x.email, x.phone from jsonb_populate_record(null::notice_contact, c) x;
  end if;
end $$;

-- A notice that the caller may decide, locked; null when there is none.
create function programme.notice_to_decide(of_notice uuid) returns programme.notice
language plpgsql set search_path = programme, pg_temp as $$
declare
  n notice;
begin
  if not is_organiser() then return null; end if;
  select * into n from notice x where x.id = of_notice and x.municipality = any (own_municipalities()) for update;
  return n;
end $$;

-- Writes down what a notice came to. The inventory is changed in the same transaction. Outcomes: decided, already-decided,
-- not-found.
create function programme.decide_notice(of_notice uuid, outcome text, why text, of_dealer uuid, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  n notice;
begin
  n := notice_to_decide(of_notice);
  if n.id is null then return 'not-found'; end if;
  if n.state <> 'open' then return 'already-decided'; end if;
  update notice x set state = outcome, reason = why, dealer_id = of_dealer, decided_at = clock_timestamp(),
         decided_by_name = account_name
   where x.id = of_notice;
  return 'decided';
end $$;

-- Where the base teams are told of a notice that the caller found right.
create function programme.duty_addresses(of_notice uuid) returns table (address text)
language sql stable security definer set search_path = programme, pg_temp as $$
  select distinct b.duty_email from notice n
    join policy.municipality m on m.slug in (n.municipality, n.to_municipality)
    join policy.base_team b on b.slug = m.base_team
   where n.id = of_notice and n.state = 'right' and is_organiser() and n.municipality = any (own_municipalities())
   order by 1
$$;

-- Writes down what was asked of the announcer. Gives the address to mail to; null when there is none to ask.
create function programme.ask_announcer(of_notice uuid, question_id uuid, asked text, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  address text;
begin
  if (notice_to_decide(of_notice)).state is distinct from 'open' then return null; end if;
  select c.email into address from notice_contact c where c.notice_id = of_notice;
  if address is null then return null; end if;
  insert into notice_question (id, notice_id, question, asked_by_name) values (question_id, of_notice, asked, account_name);
  return address;
end $$;

-- A dealer of the caller moves to another municipality, whose dealer it is from then on. Only as a notice says that the
-- caller decides. Outcomes: changed, changed-elsewhere, not-found, known-number.
create function programme.hand_over_dealer(of_notice uuid, of_dealer uuid, seen_version int, branch text, event_id uuid,
  on_day date, with_detail jsonb, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  n notice;
  was dealer;
begin
  n := notice_to_decide(of_notice);
  if n.id is null or n.kind <> 'move' or n.state <> 'open' then return 'not-found'; end if;
  select * into was from dealer x where x.id = of_dealer and x.municipality = n.municipality for update;
  if was.id is null then return 'not-found'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  if exists (select from dealer x where x.branch_number = branch and x.id <> of_dealer) then return 'known-number'; end if;
  -- First what happened: afterwards it is another's dealer.
  perform record_event(event_id, of_dealer, 'notice', on_day, with_detail, 'notice', of_notice, account_name);
  update dealer x set municipality = n.to_municipality, street = n.new_street, house_number = n.new_house_number,
         postcode = n.new_postcode, town = n.new_town, branch_number = coalesce(branch, x.branch_number), version = was.version + 1
   where x.id = of_dealer;
  return 'changed';
end $$;

-- Keeps what the trade register says of advertisement, of a dealer of the caller.
create function programme.keep_mailing_wish(of_dealer uuid, wish boolean, on_day date) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  if not is_organiser() or not exists (
    select from dealer d where d.id = of_dealer and d.municipality = any (own_municipalities())) then
    return false;
  end if;
  insert into mailing_wish (dealer_id, no_advertisement, seen_on) values (of_dealer, wish, on_day)
  on conflict (dealer_id) do update set no_advertisement = excluded.no_advertisement, seen_on = excluded.seen_on;
  return true;
end $$;

-- Who announced what was decided before a moment, with what was asked; of a notice that was not right everything. By month
-- of the decision, so many; nothing goes when it isn't for real.
create function programme.forget_notices(decided_before timestamptz, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = programme, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select n.municipality, to_char(n.decided_at at time zone 'Europe/Amsterdam', 'YYYY-MM'), count(*)
      from notice n
     where n.decided_at < decided_before
       and (n.state = 'not-right' or exists (select from notice_contact c where c.notice_id = n.id))
     group by 1, 2 order by 1, 2;
  if for_real then
    delete from notice n where n.decided_at < decided_before and n.state = 'not-right';
    delete from notice_question q using notice n where n.id = q.notice_id and n.decided_at < decided_before;
    delete from notice_contact c using notice n where n.id = c.notice_id and n.decided_at < decided_before;
  end if;
end $$;

revoke execute on function programme.record_notice(jsonb, jsonb), programme.notice_to_decide(uuid),
  programme.decide_notice(uuid, text, text, uuid, text), programme.ask_announcer(uuid, uuid, text, text),
  programme.duty_addresses(uuid),
  programme.hand_over_dealer(uuid, uuid, int, text, uuid, date, jsonb, text), programme.keep_mailing_wish(uuid, boolean, date),
  programme.forget_notices(timestamptz, boolean) from public;
grant execute on function programme.record_notice(jsonb, jsonb), programme.decide_notice(uuid, text, text, uuid, text),
  programme.ask_announcer(uuid, uuid, text, text), programme.duty_addresses(uuid),
  programme.hand_over_dealer(uuid, uuid, int, text, uuid, date, jsonb, text),
  programme.keep_mailing_wish(uuid, boolean, date) to helder_app;
grant execute on function programme.forget_notices(timestamptz, boolean) to helder_worker;

set local role helder_owner;
