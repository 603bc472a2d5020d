-- Data subject requests: what somebody asks one controller about the own data (AVG art. 12 and 15 to 17, Wpg art. 25 to 28).
-- Of who asks nothing is kept here: the answer goes out on paper, and each look at what it says stands in the access log.
create schema subject_requests;
grant usage on schema subject_requests to helder_app, helder_gate;
grant create on schema subject_requests to helder_gate;

create table subject_requests.request (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  kind text not null check (kind in ('access', 'correction', 'erasure')),
  received_on date not null,
  due_on date not null check (due_on > received_on),
  answered_on date check (answered_on >= received_on)
);
create index request_due on subject_requests.request (organisation_id, due_on, id);

alter table subject_requests.request enable row level security;
alter table subject_requests.request force row level security;
create policy gate on subject_requests.request to helder_gate using (true) with check (true);
grant select, insert, update on subject_requests.request to helder_gate;
-- The owner of a dealer's business, and the privacy officer of an organisation: each of its own.
create function subject_requests.answers_requests() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('dealer', 'privacy-officer'), false);
grant execute on function subject_requests.answers_requests() to helder_app, helder_gate;
create policy own on subject_requests.request for select to helder_app using (
  subject_requests.answers_requests() and organisation_id = platform.caller_organisation());
grant select on subject_requests.request to helder_app;

set local role helder_gate;

create function subject_requests.record_request(id uuid, kind text, received_on date, due_on date) returns void
language plpgsql security definer set search_path = subject_requests, pg_temp as $$
begin
  if not answers_requests() or platform.caller_organisation() is null then
    raise exception 'no right to record a request' using errcode = 'insufficient_privilege';
  end if;
  insert into request (id, organisation_id, kind, received_on, due_on)
  values (record_request.id, platform.caller_organisation(), record_request.kind, record_request.received_on, record_request.due_on);
end $$;

-- The answer went out. Outcomes: noted, already-answered, not-found.
create function subject_requests.note_answer(request_id uuid, on_day date) returns text
language plpgsql security definer set search_path = subject_requests, pg_temp as $$
declare
  known request;
begin
  select * into known from request r
   where r.id = request_id and answers_requests() and r.organisation_id = platform.caller_organisation() for update;
  if known.id is null then return 'not-found'; end if;
  if known.answered_on is not null then return 'already-answered'; end if;
  update request r set answered_on = on_day where r.id = request_id;
  return 'noted';
end $$;

-- Whether the caller is the privacy officer of an organisation of this kind, with this request among its own.
create function subject_requests.answers_for(kind_of_organisation text, request_id uuid) returns boolean
language sql stable security definer set search_path = subject_requests, pg_temp as $$
  select coalesce(platform.caller_role() = 'privacy-officer'
    and platform.caller_organisation() like kind_of_organisation || ':%'
    and exists (select from request r where r.id = request_id and r.organisation_id = platform.caller_organisation()), false)
$$;

-- What the police of the caller's team keep under one reference that somebody gives: a goods list by its reference, theft
-- reports by their registration number. Also what was removed from daily work: the right reaches what is still kept. Never
-- hits that nobody decided, nor tips: an investigation may be running. Each thing handed out is a look, recorded here;
-- that it was given to the data subject is recorded once it is clear whose it is.
create function thefts.gather_for_subject(wanted text, request_id uuid, opens_reports boolean)
returns table (kind text, id uuid, organisation_id text, content jsonb, bucket text, wrapped_key bytea, box bytea)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  own text := platform.caller_organisation();
  team text := substr(platform.caller_organisation(), length('base-team:') + 1);
  before text := coalesce(current_setting('helder.retention', true), '');
  l goods_list;
  r report;
begin
  if not subject_requests.answers_for('base-team', gather_for_subject.request_id) then return; end if;
  perform set_config('helder.retention', 'on', true);
  for l in select g.* from goods_list g where g.reference = upper(wanted) and g.base_team = team loop
    perform access.record_look('open-for-data-subject', 'goods-list', l.id::text, l.organisation_id,
      'data-subject-request', gather_for_subject.request_id::text);
    return query
    select 'goods-list', l.id, l.organisation_id, jsonb_build_object(
        'reference', l.reference, 'state', l.state, 'committedOn', l.committed_on,
        'sentOn', (l.sent_at at time zone 'Europe/Amsterdam')::date, 'removedOn', l.removed_on,
        'registrationNumber', l.registration_number,
        'pictures', (select count(*) from listed_picture p where p.list_id = l.id),
        'looks', coalesce((
          select jsonb_agg(jsonb_build_object('on', (k.at at time zone 'Europe/Amsterdam')::date, 'role', k.role) order by k.id)
            from access.log k where k.subject_kind = 'goods-list' and k.subject_id = l.id::text
             and k.organisation_id = own and k.action in ('open-list-owner', 'open-goods-picture')), '[]'),
        'items', (
          select coalesce(jsonb_agg(jsonb_build_object(
              'category', i.category, 'brand', i.brand, 'model', i.model, 'colour', i.colour, 'description', i.description,
              'numbers', (select coalesce(jsonb_agg(x.value order by x.position), '[]') from listed_identifier x where x.item_id = i.id),
              'endedOn', null, 'confirmedOn', '[]'::jsonb) order by i.position), '[]')
            from listed_item i where i.list_id = l.id)),
      o.bucket, o.wrapped_key, o.box
      from (select 1) one left join owner_box o on o.list_id = l.id;
  end loop;
  for r in
    select t.* from report t
     where t.registration_number is not null and registration_key(t.registration_number) = registration_key(wanted)
       and (t.organisation_id = own or exists (select from item i where i.report_id = t.id and i.base_team = team))
     order by t.recorded_at
  loop
    if not opens_reports then
      return query select 'theft-report', r.id, own, null::jsonb, null::text, null::bytea, null::bytea;
      continue;
    end if;
    perform access.record_look('open-for-data-subject', 'theft-report', r.id::text, r.organisation_id,
      'data-subject-request', gather_for_subject.request_id::text);
    return query
    select 'theft-report', r.id, r.organisation_id, jsonb_build_object(
        'registrationNumber', r.registration_number, 'source', r.source, 'committedOn', r.committed_on, 'place', r.place,
        'recordedOn', (r.recorded_at at time zone 'Europe/Amsterdam')::date, 'removedOn', r.removed_on,
        'items', (
          select coalesce(jsonb_agg(jsonb_build_object(
              'category', i.category, 'brand', i.brand, 'model', i.model, 'colour', i.colour, 'description', i.description,
              'numbers', (select coalesce(jsonb_agg(x.value order by x.position), '[]') from item_identifier x where x.item_id = i.id),
              'endedOn', i.ended_on,
              'confirmedOn', (
                select coalesce(jsonb_agg(distinct (e.at at time zone 'Europe/Amsterdam')::date), '[]')
                  from matching.hit h join matching.hit_event e on e.hit_id = h.id and e.event = 'confirmed'
                 where h.stolen_item_id = i.id and h.state = 'confirmed')) order by i.reference), '[]')
            from item i where i.report_id = r.id)),
      null::text, null::bytea, null::bytea;
  end loop;
  perform set_config('helder.retention', before, true);
end $$;

-- Which administrative reports about a dealer the caller's municipality received, and when they were opened and in what
-- capacity. What one says comes along only where the privacy officer gives it.
create function supervision.gather_for_subject(dealer text, request_id uuid, given uuid[])
returns table (id uuid, from_name text, number text, branch_name text, received_at timestamptz, openings jsonb, document text)
language plpgsql security definer set search_path = supervision, pg_temp as $$
#variable_conflict use_column
declare
  r received_report;
begin
  if not subject_requests.answers_for('municipality', gather_for_subject.request_id) then return; end if;
  for r in
    select t.* from received_report t
     where t.organisation_id = platform.caller_organisation() and t.dealer_organisation_id = dealer order by t.received_at, t.id
  loop
    perform access.record_look('answer-data-subject-request', 'administrative-report', r.id::text, r.dealer_organisation_id,
      'data-subject-request', gather_for_subject.request_id::text, 'data-subject');
    return query
    select r.id, r.from_name, r.number, r.branch_name, r.received_at,
      coalesce((select jsonb_agg(jsonb_build_object('on', (k.at at time zone 'Europe/Amsterdam')::date, 'role', k.role) order by k.id)
                  from access.log k where k.subject_kind = 'administrative-report' and k.subject_id = r.id::text
                   and k.organisation_id = r.organisation_id and k.action = 'open-received-report'), '[]'),
      case when r.id = any (given) then r.document end;
  end loop;
end $$;

revoke execute on function subject_requests.record_request(uuid, text, date, date), subject_requests.note_answer(uuid, date),
  subject_requests.answers_for(text, uuid), thefts.gather_for_subject(text, uuid, boolean),
  supervision.gather_for_subject(text, uuid, uuid[]) from public;
grant execute on function subject_requests.record_request(uuid, text, date, date), subject_requests.note_answer(uuid, date),
  thefts.gather_for_subject(text, uuid, boolean), supervision.gather_for_subject(text, uuid, uuid[]) to helder_app;

set local role helder_owner;
