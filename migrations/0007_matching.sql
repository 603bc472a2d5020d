-- Hits: police data. One per purchased thing and stolen item; its level may rise.

-- How far the matcher has read: 'log:<municipality>' counts log indexes, 'thefts' counts change numbers.
create table matching.cursor (source text primary key, position bigint not null);
create table matching.change (single boolean primary key default true check (single), n bigint not null default 0);
insert into matching.change default values;

create table matching.hit (
  id uuid primary key,
  thing_id uuid not null,
  -- The version of the purchased item that the evidence speaks of. It is kept when a correction takes the likeness away:
  -- what stood in the register first is for police to weigh.
  purchase_item_id uuid not null references registers.item,
  purchase_entry_id uuid not null references registers.entry,
  stolen_item_id uuid not null references thefts.item,
  level text not null check (level in ('certain', 'probable', 'possible')),
  level_rank smallint not null generated always as (case level when 'certain' then 1 when 'probable' then 2 else 3 end) stored,
  score int not null,
  evidence jsonb not null,
  -- Base teams of the branch and of the place of the theft: these see the hit.
  base_teams text[] not null,
  keep_until date not null,
  state text not null default 'new' check (state in ('new', 'confirmed', 'dismissed')),
  created_at timestamptz(3) not null default now(),
  change_n bigint not null,
  unique (thing_id, stolen_item_id)
);
create index hit_inbox on matching.hit (state, level_rank, keep_until, id);
create index hit_entry on matching.hit (purchase_entry_id);
create index hit_item on matching.hit (purchase_item_id);
create index hit_stolen on matching.hit (stolen_item_id);
-- What people and the matcher did with a hit, in order, never edited.
create table matching.hit_event (
  hit_id uuid not null references matching.hit,
  n int not null,
  at timestamptz(3) not null default now(),
  event text not null check (event in ('found', 'risen', 'reopened', 'confirmed', 'dismissed')),
  account_id text,
  account_name text,
  reason_code text,
  reason_text text,
  level text not null,
  score int not null,
  primary key (hit_id, n)
);

do $$
declare t text;
begin
  foreach t in array array['cursor', 'change', 'hit', 'hit_event'] loop
    execute format('alter table matching.%I enable row level security', t);
    execute format('alter table matching.%I force row level security', t);
    execute format('create policy gate on matching.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert, update on matching.%I to helder_gate', t);
    execute format('create policy worker on matching.%I to helder_worker using (true) with check (true)', t);
    execute format('grant select, insert, update on matching.%I to helder_worker', t);
  end loop;
end $$;
revoke update on matching.hit_event from helder_gate, helder_worker;

-- A base team sees the hits of its own area. The number of the last change is no secret: the live inbox polls it.
create policy own_team on matching.hit for select to helder_app using (
  platform.is_police() and base_teams @> array[substr(platform.caller_organisation(), length('base-team:') + 1)]);
create policy own_team on matching.hit_event for select to helder_app using (
  exists (select from matching.hit h where h.id = hit_id));
create policy counted on matching.change for select to helder_app using (true);
grant select on matching.hit, matching.hit_event, matching.change to helder_app;

-- Police read of the registers what stands behind a hit that they see, and that a later entry corrects it: never the
-- person.
create policy behind_hit on registers.entry for select to helder_app using (
  platform.is_police() and exists (
    select from matching.hit h where h.purchase_entry_id in (entry.id, entry.corrects_id)));
create policy behind_hit on registers.item for select to helder_app using (
  platform.is_police() and exists (select from matching.hit h where h.purchase_item_id = item.id));
create policy behind_hit on registers.item_identifier for select to helder_app using (
  platform.is_police() and exists (select from matching.hit h where h.purchase_item_id = item_identifier.item_id));
create policy behind_hit on registers.sale for select to helder_app using (
  platform.is_police() and exists (select from matching.hit h where h.thing_id = sale.thing_id));

set local role helder_gate;

-- Used by registers.open_person: does the police caller see a hit on this entry?
create function matching.caller_sees_entry(entry uuid) returns boolean
language sql stable security definer set search_path = matching, pg_temp as $$
  select exists (
    select from hit h where h.purchase_entry_id = caller_sees_entry.entry
       and platform.is_police()
       and h.base_teams @> array[substr(platform.caller_organisation(), length('base-team:') + 1)])
$$;

-- Confirm or dismiss, once: a decided hit is decided again only after new evidence reopened it.
create function matching.decide_hit(hit_id uuid, decision text, account_name text, reason_code text, reason_text text)
returns boolean language plpgsql security definer set search_path = matching, pg_temp as $$
declare
  h hit;
  next_change bigint;
begin
  if decision not in ('confirmed', 'dismissed') or not platform.is_police() then return false; end if;
  update change set n = n + 1 returning n into next_change;
  update hit set state = decision, change_n = next_change
   where id = decide_hit.hit_id and state = 'new'
     and base_teams @> array[substr(platform.caller_organisation(), length('base-team:') + 1)]
  returning * into h;
  if not found then return false; end if;
  insert into hit_event (hit_id, n, event, account_id, account_name, reason_code, reason_text, level, score)
  select h.id, coalesce(max(e.n), 0) + 1, decision, platform.caller_account(), decide_hit.account_name, decide_hit.reason_code,
         decide_hit.reason_text, h.level, h.score
    from hit_event e where e.hit_id = h.id;
  return true;
end $$;

revoke execute on all functions in schema matching from public;
grant execute on function matching.decide_hit(uuid, text, text, text, text) to helder_app;

set local role helder_owner;
