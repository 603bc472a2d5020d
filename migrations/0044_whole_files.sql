-- The whole file of a case leaves Helder as one PDF, for a court: a look of its own, as all that stands in it is disclosed.
set local role helder_gate;

-- Whether the caller may give out a file; records that they did.
create function supervision.give_whole_file(of_file uuid, purpose_code text) returns boolean
language plpgsql security definer set search_path = supervision, pg_temp as $$
declare
  file case_file;
  business text;
begin
  select * into file from case_file f
   where f.id = of_file and (writes_files() or platform.caller_role() = 'mayors-office')
     and f.organisation_id = platform.caller_organisation();
  if file.id is null then return false; end if;
  select b.organisation_id into business
    from programme.dealer d join access.branch b on b.branch_number = d.branch_number where d.id = file.dealer_id;
  perform access.record_look('give-whole-file', 'case-file', of_file::text, business, purpose_code, null);
  return true;
end $$;

revoke execute on function supervision.give_whole_file(uuid, text) from public;
grant execute on function supervision.give_whole_file(uuid, text) to helder_app;

set local role helder_owner;
