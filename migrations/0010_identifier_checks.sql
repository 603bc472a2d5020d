-- That a dealer checked a number before buying, as the signed proof of the check said: a row only where a check was made.
-- It stands in the leaf too (docs/leaf.md), so it can't come, go or change afterwards.
create table registers.identifier_check (
  item_id uuid not null,
  position int not null,
  organisation_id text not null,
  checked_at timestamptz(3) not null,
  result text not null check (result in ('registered-stolen', 'not-registered', 'not-valid')),
  primary key (item_id, position),
  foreign key (item_id, position) references registers.item_identifier
);
alter table registers.identifier_check enable row level security;
alter table registers.identifier_check force row level security;
create policy gate on registers.identifier_check to helder_gate using (true) with check (true);
grant select, insert on registers.identifier_check to helder_gate;
create policy own on registers.identifier_check for select to helder_app using (
  platform.caller_role() = 'dealer' and organisation_id = platform.caller_organisation());
grant select on registers.identifier_check to helder_app;

set local role helder_gate;

-- Writes the checks of entries that this same transaction recorded: none can be added to an entry that stands.
create function registers.record_checks(checks jsonb) returns void
language plpgsql security definer set search_path = registers, pg_temp as $$
declare
  written bigint;
begin
  insert into identifier_check (item_id, position, organisation_id, checked_at, result)
  select c.item_id, c.position, i.organisation_id, c.checked_at, c.result
    from jsonb_to_recordset(checks) as c(item_id uuid, position int, checked_at timestamptz, result text)
    join item i on i.id = c.item_id and i.xmin = pg_current_xact_id()::xid;
  get diagnostics written = row_count;
  if written <> jsonb_array_length(checks) then
    raise exception 'checks of an entry that stands already' using errcode = 'insufficient_privilege';
  end if;
end $$;

revoke execute on function registers.record_checks(jsonb) from public;
grant execute on function registers.record_checks(jsonb) to helder_app;

set local role helder_owner;
