create table alliances.turn_note (
  id bigint generated always as identity primary key,
  community_id uuid not null references alliances.community,
  role text not null constraint turn_note_role_known check (role in ('convenor', 'host')),
  day date not null,
  kind text not null constraint turn_note_kind_known check (kind in ('kept', 'away', 'settled')),
  unit_no integer not null,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table alliances.turn_note is 'What people said about turns: who was it in the past, who cannot that day, what was exchanged. Every other turn is computed.';
comment on column alliances.turn_note.id is 'Order.';
comment on column alliances.turn_note.community_id is 'Community.';
comment on column alliances.turn_note.role is 'convenor 召集人 or host 主办.';
comment on column alliances.turn_note.day is 'First day of the turn.';
comment on column alliances.turn_note.kind is 'kept: who it was, written down before the membership changed; away: not this time; settled: exchanged.';
comment on column alliances.turn_note.unit_no is 'Member.';
comment on column alliances.turn_note.reason is 'Why.';
comment on column alliances.turn_note.account_id is 'Who said so.';
comment on column alliances.turn_note.recorded_at is 'When.';
create unique index turn_note_one on alliances.turn_note (community_id, role, day, kind, unit_no);
alter table alliances.turn_note enable row level security;
alter table alliances.turn_note force row level security;
create policy turn_note_in_scope on alliances.turn_note
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));

create table alliances.line (
  id uuid primary key,
  no integer generated always as identity,
  community_id uuid not null references alliances.community,
  kind text not null,
  unit_no integer not null,
  on_day date not null,
  title text not null constraint line_titled check (title <> ''),
  body text,
  mode text,
  activity_no integer,
  solved_on date,
  solution text,
  retracted_at timestamptz,
  retract_reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint line_solved_whole check ((solved_on is null) = (solution is null) and (solved_on is null or kind = 'problem'))
);
comment on table alliances.line is 'Something members share: a meeting, a bulletin, a resource, a problem, an experience. Joint activities are not entered here: they come from where they were entered.';
comment on column alliances.line.id is 'Identifier.';
comment on column alliances.line.no is 'Number people say.';
comment on column alliances.line.community_id is 'Community.';
comment on column alliances.line.kind is 'A cadence of the programme, or member, resource, problem, experience.';
comment on column alliances.line.unit_no is 'Member that brought it.';
comment on column alliances.line.on_day is 'Day.';
comment on column alliances.line.title is 'What it is, in a line.';
comment on column alliances.line.body is 'More of it.';
comment on column alliances.line.mode is 'Way of building together, a word of the programme (CD-66).';
comment on column alliances.line.activity_no is 'Number of the joint activity it comes from.';
comment on column alliances.line.solved_on is 'Problems: day of the solution.';
comment on column alliances.line.solution is 'Problems: how.';
comment on column alliances.line.retracted_at is 'When it was taken back.';
comment on column alliances.line.retract_reason is 'Why.';
comment on column alliances.line.account_id is 'Who entered it.';
comment on column alliances.line.recorded_at is 'When.';
create index line_community on alliances.line (community_id, on_day) where retracted_at is null;
alter table alliances.line enable row level security;
alter table alliances.line force row level security;
create policy line_in_scope on alliances.line
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));

create table alliances.assessment (
  id uuid primary key,
  community_id uuid not null references alliances.community,
  year integer not null,
  items jsonb not null,
  judgement text not null constraint assessment_judged check (judgement <> ''),
  grade text not null constraint assessment_grade_known check (grade in ('demonstration', 'normal', 'rectification')),
  subsidy_fen bigint constraint assessment_subsidy_positive check (subsidy_fen >= 0),
  document_no text,
  due_on date,
  assessed_on date not null,
  account_id uuid,
  rechecked_on date,
  recheck_result text constraint assessment_recheck_known check (recheck_result in ('active', 'dissolved')),
  recheck_reason text,
  recheck_account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint assessment_due_when_rectified check ((grade = 'rectification') = (due_on is not null)),
  constraint assessment_recheck_whole check ((rechecked_on is null) = (recheck_result is null) and (rechecked_on is null) = (recheck_reason is null)),
  constraint assessment_once_a_year unique (community_id, year)
);
comment on table alliances.assessment is 'The look at a year of a community (CN-43 to CN-45). The items are prepared from records and kept as they were; the judgement is a person''s.';
comment on column alliances.assessment.id is 'Identifier.';
comment on column alliances.assessment.community_id is 'Community.';
comment on column alliances.assessment.year is 'Year.';
comment on column alliances.assessment.items is 'What the records said on that day.';
comment on column alliances.assessment.judgement is 'In a person''s words.';
comment on column alliances.assessment.grade is 'demonstration, normal or rectification.';
comment on column alliances.assessment.subsidy_fen is 'Award subsidy, fen (CN-44).';
comment on column alliances.assessment.document_no is 'Document.';
comment on column alliances.assessment.due_on is 'Rectification: day by which it is done.';
comment on column alliances.assessment.assessed_on is 'Day.';
comment on column alliances.assessment.account_id is 'Who.';
comment on column alliances.assessment.rechecked_on is 'Day of the re-check.';
comment on column alliances.assessment.recheck_result is 'active or dissolved.';
comment on column alliances.assessment.recheck_reason is 'What was found.';
comment on column alliances.assessment.recheck_account_id is 'Who looked again.';
comment on column alliances.assessment.recorded_at is 'When.';
alter table alliances.assessment enable row level security;
alter table alliances.assessment force row level security;
create policy assessment_in_scope on alliances.assessment
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));
