create schema learning;
comment on schema learning is 'What people learn: plans, sessions, who attended, certificates, courses, lecturers. Hours are computed from attendance the organiser entered.';

create table learning.plan (
  id uuid primary key default gen_random_uuid(),
  node_no integer not null,
  district_no integer not null,
  year integer not null constraint plan_year_sensible check (year between 1949 and 2200),
  theme text not null constraint plan_themed check (theme <> ''),
  campaign text,
  level text,
  document text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  withdrawn_at timestamptz
);
comment on table learning.plan is 'Training plan of a body for a year (NS-17, CD-28).';
comment on column learning.plan.id is 'Identifier.';
comment on column learning.plan.node_no is 'Body whose plan it is: district, street, industry or unit.';
comment on column learning.plan.district_no is 'District.';
comment on column learning.plan.year is 'Calendar year.';
comment on column learning.plan.theme is 'Theme.';
comment on column learning.plan.campaign is 'National study campaign, a code of the programme.';
comment on column learning.plan.level is 'Level, a code of the programme.';
comment on column learning.plan.document is 'Document that states it.';
comment on column learning.plan.account_id is 'Who recorded it.';
comment on column learning.plan.recorded_at is 'When.';
comment on column learning.plan.withdrawn_at is 'When it was taken back; null while it stands.';
create index plan_district on learning.plan (district_no, year);

create table learning.session (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid references learning.plan,
  node_no integer not null,
  district_no integer not null,
  title text not null constraint session_titled check (title <> ''),
  kind text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  half_days integer constraint session_half_days_positive check (half_days between 1 and 120),
  place text,
  audiences text[] not null default '{}',
  level text,
  campaign text,
  partner_nos integer[] not null default '{}',
  follows_id uuid references learning.session,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  cancelled_at timestamptz,
  cancel_reason text,
  constraint session_has_length check (ends_at > starts_at)
);
comment on table learning.session is 'A session of training or study over [starts_at, ends_at), planned or held.';
comment on column learning.session.id is 'Identifier.';
comment on column learning.session.plan_id is 'Plan it belongs to; null outside a plan.';
comment on column learning.session.node_no is 'Body that organises it and enters attendance.';
comment on column learning.session.district_no is 'District.';
comment on column learning.session.title is 'Title.';
comment on column learning.session.kind is 'Kind, a code of the rule learning.kinds.';
comment on column learning.session.starts_at is 'Begins.';
comment on column learning.session.ends_at is 'Ends.';
comment on column learning.session.half_days is 'Half-days it counts for; null where the clock tells.';
comment on column learning.session.place is 'Place.';
comment on column learning.session.audiences is 'For whom: secretary, liaison, full_time_worker, instructor, member, applicant.';
comment on column learning.session.level is 'Level that holds it, a code of the programme (CD-17).';
comment on column learning.session.campaign is 'National study campaign, a code of the programme (CD-28).';
comment on column learning.session.partner_nos is 'Bodies that hold it together with the organiser (CN-26).';
comment on column learning.session.follows_id is 'Session of study this practice follows from (NS-66).';
comment on column learning.session.account_id is 'Who planned it.';
comment on column learning.session.recorded_at is 'When.';
comment on column learning.session.cancelled_at is 'When it was called off.';
comment on column learning.session.cancel_reason is 'Why.';
create index session_start on learning.session (starts_at);
create index session_plan on learning.session (plan_id);

create table learning.enrolment (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references learning.session,
  learner_kind text not null constraint enrolment_learner_known check (learner_kind in ('post', 'member')),
  learner_id uuid not null,
  audience text not null,
  unit_no integer not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  withdrawn_at timestamptz
);
comment on table learning.enrolment is 'A person expected at a session.';
comment on column learning.enrolment.id is 'Identifier.';
comment on column learning.enrolment.session_id is 'Session.';
comment on column learning.enrolment.learner_kind is 'post: a person in post; member: a Party member.';
comment on column learning.enrolment.learner_id is 'Person.';
comment on column learning.enrolment.audience is 'As what the person comes.';
comment on column learning.enrolment.unit_no is 'Unit the person comes from.';
comment on column learning.enrolment.account_id is 'Who enrolled.';
comment on column learning.enrolment.recorded_at is 'When.';
comment on column learning.enrolment.withdrawn_at is 'When it was taken back.';
create unique index enrolment_once on learning.enrolment (session_id, learner_kind, learner_id) where withdrawn_at is null;

create table learning.attendance (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references learning.session,
  learner_kind text not null constraint attendance_learner_known check (learner_kind in ('post', 'member')),
  learner_id uuid not null,
  unit_no integer not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table learning.attendance is 'Somebody was at a session, as its organiser says. Nothing else makes hours: no page, no click, no self-check.';
comment on column learning.attendance.id is 'Identifier.';
comment on column learning.attendance.session_id is 'Session.';
comment on column learning.attendance.learner_kind is 'post: a person in post; member: a Party member.';
comment on column learning.attendance.learner_id is 'Person.';
comment on column learning.attendance.unit_no is 'Unit the person came from.';
comment on column learning.attendance.account_id is 'Who entered it.';
comment on column learning.attendance.recorded_at is 'When.';
comment on column learning.attendance.retracted_at is 'When it was taken back; null while it stands.';
create unique index attendance_once on learning.attendance (session_id, learner_kind, learner_id) where retracted_at is null;
create index attendance_learner on learning.attendance (learner_kind, learner_id) where retracted_at is null;

alter table learning.plan enable row level security;
alter table learning.plan force row level security;
-- Whoever reaches a unit the body answers for sees what the body plans: people are enrolled from below.
create policy plan_of_reached_units on learning.plan using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.district_no = plan.district_no and (plan.node_no = any (u.scope_nodes) or u.no = plan.node_no)));
alter table learning.enrolment enable row level security;
alter table learning.enrolment force row level security;
create policy enrolment_in_scope on learning.enrolment using ((select platform.scope_is_everything())
  or learner_id in (select workforce.own_persons()) or exists (select from organisations.unit u where u.no = unit_no));
alter table learning.attendance enable row level security;
alter table learning.attendance force row level security;
create policy attendance_in_scope on learning.attendance using ((select platform.scope_is_everything())
  or learner_id in (select workforce.own_persons()) or exists (select from organisations.unit u where u.no = unit_no));
alter table learning.session enable row level security;
alter table learning.session force row level security;
create policy session_of_reached_units on learning.session using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.district_no = session.district_no and (session.node_no = any (u.scope_nodes) or u.no = session.node_no))
  or exists (select from learning.enrolment e where e.session_id = session.id and e.learner_id in (select workforce.own_persons()))
  or exists (select from learning.attendance a where a.session_id = session.id and a.learner_id in (select workforce.own_persons())));

-- Whoever sees a plan, a session or a certificate is told by name which bodies it speaks of, also where one lies outside the own reach.
create function learning.names_of(units integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function learning.names_of(integer[], date) is 'Names of units on a day.';
