-- Purchase and sales register: one machinery. Entries are never updated or deleted; what an item's state is follows
-- from later entries (a correction points at the old entry, a sale at the item).

-- One row per branch and register: the last number given. Locking it makes the numbers gapless.
create table registers.counter (
  organisation_id text not null,
  branch_number text not null,
  register text not null check (register in ('purchase', 'sale')),
  last_number bigint not null default 0 check (last_number >= 0),
  primary key (organisation_id, branch_number, register),
  foreign key (organisation_id, branch_number) references access.branch
);

-- One transparency log per municipality. size counts leaves with an index, checkpoint_size those under a signature.
create table registers.log (
  municipality text primary key references policy.municipality,
  size bigint not null default 0,
  checkpoint_size bigint not null default 0,
  checkpoint_at timestamptz,
  halted text check (halted in ('rolled-back', 'forked'))
);
create table registers.checkpoint (
  municipality text not null references registers.log,
  size bigint not null,
  at timestamptz not null,
  primary key (municipality, size)
);

-- `helder log adopt`: the log kept leaves that a restored database had lost. The log holds a commitment to the reason.
create table registers.adoption (
  municipality text not null references registers.log,
  from_index bigint not null,
  to_index bigint not null,
  reason text not null,
  reason_key bytea not null,
  adopted_at timestamptz not null default now(),
  primary key (municipality, from_index)
);

create table registers.entry (
  id uuid primary key,
  organisation_id text not null,
  branch_number text not null,
  municipality text not null,
  register text not null,
  sequence_number bigint not null check (sequence_number > 0),
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  occurred_at timestamptz(3) not null,
  reference text,
  corrects_id uuid references registers.entry,
  conditions text,
  pledge_until date,
  payment_method text,
  total_cents bigint not null,
  keep_until date,
  open_key bytea not null check (length(open_key) = 32),
  -- Keyed digest of the request: the same reference with other content is told apart without keeping the content.
  input_digest bytea,
  unique (organisation_id, branch_number, register, sequence_number),
  foreign key (organisation_id, branch_number, register) references registers.counter
);
create unique index entry_reference on registers.entry (organisation_id, branch_number, register, reference)
  where reference is not null;
create unique index entry_corrects on registers.entry (corrects_id) where corrects_id is not null;
create index entry_recent on registers.entry (organisation_id, register, id desc);

create table registers.item (
  id uuid primary key,
  organisation_id text not null,
  entry_id uuid not null references registers.entry,
  -- The same goods through all corrections: the id of the item in the first entry.
  thing_id uuid not null,
  position int not null,
  category text not null,
  brand text,
  model text,
  colour text,
  description text,
  material text,
  fineness int,
  weight_grams double precision,
  quantity int not null,
  price_cents bigint not null,
  identifier_absent_reason text,
  unique (entry_id, position)
);
create index item_thing on registers.item (thing_id);

create table registers.item_identifier (
  item_id uuid not null references registers.item,
  organisation_id text not null,
  position int not null,
  kind text not null,
  value text not null,
  canonical text not null,
  -- Null when it may not make a hit: model numbers, placeholders, randomised addresses.
  folded text collate "C",
  primary key (item_id, position)
);
create index item_identifier_folded on registers.item_identifier (folded) where folded is not null;

-- Descriptions of goods without a number, as terms kept in rows: found by = ANY, which keeps its index under RLS.
create table registers.item_term (
  term text collate "C" not null,
  item_id uuid not null references registers.item,
  organisation_id text not null
);
create index item_term_term on registers.item_term (term, item_id desc);
create index item_term_item on registers.item_term (item_id);

-- Seller, buyer and free text, sealed under the entry's person key, which is wrapped under a bucket key that is not here.
create table registers.person_box (
  entry_id uuid primary key references registers.entry,
  organisation_id text not null,
  bucket text not null,
  wrapped_key bytea not null,
  box bytea not null
);

create table registers.sale (
  entry_id uuid primary key references registers.entry,
  organisation_id text not null,
  thing_id uuid not null,
  item_id uuid not null references registers.item,
  is_correction boolean not null default false
);
create unique index sale_thing on registers.sale (thing_id) where not is_correction;
create index sale_item on registers.sale (item_id);

-- Leaves of the logs. Without an index: the queue of the sequencer. The matcher follows the indexes.
create table registers.leaf (
  id bigint generated always as identity primary key,
  municipality text not null references registers.log,
  log_index bigint,
  body bytea not null check (length(body) <= 65535),
  entry_id uuid references registers.entry,
  organisation_id text
);
create index leaf_queue on registers.leaf (municipality, id) where log_index is null;
create unique index leaf_index on registers.leaf (municipality, log_index) where log_index is not null;
create index leaf_entry on registers.leaf (entry_id) where entry_id is not null;

do $$
declare t text;
begin
  foreach t in array array['counter', 'log', 'checkpoint', 'adoption', 'entry', 'item', 'item_identifier', 'item_term', 'person_box', 'sale', 'leaf'] loop
    execute format('alter table registers.%I enable row level security', t);
    execute format('alter table registers.%I force row level security', t);
    execute format('create policy gate on registers.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert on registers.%I to helder_gate', t);
  end loop;
  foreach t in array array['entry', 'item', 'item_identifier', 'sale', 'leaf'] loop
    execute format('create policy own on registers.%I for select to helder_app using (platform.caller_role() = ''dealer'' and organisation_id = platform.caller_organisation())', t);
    execute format('grant select on registers.%I to helder_app', t);
  end loop;
end $$;
grant update on registers.counter, registers.log, registers.leaf to helder_gate;
-- person_box: no policy and no grant for the app. registers.open_person is the only door.

-- States of the logs are public facts; which entry stands behind a leaf is not.
create policy published on registers.log for select to helder_app using (true);
create policy published on registers.checkpoint for select to helder_app using (true);
grant select on registers.log, registers.checkpoint to helder_app;

-- The worker sequences, publishes and reads what matching may see: never a person.
create policy worker on registers.log for select to helder_worker using (true);
create policy worker on registers.leaf for select to helder_worker using (true);
create policy worker on registers.entry for select to helder_worker using (true);
create policy worker on registers.item for select to helder_worker using (true);
create policy worker on registers.item_identifier for select to helder_worker using (true);
create policy worker on registers.item_term for select to helder_worker using (true);
grant select on registers.log, registers.leaf, registers.item, registers.item_identifier, registers.item_term to helder_worker;
grant select (id, organisation_id, branch_number, municipality, register, sequence_number, recorded_at, occurred_at, corrects_id,
              conditions, keep_until) on registers.entry to helder_worker;

-- Items on the shelf: of purchases, not replaced by a correction. What the register publishes to matching.
create view registers.matchable_item with (security_invoker) as
  select i.id as item_id, i.thing_id, i.entry_id, e.organisation_id, e.branch_number, e.municipality, e.sequence_number,
         e.occurred_at as acquired_at, i.category, i.brand, i.model, i.colour, i.description, i.material, i.fineness,
         i.weight_grams
    from registers.item i join registers.entry e on e.id = i.entry_id
   where e.register = 'purchase' and not exists (select from registers.entry c where c.corrects_id = e.id);
grant select on registers.matchable_item to helder_worker;
