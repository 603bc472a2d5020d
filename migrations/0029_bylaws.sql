-- Bylaw status (plan of Twente, P11): which article holds where, since when, and what is still a draft. An article that a
-- rule belongs to writes that rule: policy.rule stays the one place that says what the counter demands.
grant create on schema policy to helder_gate;

-- One text of one part of the rules of a municipality, from a day on. Its words are never changed: a better text of the same
-- day comes beside it and settles it. Until when it holds follows from what comes after (rules/bylaw-on.ts).
create table policy.bylaw_article (
  id uuid primary key,
  municipality text not null references policy.municipality,
  part text not null check (part in ('document', 'photo', 'holding', 'sales-register', 'notice', 'refusal', 'exemption',
    'designation', 'inspectors', 'enforcement-policy')),
  status text not null check (status in ('draft', 'in-force')),
  -- As it is cited: 'art. 2:67 APV', or the name of a decree.
  article text not null check (article <> ''),
  body text not null,
  -- Of a draft the day that is planned.
  valid_from date not null,
  -- The last day, inclusive, when it was decided beforehand or the article was repealed.
  valid_until date,
  publication text not null,
  -- The dated value of the rule that belongs to the part; null where none does.
  value jsonb,
  -- The topic of policy.rule that this article decides; null where none does.
  topic text,
  -- Why somebody enters or ends something that reaches into the past.
  reason text,
  entered_at timestamptz(3) not null default now(),
  entered_by_name text not null,
  organisation_id text not null,
  -- Withdrawn before its day, or in whose place another text of that day or a decided article came.
  settled_at timestamptz(3),
  check (valid_until >= valid_from)
);
create index bylaw_article_part on policy.bylaw_article (municipality, part, valid_from);

-- Local focus branches (plan of Twente, P7): decided by the triangle, dated, and written down somewhere. The last one that
-- has begun counts; the four of the region count always and stand in the code that reads this.
-- Not a topic of policy.rule: software of before this migration refuses topics that it does not know.
create table policy.focus_decision (
  id uuid primary key,
  municipality text not null references policy.municipality,
  kinds text[] not null,
  decided_on date not null,
  valid_from date not null,
  recorded_in text not null check (recorded_in <> ''),
  entered_at timestamptz(3) not null default now(),
  entered_by_name text not null,
  organisation_id text not null,
  check (valid_from >= decided_on)
);
create index focus_decision_municipality on policy.focus_decision (municipality, valid_from);

-- The last day that was decided for a rule itself; null: open. valid_until can be earlier, while a later rule holds.
alter table policy.rule add column own_until date;

alter table policy.bylaw_article enable row level security;
alter table policy.bylaw_article force row level security;
alter table policy.focus_decision enable row level security;
alter table policy.focus_decision force row level security;
create policy gate on policy.bylaw_article to helder_gate using (true) with check (true);
create policy gate on policy.focus_decision to helder_gate using (true) with check (true);
grant select, insert, update on policy.bylaw_article to helder_gate;
grant select, insert on policy.focus_decision to helder_gate;
-- A rule that was withdrawn before its day never held.
grant delete on policy.rule to helder_gate;

-- Rules that stood here before have their article, as far as it is known: the text is still to be typed in.
set local role helder_gate;
insert into policy.bylaw_article (id, municipality, part, status, article, body, valid_from, valid_until, publication, value,
  topic, entered_by_name, organisation_id)
select gen_random_uuid(), r.municipality,
       case r.topic when 'seller' then 'document' when 'sales' then 'sales-register' else r.topic end,
       'in-force', r.legal_basis, '', r.valid_from, r.valid_until, r.source,
       case when r.topic = 'designation' then r.value || '{"register": "this"}'::jsonb else r.value end,
       r.topic, 'helder migrate', 'municipality:' || r.municipality
  from policy.rule r where r.topic in ('seller', 'holding', 'sales', 'designation');

-- Whether the caller may decide the rules of a municipality: its own office, or the programme's with a mandate.
create function policy.decides_for(of_municipality text) returns boolean
language sql stable security definer set search_path = policy, pg_temp as $$
  select programme.is_organiser() and of_municipality = any (programme.own_municipalities())
$$;

-- A dated rule, from a day on. What held before ends the day before; what was decided for later begins as it was. A null
-- value ends what holds and puts nothing in its place. Entries that stand are never touched: they keep their own days.
-- Outcomes: decided, not-found (not the caller's), reason-needed (today or before, without a reason).
create function policy.decide_rule(of_municipality text, of_topic text, new_value jsonb, from_day date, until_day date,
  basis text, basis_source text, why text) returns text
language plpgsql security definer set search_path = policy, pg_temp as $$
declare
  next_from date;
begin
  -- How long and how much cash is for the law of the country, not for a council.
  if not decides_for(of_municipality) or of_topic not in ('holding', 'seller', 'sales', 'designation', 'categories') then
    return 'not-found';
  end if;
  if from_day <= (now() at time zone 'Europe/Amsterdam')::date and coalesce(why, '') = '' then return 'reason-needed'; end if;
  perform pg_advisory_xact_lock(hashtextextended('policy.rule ' || of_municipality || ' ' || of_topic, 0));
  update rule r set valid_until = from_day - 1
   where r.municipality = of_municipality and r.topic = of_topic and r.valid_from < from_day
     and coalesce(r.valid_until, 'infinity') >= from_day;
  if new_value is null then return 'decided'; end if;
  select min(r.valid_from) into next_from from rule r
   where r.municipality = of_municipality and r.topic = of_topic and r.valid_from > from_day;
  insert into rule (municipality, topic, value, preset, valid_from, valid_until, own_until, legal_basis, source)
  values (of_municipality, of_topic, new_value, null, from_day, least(until_day, next_from - 1), until_day, basis, basis_source)
  on conflict (municipality, topic, valid_from) do update
     set value = excluded.value, preset = null, valid_until = excluded.valid_until, own_until = excluded.own_until,
         legal_basis = excluded.legal_basis, source = excluded.source;
  return 'decided';
end $$;

-- A rule that has not begun goes, and the one before goes on as it would have; a rule that holds gets a last day.
create function policy.end_rule(of_municipality text, of_topic text, from_day date, until_day date) returns void
language plpgsql security definer set search_path = policy, pg_temp as $$
declare
  next_from date;
begin
  if not decides_for(of_municipality) then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('policy.rule ' || of_municipality || ' ' || of_topic, 0));
  if until_day is not null then
    update rule r set valid_until = least(r.valid_until, until_day), own_until = until_day
     where r.municipality = of_municipality and r.topic = of_topic and r.valid_from = from_day and r.valid_from <= until_day;
    return;
  end if;
  if from_day <= (now() at time zone 'Europe/Amsterdam')::date then return; end if;
  delete from rule r where r.municipality = of_municipality and r.topic = of_topic and r.valid_from = from_day;
  select min(r.valid_from) into next_from from rule r
   where r.municipality = of_municipality and r.topic = of_topic and r.valid_from > from_day;
  update rule r set valid_until = least(r.own_until, next_from - 1)
   where r.municipality = of_municipality and r.topic = of_topic and r.valid_until = from_day - 1;
end $$;

-- An article of a part comes into the rules, or as a draft beside them. `rule_value` is what it decides for its topic.
-- Outcomes: entered, not-found, reason-needed.
create function policy.enter_article(p jsonb, rule_value jsonb, draft_id uuid, account_name text) returns text
language plpgsql security definer set search_path = policy, pg_temp as $$
declare
  a bylaw_article;
  outcome text;
begin
  a := jsonb_populate_record(null::bylaw_article, p);
  if not decides_for(a.municipality) then return 'not-found'; end if;
  if draft_id is not null then
    update bylaw_article d set settled_at = now() where d.id = draft_id and d.municipality = a.municipality
       and d.part = a.part and d.status = 'draft' and d.settled_at is null;
    if not found then return 'not-found'; end if;
  end if;
  if a.status = 'in-force' then
    if a.valid_from <= (now() at time zone 'Europe/Amsterdam')::date and coalesce(a.reason, '') = '' then
      return 'reason-needed';
    end if;
    update bylaw_article d set settled_at = now() where d.municipality = a.municipality and d.part = a.part
       and d.status = 'in-force' and d.valid_from = a.valid_from and d.settled_at is null;
    if a.topic is not null then
      outcome := decide_rule(a.municipality, a.topic, rule_value, a.valid_from, a.valid_until, a.article, a.publication, a.reason);
      if outcome <> 'decided' then raise exception 'rule of % refused: %', a.part, outcome; end if;
    end if;
  end if;
  insert into bylaw_article (id, municipality, part, status, article, body, valid_from, valid_until, publication, value, topic,
    reason, entered_by_name, organisation_id)
  values (a.id, a.municipality, a.part, a.status, a.article, a.body, a.valid_from, a.valid_until, a.publication, a.value,
    a.topic, a.reason, account_name, platform.caller_organisation());
  return 'entered';
end $$;

-- Without a last day: a draft, or an article that has not begun, is withdrawn. With one: an article is repealed.
-- Outcomes: ended, not-found, reason-needed, step-not-possible.
create function policy.end_article(article_id uuid, until_day date, why text) returns text
language plpgsql security definer set search_path = policy, pg_temp as $$
declare
  a bylaw_article;
  today date := (now() at time zone 'Europe/Amsterdam')::date;
begin
  select * into a from bylaw_article x where x.id = article_id and x.settled_at is null for update;
  if a.id is null or not decides_for(a.municipality) then return 'not-found'; end if;
  if until_day is null then
    if a.status = 'in-force' and a.valid_from <= today then return 'step-not-possible'; end if;
    update bylaw_article x set settled_at = now(), reason = coalesce(why, x.reason) where x.id = a.id;
  else
    if a.status = 'draft' or a.part = 'exemption' or until_day < a.valid_from then return 'step-not-possible'; end if;
    if until_day < today and coalesce(why, '') = '' then return 'reason-needed'; end if;
    update bylaw_article x set valid_until = until_day, reason = coalesce(why, x.reason) where x.id = a.id;
  end if;
  if a.status = 'in-force' and a.topic is not null then
    perform end_rule(a.municipality, a.topic, a.valid_from, until_day);
  end if;
  return 'ended';
end $$;

-- What the triangle decided on local focus branches. Outcomes: decided, not-found.
create function policy.decide_focus(decision_id uuid, of_municipality text, of_kinds text[], decided_day date, from_day date,
  written_in text, account_name text) returns text
language plpgsql security definer set search_path = policy, pg_temp as $$
begin
  if not decides_for(of_municipality) then return 'not-found'; end if;
  insert into focus_decision (id, municipality, kinds, decided_on, valid_from, recorded_in, entered_by_name, organisation_id)
  values (decision_id, of_municipality, of_kinds, decided_day, from_day, written_in, account_name, platform.caller_organisation());
  return 'decided';
end $$;

-- Which office works on the dealers of which municipality, by its name: a published decree.
create function policy.mandates() returns table (municipality text, office text, decree text, valid_from date, valid_until date)
language sql stable security definer set search_path = policy, pg_temp as $$
  select m.municipality, o.name, m.decree, m.valid_from, m.valid_until
    from programme.mandate m join access.organisation o on o.id = m.organisation_id
$$;

revoke execute on function policy.mandates(), policy.decides_for(text), policy.decide_rule(text, text, jsonb, date, date, text, text, text),
  policy.end_rule(text, text, date, date), policy.enter_article(jsonb, jsonb, uuid, text),
  policy.end_article(uuid, date, text), policy.decide_focus(uuid, text, text[], date, date, text, text) from public;
grant execute on function policy.mandates(), policy.decides_for(text), policy.decide_rule(text, text, jsonb, date, date, text, text, text),
  policy.enter_article(jsonb, jsonb, uuid, text), policy.end_article(uuid, date, text),
  policy.decide_focus(uuid, text, text[], date, date, text, text) to helder_app;

set local role helder_owner;

-- What councils and triangles decided is no secret among those who work with it; who typed it in is theirs.
create function policy.reads_bylaws() returns boolean language sql stable parallel safe
  return coalesce(platform.caller_role() in ('municipal-officer', 'municipal-inspector', 'enforcement-officer',
    'municipal-lawyer', 'mayors-office', 'police-inspector', 'fencing-specialist', 'detective', 'assistant-prosecutor',
    'programme-officer', 'programme-coordinator'), false);
grant execute on function policy.reads_bylaws() to helder_app, helder_gate;
create policy programme on policy.bylaw_article for select to helder_app using (policy.reads_bylaws());
create policy programme on policy.focus_decision for select to helder_app using (policy.reads_bylaws());
grant select on policy.bylaw_article, policy.focus_decision to helder_app;
