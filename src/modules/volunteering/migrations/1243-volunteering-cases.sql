-- What somebody can do and offers (NS-59).
create table volunteering.skill (
  volunteer_id uuid not null references volunteering.volunteer,
  code text not null,
  said_by text not null constraint skill_sayer_known check (said_by in ('person', 'staff')),
  said_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (volunteer_id, code)
);
comment on table volunteering.skill is 'A skill somebody offers for service, of the own accord or entered by an organisation with consent (NS-59); taken out at a word.';
comment on column volunteering.skill.volunteer_id is 'Who offers it.';
comment on column volunteering.skill.code is 'Skill, a code of the programme.';
comment on column volunteering.skill.said_by is 'person, or staff with the consent of the person.';
comment on column volunteering.skill.said_on is 'Day.';
comment on column volunteering.skill.account_id is 'Who entered it; null for who came with a code.';
comment on column volunteering.skill.recorded_at is 'When.';
alter table volunteering.skill enable row level security;
alter table volunteering.skill force row level security;
create policy skill_in_scope on volunteering.skill using ((select platform.scope_is_everything()) or exists (select from volunteering.volunteer v where v.id = volunteer_id));

-- Service cases (NS-68). Rows are the own organisation's and nobody's above: reach over an area does not show them.
create table volunteering.service_case (
  id uuid primary key,
  no integer generated always as identity,
  unit_no integer not null,
  district_no integer not null,
  name_sealed bytea not null,
  phone_sealed bytea,
  about_sealed bytea,
  needs text[] not null constraint service_case_of_needs check (cardinality(needs) > 0),
  consent_on date not null,
  intake_on date not null,
  state text not null default 'intake' constraint service_case_state_known check (state in ('intake', 'planned', 'serving', 'closed')),
  closed_on date,
  outcome text,
  outcome_sealed bytea,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint service_case_consented check (consent_on <= intake_on),
  constraint service_case_closed_whole check ((state = 'closed') = (closed_on is not null) and (closed_on is null) = (outcome is null)),
  constraint service_case_forward check (closed_on >= intake_on)
);
comment on table volunteering.service_case is 'A resident whom a Party organisation accompanies in the form of social work: intake, plan, service, closure (NS-68). With consent, sealed, and read by that organisation alone.';
comment on column volunteering.service_case.id is 'Identifier.';
comment on column volunteering.service_case.no is 'Number people say.';
comment on column volunteering.service_case.unit_no is 'Party organisation that serves.';
comment on column volunteering.service_case.district_no is 'District.';
comment on column volunteering.service_case.name_sealed is 'Name of the resident, sealed.';
comment on column volunteering.service_case.phone_sealed is 'Telephone, sealed.';
comment on column volunteering.service_case.about_sealed is 'The situation in words, sealed.';
comment on column volunteering.service_case.needs is 'What is needed, codes of the programme.';
comment on column volunteering.service_case.consent_on is 'Day the resident agreed.';
comment on column volunteering.service_case.intake_on is 'Day of intake.';
comment on column volunteering.service_case.state is 'intake, planned, serving or closed.';
comment on column volunteering.service_case.closed_on is 'Day of closure.';
comment on column volunteering.service_case.outcome is 'What came of it, a code of the programme.';
comment on column volunteering.service_case.outcome_sealed is 'The same in words, sealed.';
comment on column volunteering.service_case.account_id is 'Who took it in.';
comment on column volunteering.service_case.recorded_at is 'When.';
create index service_case_unit on volunteering.service_case (unit_no, state);

create table volunteering.case_step (
  id uuid primary key,
  case_id uuid not null references volunteering.service_case,
  title text not null constraint case_step_titled check (title <> ''),
  due_on date,
  worker_id uuid references volunteering.volunteer,
  done_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table volunteering.case_step is 'A step of the plan: what the resident and who serves have agreed to do.';
comment on column volunteering.case_step.id is 'Identifier.';
comment on column volunteering.case_step.case_id is 'Case.';
comment on column volunteering.case_step.title is 'What is to be done.';
comment on column volunteering.case_step.due_on is 'Until when, where agreed.';
comment on column volunteering.case_step.worker_id is 'Volunteer with the skill who does it, where one was found.';
comment on column volunteering.case_step.done_on is 'Day it was done.';
comment on column volunteering.case_step.account_id is 'Who entered it.';
comment on column volunteering.case_step.recorded_at is 'When.';
create index case_step_case on volunteering.case_step (case_id);
create index case_step_worker on volunteering.case_step (worker_id) where worker_id is not null and done_on is null;

create table volunteering.case_log (
  id uuid primary key,
  case_id uuid not null references volunteering.service_case,
  what text not null constraint case_log_known check (what in ('intake', 'plan', 'service', 'close', 'reopen')),
  on_day date not null,
  words_sealed bytea,
  shift_id uuid references volunteering.shift,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint case_log_session_of_service check (shift_id is null or what = 'service')
);
comment on table volunteering.case_log is 'What was done in a case and how it moved. Added to, never edited.';
comment on column volunteering.case_log.id is 'Identifier.';
comment on column volunteering.case_log.case_id is 'Case.';
comment on column volunteering.case_log.what is 'intake, plan, service, close or reopen.';
comment on column volunteering.case_log.on_day is 'Day of it.';
comment on column volunteering.case_log.words_sealed is 'What was done, or the reason, sealed.';
comment on column volunteering.case_log.shift_id is 'Session of service it was part of.';
comment on column volunteering.case_log.account_id is 'Who entered it.';
comment on column volunteering.case_log.recorded_at is 'When.';
create index case_log_case on volunteering.case_log (case_id, on_day);

alter table volunteering.service_case enable row level security;
alter table volunteering.service_case force row level security;
create policy service_case_of_own on volunteering.service_case using ((select platform.scope_is_everything()) or unit_no = any ((select platform.scope_nodes())::integer[]));
alter table volunteering.case_step enable row level security;
alter table volunteering.case_step force row level security;
create policy case_step_of_own on volunteering.case_step using ((select platform.scope_is_everything()) or exists (select from volunteering.service_case c where c.id = case_id));
alter table volunteering.case_log enable row level security;
alter table volunteering.case_log force row level security;
create policy case_log_of_own on volunteering.case_log using ((select platform.scope_is_everything()) or exists (select from volunteering.service_case c where c.id = case_id));

create function volunteering.case_counts(units integer[]) returns table (unit_no integer, state text, count integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.unit_no, c.state, count(*)::integer from volunteering.service_case c where c.unit_no = any (units) group by 1, 2
$$;
comment on function volunteering.case_counts(integer[]) is 'How many service cases organisations have in which state: numbers, nothing of a person. Asked only about units in reach.';
create function volunteering.worker_load(workers uuid[]) returns table (volunteer_id uuid, open integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.worker_id, count(*)::integer from volunteering.case_step s where s.worker_id = any (workers) and s.done_on is null group by 1
$$;
comment on function volunteering.worker_load(uuid[]) is 'How many steps that are not done volunteers have in hand, wherever; nothing of the cases.';

alter table volunteering.handed_over drop constraint handed_over_what_known;
alter table volunteering.handed_over add constraint handed_over_what_known
  check (what in ('need', 'item', 'redemption', 'account', 'volunteer', 'offering', 'leader', 'approach', 'case'));
comment on column volunteering.handed_over.what is 'need, item, redemption, account of banked time, volunteer whose home it was, offering, leader, approach, or service case.';
comment on column volunteering.handed_over.row_id is 'The need, the item, the redemption, the account, the volunteer, the offering, the leader, the approach or the case.';
