create table places.sheet (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  file_name text not null,
  state text not null default 'read' constraint sheet_state_known check (state in ('read', 'applied', 'undone')),
  account_id uuid not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz
);
comment on table places.sheet is 'A spreadsheet of venues handed in: read, looked through row by row, applied, taken back while nobody has gone on with its venues. Seen by who handed it in.';
comment on column places.sheet.id is 'Identifier.';
comment on column places.sheet.no is 'Number people speak of.';
comment on column places.sheet.file_name is 'Name of the file.';
comment on column places.sheet.state is 'read, applied or undone.';
comment on column places.sheet.account_id is 'Who handed it in.';
comment on column places.sheet.recorded_at is 'When.';
comment on column places.sheet.applied_at is 'When it was applied.';
comment on column places.sheet.undone_at is 'When it was taken back.';
alter table places.sheet enable row level security;
alter table places.sheet force row level security;
create policy sheet_own on places.sheet using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

create table places.sheet_row (
  sheet_id uuid not null references places.sheet,
  row integer not null,
  verdict text not null constraint sheet_row_verdict_known check (verdict in ('new', 'refused')),
  reason text,
  told jsonb not null,
  venue_no integer,
  primary key (sheet_id, row),
  constraint sheet_row_refused_with_reason check ((verdict = 'refused') = (reason is not null))
);
comment on table places.sheet_row is 'A row of such a spreadsheet with what would become of it.';
comment on column places.sheet_row.sheet_id is 'Sheet.';
comment on column places.sheet_row.row is 'Number of the row as the office program shows it.';
comment on column places.sheet_row.verdict is 'new or refused.';
comment on column places.sheet_row.reason is 'Code of why it was refused; its phrase is places.sheet.reason.<code>.';
comment on column places.sheet_row.told is 'Cells as read, by their heads. Venues are public; nobody is named.';
comment on column places.sheet_row.venue_no is 'Venue it became; null before, and once the sheet was taken back.';
alter table places.sheet_row enable row level security;
alter table places.sheet_row force row level security;
create policy sheet_row_own on places.sheet_row
  using ((select platform.scope_is_everything()) or exists (select from places.sheet s where s.id = sheet_id));
