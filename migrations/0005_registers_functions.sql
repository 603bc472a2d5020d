-- The doors of the registers. Each repeats the tenant test: a branch must belong to the organisation that writes.
set local role helder_gate;

-- Claims Idempotency-Keys and gives each accepted request the next number of its branch, in the caller's transaction.
-- Outcomes: claimed; replayed (same key, same digest); key-mismatch; unknown-branch; log-halted; reference-in-use.
-- The counter rows stay locked until commit, so a number that is not used is not given.
create function registers.claim_numbers(requests jsonb)
returns table (ordinal int, outcome text, sequence_number bigint, existing_id uuid, existing_digest text)
language plpgsql security definer set search_path = registers, pg_temp as $$
begin
  -- A key that another transaction is still claiming makes this insert wait for it.
  insert into platform.idempotency_key (organisation_id, route, key, digest, resource_id)
  select r.organisation_id, r.route, r.key, decode(r.digest, 'hex'), r.entry_id
    from jsonb_to_recordset(requests) as r(organisation_id text, route text, key text, digest text, entry_id uuid)
   where r.key is not null order by 1, 2, 3
  on conflict do nothing;

  perform 1 from counter c
    where (c.organisation_id, c.branch_number, c.register) in (
      select r.organisation_id, r.branch_number, r.register
        from jsonb_to_recordset(requests) as r(organisation_id text, branch_number text, register text))
    order by c.organisation_id, c.branch_number, c.register for update;

  return query
  with r as (
    select * from jsonb_to_recordset(requests) as r(ordinal int, organisation_id text, branch_number text, municipality text,
      register text, entry_id uuid, route text, key text, digest text, reference text, guard_size bigint)),
  judged as (
    select r.*, k.resource_id, encode(k.digest, 'hex') as key_digest, e.id as reference_id, encode(e.input_digest, 'hex') as reference_digest,
      case
        when k.resource_id <> r.entry_id then case when k.digest = decode(r.digest, 'hex') then 'replayed' else 'key-mismatch' end
        when b.municipality is distinct from r.municipality then 'unknown-branch'
        when l.halted is not null or l.size < r.guard_size then 'log-halted'
        when e.id is not null then 'reference-in-use'
        when r.reference is not null and row_number() over (
          partition by r.organisation_id, r.branch_number, r.register, r.reference order by r.ordinal) > 1 then 'reference-in-use'
        else 'claimed'
      end as outcome
    from r
    left join platform.idempotency_key k on k.organisation_id = r.organisation_id and k.route = r.route and k.key = r.key
    left join access.branch b on b.organisation_id = r.organisation_id and b.branch_number = r.branch_number
    left join log l on l.municipality = r.municipality
    left join entry e on e.organisation_id = r.organisation_id and e.branch_number = r.branch_number
      and e.register = r.register and e.reference = r.reference),
  counted as (
    select j.organisation_id, j.branch_number, j.register, count(*) as n from judged j where j.outcome = 'claimed' group by 1, 2, 3),
  bumped as (
    update counter c set last_number = c.last_number + counted.n from counted
     where c.organisation_id = counted.organisation_id and c.branch_number = counted.branch_number and c.register = counted.register
    returning c.organisation_id, c.branch_number, c.register, c.last_number - counted.n as before),
  replayed as (
    update platform.idempotency_key k set replayed_at = now() from judged j
     where j.outcome = 'replayed' and k.organisation_id = j.organisation_id and k.route = j.route and k.key = j.key),
  released as (
    delete from platform.idempotency_key k using judged j
     where j.outcome in ('unknown-branch', 'log-halted', 'reference-in-use')
       and k.organisation_id = j.organisation_id and k.route = j.route and k.key = j.key and k.resource_id = j.entry_id)
  select j.ordinal, j.outcome,
    case when j.outcome = 'claimed' then bumped.before + row_number() over (
      partition by j.outcome, j.organisation_id, j.branch_number, j.register order by j.ordinal) end,
    case when j.outcome = 'replayed' then j.resource_id else j.reference_id end,
    case when j.outcome = 'replayed' then j.key_digest else j.reference_digest end
  from judged j left join bumped on bumped.organisation_id = j.organisation_id
    and bumped.branch_number = j.branch_number and bumped.register = j.register;
end $$;

-- Writes entries whose numbers were claimed earlier in this transaction, with their items, keys, boxes and leaves.
create function registers.record_entries(p jsonb) returns void
language plpgsql security definer set search_path = registers, pg_temp as $$
begin
  if exists (
    select from jsonb_to_recordset(p -> 'entries') as e(organisation_id text, branch_number text, municipality text, register text, sequence_number bigint)
    left join access.branch b on b.organisation_id = e.organisation_id and b.branch_number = e.branch_number
    left join counter c on c.organisation_id = e.organisation_id and c.branch_number = e.branch_number and c.register = e.register
    where b.municipality is distinct from e.municipality or c.last_number < e.sequence_number) then
    raise exception 'entry outside its branch' using errcode = 'insufficient_privilege';
  end if;

  insert into entry (id, organisation_id, branch_number, municipality, register, sequence_number, recorded_at, recorded_by,
    occurred_at, reference, corrects_id, conditions, pledge_until, payment_method, total_cents, keep_until, open_key, input_digest)
  select id, organisation_id, branch_number, municipality, register, sequence_number, recorded_at, recorded_by, occurred_at,
    reference, corrects_id, conditions, pledge_until, payment_method, total_cents, keep_until, decode(open_key, 'base64'), decode(input_digest, 'hex')
  from jsonb_to_recordset(p -> 'entries') as e(id uuid, organisation_id text, branch_number text, municipality text, register text,
    sequence_number bigint, recorded_at timestamptz, recorded_by text, occurred_at timestamptz, reference text, corrects_id uuid,
    conditions text, pledge_until date, payment_method text, total_cents bigint, keep_until date, open_key text, input_digest text);

  -- Everything below takes its organisation from the entry it belongs to, never from the caller's word.
  insert into person_box (entry_id, organisation_id, bucket, wrapped_key, box)
  select id, organisation_id, bucket, decode(wrapped_key, 'base64'), decode(box, 'base64')
  from jsonb_to_recordset(p -> 'entries') as e(id uuid, organisation_id text, bucket text, wrapped_key text, box text);

  insert into item (id, organisation_id, entry_id, thing_id, position, category, brand, model, colour, description, material,
    fineness, weight_grams, quantity, price_cents, identifier_absent_reason)
  select i.id, e.organisation_id, e.id, i.thing_id, i.position, i.category, i.brand, i.model, i.colour, i.description, i.material,
    i.fineness, i.weight_grams, i.quantity, i.price_cents, i.identifier_absent_reason
  from jsonb_to_recordset(p -> 'items') as i(id uuid, entry_id uuid, thing_id uuid, position int, category text, brand text, model text,
    colour text, description text, material text, fineness int, weight_grams double precision, quantity int, price_cents bigint,
    identifier_absent_reason text)
  join jsonb_to_recordset(p -> 'entries') as e(id uuid, organisation_id text) on e.id = i.entry_id;

  insert into item_identifier (item_id, organisation_id, position, kind, value, canonical, folded)
  select x.item_id, e.organisation_id, x.position, x.kind, x.value, x.canonical, x.folded
  from jsonb_to_recordset(p -> 'identifiers') as x(item_id uuid, entry_id uuid, position int, kind text, value text, canonical text, folded text)
  join jsonb_to_recordset(p -> 'entries') as e(id uuid, organisation_id text) on e.id = x.entry_id;

  insert into item_term (term, item_id, organisation_id)
  select x.term, x.item_id, e.organisation_id
  from jsonb_to_recordset(p -> 'terms') as x(term text, item_id uuid, entry_id uuid)
  join jsonb_to_recordset(p -> 'entries') as e(id uuid, organisation_id text) on e.id = x.entry_id;

  insert into sale (entry_id, organisation_id, thing_id, item_id, is_correction)
  select s.entry_id, i.organisation_id, i.thing_id, i.id, s.is_correction
  from jsonb_to_recordset(p -> 'sales') as s(entry_id uuid, item_id uuid, is_correction boolean)
  join jsonb_to_recordset(p -> 'entries') as e(id uuid, organisation_id text) on e.id = s.entry_id
  join item i on i.id = s.item_id and i.organisation_id = e.organisation_id;

  insert into leaf (municipality, body, entry_id, organisation_id)
  select municipality, decode(leaf, 'base64'), id, organisation_id
  from jsonb_to_recordset(p -> 'entries') as e(id uuid, organisation_id text, municipality text, sequence_number bigint, leaf text)
  order by sequence_number;
end $$;

-- Locks the item for a sale or the entry for a correction: of two at the same moment the second sees the first.
create function registers.lock_entry(entry uuid) returns boolean
language plpgsql security definer set search_path = registers, pg_temp as $$
begin
  perform 1 from entry e join counter c on c.organisation_id = e.organisation_id and c.branch_number = e.branch_number and c.register = e.register
    where e.id = lock_entry.entry and e.organisation_id = platform.caller_organisation() for update of c;
  return found;
end $$;

-- The only way to a person: records who looks and why, then hands out the sealed box. Dealers their own entries,
-- police those with a hit that they may see.
create function registers.open_person(entry uuid, action text, purpose_code text, purpose_text text)
returns table (bucket text, wrapped_key bytea, box bytea)
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  owner text;
begin
  select e.organisation_id into owner from entry e where e.id = open_person.entry;
  if owner is null or not (
    (platform.caller_role() = 'dealer' and owner = platform.caller_organisation())
    or (platform.is_police() and matching.caller_sees_entry(open_person.entry))) then
    return;
  end if;
  perform access.record_look(action, 'entry', open_person.entry::text, owner, purpose_code, purpose_text);
  return query select p.bucket, p.wrapped_key, p.box from person_box p where p.entry_id = open_person.entry;
end $$;

-- Sequencer, step 1: gives waiting leaves the next indexes of these logs. Returns the logs that grew.
create function registers.assign_log_indexes(municipalities text[], most int)
returns table (municipality text, size bigint)
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  waiting text;
  grown bigint;
begin
  for waiting in
    select l.municipality from log l
     where l.halted is null and l.municipality = any (municipalities) and exists (select from leaf q where q.municipality = l.municipality and q.log_index is null)
     order by 1
  loop
    -- Not "for update": inserting a leaf holds a key share on this row by its foreign key, and the two would deadlock.
    perform 1 from log l where l.municipality = waiting for no key update;
    with next as (
      select q.id, l.size + row_number() over (order by q.id) - 1 as log_index
        from (select id from leaf where leaf.municipality = waiting and leaf.log_index is null order by id limit most) q,
             (select l.size from log l where l.municipality = waiting) l),
    moved as (update leaf set log_index = next.log_index from next where leaf.id = next.id returning 1)
    select count(*) into grown from moved;
    update log l set size = l.size + grown where l.municipality = waiting;
    return query select l.municipality, l.size from log l where l.municipality = waiting;
  end loop;
end $$;

-- Sequencer, step 3: what the guard and the signature now cover, or why the log stands still.
create function registers.note_checkpoint(log_municipality text, covered bigint, signed_at timestamptz, why_halted text) returns void
language plpgsql security definer set search_path = registers, pg_temp as $$
begin
  if why_halted is not null then
    update log set halted = why_halted where municipality = log_municipality and halted is distinct from why_halted;
    return;
  end if;
  update log set checkpoint_size = covered, checkpoint_at = signed_at, halted = null where municipality = log_municipality;
  insert into checkpoint (municipality, size, at) values (log_municipality, covered, signed_at) on conflict do nothing;
end $$;

-- How active the branches are that the caller may see: when the last purchase was and how many there are. No entry,
-- no price, no person: what a municipality may know of who takes part.
create function registers.branch_activity(branch_numbers text[])
returns table (branch_number text, last_purchase_on date, purchase_count bigint)
language sql stable security definer set search_path = registers, pg_temp as $$
  select c.branch_number,
         (select max(e.occurred_at at time zone 'Europe/Amsterdam')::date from entry e
           where e.organisation_id = c.organisation_id and e.branch_number = c.branch_number and e.register = 'purchase'),
         c.last_number
    from counter c join access.branch b using (organisation_id, branch_number)
   where c.register = 'purchase' and c.branch_number = any (branch_numbers)
     and (platform.caller_role() = 'administrator' or c.organisation_id = platform.caller_organisation()
       or (platform.caller_role() = 'municipal-officer' and 'municipality:' || b.municipality = platform.caller_organisation()))
$$;

revoke execute on all functions in schema registers from public;
grant execute on function registers.claim_numbers(jsonb), registers.record_entries(jsonb), registers.lock_entry(uuid), registers.branch_activity(text[]),
  registers.open_person(uuid, text, text, text) to helder_app;
grant execute on function registers.assign_log_indexes(text[], int), registers.note_checkpoint(text, bigint, timestamptz, text) to helder_worker;

set local role helder_owner;
