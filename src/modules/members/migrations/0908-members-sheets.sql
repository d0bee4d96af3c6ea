create table members.sheet (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  file_name text not null,
  state text not null default 'read' constraint sheet_state_known check (state in ('read', 'applied', 'undone')),
  account_id uuid not null,
  from_on date not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz
);
comment on table members.sheet is 'A spreadsheet of members handed in: read, looked through row by row, applied as a whole, taken back as a whole. Seen by who handed it in.';
comment on column members.sheet.id is 'Identifier.';
comment on column members.sheet.no is 'Number people speak of.';
comment on column members.sheet.file_name is 'Name of the file.';
comment on column members.sheet.state is 'read, applied or undone.';
comment on column members.sheet.account_id is 'Who handed it in.';
comment on column members.sheet.from_on is 'Day from which relations of new members lie in their organisations.';
comment on column members.sheet.recorded_at is 'When.';
comment on column members.sheet.applied_at is 'When it was applied.';
comment on column members.sheet.undone_at is 'When it was taken back.';
alter table members.sheet enable row level security;
alter table members.sheet force row level security;
create policy sheet_own on members.sheet using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

create table members.sheet_row (
  id bigint generated always as identity primary key,
  sheet_id uuid not null references members.sheet,
  row integer not null,
  verdict text not null constraint sheet_row_verdict_known check (verdict in ('new', 'changed', 'unchanged', 'refused')),
  reason text,
  fields text[] not null default '{}',
  told_sealed bytea,
  branch_no integer,
  member_id uuid references members.member,
  seen_revision integer,
  before_sealed bytea,
  act_id bigint references members.act,
  constraint sheet_row_refused_with_reason check ((verdict = 'refused') = (reason is not null))
);
comment on table members.sheet_row is 'A row of such a spreadsheet with what would become of it. What the row told is sealed, and goes once the sheet is applied, but for refused rows that are put right and handed in again.';
comment on column members.sheet_row.id is 'Row.';
comment on column members.sheet_row.sheet_id is 'Sheet.';
comment on column members.sheet_row.row is 'Number of the row as the office program shows it.';
comment on column members.sheet_row.verdict is 'new, changed, unchanged or refused.';
comment on column members.sheet_row.reason is 'Code of why it was refused; its phrase is members.sheet.reason.<code>.';
comment on column members.sheet_row.fields is 'Fields that change.';
comment on column members.sheet_row.told_sealed is 'Cells as read, sealed (class C3).';
comment on column members.sheet_row.branch_no is 'Party organisation named.';
comment on column members.sheet_row.member_id is 'Member the row is about, or became.';
comment on column members.sheet_row.seen_revision is 'Revision of that member when the sheet was read.';
comment on column members.sheet_row.before_sealed is 'Telephone and day of joining before a change, sealed, as long as it can be taken back.';
comment on column members.sheet_row.act_id is 'Act that wrote it.';
create index sheet_row_sheet on members.sheet_row (sheet_id, row);
alter table members.sheet_row enable row level security;
alter table members.sheet_row force row level security;
create policy sheet_row_own on members.sheet_row
  using ((select platform.scope_is_everything()) or exists (select from members.sheet s where s.id = sheet_id));
