create table workforce.growth_plan (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references workforce.person,
  begun_on date not null,
  basis text not null constraint growth_plan_has_basis check (basis <> ''),
  document_no text,
  ended_on date,
  end_reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint growth_plan_period_forward check (ended_on >= begun_on),
  constraint growth_plan_ended_whole check ((ended_on is null) = (end_reason is null)),
  constraint growth_plan_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table workforce.growth_plan is 'Somebody in post taken into staged development (CD-18). Decided by people; nothing here is scored and nobody is compared.';
comment on column workforce.growth_plan.id is 'Identifier.';
comment on column workforce.growth_plan.person_id is 'Person.';
comment on column workforce.growth_plan.begun_on is 'Day it begins.';
comment on column workforce.growth_plan.basis is 'On what the decision rests.';
comment on column workforce.growth_plan.document_no is 'Document.';
comment on column workforce.growth_plan.ended_on is 'Day it ended; null while it runs.';
comment on column workforce.growth_plan.end_reason is 'Why it ended.';
comment on column workforce.growth_plan.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.growth_plan.recorded_at is 'When.';
comment on column workforce.growth_plan.retracted_at is 'When it was taken back; null while it stands.';
comment on column workforce.growth_plan.retract_reason is 'Why it was taken back.';
create unique index growth_plan_one_running on workforce.growth_plan (person_id) where ended_on is null and retracted_at is null;
create index growth_plan_person on workforce.growth_plan (person_id);

create table workforce.growth_stage (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references workforce.growth_plan,
  stage text not null,
  entered_on date not null,
  reason text not null constraint growth_stage_has_reason check (reason <> ''),
  left_on date,
  left_reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint growth_stage_period_forward check (left_on >= entered_on),
  constraint growth_stage_left_whole check ((left_on is null) = (left_reason is null)),
  constraint growth_stage_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table workforce.growth_stage is 'A stage of a plan a person entered and left, each with its day and reason; which stages there are says the programme.';
comment on column workforce.growth_stage.id is 'Identifier.';
comment on column workforce.growth_stage.plan_id is 'Plan.';
comment on column workforce.growth_stage.stage is 'Stage, a code of the programme.';
comment on column workforce.growth_stage.entered_on is 'Day it was entered.';
comment on column workforce.growth_stage.reason is 'Why it was entered.';
comment on column workforce.growth_stage.left_on is 'Day it was left; null while it lasts.';
comment on column workforce.growth_stage.left_reason is 'Why it was left.';
comment on column workforce.growth_stage.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.growth_stage.recorded_at is 'When.';
comment on column workforce.growth_stage.retracted_at is 'When it was taken back; null while it stands.';
comment on column workforce.growth_stage.retract_reason is 'Why it was taken back.';
create unique index growth_stage_one_at_a_time on workforce.growth_stage (plan_id) where left_on is null and retracted_at is null;
create index growth_stage_plan on workforce.growth_stage (plan_id) where retracted_at is null;

create table workforce.capability_item (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references workforce.growth_plan,
  stage text,
  what text not null constraint capability_item_told check (what <> ''),
  due_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint capability_item_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table workforce.capability_item is 'What a person is to become able to do under a plan (CD-82).';
comment on column workforce.capability_item.id is 'Identifier.';
comment on column workforce.capability_item.plan_id is 'Plan.';
comment on column workforce.capability_item.stage is 'Stage it belongs to, a code of the programme; null for the whole plan.';
comment on column workforce.capability_item.what is 'The ability, in a line.';
comment on column workforce.capability_item.due_on is 'Day until which it is meant; null without one.';
comment on column workforce.capability_item.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.capability_item.recorded_at is 'When.';
comment on column workforce.capability_item.retracted_at is 'When it was taken back; null while it stands.';
comment on column workforce.capability_item.retract_reason is 'Why it was taken back.';
create index capability_item_plan on workforce.capability_item (plan_id) where retracted_at is null;

create table workforce.capability_progress (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references workforce.capability_item,
  on_day date not null,
  state text not null constraint capability_progress_state_known check (state in ('under-way', 'reached', 'set-aside')),
  note text not null constraint capability_progress_told check (note <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint capability_progress_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table workforce.capability_progress is 'How an ability came on, as somebody found it on a day; nothing is computed from it.';
comment on column workforce.capability_progress.id is 'Identifier.';
comment on column workforce.capability_progress.item_id is 'Item.';
comment on column workforce.capability_progress.on_day is 'Day.';
comment on column workforce.capability_progress.state is 'under-way, reached or set-aside.';
comment on column workforce.capability_progress.note is 'What was found, in a line.';
comment on column workforce.capability_progress.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.capability_progress.recorded_at is 'When.';
comment on column workforce.capability_progress.retracted_at is 'When it was taken back; null while it stands.';
comment on column workforce.capability_progress.retract_reason is 'Why it was taken back.';
create index capability_progress_item on workforce.capability_progress (item_id) where retracted_at is null;

-- A plan is seen by who sees the person, and by the person.
alter table workforce.growth_plan enable row level security;
alter table workforce.growth_plan force row level security;
create policy growth_plan_in_scope on workforce.growth_plan using ((select platform.scope_is_everything())
  or exists (select from workforce.person w where w.id = person_id) or person_id in (select workforce.own_persons()));
alter table workforce.growth_stage enable row level security;
alter table workforce.growth_stage force row level security;
create policy growth_stage_in_scope on workforce.growth_stage using ((select platform.scope_is_everything())
  or exists (select from workforce.growth_plan p where p.id = plan_id));
alter table workforce.capability_item enable row level security;
alter table workforce.capability_item force row level security;
create policy capability_item_in_scope on workforce.capability_item using ((select platform.scope_is_everything())
  or exists (select from workforce.growth_plan p where p.id = plan_id));
alter table workforce.capability_progress enable row level security;
alter table workforce.capability_progress force row level security;
create policy capability_progress_in_scope on workforce.capability_progress using ((select platform.scope_is_everything())
  or exists (select from workforce.capability_item i where i.id = item_id));
