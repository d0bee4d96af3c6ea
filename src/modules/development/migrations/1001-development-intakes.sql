create table development.intake (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  file_name text not null,
  state text not null default 'read' constraint intake_state_known check (state in ('read', 'applied', 'undone')),
  rows_sealed bytea,
  opened integer not null default 0,
  account_id uuid not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz
);
comment on table development.intake is 'A spreadsheet of people on the way to membership: read, looked through row by row, applied as a whole, taken back as a whole. Seen by who handed it in.';
comment on column development.intake.id is 'Identifier.';
comment on column development.intake.no is 'Number people speak of.';
comment on column development.intake.file_name is 'Name of the file.';
comment on column development.intake.state is 'read, applied or undone.';
comment on column development.intake.rows_sealed is 'Rows as read, sealed (class C3: days of birth are in it); gone once the sheet is applied.';
comment on column development.intake.opened is 'Cases it opened.';
comment on column development.intake.account_id is 'Who handed it in.';
comment on column development.intake.recorded_at is 'When.';
comment on column development.intake.applied_at is 'When it was applied.';
comment on column development.intake.undone_at is 'When it was taken back.';
alter table development.intake enable row level security;
alter table development.intake force row level security;
create policy intake_own on development.intake using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

alter table development.case add column intake_id uuid references development.intake;
comment on column development.case.intake_id is 'Spreadsheet that opened the case; null where a person did by hand.';
alter table development.case add column withdrawn_at timestamptz;
comment on column development.case.withdrawn_at is 'When it was taken back with its spreadsheet: it was never a case, and no list or figure counts it.';
create index case_intake on development.case (intake_id) where intake_id is not null;
