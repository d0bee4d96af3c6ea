create schema register;
comment on schema register is 'Registers handed in: how they were read, what would become of their rows, and what was written.';

create table register.import (
  id uuid primary key default gen_random_uuid(),
  file_id uuid,
  file_name text not null,
  bytes bigint not null,
  district_no integer not null,
  state text not null default 'reading' constraint import_state_known
    check (state in ('reading', 'read', 'refused', 'applying', 'applied', 'undoing', 'undone', 'discarded')),
  job_id uuid,
  given_on date,
  statement_on date,
  statement_basis text constraint import_basis_known check (statement_basis in ('title', 'file-name', 'given', 'today')),
  columns jsonb not null default '{}',
  corrections jsonb not null default '{}',
  reading jsonb,
  verdicts jsonb not null default '{}',
  refusals jsonb not null default '[]',
  problem jsonb,
  compared_after bigint,
  compared_acts bigint,
  compared_scope integer[],
  act_id bigint,
  applied_through bigint not null default 0,
  uploaded_at timestamptz not null default now(),
  account_id uuid,
  uploaded_by text,
  applied_at timestamptz,
  undone_at timestamptz,
  undo_reason text,
  kept jsonb not null default '[]'
);
comment on table register.import is 'One register handed in, from the upload to the undo.';
comment on column register.import.id is 'Identifier.';
comment on column register.import.file_id is 'The file as handed in; it holds telephones in plain, so it goes once the import is applied or discarded.';
comment on column register.import.file_name is 'What the person called the file.';
comment on column register.import.bytes is 'Size of the file.';
comment on column register.import.district_no is 'District the register speaks of.';
comment on column register.import.state is 'reading, read (to be looked at), refused (the file), applying, applied, undoing, undone, discarded.';
comment on column register.import.job_id is 'Job at work on it.';
comment on column register.import.given_on is 'Day of the register as a person gave it.';
comment on column register.import.statement_on is 'Day the register speaks of.';
comment on column register.import.statement_basis is 'Where that day was read.';
comment on column register.import.columns is 'Columns a person corrected: by sheet, by number of the column, the field (null keeps it as an extra).';
comment on column register.import.corrections is 'Cells a person corrected: by sheet, by row, field and value; a telephone is sealed.';
comment on column register.import.reading is 'Row counts, sheets with their columns, notices by code.';
comment on column register.import.verdicts is 'Rows by verdict.';
comment on column register.import.refusals is 'Rows the file alone would accept but what is known refuses: sheet_no, reason, rows.';
comment on column register.import.problem is 'Why the file was refused, or what a person should know: code and params.';
comment on column register.import.compared_after is 'Last act known when the rows were compared; a later one in the district means the preview was overtaken.';
comment on column register.import.compared_acts is 'Acts known then, of all districts: as long as only the import''s own is added, the comparison stands.';
comment on column register.import.compared_scope is 'Nodes the rows were compared for; null for everything.';
comment on column register.import.act_id is 'Act under which facts were recorded.';
comment on column register.import.applied_through is 'Last row written; the job goes on behind it.';
comment on column register.import.uploaded_at is 'When it was handed in.';
comment on column register.import.account_id is 'By whom; null for the command line.';
comment on column register.import.uploaded_by is 'Name of that person.';
comment on column register.import.applied_at is 'When the last row was written.';
comment on column register.import.undone_at is 'When it was taken back.';
comment on column register.import.undo_reason is 'Why.';
comment on column register.import.kept is 'Units an undo left as they are, because they had changed since: number and name.';
create index import_newest on register.import (uploaded_at desc);

alter table register.import enable row level security;
alter table register.import force row level security;
create policy import_in_district_or_own on register.import using ((select platform.scope_is_everything())
  or district_no = any ((select platform.scope_nodes())::integer[]) or account_id = (select platform.account_id()));

create table register.row (
  import_id uuid not null,
  id bigint not null,
  sheet_no integer not null,
  row_no integer not null,
  class text not null,
  read_as text not null constraint row_read_as_known check (read_as in ('accepted', 'merged', 'rejected', 'ignored')),
  verdict text not null constraint row_verdict_known check (verdict in ('new', 'changed', 'unchanged', 'duplicate', 'conflict', 'refused', 'ignored')),
  reason text,
  key text,
  into_id bigint,
  unit_no integer,
  changes jsonb,
  merge jsonb,
  cells text not null,
  notices text[] not null,
  uscc text, cert_no text, name text, status text, type text, registered_on text, legal_rep text, address text, lon double precision, lat double precision,
  headcount integer, full_members integer, probationary_members integer, floating_members integer, remarks text, street_no integer, community_no integer,
  industry_no integer, supervisor text, extras jsonb, party_name text, party_form text, party_level text, secretary text, instructor text,
  instructor_sender text, instructor2 text, liaison text, phone_masked text, phone_index bytea, phone_sealed bytea,
  primary key (import_id, id)
);
comment on table register.row is 'Rows of a register as read, and what would become of them. A row of an organisation carries the organisation as all its rows state it.';
comment on column register.row.import_id is 'Import.';
comment on column register.row.id is 'Number of the sheet × 2,000,000 + number of the row: the same however often the file is read.';
comment on column register.row.sheet_no is 'Number of the sheet, from 0.';
comment on column register.row.row_no is 'Row as a spreadsheet program shows it.';
comment on column register.row.class is 'data, or what else the row is.';
comment on column register.row.read_as is 'What the file alone says: accepted, merged into an earlier row, rejected, or no data.';
comment on column register.row.verdict is 'What would become of it, given what is known.';
comment on column register.row.reason is 'Why it is refused or in conflict.';
comment on column register.row.key is 'Unified code, or cert: and the old registration number.';
comment on column register.row.into_id is 'Row it was merged into.';
comment on column register.row.unit_no is 'Unit it speaks of, if known.';
comment on column register.row.changes is 'Field by field what would change: field, from, to.';
comment on column register.row.merge is 'For a merged row: fields it changed, fields kept because it was blank.';
comment on column register.row.cells is 'Cells as read, in the order of the columns, separated by U+001F; telephones masked.';
comment on column register.row.notices is 'field:code, or :code for the row as a whole.';
comment on column register.row.uscc is 'Unified code as read.';
comment on column register.row.cert_no is 'Old registration number.';
comment on column register.row.name is 'Name.';
comment on column register.row.status is 'Status, null when not stated.';
comment on column register.row.type is 'Registry type.';
comment on column register.row.registered_on is 'Date of registration, or its month.';
comment on column register.row.legal_rep is 'Legal representative.';
comment on column register.row.address is 'Address.';
comment on column register.row.lon is 'Longitude.';
comment on column register.row.lat is 'Latitude.';
comment on column register.row.headcount is 'Head count.';
comment on column register.row.full_members is 'Full members, null when not stated.';
comment on column register.row.probationary_members is 'Probationary members, null when not stated.';
comment on column register.row.floating_members is 'Floating members, null when not stated.';
comment on column register.row.remarks is 'Remarks as written.';
comment on column register.row.street_no is 'Street.';
comment on column register.row.community_no is 'Community.';
comment on column register.row.industry_no is 'Industry.';
comment on column register.row.supervisor is 'Supervising department by name.';
comment on column register.row.extras is 'Columns the register does not know, by header; numbers of persons masked.';
comment on column register.row.party_name is 'Party organisation by name.';
comment on column register.row.party_form is 'Formation of the Party organisation, stated or inferred.';
comment on column register.row.party_level is 'Level of the Party organisation: what its last row states.';
comment on column register.row.secretary is 'Secretary of the Party organisation: whom its last row names.';
comment on column register.row.instructor is 'Instructor.';
comment on column register.row.instructor_sender is 'Body that sent the instructor.';
comment on column register.row.instructor2 is 'Second instructor.';
comment on column register.row.liaison is 'Liaison.';
comment on column register.row.phone_masked is 'Telephone as it may be shown.';
comment on column register.row.phone_index is 'Blind index of the telephone.';
comment on column register.row.phone_sealed is 'Telephone, sealed (class C3).';

alter table register.row enable row level security;
alter table register.row force row level security;
create policy row_of_reached_import on register.row using ((select platform.scope_is_everything()) or import_id in (select i.id from register.import i));
