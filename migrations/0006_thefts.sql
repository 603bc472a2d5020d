-- Police data on stolen goods (Wpg): a controller of its own, apart from the dealers' registers.

-- Every writer of stolen items holds this row to the end of its transaction and takes the next numbers from it, one
-- per item that is new or changed: they appear in their order, so that a reader that polls n > last misses nothing.
create table thefts.change (single boolean primary key default true check (single), n bigint not null default 0);
insert into thefts.change default values;

create table thefts.report (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  source text not null,
  reference text not null,
  registration_number text,
  committed_on date not null,
  place text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (source, reference)
);
create table thefts.item (
  id uuid primary key,
  report_id uuid not null references thefts.report,
  source text not null,
  reference text not null,
  version int not null default 1,
  -- Digest of the content: the same content again changes nothing.
  content_digest bytea not null,
  category text not null,
  category_text text,
  brand text,
  model text,
  colour text,
  description text,
  -- Each item has its own day and place: rows of one registration number in a feed may differ in them.
  committed_on date not null,
  place text not null,
  -- The municipality of the place, where it is one of the region, and the base team that sees the hits.
  municipality text references policy.municipality,
  base_team text references policy.base_team,
  change_n bigint not null,
  unique (source, reference)
);
create index item_report on thefts.item (report_id);
create unique index item_change on thefts.item (change_n);
create table thefts.item_identifier (
  item_id uuid not null references thefts.item,
  position int not null,
  kind text not null,
  value text not null,
  canonical text not null,
  folded text collate "C",
  primary key (item_id, position)
);
create index item_identifier_folded on thefts.item_identifier (folded) where folded is not null;
create table thefts.item_term (
  term text collate "C" not null,
  item_id uuid not null references thefts.item
);
-- The newest things of a term first, without sorting those of a term that many share.
create index item_term_term on thefts.item_term (term, item_id desc);
create index item_term_item on thefts.item_term (item_id);
-- Earlier versions of an item, whole.
create table thefts.item_version (
  item_id uuid not null references thefts.item,
  version int not null,
  content jsonb not null,
  replaced_at timestamptz not null default now(),
  primary key (item_id, version)
);

do $$
declare t text;
begin
  foreach t in array array['change', 'report', 'item', 'item_identifier', 'item_term', 'item_version'] loop
    execute format('alter table thefts.%I enable row level security', t);
    execute format('alter table thefts.%I force row level security', t);
    execute format('create policy gate on thefts.%I to helder_gate using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on thefts.%I to helder_gate', t);
  end loop;
  -- Police of the region read reports and goods; nobody else.
  foreach t in array array['report', 'item', 'item_identifier'] loop
    execute format('create policy police on thefts.%I for select to helder_app using (platform.is_police())', t);
    execute format('grant select on thefts.%I to helder_app', t);
  end loop;
  foreach t in array array['change', 'report', 'item', 'item_identifier', 'item_term'] loop
    execute format('create policy worker on thefts.%I for select to helder_worker using (true)', t);
    execute format('grant select on thefts.%I to helder_worker', t);
  end loop;
end $$;

-- What thefts publishes to matching.
create view thefts.matchable_item with (security_invoker) as
  select i.id as item_id, i.change_n, i.committed_on, i.place, i.municipality, i.base_team, i.category, i.brand, i.model,
         i.colour, i.description
    from thefts.item i;
grant select on thefts.matchable_item to helder_worker;
