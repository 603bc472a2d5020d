-- Who reads case files without working on them leaves a look.
set local role helder_gate;

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
