create table demands.sheet (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  file_name text not null,
  state text not null default 'read' constraint sheet_state_known check (state in ('read', 'applied', 'undone')),
  account_id uuid not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz
);
comment on table demands.sheet is 'A spreadsheet of orders handed in: read, looked through row by row, applied as a whole, taken back as a whole while nothing followed. Seen by who handed it in.';
comment on column demands.sheet.id is 'Identifier.';
comment on column demands.sheet.no is 'Number people speak of.';
comment on column demands.sheet.district_no is 'District whose desk takes them in.';
comment on column demands.sheet.file_name is 'Name of the file.';
comment on column demands.sheet.state is 'read, applied or undone.';
comment on column demands.sheet.account_id is 'Who handed it in.';
comment on column demands.sheet.recorded_at is 'When.';
comment on column demands.sheet.applied_at is 'When it was applied.';
comment on column demands.sheet.undone_at is 'When it was taken back.';
alter table demands.sheet enable row level security;
alter table demands.sheet force row level security;
create policy sheet_own on demands.sheet using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

create table demands.sheet_row (
  id bigint generated always as identity primary key,
  sheet_id uuid not null references demands.sheet,
  row integer not null,
  verdict text not null constraint sheet_row_verdict_known check (verdict in ('new', 'refused')),
  reason text,
  told_sealed bytea,
  order_id uuid,
  constraint sheet_row_refused_with_reason check ((verdict = 'refused') = (reason is not null))
);
comment on table demands.sheet_row is 'A row of such a spreadsheet with what would become of it. What the row told is sealed, and goes once the sheet is applied, but for refused rows.';
comment on column demands.sheet_row.id is 'Row.';
comment on column demands.sheet_row.sheet_id is 'Sheet.';
comment on column demands.sheet_row.row is 'Number of the row as the office program shows it.';
comment on column demands.sheet_row.verdict is 'new or refused.';
comment on column demands.sheet_row.reason is 'Code of why it was refused; its phrase is demands.sheet.reason.<code>.';
comment on column demands.sheet_row.told_sealed is 'Cells as read, sealed (class C3).';
comment on column demands.sheet_row.order_id is 'Order it became.';
create index sheet_row_sheet on demands.sheet_row (sheet_id, row);
alter table demands.sheet_row enable row level security;
alter table demands.sheet_row force row level security;
create policy sheet_row_own on demands.sheet_row
  using ((select platform.scope_is_everything()) or exists (select from demands.sheet s where s.id = sheet_id));

-- The chain of an order is never changed; an order that came with a sheet by mistake and that nobody has touched goes as a whole.
create or replace function demands.refuse_step_edit() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' and current_setting('demands.sheet', true) = old.order_id::text then
    return old;
  end if;
  raise exception 'what happened to an order is added and never changed' using errcode = 'check_violation', constraint = 'order_step_stays';
end $$;

create function demands.take_sheet_back(sheet uuid) returns integer
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  followed integer;
  one uuid;
begin
  perform from demands.order o where o.sheet_id = sheet for update;
  select count(*) into followed from demands.order o where o.sheet_id = sheet and (o.revision > 1 or o.state <> 'received'
    or exists (select from demands.order j where j.joined_to = o.id) or exists (select from demands.order_step s where s.order_id = o.id and s.kind <> 'receive'));
  if followed > 0 then
    return followed;
  end if;
  for one in select o.id from demands.order o where o.sheet_id = sheet loop
    perform set_config('demands.sheet', one::text, true);
    delete from demands.order_step s where s.order_id = one;
    delete from demands.order o where o.id = one;
  end loop;
  perform set_config('demands.sheet', '', true);
  return 0;
end $$;
comment on function demands.take_sheet_back(uuid) is 'Deletes the untouched orders of a sheet; answers how many were touched, and then deletes none.';
