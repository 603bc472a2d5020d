-- What people who checked a number and got a yes tell the police: where the thing is offered.

-- Leads are police data (Wpg). Who sends one is not known and not asked.
create table thefts.lead (
  id uuid primary key,
  received_at timestamptz(3) not null default now(),
  -- The number that was checked, and under which folded forms the stolen items with it are found.
  kind text not null,
  canonical text not null,
  folded text[] collate "C" not null,
  checked_at timestamptz(3) not null,
  -- Digest of the signed yes that it came with: the same yes again is the same lead.
  yes_digest bytea not null unique,
  words text not null check (length(words) between 1 and 1000),
  -- Of a link the site it leads to, so that the list need not show the words.
  site text,
  -- Base teams of the stolen items; none: all of them see it.
  base_teams text[] not null,
  state text not null default 'new' check (state in ('new', 'handled'))
);
create index lead_inbox on thefts.lead (state, id desc);
-- What police did with a lead, in order, never edited.
create table thefts.lead_event (
  lead_id uuid not null references thefts.lead,
  n int not null,
  at timestamptz(3) not null default now(),
  event text not null check (event in ('handled')),
  note text not null check (length(note) between 1 and 500),
  account_id text not null,
  account_name text not null,
  primary key (lead_id, n)
);

do $$
declare t text;
begin
  foreach t in array array['lead', 'lead_event'] loop
    execute format('alter table thefts.%I enable row level security', t);
    execute format('alter table thefts.%I force row level security', t);
    execute format('create policy gate on thefts.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert on thefts.%I to helder_gate', t);
  end loop;
end $$;
grant update (state) on thefts.lead to helder_gate;
create policy own_team on thefts.lead for select to helder_app using (
  platform.is_police()
  and (base_teams = '{}' or base_teams @> array[substr(platform.caller_organisation(), length('base-team:') + 1)]));
create policy own_team on thefts.lead_event for select to helder_app using (
  exists (select from thefts.lead l where l.id = lead_id));
-- Never the words: they may speak of a person. thefts.open_lead is the door.
grant select (id, received_at, kind, canonical, folded, checked_at, site, base_teams, state) on thefts.lead to helder_app;
grant select on thefts.lead_event to helder_app;

set local role helder_gate;

-- Plates and engravings are other things than the plain numbers, which may be called by one name here and another there.
create function thefts.same_sort(one text, other text) returns boolean language sql immutable parallel safe
  return (one = 'plate') = (other = 'plate') and (one = 'engraving') = (other = 'engraving');

-- A lead comes in. Whether the caller got a yes is for the server to say, which signed it. Outcomes: new, known.
create function thefts.record_lead(lead jsonb, yes_digest text) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
begin
  insert into lead (id, kind, canonical, folded, checked_at, yes_digest, words, site, base_teams)
  select l.id, l.kind, l.canonical, l.folded, l.checked_at, decode(record_lead.yes_digest, 'hex'), l.words, l.site,
         coalesce((select array_agg(distinct i.base_team) filter (where i.base_team is not null)
                     from item_identifier x join item i on i.id = x.item_id
                    where x.folded = any (l.folded) and x.canonical = l.canonical and same_sort(x.kind, l.kind)), '{}')
    from jsonb_to_record(record_lead.lead) as l(id uuid, kind text, canonical text, folded text[], checked_at timestamptz,
      words text, site text)
  on conflict on constraint lead_yes_digest_key do nothing;
  return case when found then 'new' else 'known' end;
end $$;

-- The words of a lead, handed out once the look is recorded.
create function thefts.open_lead(lead_id uuid, purpose_code text) returns text
language plpgsql security definer set search_path = thefts, pg_temp as $$
declare
  said text;
begin
  select l.words into said from lead l
   where l.id = open_lead.lead_id and platform.is_police()
     and (l.base_teams = '{}' or l.base_teams @> array[substr(platform.caller_organisation(), length('base-team:') + 1)]);
  if said is null then return null; end if;
  perform access.record_look('open-lead', 'lead', open_lead.lead_id::text, platform.caller_organisation(),
    open_lead.purpose_code, null);
  return said;
end $$;

-- Once: what was done with it, in words. False when there is no such new lead for the caller.
create function thefts.handle_lead(lead_id uuid, note text, account_name text) returns boolean
language plpgsql security definer set search_path = thefts, pg_temp as $$
begin
  update lead l set state = 'handled'
   where l.id = handle_lead.lead_id and l.state = 'new' and platform.is_police()
     and (l.base_teams = '{}' or l.base_teams @> array[substr(platform.caller_organisation(), length('base-team:') + 1)]);
  if not found then return false; end if;
  insert into lead_event (lead_id, n, event, note, account_id, account_name)
  select handle_lead.lead_id, coalesce(max(e.n), 0) + 1, 'handled', handle_lead.note, platform.caller_account(),
         handle_lead.account_name
    from lead_event e where e.lead_id = handle_lead.lead_id;
  return true;
end $$;

revoke execute on function thefts.same_sort(text, text), thefts.record_lead(jsonb, text), thefts.open_lead(uuid, text),
  thefts.handle_lead(uuid, text, text) from public;
grant execute on function thefts.same_sort(text, text), thefts.record_lead(jsonb, text), thefts.open_lead(uuid, text),
  thefts.handle_lead(uuid, text, text) to helder_app;

set local role helder_owner;
