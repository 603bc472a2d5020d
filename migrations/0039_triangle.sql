-- The triangle (driehoek): mayor, prosecutor and police decide together on a case. Three controllers meet here and none reads
-- the papers of another: a case is of its municipality, and reaches the partners of a meeting when it is put on the agenda,
-- which is a disclosure that is recorded. What police add is in a signed report that the municipality has, or in the answer
-- to a task (docs/decisions/0049).
create schema triangle;
grant usage on schema triangle to helder_app, helder_gate, helder_worker;
grant create on schema triangle to helder_gate;

create table triangle.triangle_case (
  id uuid primary key,
  municipality text not null references policy.municipality,
  dealer_id uuid not null references programme.dealer,
  -- As they were called and stood then: partners don't read the inventory.
  dealer_name text not null,
  dealer_place text not null,
  dealer_organisation_id text,
  -- The file of measures it is about, of the same municipality.
  case_file_id uuid,
  asked text not null check (asked <> ''),
  -- What stands on its one page; handed out by triangle.open_case alone.
  page jsonb not null check (jsonb_typeof(page) = 'object'),
  state text not null check (state in ('proposed', 'on-agenda', 'decided', 'postponed', 'closed', 'withdrawn')),
  version int not null default 1,
  proposed_on date not null,
  proposed_by_name text not null,
  changed_on date not null,
  -- The term of forgetting runs from here.
  ended_on date,
  check ((ended_on is null) = (state not in ('closed', 'withdrawn')))
);
create index triangle_case_municipality on triangle.triangle_case (municipality, proposed_on desc, id);
create index triangle_case_dealer on triangle.triangle_case (dealer_id);

-- Who sits together: municipalities of one base team, that team, and the office of the prosecution that was asked.
create table triangle.meeting (
  id uuid primary key,
  municipalities text[] not null check (cardinality(municipalities) between 1 and 20),
  base_team text not null references policy.base_team,
  prosecution_id text not null references access.organisation check (prosecution_id like 'prosecution:%'),
  prosecution_name text not null,
  held_on date not null,
  begins time not null,
  place text not null check (place <> ''),
  version int not null default 1,
  planned_by_name text not null
);
create index meeting_held_on on triangle.meeting (held_on);

create table triangle.agenda_item (
  meeting_id uuid not null references triangle.meeting,
  case_id uuid not null references triangle.triangle_case,
  position int not null check (position > 0),
  listed_on date not null,
  listed_by_name text not null,
  outcome text check (outcome in ('decided', 'postponed', 'withdrawn')),
  -- What was decided, or why it was not; no votes are kept.
  words text,
  noted_on date,
  noted_by_name text,
  primary key (meeting_id, case_id),
  check ((outcome is null) = (noted_on is null))
);
create index agenda_item_case on triangle.agenda_item (case_id);

create table triangle.task (
  id uuid primary key,
  case_id uuid not null references triangle.triangle_case,
  meeting_id uuid not null references triangle.meeting,
  position int not null,
  owner_organisation_id text not null references access.organisation,
  owner_name text not null,
  what text not null check (what <> ''),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'not-done')),
  -- What came of it, or why not; handed out by triangle.open_case alone.
  answer text,
  answered_on date,
  answered_by_name text,
  check ((state = 'open') = (answer is null) and (state = 'open') = (answered_on is null))
);
create index task_case on triangle.task (case_id, position);
create index task_owner on triangle.task (owner_organisation_id, state);

-- A signed report of police on the page of a case: words that the municipality has in a copy of its own.
create table triangle.attached_report (
  case_id uuid not null references triangle.triangle_case,
  report_id uuid not null,
  number text not null,
  from_name text not null,
  subject text not null,
  attached_on date not null,
  attached_by_name text not null,
  primary key (case_id, report_id)
);

-- What happened with a case, appended and never changed; with to whom it was disclosed.
create table triangle.case_event (
  id uuid primary key,
  case_id uuid not null references triangle.triangle_case,
  step text not null,
  happened_on date not null,
  meeting_id uuid references triangle.meeting,
  words text,
  disclosed_to text[],
  organisation_name text not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default clock_timestamp()
);
create index case_event_case on triangle.case_event (case_id, recorded_at);
create function triangle.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened with a case is append-only' using errcode = 'insufficient_privilege';
end $$;
-- Deleting is left to forgetting on time.
create trigger append_only before update on triangle.case_event for each row execute function triangle.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['triangle_case', 'meeting', 'agenda_item', 'task', 'attached_report', 'case_event'] loop
    execute format('alter table triangle.%I enable row level security', t);
    execute format('alter table triangle.%I force row level security', t);
    execute format('create policy gate on triangle.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on triangle.%I to helder_gate', t);
  end loop;
end $$;

-- Who takes part at all, who writes cases, and who leads: agenda and decisions are the mayor's office.
create function triangle.writes() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-lawyer'), false);
create function triangle.leads() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() = 'mayors-office', false);
create function triangle.takes_part() returns boolean language sql stable parallel safe
  return triangle.writes() or triangle.leads()
    or coalesce(platform.caller_role() in ('prosecutor', 'assistant-prosecutor', 'fencing-specialist'), false);
grant execute on function triangle.writes(), triangle.leads(), triangle.takes_part() to helder_app, helder_gate;

set local role helder_gate;

create function triangle.is_own(of_municipality text) returns boolean language sql stable
  return (triangle.writes() or triangle.leads()) and 'municipality:' || of_municipality = platform.caller_organisation();
-- The organisations of a meeting.
create function triangle.partners_of(m triangle.meeting) returns text[] language sql immutable
  return array['base-team:' || m.base_team, m.prosecution_id]
    || (select array_agg('municipality:' || s order by s) from unnest(m.municipalities) s);
create function triangle.sees_meeting(m triangle.meeting) returns boolean language sql stable
  return triangle.takes_part() and platform.caller_organisation() = any (triangle.partners_of(m));
-- A case of the own municipality, or one that stands or stood on an agenda of the caller's triangle.
create function triangle.sees_case(of_case uuid) returns boolean
language sql stable security definer set search_path = triangle, pg_temp as $$
  select takes_part() and exists (select from triangle_case c where c.id = of_case and (is_own(c.municipality) or exists (
    select from agenda_item i join meeting m on m.id = i.meeting_id
     where i.case_id = c.id and i.outcome is distinct from 'withdrawn' and sees_meeting(m))))
$$;
-- What police put on the page goes to the municipality that has the report, to police and to the prosecution; not to another
-- municipality at the same table.
create function triangle.sees_reports(of_case uuid) returns boolean
language sql stable security definer set search_path = triangle, pg_temp as $$
  select sees_case(of_case) and exists (select from triangle_case c where c.id = of_case
    and (is_own(c.municipality) or platform.caller_organisation() not like 'municipality:%'))
$$;
create function triangle.organisation_name(of_id text) returns text
language sql stable security definer set search_path = triangle, pg_temp as $$
  select o.name from access.organisation o where o.id = of_id
$$;
create function triangle.add_event(of_case uuid, of_step text, on_day date, of_meeting uuid, said text, given_to text[], account_name text)
returns void language sql security definer set search_path = triangle, pg_temp as $$
  insert into case_event (id, case_id, step, happened_on, meeting_id, words, disclosed_to, organisation_name, recorded_by_name)
  values (gen_random_uuid(), of_case, of_step, on_day, of_meeting, said, given_to,
    organisation_name(platform.caller_organisation()), account_name)
$$;

-- With whom a municipality can meet: its base team, the other municipalities of it, and offices of the prosecution.
create function triangle.partners() returns table (kind text, id text, name text)
language sql stable security definer set search_path = triangle, pg_temp as $$
  with own as (select m.base_team from policy.municipality m where is_own(m.slug))
  select split_part(o.id, ':', 1), o.id, coalesce(m.name, o.name) from access.organisation o
    left join policy.municipality m on 'municipality:' || m.slug = o.id, own
   where o.id = 'base-team:' || own.base_team or o.id like 'prosecution:%' or m.base_team = own.base_team
   order by 1, 3
$$;

-- A new case (seen_version 0) or another version of its page. Outcomes: kept, not-found, changed-elsewhere. Which states allow
-- it says case-table.ts: the version that was seen is the one it was asked of.
create function triangle.keep_case(p jsonb, seen_version int, on_day date, account_name text) returns text
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  c triangle_case;
  was triangle_case;
  d programme.dealer;
begin
  c := jsonb_populate_record(null::triangle_case, p);
  if not writes() then return 'not-found'; end if;
  if seen_version = 0 then
    select * into d from programme.dealer x where x.id = c.dealer_id and is_own(x.municipality);
    if d.id is null then return 'not-found'; end if;
    insert into triangle_case (id, municipality, dealer_id, dealer_name, dealer_place, dealer_organisation_id, case_file_id, asked,
      page, state, proposed_on, proposed_by_name, changed_on)
    values (c.id, d.municipality, d.id, d.name, concat(d.street, ' ', d.house_number, ', ', d.town),
      (select b.organisation_id from access.branch b where b.branch_number = d.branch_number), c.case_file_id, c.asked, c.page,
      'proposed', on_day, account_name, on_day);
    perform add_event(c.id, 'propose', on_day, null, null, null, account_name);
    return 'kept';
  end if;
  select * into was from triangle_case x where x.id = c.id for update;
  if was.id is null or not is_own(was.municipality) then return 'not-found'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  update triangle_case x set asked = c.asked, page = c.page, case_file_id = c.case_file_id, changed_on = on_day,
         version = was.version + 1 where x.id = c.id;
  perform add_event(c.id, 'change', on_day, null, null, null, account_name);
  return 'kept';
end $$;

-- A step of the municipality by itself: withdraw, close, return. Outcomes: taken, not-found, changed-elsewhere, tasks-open.
create function triangle.take_step(of_case uuid, seen_version int, of_step text, to_state text, said text, on_day date,
  account_name text) returns text
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  was triangle_case;
begin
  select * into was from triangle_case x where x.id = of_case for update;
  if was.id is null or not is_own(was.municipality) then return 'not-found'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  if to_state = 'closed' and exists (select from task t where t.case_id = of_case and t.state = 'open') then return 'tasks-open'; end if;
  update triangle_case x set state = to_state, version = was.version + 1, changed_on = on_day,
         ended_on = case when to_state in ('closed', 'withdrawn') then on_day end where x.id = of_case;
  if of_step = 'withdraw' then
    update agenda_item i set outcome = 'withdrawn', words = said, noted_on = on_day, noted_by_name = account_name
     where i.case_id = of_case and i.outcome is null;
  end if;
  perform add_event(of_case, of_step, on_day, null, said, null, account_name);
  return 'taken';
end $$;

-- A new meeting (seen_version 0) or another version of one. A municipality with cases on it stays. Outcomes: kept, not-found,
-- changed-elsewhere, meeting-has-cases.
create function triangle.keep_meeting(p jsonb, seen_version int, account_name text) returns text
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  m meeting;
  was meeting;
begin
  m := jsonb_populate_record(null::meeting, p);
  m.prosecution_name := organisation_name(m.prosecution_id);
  select n.base_team into m.base_team from policy.municipality n where is_own(n.slug) and n.slug = any (m.municipalities);
  if not leads() or m.base_team is null or exists (
    select from unnest(m.municipalities) s where not exists (
      select from policy.municipality n where n.slug = s and n.base_team = m.base_team)) then return 'not-found'; end if;
  if seen_version = 0 then
    insert into meeting (id, municipalities, base_team, prosecution_id, prosecution_name, held_on, begins, place, planned_by_name)
    values (m.id, m.municipalities, m.base_team, m.prosecution_id, m.prosecution_name, m.held_on, m.begins, m.place, account_name);
    return 'kept';
  end if;
  select * into was from meeting x where x.id = m.id for update;
  if was.id is null or not sees_meeting(was) then return 'not-found'; end if;
  if was.version <> seen_version then return 'changed-elsewhere'; end if;
  -- Who sits there is to whom a case was disclosed.
  if not (partners_of(was) <@ partners_of(m) and partners_of(m) <@ partners_of(was))
    and exists (select from agenda_item i where i.meeting_id = m.id) then return 'meeting-has-cases'; end if;
  update meeting x set municipalities = m.municipalities, prosecution_id = m.prosecution_id,
         prosecution_name = m.prosecution_name, held_on = m.held_on,
         begins = m.begins, place = m.place, version = was.version + 1 where x.id = m.id;
  return 'kept';
end $$;

-- A case of the own municipality comes on an agenda: its page is disclosed to the partners of that meeting, each in the access
-- log. Outcomes: listed, not-found, changed-elsewhere,
-- agenda-full, already-treated.
create function triangle.put_on_agenda(of_meeting uuid, of_case uuid, seen_version int, cases_max int, on_day date, account_name text)
returns text language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  m meeting;
  c triangle_case;
  given text[];
begin
  select * into m from meeting x where x.id = of_meeting for update;
  select * into c from triangle_case x where x.id = of_case for update;
  if m.id is null or c.id is null or not leads() or not is_own(c.municipality) or not c.municipality = any (m.municipalities) then
    return 'not-found';
  end if;
  if c.version <> seen_version then return 'changed-elsewhere'; end if;
  if (select count(*) from agenda_item i where i.meeting_id = of_meeting) >= cases_max then return 'agenda-full'; end if;
  given := array_remove(partners_of(m), 'municipality:' || c.municipality);
  insert into agenda_item (meeting_id, case_id, position, listed_on, listed_by_name)
  values (of_meeting, of_case, 1 + (select coalesce(max(i.position), 0) from agenda_item i where i.meeting_id = of_meeting), on_day,
    account_name)
  on conflict (meeting_id, case_id) do nothing;
  -- What was said of it at that meeting stays; it comes back on a later one.
  if not found then return 'already-treated'; end if;
  update triangle_case x set state = 'on-agenda', version = c.version + 1, changed_on = on_day where x.id = of_case;
  perform add_event(of_case, 'schedule', on_day, of_meeting, null, given, account_name);
  perform access.record_look('disclose-case', 'triangle-case', of_case::text, c.dealer_organisation_id, 'triangle',
    format('%s %s', m.held_on, m.place), partner) from unnest(given) partner;
  return 'listed';
end $$;

-- Off the agenda: the partners who got it only there read it no more. Outcomes: taken-off, not-found, changed-elsewhere.
create function triangle.take_off_agenda(of_meeting uuid, of_case uuid, seen_version int, on_day date, account_name text)
returns text language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  c triangle_case;
begin
  select * into c from triangle_case x where x.id = of_case for update;
  if c.id is null or not leads() or not is_own(c.municipality) then return 'not-found'; end if;
  if c.version <> seen_version then return 'changed-elsewhere'; end if;
  delete from agenda_item i where i.meeting_id = of_meeting and i.case_id = of_case and i.outcome is null;
  if not found then return 'not-found'; end if;
  update triangle_case x set state = 'proposed', version = c.version + 1, changed_on = on_day where x.id = of_case;
  perform add_event(of_case, 'take-off', on_day, of_meeting, null, null, account_name);
  return 'taken-off';
end $$;

-- The order of an agenda: every case of it, once. Outcomes: ordered, not-found, changed-elsewhere.
create function triangle.order_agenda(of_meeting uuid, of_cases uuid[]) returns text
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  m meeting;
begin
  select * into m from meeting x where x.id = of_meeting for update;
  if m.id is null or not leads() or not sees_meeting(m) then return 'not-found'; end if;
  if (select array_agg(i.case_id order by i.case_id) from agenda_item i where i.meeting_id = of_meeting)
    is distinct from (select array_agg(x order by x) from unnest(of_cases) x) then return 'changed-elsewhere'; end if;
  update agenda_item i set position = o.position from unnest(of_cases) with ordinality o (case_id, position)
   where i.meeting_id = of_meeting and i.case_id = o.case_id;
  return 'ordered';
end $$;

-- What was decided on a case at a meeting, with its tasks; or that it was put off. Outcomes: noted, not-found,
-- changed-elsewhere, meeting-not-yet.
create function triangle.note_decision(of_meeting uuid, of_case uuid, seen_version int, what text, said text, tasks jsonb, on_day date,
  account_name text) returns text
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  m meeting;
  c triangle_case;
begin
  select * into m from meeting x where x.id = of_meeting;
  select * into c from triangle_case x where x.id = of_case for update;
  if m.id is null or c.id is null or not leads() or not is_own(c.municipality) then return 'not-found'; end if;
  if c.version <> seen_version then return 'changed-elsewhere'; end if;
  if m.held_on > on_day then return 'meeting-not-yet'; end if;
  update agenda_item i set outcome = what, words = said, noted_on = on_day, noted_by_name = account_name
   where i.meeting_id = of_meeting and i.case_id = of_case and i.outcome is null;
  if not found then return 'not-found'; end if;
  insert into task (id, case_id, meeting_id, position, owner_organisation_id, owner_name, what, due_on)
  select (t ->> 'id')::uuid, of_case, of_meeting, n, o.id, o.name, t ->> 'what', (t ->> 'dueOn')::date
    from jsonb_array_elements(tasks) with ordinality x (t, n)
    join access.organisation o on o.id = case t ->> 'owner' when 'municipality' then 'municipality:' || c.municipality
      when 'base-team' then 'base-team:' || m.base_team when 'prosecution' then m.prosecution_id end;
  update triangle_case x set state = what, version = c.version + 1, changed_on = on_day where x.id = of_case;
  perform add_event(of_case, case what when 'decided' then 'decide' else 'postpone' end, on_day, of_meeting, said, null, account_name);
  return 'noted';
end $$;

-- An assistant public prosecutor puts a signed report of the own team on the page of a case of its municipality, about the
-- same place of business. The words come from the copy that the municipality has. Outcomes: attached, not-found, enough.
create function triangle.attach_report(of_case uuid, of_report uuid, reports_max int, on_day date, account_name text) returns text
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  c triangle_case;
  r record;
begin
  select * into c from triangle_case x where x.id = of_case for update;
  if c.id is null or c.ended_on is not null or not sees_case(of_case)
    or platform.caller_role() is distinct from 'assistant-prosecutor' then return 'not-found'; end if;
  select s.id, v.number, v.from_name, v.document::jsonb ->> 'subject' as subject into r
    from disclosures.report s join supervision.received_report v on v.id = s.id and v.organisation_id = 'municipality:' || c.municipality
    join programme.dealer d on d.id = c.dealer_id and d.branch_number = s.branch_number
   where s.id = of_report and s.organisation_id = platform.caller_organisation() and s.signed_at is not null;
  if r.id is null then return 'not-found'; end if;
  if exists (select from attached_report a where a.case_id = of_case and a.report_id = of_report) then return 'attached'; end if;
  if (select count(*) from attached_report a where a.case_id = of_case) >= reports_max then return 'enough'; end if;
  insert into attached_report values (of_case, of_report, r.number, r.from_name, r.subject, on_day, account_name);
  perform add_event(of_case, 'attach-report', on_day, null, r.number, null, account_name);
  perform access.record_look('disclose-report', 'administrative-report', of_report::text, c.dealer_organisation_id, 'triangle',
    r.number, office) from (select distinct m.prosecution_id as office from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = of_case) x;
  return 'attached';
end $$;

-- Whoever owns a task says what came of it, or why not; once. Outcomes: answered, not-found, already-answered.
create function triangle.answer_task(of_task uuid, new_state text, said text, on_day date, account_name text) returns text
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  t task;
begin
  select * into t from task x where x.id = of_task for update;
  if t.id is null or not sees_case(t.case_id) or t.owner_organisation_id is distinct from platform.caller_organisation() then
    return 'not-found';
  end if;
  if t.state <> 'open' then return 'already-answered'; end if;
  update task x set state = new_state, answer = said, answered_on = on_day, answered_by_name = account_name where x.id = of_task;
  perform add_event(t.case_id, case new_state when 'done' then 'task-done' else 'task-not-done' end, on_day, t.meeting_id, t.what, null,
    account_name);
  return 'answered';
end $$;

-- Everything of a case, handed out once the look is recorded; null: not the caller's to read.
create function triangle.open_case(of_case uuid) returns jsonb
language plpgsql security definer set search_path = triangle, pg_temp as $$
declare
  c triangle_case;
begin
  select * into c from triangle_case x where x.id = of_case and sees_case(x.id);
  if c.id is null then return null; end if;
  perform access.record_look('open-case', 'triangle-case', of_case::text, c.dealer_organisation_id, 'triangle', null);
  return jsonb_build_object('page', c.page,
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('id', r.report_id, 'number', r.number, 'from', r.from_name,
      'subject', r.subject, 'on', r.attached_on) order by r.number), '[]') from attached_report r where r.case_id = c.id and sees_reports(c.id)),
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('meetingId', m.id, 'heldOn', m.held_on, 'outcome', i.outcome,
      'words', i.words, 'by', i.noted_by_name) order by m.held_on), '[]') from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = c.id and i.outcome is not null),
    'answers', (select coalesce(jsonb_object_agg(t.id, jsonb_build_object('words', t.answer, 'on', t.answered_on, 'by',
      t.answered_by_name)), '{}') from task t where t.case_id = c.id and t.state <> 'open'),
    'history', (select coalesce(jsonb_agg(jsonb_build_object('step', e.step, 'on', e.happened_on, 'words', e.words, 'by',
      e.recorded_by_name, 'organisation', e.organisation_name, 'disclosedTo', (select array_agg(organisation_name(x) order by 1)
      from unnest(e.disclosed_to) x)) order by e.recorded_at, e.id), '[]') from case_event e where e.case_id = c.id));
end $$;

-- Per municipality how many cases were proposed, decided and closed in a time, and of its tasks how many came due and were done.
-- Counts without a name: who reads the effect of the approach reads them all.
create function triangle.counts(from_day date, until_day date)
returns table (municipality text, cases int, decisions int, tasks int, tasks_done int, tasks_not_done int, closed int)
language sql stable security definer set search_path = triangle, pg_temp as $$
  select m.slug,
         (select count(*)::int from triangle_case c where c.municipality = m.slug and c.proposed_on between from_day and until_day),
         (select count(*)::int from agenda_item i join triangle_case c on c.id = i.case_id
           where c.municipality = m.slug and i.outcome = 'decided' and i.noted_on between from_day and until_day),
         (select count(*)::int from task t join triangle_case c on c.id = t.case_id join meeting x on x.id = t.meeting_id
           where c.municipality = m.slug and x.held_on between from_day and until_day),
         (select count(*)::int from task t join triangle_case c on c.id = t.case_id
           where c.municipality = m.slug and t.state = 'done' and t.answered_on between from_day and until_day),
         (select count(*)::int from task t join triangle_case c on c.id = t.case_id
           where c.municipality = m.slug and t.state = 'not-done' and t.answered_on between from_day and until_day),
         (select count(*)::int from triangle_case c
           where c.municipality = m.slug and c.state = 'closed' and c.ended_on between from_day and until_day)
    from policy.municipality m
   where coalesce(platform.caller_role() in ('programme-coordinator', 'programme-officer', 'mayors-office', 'prosecutor'), false)
   order by 1
$$;

-- What is forgotten by a day: cases so many months after they ended, with all that hangs on them. Answers how many per
-- municipality and the month in which they fell due.
create function triangle.forget_cases(on_day date, after_months int, for_real boolean)
returns table (municipality text, month text, count bigint)
language plpgsql security definer set search_path = triangle, pg_temp as $$
#variable_conflict use_column
declare
  due uuid[];
begin
  select array_agg(c.id) into due from triangle_case c where (c.ended_on + make_interval(months => after_months))::date <= on_day;
  return query
    select c.municipality, to_char(c.ended_on + make_interval(months => after_months), 'YYYY-MM'), count(*)
      from triangle_case c where c.id = any (due) group by 1, 2 order by 1, 2;
  if not for_real then return; end if;
  delete from case_event e where e.case_id = any (due);
  delete from attached_report r where r.case_id = any (due);
  delete from task t where t.case_id = any (due);
  delete from agenda_item i where i.case_id = any (due);
  delete from triangle_case c where c.id = any (due);
end $$;

do $$
declare
  f text;
begin
  for f in select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'triangle'::regnamespace
    and p.proname not in ('refuse_change', 'writes', 'leads', 'takes_part') loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function triangle.is_own(text), triangle.partners_of(triangle.meeting), triangle.sees_meeting(triangle.meeting),
  triangle.sees_case(uuid), triangle.sees_reports(uuid), triangle.partners(), triangle.keep_case(jsonb, int, date, text),
  triangle.take_step(uuid, int, text, text, text, date, text), triangle.keep_meeting(jsonb, int, text),
  triangle.put_on_agenda(uuid, uuid, int, int, date, text), triangle.take_off_agenda(uuid, uuid, int, date, text),
  triangle.order_agenda(uuid, uuid[]), triangle.note_decision(uuid, uuid, int, text, text, jsonb, date, text),
  triangle.attach_report(uuid, uuid, int, date, text), triangle.answer_task(uuid, text, text, date, text),
  triangle.open_case(uuid), triangle.counts(date, date) to helder_app;
grant execute on function triangle.forget_cases(date, int, boolean) to helder_worker;

set local role helder_owner;

create policy own_triangle on triangle.triangle_case for select to helder_app using (triangle.sees_case(id));
create policy own_triangle on triangle.meeting for select to helder_app using (triangle.sees_meeting(meeting));
create policy own_triangle on triangle.agenda_item for select to helder_app using (triangle.sees_case(case_id));
create policy own_triangle on triangle.task for select to helder_app using (triangle.sees_case(case_id));
create policy own_triangle on triangle.attached_report for select to helder_app using (triangle.sees_reports(case_id));
create policy own_triangle on triangle.case_event for select to helder_app using (triangle.sees_case(case_id));
-- Never what stands on a page, what was decided or answered in words: triangle.open_case is the door.
grant select (id, municipality, dealer_id, dealer_name, dealer_place, case_file_id, asked, state, version, proposed_on,
  proposed_by_name, changed_on, ended_on) on triangle.triangle_case to helder_app;
grant select on triangle.meeting to helder_app;
grant select (meeting_id, case_id, position, listed_on, listed_by_name, outcome, noted_on) on triangle.agenda_item to helder_app;
grant select (id, case_id, meeting_id, position, owner_organisation_id, owner_name, what, due_on, state, answered_on)
  on triangle.task to helder_app;
grant select (case_id, report_id, number, from_name, attached_on) on triangle.attached_report to helder_app;
grant select (id, case_id, step, happened_on, meeting_id, recorded_at) on triangle.case_event to helder_app;
