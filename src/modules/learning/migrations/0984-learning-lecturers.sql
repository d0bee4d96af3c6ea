create table learning.lecturer (
  id uuid primary key default gen_random_uuid(),
  district_no integer not null,
  name text not null constraint lecturer_named check (name <> ''),
  unit_no integer not null,
  topics text[] not null constraint lecturer_has_topics check (cardinality(topics) > 0),
  from_on date not null,
  until_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint lecturer_period_forward check (until_on is null or until_on > from_on)
);
comment on table learning.lecturer is 'Party members of social organisations who lecture, over [from_on, until_on), with their topics (LH-34).';
comment on column learning.lecturer.id is 'Identifier.';
comment on column learning.lecturer.district_no is 'District.';
comment on column learning.lecturer.name is 'Name.';
comment on column learning.lecturer.unit_no is 'Unit the lecturer comes from.';
comment on column learning.lecturer.topics is 'Topics.';
comment on column learning.lecturer.from_on is 'First day.';
comment on column learning.lecturer.until_on is 'First day no longer; null while in the corps.';
comment on column learning.lecturer.account_id is 'Who recorded it.';
comment on column learning.lecturer.recorded_at is 'When.';
create index lecturer_district on learning.lecturer (district_no);

create table learning.lecture_request (
  id uuid primary key default gen_random_uuid(),
  lecturer_id uuid not null references learning.lecturer,
  unit_no integer not null,
  topic text not null,
  wished_on date not null,
  state text not null default 'requested' constraint lecture_request_state_known
    check (state in ('requested', 'confirmed', 'delivered', 'told', 'declined', 'withdrawn')),
  held_on date,
  session_id uuid references learning.session,
  line text,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint lecture_delivered_on_a_day check ((state in ('delivered', 'told')) = (held_on is not null)),
  constraint lecture_told_in_a_line check ((state = 'told') = (line is not null))
);
comment on table learning.lecture_request is 'An organisation asks for a lecture: requested, confirmed, delivered, told how it was in one line. No marks.';
comment on column learning.lecture_request.id is 'Identifier.';
comment on column learning.lecture_request.lecturer_id is 'Lecturer.';
comment on column learning.lecture_request.unit_no is 'Unit that asks.';
comment on column learning.lecture_request.topic is 'Topic.';
comment on column learning.lecture_request.wished_on is 'Day wished for.';
comment on column learning.lecture_request.state is 'requested, confirmed, delivered, told; declined or withdrawn.';
comment on column learning.lecture_request.held_on is 'Day of the lecture.';
comment on column learning.lecture_request.session_id is 'Session it was held in; null where none is kept.';
comment on column learning.lecture_request.line is 'How it was, in one line.';
comment on column learning.lecture_request.reason is 'Why it was declined or withdrawn.';
comment on column learning.lecture_request.account_id is 'Who asked.';
comment on column learning.lecture_request.recorded_at is 'When.';
create index lecture_request_lecturer on learning.lecture_request (lecturer_id);

create table learning.expert (
  id uuid primary key default gen_random_uuid(),
  school_id uuid not null references learning.school,
  name text not null constraint expert_named check (name <> ''),
  field text not null constraint expert_has_field check (field <> ''),
  affiliation text,
  from_on date not null,
  until_on date,
  document text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint expert_period_forward check (until_on is null or until_on > from_on)
);
comment on table learning.expert is 'An expert appointed to a think tank over [from_on, until_on) (ZF-23).';
comment on column learning.expert.id is 'Identifier.';
comment on column learning.expert.school_id is 'Think tank.';
comment on column learning.expert.name is 'Name.';
comment on column learning.expert.field is 'Field.';
comment on column learning.expert.affiliation is 'Where the expert works.';
comment on column learning.expert.from_on is 'First day of the appointment.';
comment on column learning.expert.until_on is 'First day no longer; null while appointed.';
comment on column learning.expert.document is 'Document of the appointment.';
comment on column learning.expert.account_id is 'Who recorded it.';
comment on column learning.expert.recorded_at is 'When.';
create index expert_school on learning.expert (school_id);

alter table learning.lecturer enable row level security;
alter table learning.lecturer force row level security;
-- The corps is there for everybody of the district.
create policy lecturer_of_reached_district on learning.lecturer using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.district_no = lecturer.district_no or u.no = lecturer.district_no));
alter table learning.lecture_request enable row level security;
alter table learning.lecture_request force row level security;
create policy lecture_request_in_scope on learning.lecture_request using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = unit_no));
alter table learning.expert enable row level security;
alter table learning.expert force row level security;
create policy expert_of_reached_school on learning.expert using ((select platform.scope_is_everything())
  or exists (select from learning.school c where c.id = school_id));
