-- Letters in series (plan of Twente, P10): whose paper, which text, and one dated record per letter. What was written to
-- whom is kept as it was; only how a letter fared changes afterwards. Controllers are the municipalities (AVG).

-- The paper of a sender from a day on, never changed: a new one is a new row, and a letter says on which it stands.
create table programme.letterhead (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  valid_from date not null,
  sender_name text not null check (sender_name <> ''),
  return_address text not null check (return_address <> ''),
  visit_address text not null,
  contact text not null check (contact <> ''),
  signatory_name text not null check (signatory_name <> ''),
  signatory_function text not null,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  -- PNG that the server drew anew; null: the name in the own colour.
  logo bytea check (length(logo) <= 300000),
  made_at timestamptz(3) not null default clock_timestamp(),
  made_by_name text not null
);
create index letterhead_current on programme.letterhead (organisation_id, valid_from, made_at);

-- What is written, of the region (null) or of a municipality; each text that it ever had stays as a version.
create table programme.letter_template (
  id uuid primary key,
  organisation_id text references access.organisation,
  kind text not null check (kind in ('first-letter', 'meeting-invitation', 'reminder', 'quiet-register', 'connected',
    'no-answer', 'other')),
  version int not null check (version > 0),
  archived_on date
);
create table programme.letter_template_version (
  template_id uuid not null references programme.letter_template,
  version int not null check (version > 0),
  name_nl text not null check (name_nl <> ''),
  name_en text not null check (name_en <> ''),
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  written_at timestamptz(3) not null default clock_timestamp(),
  written_by_name text not null,
  primary key (template_id, version)
);

-- What somebody ordered: these dealers, this text, that day. Who ordered it stays beside it: its letters are made in the
-- name of that person, also by a process that starts later.
create table programme.letter_series (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  role text not null,
  account_id text not null,
  account_name text not null,
  template_id uuid not null,
  template_version int not null,
  channel text not null check (channel in ('post', 'email', 'email-else-post')),
  dated_on date not null,
  about_kind text check (about_kind in ('letter', 'meeting', 'notice', 'import')),
  about_id uuid,
  started_at timestamptz(3) not null default clock_timestamp(),
  -- All its letters are made.
  made_at timestamptz(3),
  foreign key (template_id, template_version) references programme.letter_template_version,
  check ((about_kind is null) = (about_id is null))
);
create index letter_series_recent on programme.letter_series (started_at desc, id);
create index letter_series_waiting on programme.letter_series (started_at) where made_at is null;

create table programme.letter_recipient (
  series_id uuid not null references programme.letter_series,
  dealer_id uuid not null references programme.dealer,
  municipality text not null references policy.municipality,
  channel text not null check (channel in ('post', 'email')),
  -- Values of this dealer alone, such as the link to answer by.
  fields jsonb not null default '{}',
  -- Why no letter could be made of it after all; null as long as one can.
  refused text check (refused in ('no-address', 'no-email', 'stopped', 'field-missing', 'not-allowed')),
  primary key (series_id, dealer_id)
);

create table programme.letter_counter (
  organisation_id text not null references access.organisation,
  year int not null,
  last_number int not null default 0,
  primary key (organisation_id, year)
);

create table programme.letter (
  id uuid primary key,
  series_id uuid not null,
  dealer_id uuid not null,
  municipality text not null references policy.municipality,
  -- Whose letter it is, and its number of that year.
  organisation_id text not null references access.organisation,
  year int not null,
  number int not null check (number > 0),
  letterhead_id uuid not null references programme.letterhead,
  channel text not null check (channel in ('post', 'email')),
  dated_on date not null,
  -- The exact texts, as canonical JSON; with the letterhead the PDF follows from it. Null once it was forgotten.
  content text,
  pdf_digest bytea not null check (length(pdf_digest) = 32),
  -- Where a mail goes; forgotten with the contact of its dealer.
  email text,
  state text not null check (state in ('made', 'printed', 'to-send', 'sending', 'sent', 'uncertain', 'undeliverable')),
  state_since timestamptz(3) not null default clock_timestamp(),
  -- How often a mail was handed over, and when it may be again.
  attempts int not null default 0,
  next_attempt_at timestamptz(3),
  -- What the mail server answered last: a code, no words, as those may hold an address.
  answer_code int,
  made_at timestamptz(3) not null default clock_timestamp(),
  -- Nobody gets a letter of a series twice, whatever happens to the process that makes it.
  unique (series_id, dealer_id),
  unique (organisation_id, year, number),
  foreign key (series_id, dealer_id) references programme.letter_recipient
);
create index letter_dealer on programme.letter (dealer_id, dated_on);
create index letter_to_send on programme.letter (next_attempt_at) where state in ('to-send', 'sending');
create index letter_open on programme.letter (state_since) where state in ('uncertain', 'undeliverable');

do $$
declare
  name text;
begin
  foreach name in array array['letterhead', 'letter_template', 'letter_template_version', 'letter_series', 'letter_recipient',
    'letter_counter', 'letter'] loop
    execute format('alter table programme.%I enable row level security', name);
    execute format('alter table programme.%I force row level security', name);
    execute format('create policy gate on programme.%I to helder_gate using (true) with check (true)', name);
  end loop;
end $$;
grant select, insert on programme.letterhead, programme.letter_template_version to helder_gate;
grant select, insert, update on programme.letter_template, programme.letter_series, programme.letter_recipient,
  programme.letter_counter, programme.letter to helder_gate;

-- An own kind of event: a letter that came back did not reach anyone.
alter table programme.event drop constraint event_kind_check, add constraint event_kind_check check (kind in ('listed',
  'changed', 'ended', 'reopened', 'paper-register-kept', 'paper-register-ended', 'reached', 'note', 'notice', 'letter', 'mail',
  'undeliverable', 'invited', 'answered', 'attended', 'connected'));

grant usage on schema programme to helder_worker;
set local role helder_gate;

-- A new paper of the caller's own organisation.
create function programme.keep_letterhead(p jsonb, picture bytea, account_name text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  h letterhead;
begin
  if not is_organiser() then return false; end if;
  h := jsonb_populate_record(null::letterhead, p);
  insert into letterhead (id, organisation_id, valid_from, sender_name, return_address, visit_address, contact, signatory_name,
    signatory_function, colour, logo, made_by_name)
  values (h.id, platform.caller_organisation(), h.valid_from, h.sender_name, h.return_address, h.visit_address, h.contact,
    h.signatory_name, h.signatory_function, h.colour, picture, account_name);
  return true;
end $$;

-- Whether the caller may change a template: of the region the programme's officer, of a municipality its own.
create function programme.may_write_template(owner text) returns boolean language sql stable parallel safe
  return coalesce(case when owner is null then platform.caller_role() = 'programme-officer'
    else programme.is_organiser() and owner = platform.caller_organisation() end, false);

-- A template, or a further version of one. `seen_version` 0: new. Outcomes: kept, changed-elsewhere, not-found.
create function programme.keep_letter_template(of_template uuid, seen_version int, p jsonb, account_name text) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  was letter_template;
  owner text := case when platform.caller_role() = 'programme-officer' then null else platform.caller_organisation() end;
begin
  if not is_organiser() then return 'not-found'; end if;
  if seen_version = 0 then
    insert into letter_template (id, organisation_id, kind, version) values (of_template, owner, p ->> 'kind', 1);
  else
    select * into was from letter_template t where t.id = of_template for update;
    if was.id is null or not may_write_template(was.organisation_id) then return 'not-found'; end if;
    if was.version <> seen_version then return 'changed-elsewhere'; end if;
    update letter_template t set version = seen_version + 1, kind = p ->> 'kind' where t.id = of_template;
  end if;
  insert into letter_template_version (template_id, version, name_nl, name_en, subject, body, written_by_name)
  values (of_template, seen_version + 1, p ->> 'nameNl', p ->> 'nameEn', p ->> 'subject', p ->> 'body', account_name);
  return 'kept';
end $$;

-- A template is put away (a day) or taken back (null). Letters that were made of it stay as they are.
create function programme.archive_letter_template(of_template uuid, on_day date) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  update letter_template t set archived_on = on_day
   where t.id = of_template and is_organiser() and may_write_template(t.organisation_id);
  return found;
end $$;

-- A series with its recipients: dealers of the caller, each with the channel and the values of its own. Answers how many
-- came on it; dealers that the caller does not work for do not, so that fewer than asked is a refusal of who asks.
create function programme.start_letter_series(p jsonb, recipients jsonb, account_name text) returns int
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  s letter_series;
  added int;
begin
  if not is_organiser() then return 0; end if;
  s := jsonb_populate_record(null::letter_series, p);
  insert into letter_series (id, organisation_id, role, account_id, account_name, template_id, template_version, channel,
    dated_on, about_kind, about_id)
  values (s.id, platform.caller_organisation(), platform.caller_role(), platform.caller_account(), account_name, s.template_id,
    s.template_version, s.channel, s.dated_on, s.about_kind, s.about_id);
  insert into letter_recipient (series_id, dealer_id, municipality, channel, fields)
  select s.id, d.id, d.municipality, r.channel, coalesce(r.fields, '{}')
    from jsonb_to_recordset(recipients) as r (dealer_id uuid, channel text, fields jsonb)
    join dealer d on d.id = r.dealer_id
   where d.municipality = any (own_municipalities());
  get diagnostics added = row_count;
  return added;
end $$;

-- The next dealer of a series that has no letter yet, held by this transaction alone: another process takes the one after.
create function programme.claim_letter(of_series uuid) returns table (dealer_id uuid, channel text, fields jsonb)
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  if not is_organiser() then return; end if;
  return query
    select r.dealer_id, r.channel, r.fields from letter_recipient r
     where r.series_id = of_series and r.refused is null
       and not exists (select from letter l where l.series_id = r.series_id and l.dealer_id = r.dealer_id)
     order by r.dealer_id limit 1 for update of r skip locked;
end $$;

-- The next number of a sender in a year: gapless, as it goes with the transaction that asked.
create function programme.next_letter_number(of_sender text, of_year int) returns int
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  n int;
begin
  if not is_organiser() then raise exception 'only organisers number letters' using errcode = 'insufficient_privilege'; end if;
  insert into letter_counter as c (organisation_id, year, last_number) values (of_sender, of_year, 1)
  on conflict (organisation_id, year) do update set last_number = c.last_number + 1 returning last_number into n;
  return n;
end $$;

create function programme.record_letter(p jsonb, digest bytea) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  l letter;
begin
  l := jsonb_populate_record(null::letter, p);
  if not is_organiser() then return false; end if;
  insert into letter (id, series_id, dealer_id, municipality, organisation_id, year, number, letterhead_id, channel, dated_on,
    content, pdf_digest, email, state, next_attempt_at, made_at)
  select l.id, r.series_id, r.dealer_id, d.municipality, l.organisation_id, l.year, l.number, l.letterhead_id, r.channel,
         l.dated_on, l.content, digest, l.email, case r.channel when 'post' then 'made' else 'to-send' end,
         case r.channel when 'email' then clock_timestamp() end, l.made_at
    from letter_recipient r join dealer d on d.id = r.dealer_id
   where r.series_id = l.series_id and r.dealer_id = l.dealer_id and d.municipality = any (own_municipalities());
  return found;
end $$;

create function programme.refuse_letter(of_series uuid, of_dealer uuid, why text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  update letter_recipient r set refused = why where r.series_id = of_series and r.dealer_id = of_dealer and is_organiser();
  return found;
end $$;

create function programme.finish_letter_series(of_series uuid) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  update letter_series s set made_at = clock_timestamp()
   where s.id = of_series and s.made_at is null and is_organiser() and not exists (
     select from letter_recipient r where r.series_id = s.id and r.refused is null
       and not exists (select from letter l where l.series_id = r.series_id and l.dealer_id = r.dealer_id));
  return found;
end $$;

-- A letter gets on: only from the state that was seen. Which steps there are stands in letters/rules/letter-states.ts.
create function programme.step_letter(of_letter uuid, seen_state text, to_state text, again_at timestamptz, code int)
returns boolean language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  update letter l set state = to_state, state_since = clock_timestamp(), next_attempt_at = again_at, answer_code = code,
         attempts = l.attempts + (case to_state when 'sending' then 1 else 0 end)
   where l.id = of_letter and l.state = seen_state and is_organiser() and l.municipality = any (own_municipalities());
  return found;
end $$;

-- For the process that works them off: which series wait, and in whose name; no dealer.
create function programme.waiting_letter_series()
returns table (series_id uuid, organisation_id text, organisation_name text, role text, account_id text, account_name text)
language sql stable security definer set search_path = programme, pg_temp as $$
  select s.id, s.organisation_id, o.name, s.role, s.account_id, s.account_name
    from letter_series s join access.organisation o on o.id = s.organisation_id where s.made_at is null order by s.started_at
$$;
-- Mails that are due, and those under way: by nobody any more, if their lock is free.
create function programme.waiting_letter_mails()
returns table (letter_id uuid, state text, organisation_id text, organisation_name text, role text, account_id text, account_name text)
language sql stable security definer set search_path = programme, pg_temp as $$
  select l.id, l.state, s.organisation_id, o.name, s.role, s.account_id, s.account_name
    from letter l join letter_series s on s.id = l.series_id join access.organisation o on o.id = s.organisation_id
   where l.state = 'sending' or (l.state = 'to-send' and l.next_attempt_at <= clock_timestamp())
   order by l.state desc, l.next_attempt_at, l.id limit 500
$$;
create function programme.letter_due(dated_on date, ended_on date, after_months int, after_end_months int) returns date
language sql immutable parallel safe
  return least(dated_on + make_interval(months => after_months), ended_on + make_interval(months => after_end_months))::date;
-- What is forgotten by a day: the texts and the mail address of a letter so many months after its date, or after its dealer
-- ended. That it was sent, and when, stays. Answers how many per municipality and the month in which they fell due.
create function programme.forget_letters(on_day date, after_months int, after_end_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = programme, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select l.municipality, to_char(letter_due(l.dated_on, d.ended_on, after_months, after_end_months), 'YYYY-MM'), count(*)
      from letter l join dealer d on d.id = l.dealer_id
     where (l.content is not null or l.email is not null)
       and letter_due(l.dated_on, d.ended_on, after_months, after_end_months) <= on_day
     group by 1, 2 order by 1, 2;
  if not for_real then return; end if;
  update letter l set content = null, email = null from dealer d
   where d.id = l.dealer_id and (l.content is not null or l.email is not null)
     and letter_due(l.dated_on, d.ended_on, after_months, after_end_months) <= on_day;
  update letter_recipient r set fields = '{}'
   where r.fields <> '{}' and exists (
     select from letter l where l.series_id = r.series_id and l.dealer_id = r.dealer_id and l.content is null);
end $$;

revoke execute on function programme.keep_letterhead(jsonb, bytea, text), programme.keep_letter_template(uuid, int, jsonb, text),
  programme.archive_letter_template(uuid, date), programme.start_letter_series(jsonb, jsonb, text), programme.claim_letter(uuid),
  programme.next_letter_number(text, int), programme.record_letter(jsonb, bytea), programme.refuse_letter(uuid, uuid, text),
  programme.finish_letter_series(uuid), programme.step_letter(uuid, text, text, timestamptz, int),
  programme.waiting_letter_series(), programme.waiting_letter_mails(), programme.forget_letters(date, int, int, boolean) from public;
grant execute on function programme.keep_letterhead(jsonb, bytea, text), programme.keep_letter_template(uuid, int, jsonb, text),
  programme.archive_letter_template(uuid, date), programme.start_letter_series(jsonb, jsonb, text), programme.claim_letter(uuid),
  programme.next_letter_number(text, int), programme.record_letter(jsonb, bytea), programme.refuse_letter(uuid, uuid, text),
  programme.finish_letter_series(uuid), programme.step_letter(uuid, text, text, timestamptz, int),
  programme.may_write_template(text) to helder_app;
grant execute on function programme.waiting_letter_series(), programme.waiting_letter_mails(),
  programme.forget_letters(date, int, int, boolean) to helder_worker;

set local role helder_owner;

create policy organisers on programme.letterhead for select to helder_app using (programme.is_organiser() and (
  organisation_id = platform.caller_organisation() or organisation_id like 'programme:%'
  or replace(organisation_id, 'municipality:', '') = any ((select programme.own_municipalities())::text[])));
create policy organisers on programme.letter_template for select to helder_app using (programme.is_organiser() and (
  organisation_id is null or organisation_id = platform.caller_organisation()
  or replace(organisation_id, 'municipality:', '') = any ((select programme.own_municipalities())::text[])));
create policy organisers on programme.letter_template_version for select to helder_app using (
  exists (select from programme.letter_template t where t.id = template_id));
create policy own_municipalities on programme.letter_recipient for select to helder_app using (programme.is_organiser()
  and municipality = any ((select programme.own_municipalities())::text[]));
create policy own_municipalities on programme.letter for select to helder_app using (programme.is_organiser()
  and municipality = any ((select programme.own_municipalities())::text[]));
create policy own_municipalities on programme.letter_series for select to helder_app using (programme.is_organiser() and (
  organisation_id = platform.caller_organisation()
  or exists (select from programme.letter_recipient r where r.series_id = letter_series.id)));
grant select on programme.letterhead, programme.letter_template, programme.letter_template_version, programme.letter_series,
  programme.letter_recipient, programme.letter to helder_app;
