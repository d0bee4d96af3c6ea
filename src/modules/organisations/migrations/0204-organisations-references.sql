-- A register records a hundred thousand states at once, each naming up to eight rows elsewhere, and connections. Checked row by row those references cost
-- three times the insertion itself; a trigger over the statement's rows checks each row named once. Nothing that is referenced is ever
-- deleted, which the last two triggers see to, so the check at insertion is the whole of it.
alter table organisations.unit_state
  drop constraint unit_state_unit_no_fkey, drop constraint unit_state_type_fkey, drop constraint unit_state_street_no_fkey,
  drop constraint unit_state_community_no_fkey, drop constraint unit_state_industry_no_fkey, drop constraint unit_state_registrar_no_fkey,
  drop constraint unit_state_supervisor_no_fkey, drop constraint unit_state_recorded_by_fkey, drop constraint unit_state_retracted_by_fkey;
alter table organisations.unit drop constraint unit_kind_fkey, drop constraint unit_district_no_fkey, drop constraint unit_recorded_by_fkey,
  drop constraint unit_retracted_by_fkey;
alter table organisations.unit_search drop constraint unit_search_unit_no_fkey;
alter table organisations.edge drop constraint edge_type_fkey, drop constraint edge_from_no_fkey, drop constraint edge_to_no_fkey,
  drop constraint edge_recorded_by_fkey, drop constraint edge_retracted_by_fkey;

create function organisations.refuse_dangling() returns trigger
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare bad text;
begin
  if tg_table_name = 'unit_state' then
    select 'unit ' || n.no into bad
    from (select unit_no from named union select street_no from named union select community_no from named union select industry_no from named
      union select registrar_no from named union select supervisor_no from named) n (no)
    where n.no is not null and not exists (select from organisations.unit u where u.no = n.no) limit 1;
    if bad is null then
      select 'type ' || n.type into bad from (select distinct type from named) n
      where n.type is not null and not exists (select from organisations.registry_type t where t.code = n.type) limit 1;
    end if;
  elsif tg_table_name = 'edge' then
    select 'unit ' || n.no into bad from (select from_no from named union select to_no from named) n (no)
    where not exists (select from organisations.unit u where u.no = n.no) limit 1;
    if bad is null then
      select 'type ' || n.type into bad from (select distinct type from named) n
      where not exists (select from organisations.edge_type t where t.code = n.type) limit 1;
    end if;
  else
    select 'unit ' || n.district_no into bad from (select distinct district_no from named) n
    where n.district_no is not null and not exists (select from organisations.unit u where u.no = n.district_no) limit 1;
    if bad is null then
      select 'kind ' || n.kind into bad from (select distinct kind from named) n
      where not exists (select from organisations.unit_kind k where k.code = n.kind) limit 1;
    end if;
  end if;
  if bad is null then
    select 'act ' || n.act into bad from (select recorded_by from named union select retracted_by from named) n (act)
    where n.act is not null and not exists (select from organisations.act a where a.id = n.act) limit 1;
  end if;
  if bad is not null then
    raise exception 'a row of % names % , which is not there', tg_table_name, bad using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
comment on function organisations.refuse_dangling() is 'What a unit, its states and its connections name exists.';
create trigger unit_refers after insert on organisations.unit referencing new table as named for each statement execute function organisations.refuse_dangling();
create trigger unit_refers_on_update after update on organisations.unit referencing new table as named for each statement execute function organisations.refuse_dangling();
create trigger unit_state_refers after insert on organisations.unit_state referencing new table as named for each statement execute function organisations.refuse_dangling();
create trigger unit_state_refers_on_update after update on organisations.unit_state referencing new table as named for each statement execute function organisations.refuse_dangling();
create trigger edge_refers after insert on organisations.edge referencing new table as named for each statement execute function organisations.refuse_dangling();
create trigger edge_refers_on_update after update on organisations.edge referencing new table as named for each statement execute function organisations.refuse_dangling();
create trigger unit_kept before delete on organisations.unit for each row execute function organisations.refuse_edit();
create trigger act_kept before delete on organisations.act for each row execute function organisations.refuse_edit();
