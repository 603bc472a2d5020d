-- The list of the trade register, line by line: what came in stands as it came, what it turned out to be stands beside
-- it, and nothing enters the inventory before someone decided so.
create table programme.import (
  id uuid primary key,
  organisation_id text not null references access.organisation,
  file_name text not null,
  -- As which it was read: utf-8, windows-1252 or a workbook.
  encoding text not null check (encoding in ('utf-8', 'windows-1252', 'xlsx')),
  headings jsonb not null,
  -- Per column of the file what it holds, null: kept with the line only.
  columns jsonb not null,
  -- Of these municipalities the file is the whole list: who is not in it may have stopped.
  whole_list_of text[] not null default '{}',
  started_at timestamptz(3) not null default clock_timestamp(),
  started_by_name text not null
);
create index import_recent on programme.import (organisation_id, started_at desc, id);

create table programme.import_line (
  id uuid primary key,
  import_id uuid not null references programme.import,
  -- The line of the file; null: a dealer of the inventory that the file does not have.
  line int,
  -- The text of the file, with its line end; null for a workbook, which has cells only.
  raw text,
  cells jsonb not null,
  -- What was read, or what a person made of it; what is wrong with it, and what only a person can say.
  facts jsonb not null,
  errors jsonb not null,
  questions jsonb not null,
  -- A line without a dealer: blank, total, heading.
  skipped text check (skipped in ('blank', 'total', 'heading')),
  -- The dealer, or the other line, that a person said it is; or that it is none of those that look like it.
  same_as uuid,
  is_another boolean not null default false,
  answered_by_name text,
  answered_at timestamptz(3),
  outcome text not null check (outcome in ('new', 'same', 'changed', 'moved', 'duplicate', 'possible-duplicate', 'stopped',
    'question', 'elsewhere', 'error', 'no-dealer')),
  about jsonb not null,
  decision text check (decision in ('take-over', 'another', 'has-stopped', 'moved-away', 'leave')),
  decided_by_name text,
  decided_at timestamptz(3),
  -- What was written because of it.
  dealer_id uuid references programme.dealer,
  unique (import_id, line),
  check ((decision is null) = (decided_at is null))
);
create index import_line_outcome on programme.import_line (import_id, outcome, line);
create index import_line_dealer on programme.import_line (dealer_id);

alter table programme.import enable row level security;
alter table programme.import force row level security;
alter table programme.import_line enable row level security;
alter table programme.import_line force row level security;
create policy gate on programme.import to helder_gate using (true) with check (true);
create policy gate on programme.import_line to helder_gate using (true) with check (true);
grant select, insert, update on programme.import, programme.import_line to helder_gate;

set local role helder_gate;

-- A dealer comes onto the list, because of something that has a page of its own. Outcomes: listed, not-found, known-number.
create function programme.list_dealer(p jsonb, event_id uuid, account_name text, about_kind text, about_id uuid) returns text
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  d dealer;
begin
  d := jsonb_populate_record(null::dealer, p);
  if not is_organiser() or not d.municipality = any (own_municipalities()) then return 'not-found'; end if;
  insert into dealer (id, municipality, kvk_number, branch_number, name, kind, size, street, house_number, postcode, town,
    email, phone, origin, listed_on)
  values (d.id, d.municipality, d.kvk_number, d.branch_number, d.name, d.kind, d.size, d.street, d.house_number, d.postcode,
    d.town, d.email, d.phone, d.origin, d.listed_on)
  on conflict (branch_number) do nothing;
  if not found then return 'known-number'; end if;
  perform record_event(event_id, d.id, 'listed', d.listed_on, jsonb_build_object('origin', d.origin), about_kind, about_id,
    account_name);
  return 'listed';
end $$;

-- Which of these numbers are on the list of a municipality that is not the caller's; whose they are is not said.
create function programme.numbers_elsewhere(numbers text[]) returns text[]
language sql stable security definer set search_path = programme, pg_temp as $$
  select coalesce(array_agg(d.branch_number), '{}') from dealer d
   where is_organiser() and d.branch_number = any (numbers) and not d.municipality = any (own_municipalities())
$$;

-- An import of the caller's own office, for as long as the transaction lasts: who decides on a line waits for who does.
create function programme.lock_import(of_import uuid) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  perform from import i where i.id = of_import and is_organiser() and i.organisation_id = platform.caller_organisation()
    for update;
  return found;
end $$;

-- A file with all its lines; the office is the caller's.
create function programme.start_import(p jsonb, account_name text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  i import;
begin
  if not is_organiser() then return false; end if;
  i := jsonb_populate_record(null::import, p);
  insert into import (id, organisation_id, file_name, encoding, headings, columns, whole_list_of, started_by_name)
  values (i.id, platform.caller_organisation(), i.file_name, i.encoding, i.headings, i.columns, i.whole_list_of, account_name);
  return true;
end $$;

-- Lines that were not there; what stands, stands.
create function programme.add_import_lines(of_import uuid, lines jsonb) returns int
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  added int;
begin
  if not lock_import(of_import) then return 0; end if;
  insert into import_line (id, import_id, line, raw, cells, facts, errors, questions, skipped, outcome, about, dealer_id)
  select l.id, of_import, l.line, l.raw, l.cells, l.facts, l.errors, l.questions, l.skipped, l.outcome, l.about, l.dealer_id
    from jsonb_populate_recordset(null::import_line, lines) l
  on conflict do nothing;
  get diagnostics added = row_count;
  return added;
end $$;

-- What lines turn out to be now. What was decided stays as it was decided.
create function programme.judge_lines(of_import uuid, judgements jsonb) returns int
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  judged int;
begin
  if not lock_import(of_import) then return 0; end if;
  update import_line l set outcome = j.outcome, about = j.about
    from jsonb_populate_recordset(null::import_line, judgements) j
   where l.id = j.id and l.import_id = of_import and l.decision is null;
  get diagnostics judged = row_count;
  return judged;
end $$;

-- What a person said about an undecided line: the corrected facts, or which dealer or line it is.
create function programme.answer_line(of_import uuid, answer jsonb, account_name text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
declare
  a import_line;
begin
  if not lock_import(of_import) then return false; end if;
  a := jsonb_populate_record(null::import_line, answer);
  update import_line l set facts = a.facts, errors = a.errors, questions = a.questions, same_as = a.same_as,
         is_another = a.is_another, answered_by_name = account_name, answered_at = clock_timestamp()
   where l.id = a.id and l.import_id = of_import and l.decision is null and l.line is not null;
  return found;
end $$;

-- A decision, once; null takes back that a line was left as it was.
create function programme.decide_line(of_import uuid, line_id uuid, what text, wrote uuid, account_name text) returns boolean
language plpgsql security definer set search_path = programme, pg_temp as $$
begin
  if not lock_import(of_import) then return false; end if;
  update import_line l set decision = what, decided_by_name = case when what is not null then account_name end,
         decided_at = case when what is not null then clock_timestamp() end, dealer_id = coalesce(wrote, l.dealer_id)
   where l.id = line_id and l.import_id = of_import
     and case when what is null then l.decision = 'leave' else l.decision is null end;
  return found;
end $$;

revoke execute on function programme.list_dealer(jsonb, uuid, text, text, uuid), programme.lock_import(uuid),
  programme.numbers_elsewhere(text[]), programme.start_import(jsonb, text), programme.add_import_lines(uuid, jsonb), programme.judge_lines(uuid, jsonb),
  programme.answer_line(uuid, jsonb, text), programme.decide_line(uuid, uuid, text, uuid, text) from public;
grant execute on function programme.list_dealer(jsonb, uuid, text, text, uuid), programme.lock_import(uuid),
  programme.numbers_elsewhere(text[]), programme.start_import(jsonb, text), programme.add_import_lines(uuid, jsonb), programme.judge_lines(uuid, jsonb),
  programme.answer_line(uuid, jsonb, text), programme.decide_line(uuid, uuid, text, uuid, text) to helder_app;

set local role helder_owner;

-- The office that imported sees what it imported: lines of its own file, also those of other municipalities in it.
create policy own_office on programme.import for select to helder_app using (
  programme.is_organiser() and organisation_id = platform.caller_organisation());
create policy own_office on programme.import_line for select to helder_app using (
  exists (select from programme.import i where i.id = import_line.import_id));
grant select on programme.import, programme.import_line to helder_app;
