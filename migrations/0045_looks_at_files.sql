-- An id that a step of another file has is not found, as an id of another document is: it was an error of the server.
-- And who reads case files without working on them leaves a look.
set local role helder_gate;

-- A step of a file of the caller, after as many as they saw, and the measure that holds after it. Outcomes: taken, known, changed-elsewhere, not-found.
create or replace function supervision.take_step(p jsonb, seen int, in_force jsonb, account_name text) returns text
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  s file_step := jsonb_populate_record(null::file_step, p);
  file case_file;
begin
  select * into file from case_file f
   where f.id = s.file_id and writes_files() and f.organisation_id = platform.caller_organisation() for update;
  if file.id is null then return 'not-found'; end if;
  if exists (select from file_step x where x.id = s.id) then
    return case when exists (select from file_step x where x.id = s.id and x.file_id = file.id) then 'known' else 'not-found' end;
  end if;
  if (select count(*) from file_step x where x.file_id = file.id) <> seen then return 'changed-elsewhere'; end if;
  if s.document_id is not null and not exists (
    select from case_document d where d.id = s.document_id and d.file_id = file.id and d.content is not null) then
    return 'not-found';
  end if;
  insert into file_step (id, file_id, position, kind, on_day, grounds, document_id, step_values, recorded_by_name)
  values (s.id, file.id, seen + 1, s.kind, s.on_day, coalesce(s.grounds, '{}'), s.document_id, coalesce(s.step_values, '{}'), account_name);
  update case_file f
     set closed_on = case when s.kind = 'reopen' then null when s.kind in ('close', 'end-with-dealer') then s.on_day else f.closed_on end,
         measure = in_force ->> 'measure', measure_since = (in_force ->> 'since')::date, measure_until = (in_force ->> 'until')::date
   where f.id = file.id;
  return 'taken';
end $$;

-- Opens a file for who reads it and does not write it, as the dealer's own words stand in it: records the look, with its purpose.
-- Who works on files leaves steps and documents with their name, and no look at each refresh of their own page.
create function supervision.look_at_file(of_file uuid) returns void
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  file case_file;
  business text;
begin
  if writes_files() or not reads_files() then return; end if;
  select * into file from case_file f where f.id = of_file and f.organisation_id = platform.caller_organisation();
  if file.id is null then return; end if;
  select b.organisation_id into business
    from programme.dealer d join access.branch b on b.branch_number = d.branch_number where d.id = file.dealer_id;
  perform access.record_look('open-case-file', 'case-file', of_file::text, business, 'supervision', null);
end $$;

revoke execute on function supervision.look_at_file(uuid) from public;
grant execute on function supervision.look_at_file(uuid) to helder_app;

set local role helder_owner;
