-- The doors of police data on stolen goods: one for a report that police record, one for an import by the operator.
set local role helder_gate;

-- Writes reports with their items, set-based. Source and reference are the key of a report and of an item: the same
-- content changes nothing, other content is a new version. Within `p` each key may stand once. Not granted to anyone:
-- the doors below decide who may. Gives per item what happened.
create function thefts.write_reports(p jsonb)
returns table (ordinal int, outcome text, item_id uuid, report_id uuid)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  before bigint;
  grown bigint;
  judged jsonb;
begin
  -- Held to the end of the transaction: writers of stolen items follow one another, so their numbers appear in order.
  select c.n into before from change c for update;

  insert into report (id, organisation_id, source, reference, registration_number, committed_on, place)
  select r.id, r.organisation_id, r.source, r.reference, r.registration_number, r.committed_on, r.place
    from jsonb_to_recordset(p -> 'reports') as r(id uuid, organisation_id text, source text, reference text,
      registration_number text, committed_on date, place text)
  on conflict (source, reference) do nothing;

  select coalesce(jsonb_agg(j), '[]'), count(*) filter (where j.outcome <> 'unchanged') into judged, grown
    from (
      select i.ordinal, coalesce(old.id, i.id) as item_id, r.id as report_id, old.report_id as old_report_id,
        case when old.id is null then 'new'
             when old.content_digest <> decode(i.digest, 'hex') then 'changed' else 'unchanged' end as outcome,
        before + count(*) filter (where old.content_digest is distinct from decode(i.digest, 'hex'))
          over (order by i.ordinal) as n
        from jsonb_to_recordset(p -> 'items') as i(ordinal int, id uuid, source text, report_reference text, reference text,
          digest text)
        join report r on r.source = i.source and r.reference = i.report_reference
        left join item old on old.source = i.source and old.reference = i.reference) j;

  insert into item_version (item_id, version, content)
  select old.id, old.version, to_jsonb(old) - 'content_digest' || jsonb_build_object('identifiers', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'value', x.value) order by x.position), '[]')
        from item_identifier x where x.item_id = old.id))
    from jsonb_to_recordset(judged) as j(item_id uuid, outcome text) join item old on old.id = j.item_id
   where j.outcome = 'changed';

  insert into item as kept (id, report_id, source, reference, content_digest, category, category_text, brand, model, colour,
    description, committed_on, place, municipality, base_team, change_n)
  select j.item_id, j.report_id, i.source, i.reference, decode(i.digest, 'hex'), i.category, i.category_text, i.brand, i.model,
         i.colour, i.description, i.committed_on, i.place, i.municipality, i.base_team, j.n
    from jsonb_to_recordset(judged) as j(ordinal int, item_id uuid, report_id uuid, outcome text, n bigint)
    join jsonb_to_recordset(p -> 'items') as i(ordinal int, source text, reference text, digest text, category text,
      category_text text, brand text, model text, colour text, description text, committed_on date, place text,
      municipality text, base_team text) using (ordinal)
   where j.outcome <> 'unchanged'
  on conflict (source, reference) do update set report_id = excluded.report_id, version = kept.version + 1,
    content_digest = excluded.content_digest, category = excluded.category, category_text = excluded.category_text,
    brand = excluded.brand, model = excluded.model, colour = excluded.colour, description = excluded.description,
    committed_on = excluded.committed_on, place = excluded.place, municipality = excluded.municipality,
    base_team = excluded.base_team, change_n = excluded.change_n;

  delete from item_identifier x using jsonb_to_recordset(judged) as j(item_id uuid, outcome text)
   where j.outcome = 'changed' and x.item_id = j.item_id;
  delete from item_term x using jsonb_to_recordset(judged) as j(item_id uuid, outcome text)
   where j.outcome = 'changed' and x.item_id = j.item_id;
  insert into item_identifier (item_id, position, kind, value, canonical, folded)
  select j.item_id, x.position, x.kind, x.value, x.canonical, x.folded
    from jsonb_to_recordset(judged) as j(ordinal int, item_id uuid, outcome text)
    join jsonb_to_recordset(p -> 'identifiers') as x(item_ordinal int, position int, kind text, value text, canonical text,
      folded text) on x.item_ordinal = j.ordinal
   where j.outcome <> 'unchanged';
  insert into item_term (term, item_id)
  select x.term, j.item_id
    from jsonb_to_recordset(judged) as j(ordinal int, item_id uuid, outcome text)
    join jsonb_to_recordset(p -> 'terms') as x(item_ordinal int, term text) on x.item_ordinal = j.ordinal
   where j.outcome <> 'unchanged';

  -- A report says what its newest item says; a report that lost its last item to another one goes.
  update report r set registration_number = x.registration_number, committed_on = x.committed_on, place = x.place
    from (
      select distinct on (j.report_id) j.report_id, w.registration_number, w.committed_on, w.place
        from jsonb_to_recordset(judged) as j(ordinal int, report_id uuid, outcome text)
        join jsonb_to_recordset(p -> 'items') as i(ordinal int, source text, report_reference text) using (ordinal)
        join jsonb_to_recordset(p -> 'reports') as w(source text, reference text, registration_number text, committed_on date,
          place text) on w.source = i.source and w.reference = i.report_reference
       where j.outcome <> 'unchanged' order by j.report_id, j.ordinal desc) x
   where r.id = x.report_id
     and (r.registration_number, r.committed_on, r.place) is distinct from (x.registration_number, x.committed_on, x.place);
  delete from report r using jsonb_to_recordset(judged) as j(report_id uuid, old_report_id uuid)
   where r.id = j.old_report_id and j.old_report_id <> j.report_id and not exists (select from item i where i.report_id = r.id);

  update change set n = before + grown where grown > 0;
  return query
  select j.ordinal, j.outcome, j.item_id, j.report_id
    from jsonb_to_recordset(judged) as j(ordinal int, outcome text, item_id uuid, report_id uuid) order by j.ordinal;
end $$;

-- A report that police record: the organisation is the caller's, whatever `p` says. Outcomes: recorded; updated (the
-- same report again); replayed and key-mismatch (Idempotency-Key); report-in-use (another organisation's report, or an
-- item that stands in another report).
create function thefts.record_report(p jsonb) returns table (outcome text, report_id uuid)
language plpgsql security definer set search_path = thefts, pg_temp as $$
#variable_conflict use_column
declare
  given record;
  known report;
  claimed platform.idempotency_key;
begin
  if platform.caller_organisation() is null or not platform.is_police() then
    raise exception 'only police record theft reports' using errcode = 'insufficient_privilege';
  end if;
  -- Of two with the same key or reference the second waits here and then sees the first.
  perform 1 from change for update;
  select r.* into strict given from jsonb_to_recordset(p -> 'reports') as r(id uuid, source text, reference text, route text,
    key text, digest text);
  if exists (select from jsonb_to_recordset(p -> 'items') as i(source text, report_reference text)
              where (i.source, i.report_reference) is distinct from (given.source, given.reference)) then
    raise exception 'item outside its report' using errcode = 'insufficient_privilege';
  end if;

  if given.key is not null then
    select k.* into claimed from platform.idempotency_key k
     where k.organisation_id = platform.caller_organisation() and k.route = given.route and k.key = given.key;
    if found then
      if claimed.digest <> decode(given.digest, 'hex') then
        return query select 'key-mismatch', null::uuid;
      else
        -- A replay commits a write before it answers.
        update platform.idempotency_key k set replayed_at = now()
         where k.organisation_id = claimed.organisation_id and k.route = claimed.route and k.key = claimed.key;
        return query select 'replayed', claimed.resource_id;
      end if;
      return;
    end if;
  end if;

  select r.* into known from report r where r.source = given.source and r.reference = given.reference;
  if known.organisation_id <> platform.caller_organisation() or exists (
      select from jsonb_to_recordset(p -> 'items') as i(source text, reference text)
        join item old on old.source = i.source and old.reference = i.reference
       where old.report_id is distinct from known.id) then
    return query select 'report-in-use', null::uuid;
    return;
  end if;

  if given.key is not null then
    insert into platform.idempotency_key (organisation_id, route, key, digest, resource_id)
    values (platform.caller_organisation(), given.route, given.key, decode(given.digest, 'hex'), coalesce(known.id, given.id));
  end if;
  perform write_reports(jsonb_set(p, '{reports,0,organisation_id}', to_jsonb(platform.caller_organisation())));
  return query select case when known.id is null then 'recorded' else 'updated' end, coalesce(known.id, given.id);
end $$;

revoke execute on all functions in schema thefts from public;
grant execute on function thefts.record_report(jsonb) to helder_app;

set local role helder_owner;
