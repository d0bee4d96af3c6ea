create table learning.school (
  id uuid primary key default gen_random_uuid(),
  district_no integer not null,
  kind text not null constraint school_kind_known check (kind in ('party_school', 'academy', 'think_tank')),
  name text not null constraint school_named check (name <> ''),
  unit_no integer,
  founded_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  unique (district_no, name)
);
comment on table learning.school is 'A Party school, an academy or a think tank of a district (ZF-11, ZF-23); the last has experts and no courses.';
comment on column learning.school.id is 'Identifier.';
comment on column learning.school.district_no is 'District.';
comment on column learning.school.kind is 'party_school 党校, academy 学院, think_tank 智库.';
comment on column learning.school.name is 'Name.';
comment on column learning.school.unit_no is 'Unit that keeps it; null where none is stated.';
comment on column learning.school.founded_on is 'Day it was founded; null when not stated.';
comment on column learning.school.account_id is 'Who recorded it.';
comment on column learning.school.recorded_at is 'When.';

create table learning.course (
  id uuid primary key default gen_random_uuid(),
  school_id uuid not null references learning.school,
  title text not null constraint course_titled check (title <> ''),
  summary text,
  state text not null default 'draft' constraint course_state_known check (state in ('draft', 'published', 'withdrawn')),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table learning.course is 'A course of a school.';
comment on column learning.course.id is 'Identifier.';
comment on column learning.course.school_id is 'School.';
comment on column learning.course.title is 'Title.';
comment on column learning.course.summary is 'What it is about.';
comment on column learning.course.state is 'draft, published or withdrawn.';
comment on column learning.course.account_id is 'Who recorded it.';
comment on column learning.course.recorded_at is 'When.';
create index course_school on learning.course (school_id);

create table learning.lesson (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references learning.course,
  position integer not null,
  title text not null constraint lesson_titled check (title <> ''),
  minutes integer not null constraint lesson_minutes_positive check (minutes between 1 and 600),
  format text not null constraint lesson_format_known check (format in ('acted', 'text', 'slides')),
  body text not null default '',
  questions jsonb not null default '[]',
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  unique (course_id, position)
);
comment on table learning.lesson is 'A lesson of a course (ZF-12). Looking at it makes no hours and is not noted; answers to its questions are never kept.';
comment on column learning.lesson.id is 'Identifier.';
comment on column learning.lesson.course_id is 'Course.';
comment on column learning.lesson.position is 'Place within the course, from 1.';
comment on column learning.lesson.title is 'Title.';
comment on column learning.lesson.minutes is 'Length in minutes.';
comment on column learning.lesson.format is 'acted 演示, text 文字, slides 课件.';
comment on column learning.lesson.body is 'Text.';
comment on column learning.lesson.questions is 'Questions to check oneself: text, options, the right ones, why.';
comment on column learning.lesson.account_id is 'Who recorded it.';
comment on column learning.lesson.recorded_at is 'When.';

create table learning.lesson_file (
  id uuid primary key default gen_random_uuid(),
  lesson_id uuid not null references learning.lesson,
  file_id uuid not null,
  name text not null,
  content_type text not null,
  bytes bigint not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  removed_at timestamptz
);
comment on table learning.lesson_file is 'Slides or a film of a lesson, in the platform''s own file store.';
comment on column learning.lesson_file.id is 'Identifier.';
comment on column learning.lesson_file.lesson_id is 'Lesson.';
comment on column learning.lesson_file.file_id is 'Name in the file store.';
comment on column learning.lesson_file.name is 'Name the file was handed in under.';
comment on column learning.lesson_file.content_type is 'Type, told from the first bytes.';
comment on column learning.lesson_file.bytes is 'Size in bytes.';
comment on column learning.lesson_file.account_id is 'Who handed it in.';
comment on column learning.lesson_file.recorded_at is 'When.';
comment on column learning.lesson_file.removed_at is 'When another took its place.';
create index lesson_file_lesson on learning.lesson_file (lesson_id);

create table learning.session_lesson (
  session_id uuid not null references learning.session,
  lesson_id uuid not null references learning.lesson,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (session_id, lesson_id)
);
comment on table learning.session_lesson is 'A lesson played in a session. The hours are those of the session.';
comment on column learning.session_lesson.session_id is 'Session.';
comment on column learning.session_lesson.lesson_id is 'Lesson.';
comment on column learning.session_lesson.account_id is 'Who linked them.';
comment on column learning.session_lesson.recorded_at is 'When.';

alter table learning.school enable row level security;
alter table learning.school force row level security;
create policy school_of_reached_district on learning.school using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.district_no = school.district_no or u.no = school.district_no));
alter table learning.course enable row level security;
alter table learning.course force row level security;
create policy course_of_reached_school on learning.course using ((select platform.scope_is_everything())
  or exists (select from learning.school c where c.id = school_id));
alter table learning.lesson enable row level security;
alter table learning.lesson force row level security;
create policy lesson_of_reached_course on learning.lesson using ((select platform.scope_is_everything())
  or exists (select from learning.course c where c.id = course_id));
alter table learning.lesson_file enable row level security;
alter table learning.lesson_file force row level security;
create policy lesson_file_of_reached_lesson on learning.lesson_file using ((select platform.scope_is_everything())
  or exists (select from learning.lesson l where l.id = lesson_id));
alter table learning.session_lesson enable row level security;
alter table learning.session_lesson force row level security;
create policy session_lesson_of_reached_session on learning.session_lesson using ((select platform.scope_is_everything())
  or exists (select from learning.session s where s.id = session_id));
