create table lists.sheet (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  file_name text not null,
  state text not null default 'read' constraint sheet_state_known check (state in ('read', 'applied', 'undone')),
  account_id uuid not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz
);
comment on table lists.sheet is 'A spreadsheet of entries handed in: read, looked through row by row, applied, taken back as a whole while nobody has looked at its entries. Seen by who handed it in.';
comment on column lists.sheet.id is 'Identifier.';
comment on column lists.sheet.no is 'Number people speak of.';
comment on column lists.sheet.file_name is 'Name of the file.';
comment on column lists.sheet.state is 'read, applied or undone.';
comment on column lists.sheet.account_id is 'Who handed it in.';
comment on column lists.sheet.recorded_at is 'When.';
comment on column lists.sheet.applied_at is 'When it was applied.';
comment on column lists.sheet.undone_at is 'When it was taken back.';
create index sheet_account on lists.sheet (account_id, no desc);
alter table lists.sheet enable row level security;
alter table lists.sheet force row level security;
create policy sheet_own on lists.sheet using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

create table lists.sheet_row (
  id bigint generated always as identity primary key,
  sheet_id uuid not null references lists.sheet,
  row integer not null,
  verdict text not null constraint sheet_row_verdict_known check (verdict in ('new', 'refused')),
  reason text,
  told_sealed bytea,
  entry_id uuid,
  constraint sheet_row_refused_with_reason check ((verdict = 'refused') = (reason is not null))
);
comment on table lists.sheet_row is 'A row of such a spreadsheet with what would become of it. What the row told is sealed, for nobody knows what people type, and goes once it is an entry.';
comment on column lists.sheet_row.id is 'Row.';
comment on column lists.sheet_row.sheet_id is 'Sheet.';
comment on column lists.sheet_row.row is 'Number of the row as the office program shows it.';
comment on column lists.sheet_row.verdict is 'new or refused.';
comment on column lists.sheet_row.reason is 'Code of why it was refused; its phrase is lists.sheet.reason.<code>.';
comment on column lists.sheet_row.told_sealed is 'Cells as read, sealed (class C3).';
comment on column lists.sheet_row.entry_id is 'Entry it became.';
create index sheet_row_sheet on lists.sheet_row (sheet_id, row);
alter table lists.sheet_row enable row level security;
alter table lists.sheet_row force row level security;
create policy sheet_row_own on lists.sheet_row
  using ((select platform.scope_is_everything()) or exists (select from lists.sheet s where s.id = sheet_id));

alter table lists.entry add column sheet_id uuid references lists.sheet;
comment on column lists.entry.sheet_id is 'Spreadsheet it came with.';
create index entry_sheet on lists.entry (sheet_id) where sheet_id is not null;

-- An entry that came with a sheet by mistake and that nobody has looked at, linked or put on a list goes; others stay, and then all stay.
create function lists.take_sheet_back(sheet uuid) returns integer
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  followed integer;
begin
  perform from lists.entry e where e.sheet_id = sheet for update;
  select count(*) into followed from lists.entry e where e.sheet_id = sheet and (e.revision > 1 or e.state <> 'submitted' or e.taken > 0
    or exists (select from lists.entry_link l where e.id in (l.from_id, l.to_id))
    or exists (select from lists.signed_list_entry s where s.entry_id = e.id)
    or exists (select from lists.meeting_entry m where m.entry_id = e.id)
    or exists (select from lists.contribution c where c.entry_id = e.id));
  if followed = 0 then
    delete from lists.entry e where e.sheet_id = sheet;
  end if;
  return followed;
end $$;
comment on function lists.take_sheet_back(uuid) is 'Deletes the entries of a sheet nobody has followed up; answers how many were, and then deletes none.';
