create schema procedures;
comment on schema procedures is 'Whatever is applied for, reviewed and decided: cases that run through a table of a programme, with who did what and when.';

create table procedures.procedure_version (
  id integer generated always as identity primary key,
  programme text not null,
  key text not null,
  version text not null,
  digest text not null,
  document jsonb not null,
  kept_at timestamptz not null default now(),
  constraint procedure_version_once unique (programme, key, version, digest)
);
comment on table procedures.procedure_version is 'The table of a procedure as it was when a case began under it; the programme may change, the case does not.';
comment on column procedures.procedure_version.id is 'Row.';
comment on column procedures.procedure_version.programme is 'Programme it came from.';
comment on column procedures.procedure_version.key is 'Procedure.';
comment on column procedures.procedure_version.version is 'Version as the programme names it.';
comment on column procedures.procedure_version.digest is 'Digest of the document: a version edited in place is another one.';
comment on column procedures.procedure_version.document is 'Steps, transitions, ends.';
comment on column procedures.procedure_version.kept_at is 'When the first case began under it.';

create table procedures.case (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity unique,
  version_id integer not null references procedures.procedure_version,
  procedure_key text not null,
  title text not null constraint case_titled check (title <> ''),
  subject_no integer not null,
  subject_name text not null,
  district_no integer not null,
  unit_nos integer[] not null,
  details jsonb not null,
  step text not null,
  outcome text constraint case_outcome_known check (outcome in ('done', 'refused', 'withdrawn')),
  acting_ability text,
  acting_nos integer[] not null default '{}',
  delegated boolean not null default false,
  escalated_on date,
  opened_on date not null,
  entered_on date not null,
  submitted_on date,
  due_on date,
  due_provisional boolean not null default false,
  remind_on date,
  opened_by uuid,
  submitted_by uuid,
  decided_on date,
  document_no text,
  result_no integer,
  lapses_on date,
  lapsed_on date,
  revision integer not null default 1,
  constraint case_over_has_no_actor check ((outcome is null) = (acting_ability is not null)),
  constraint case_over_has_no_deadline check (outcome is null or due_on is null)
);
comment on table procedures.case is 'Something applied for. What it may become next stands in its procedure; where it stands, here.';
comment on column procedures.case.id is 'Identifier.';
comment on column procedures.case.no is 'Number people call it by.';
comment on column procedures.case.version_id is 'The table it began under.';
comment on column procedures.case.procedure_key is 'Procedure.';
comment on column procedures.case.title is 'Title.';
comment on column procedures.case.subject_no is 'Unit it is about: the applicant.';
comment on column procedures.case.subject_name is 'Its name when the case was opened.';
comment on column procedures.case.district_no is 'District whose committee decides.';
comment on column procedures.case.unit_nos is 'Every unit the case concerns; whoever sees one of them sees the case.';
comment on column procedures.case.details is 'What is applied for, as the procedure asks for it.';
comment on column procedures.case.step is 'Step it stands at, or the end it came to.';
comment on column procedures.case.outcome is 'done, refused or withdrawn; null while it runs.';
comment on column procedures.case.acting_ability is 'Ability whoever acts next needs; null once it is over.';
comment on column procedures.case.acting_nos is 'Units whose people act next.';
comment on column procedures.case.delegated is 'The step was handed to another unit.';
comment on column procedures.case.escalated_on is 'Day the step went to the next level, if it did.';
comment on column procedures.case.opened_on is 'Day of opening.';
comment on column procedures.case.entered_on is 'Day the present step began.';
comment on column procedures.case.submitted_on is 'Day of the last submission.';
comment on column procedures.case.due_on is 'Last day in time for the present step, computed.';
comment on column procedures.case.due_provisional is 'The notice of a year it runs through is not on record (暂算).';
comment on column procedures.case.remind_on is 'Day from which somebody is reminded, computed.';
comment on column procedures.case.opened_by is 'Account that opened it.';
comment on column procedures.case.submitted_by is 'Account that submitted it last; another person decides.';
comment on column procedures.case.decided_on is 'Day of the end.';
comment on column procedures.case.document_no is 'Number of the decision.';
comment on column procedures.case.result_no is 'Unit the decision brought about or changed.';
comment on column procedures.case.lapses_on is 'Day on which what was decided ends by itself.';
comment on column procedures.case.lapsed_on is 'Day on which it did.';
comment on column procedures.case.revision is 'Counts changes; a writer names the one it has seen.';
create unique index case_one_open on procedures.case (procedure_key, subject_no) where outcome is null;
create index case_units on procedures.case using gin (unit_nos);
create index case_acting on procedures.case using gin (acting_nos) where outcome is null;
create index case_due on procedures.case (due_on) where outcome is null;
create index case_lapses on procedures.case (lapses_on) where lapsed_on is null and lapses_on is not null;
alter table procedures.case enable row level security;
alter table procedures.case force row level security;
create policy case_in_scope on procedures.case
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = any (unit_nos)));

create table procedures.case_party (
  case_id uuid not null references procedures.case,
  unit_no integer not null,
  unit_name text not null,
  state text not null default 'asked' constraint case_party_state_known check (state in ('asked', 'consented', 'declined')),
  answered_on date,
  answered_by uuid,
  primary key (case_id, unit_no)
);
comment on table procedures.case_party is 'Units whose consent a case asks for.';
comment on column procedures.case_party.case_id is 'Case.';
comment on column procedures.case_party.unit_no is 'Unit asked.';
comment on column procedures.case_party.unit_name is 'Its name when the case was opened.';
comment on column procedures.case_party.state is 'asked, consented or declined.';
comment on column procedures.case_party.answered_on is 'Day of the answer.';
comment on column procedures.case_party.answered_by is 'Account that gave it.';
alter table procedures.case_party enable row level security;
alter table procedures.case_party force row level security;
create policy case_party_in_scope on procedures.case_party
  using ((select platform.scope_is_everything()) or exists (select from procedures.case c where c.id = case_id));

create table procedures.case_entry (
  id bigint generated always as identity primary key,
  case_id uuid not null references procedures.case,
  recorded_at timestamptz not null default clock_timestamp(),
  on_day date not null,
  action text not null,
  step text not null,
  to_step text,
  unit_nos integer[] not null default '{}',
  reason text,
  document_no text,
  account_id uuid,
  detail jsonb not null default '{}'
);
comment on table procedures.case_entry is 'Who did what to a case, when and why. Entries are added, never changed.';
comment on column procedures.case_entry.id is 'Order of recording.';
comment on column procedures.case_entry.case_id is 'Case.';
comment on column procedures.case_entry.recorded_at is 'When.';
comment on column procedures.case_entry.on_day is 'Day it holds for.';
comment on column procedures.case_entry.action is 'An action of the table, or open, attach, detach, remind, overdue, lapse.';
comment on column procedures.case_entry.step is 'Step the case stood at.';
comment on column procedures.case_entry.to_step is 'Where it went, if it went.';
comment on column procedures.case_entry.unit_nos is 'Units answered for, or handed to.';
comment on column procedures.case_entry.reason is 'In a person''s words.';
comment on column procedures.case_entry.document_no is 'Number of the document behind it.';
comment on column procedures.case_entry.account_id is 'Who; null for the platform.';
comment on column procedures.case_entry.detail is 'What else belongs to it: the due day of a reminder, the code of a paper.';
create unique index case_entry_told_once on procedures.case_entry (case_id, action, step, (detail ->> 'dueOn')) where action in ('remind', 'overdue');
create index case_entry_case on procedures.case_entry (case_id, id);
alter table procedures.case_entry enable row level security;
alter table procedures.case_entry force row level security;
create policy case_entry_in_scope on procedures.case_entry
  using ((select platform.scope_is_everything()) or exists (select from procedures.case c where c.id = case_id));
create function procedures.refuse_edit() returns trigger language plpgsql as $$
begin
  raise exception 'entries of a case are added, not changed' using errcode = 'insufficient_privilege';
end $$;
comment on function procedures.refuse_edit() is 'The timeline of a case is what happened.';
create trigger case_entry_kept before update or delete on procedures.case_entry for each row execute function procedures.refuse_edit();

create table procedures.case_document (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references procedures.case,
  paper text not null,
  file_id uuid not null,
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  added_on date not null,
  added_by uuid,
  removed_at timestamptz,
  removed_by uuid
);
comment on table procedures.case_document is 'Papers attached to a case.';
comment on column procedures.case_document.id is 'Identifier.';
comment on column procedures.case_document.case_id is 'Case.';
comment on column procedures.case_document.paper is 'Which paper of the procedure it is.';
comment on column procedures.case_document.file_id is 'File in the store.';
comment on column procedures.case_document.file_name is 'What the person called it.';
comment on column procedures.case_document.content_type is 'What its content turned out to be.';
comment on column procedures.case_document.bytes is 'Size.';
comment on column procedures.case_document.added_on is 'Day.';
comment on column procedures.case_document.added_by is 'Who attached it.';
comment on column procedures.case_document.removed_at is 'When it was taken off again, else null.';
comment on column procedures.case_document.removed_by is 'By whom.';
create index case_document_case on procedures.case_document (case_id);
alter table procedures.case_document enable row level security;
alter table procedures.case_document force row level security;
create policy case_document_in_scope on procedures.case_document
  using ((select platform.scope_is_everything()) or exists (select from procedures.case c where c.id = case_id));

create table procedures.letter_template (
  id uuid primary key default gen_random_uuid(),
  district_no integer not null,
  kind text not null constraint letter_template_kind_known check (kind in ('receipt', 'return', 'reply')),
  file_id uuid not null,
  file_name text not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  retired_at timestamptz
);
comment on table procedures.letter_template is 'Templates a district has put in the place of the shipped ones. They hold wording, no person.';
comment on column procedures.letter_template.id is 'Identifier.';
comment on column procedures.letter_template.district_no is 'District.';
comment on column procedures.letter_template.kind is 'receipt 受理通知, return 退回通知, reply 批复.';
comment on column procedures.letter_template.file_id is 'File in the store.';
comment on column procedures.letter_template.file_name is 'What the person called it.';
comment on column procedures.letter_template.added_by is 'Who put it there.';
comment on column procedures.letter_template.added_at is 'When.';
comment on column procedures.letter_template.retired_at is 'When another took its place, or the shipped one again.';
create unique index letter_template_one on procedures.letter_template (district_no, kind) where retired_at is null;

-- Who acts next is computed for everyone alike, whatever the person who made the move may see.
create function procedures.node_of(subject integer, district integer, node text) returns integer
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select case node
    when 'applicant' then subject
    when 'committee' then district
    when 'street' then coalesce((select u.street_no from organisations.unit_on(current_date) u where u.unit_no = subject),
      (select c.street_no from organisations.edge_on(current_date) e join organisations.unit_on(current_date) c on c.unit_no = e.to_no
       where e.from_no = subject and e.type = 'covers' and c.street_no is not null order by c.unit_no limit 1), district)
    when 'superior' then coalesce((select e.to_no from organisations.edge_on(current_date) e where e.from_no = subject and e.type = 'superior' limit 1), district)
  end
$$;
comment on function procedures.node_of(integer, integer, text) is 'The unit whose people act at a step of this applicant: its street, its superior Party organisation, the committee of its district.';
