create table workforce.visit (
  id uuid primary key default gen_random_uuid(),
  unit_no integer not null,
  person_id uuid references workforce.person,
  planned_on date,
  plan_note text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  cancelled_at timestamptz,
  cancel_reason text
);
comment on table workforce.visit is 'A visit to a unit, planned or made. Where somebody was is never recorded: the day and a line are enough.';
comment on column workforce.visit.id is 'Identifier.';
comment on column workforce.visit.unit_no is 'Unit.';
comment on column workforce.visit.person_id is 'Who goes, when somebody in post does.';
comment on column workforce.visit.planned_on is 'Day planned; null when it was not planned.';
comment on column workforce.visit.plan_note is 'What for.';
comment on column workforce.visit.account_id is 'Who entered it.';
comment on column workforce.visit.recorded_at is 'When.';
comment on column workforce.visit.cancelled_at is 'When it was taken back.';
comment on column workforce.visit.cancel_reason is 'Why.';
create index visit_unit on workforce.visit (unit_no) where cancelled_at is null;
create index visit_planned on workforce.visit (planned_on) where cancelled_at is null;
create index visit_person on workforce.visit (person_id);
alter table workforce.visit enable row level security;
alter table workforce.visit force row level security;
create policy visit_in_scope on workforce.visit using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

create table workforce.visit_report (
  id uuid primary key default gen_random_uuid(),
  visit_id uuid not null references workforce.visit,
  made_on date not null,
  line text not null constraint visit_line_written check (line <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table workforce.visit_report is 'What a visit found, in a line. Rows are retracted, never edited; one stands at a time.';
comment on column workforce.visit_report.id is 'Identifier.';
comment on column workforce.visit_report.visit_id is 'Visit.';
comment on column workforce.visit_report.made_on is 'Day of the visit.';
comment on column workforce.visit_report.line is 'The line.';
comment on column workforce.visit_report.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.visit_report.recorded_at is 'When.';
comment on column workforce.visit_report.retracted_at is 'When it was taken back; null while it stands.';
create unique index visit_report_once on workforce.visit_report (visit_id) where retracted_at is null;
create index visit_report_day on workforce.visit_report (made_on) where retracted_at is null;
alter table workforce.visit_report enable row level security;
alter table workforce.visit_report force row level security;
create policy visit_report_in_scope on workforce.visit_report using ((select platform.scope_is_everything()) or exists (select from workforce.visit v where v.id = visit_id));

create table workforce.spot_check (
  id uuid primary key default gen_random_uuid(),
  unit_no integer not null,
  person_id uuid not null references workforce.person,
  seed text,
  drawn_on date not null,
  checked_on date,
  line text,
  dropped_at timestamptz,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table workforce.spot_check is 'An unscheduled check of how a liaison relays and implements (LH-20). Drawn by a seed that is kept, so that the draw can be made again.';
comment on column workforce.spot_check.id is 'Identifier.';
comment on column workforce.spot_check.unit_no is 'Unit of the liaison.';
comment on column workforce.spot_check.person_id is 'Liaison.';
comment on column workforce.spot_check.seed is 'Seed of the draw; null when somebody was chosen by hand.';
comment on column workforce.spot_check.drawn_on is 'Day of the draw.';
comment on column workforce.spot_check.checked_on is 'Day of the check; null while it is open.';
comment on column workforce.spot_check.line is 'What was found, in a line.';
comment on column workforce.spot_check.dropped_at is 'When it was given up.';
comment on column workforce.spot_check.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.spot_check.recorded_at is 'When.';
create unique index spot_check_open_once on workforce.spot_check (unit_no, person_id) where checked_on is null and dropped_at is null;
create index spot_check_unit on workforce.spot_check (unit_no);
alter table workforce.spot_check enable row level security;
alter table workforce.spot_check force row level security;
create policy spot_check_in_scope on workforce.spot_check using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

create table workforce.spot_check_item (
  spot_check_id uuid not null references workforce.spot_check,
  item text not null,
  met boolean not null,
  note text,
  primary key (spot_check_id, item)
);
comment on table workforce.spot_check_item is 'One thing looked at in a spot check.';
comment on column workforce.spot_check_item.spot_check_id is 'Spot check.';
comment on column workforce.spot_check_item.item is 'Item, a code of the programme.';
comment on column workforce.spot_check_item.met is 'Whether it was as it should be.';
comment on column workforce.spot_check_item.note is 'Note.';
alter table workforce.spot_check_item enable row level security;
alter table workforce.spot_check_item force row level security;
create policy spot_check_item_in_scope on workforce.spot_check_item using ((select platform.scope_is_everything()) or exists (select from workforce.spot_check c where c.id = spot_check_id));

create table workforce.task (
  id uuid primary key default gen_random_uuid(),
  unit_no integer not null,
  visit_id uuid references workforce.visit,
  spot_check_id uuid references workforce.spot_check,
  what text not null constraint task_told check (what <> ''),
  responsible text not null constraint task_has_responsible check (responsible <> ''),
  person_id uuid references workforce.person,
  due_on date not null,
  opened_on date not null,
  closed_on date,
  outcome text constraint task_outcome_known check (outcome in ('done', 'withdrawn')),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint task_closed_with_outcome check ((closed_on is null) = (outcome is null))
);
comment on table workforce.task is 'Something to be put right at a unit: a finding of a visit or a spot check, with who sees to it and by when.';
comment on column workforce.task.id is 'Identifier.';
comment on column workforce.task.unit_no is 'Unit.';
comment on column workforce.task.visit_id is 'Visit that found it.';
comment on column workforce.task.spot_check_id is 'Spot check that found it.';
comment on column workforce.task.what is 'What is to be done.';
comment on column workforce.task.responsible is 'Who sees to it.';
comment on column workforce.task.person_id is 'The same, when it is somebody in post.';
comment on column workforce.task.due_on is 'Last day.';
comment on column workforce.task.opened_on is 'Day it was found.';
comment on column workforce.task.closed_on is 'Day it was done or given up.';
comment on column workforce.task.outcome is 'done or withdrawn; null while open.';
comment on column workforce.task.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.task.recorded_at is 'When.';
create index task_unit on workforce.task (unit_no);
create index task_due on workforce.task (due_on) where closed_on is null;
create index task_visit on workforce.task (visit_id);
alter table workforce.task enable row level security;
alter table workforce.task force row level security;
create policy task_in_scope on workforce.task using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

create table workforce.task_step (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references workforce.task,
  on_day date not null,
  note text not null constraint task_step_told check (note <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table workforce.task_step is 'What was done about a task, day by day.';
comment on column workforce.task_step.id is 'Identifier.';
comment on column workforce.task_step.task_id is 'Task.';
comment on column workforce.task_step.on_day is 'Day.';
comment on column workforce.task_step.note is 'What was done.';
comment on column workforce.task_step.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.task_step.recorded_at is 'When.';
create index task_step_of on workforce.task_step (task_id);
alter table workforce.task_step enable row level security;
alter table workforce.task_step force row level security;
create policy task_step_in_scope on workforce.task_step using ((select platform.scope_is_everything()) or exists (select from workforce.task t where t.id = task_id));
