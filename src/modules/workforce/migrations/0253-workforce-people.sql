create table workforce.person_account (
  person_id uuid primary key references workforce.person,
  account_id uuid not null,
  linked_by uuid,
  linked_at timestamptz not null default transaction_timestamp()
);
comment on table workforce.person_account is 'The account of a person in post: what the person may see follows from the posts, and ends with them.';
comment on column workforce.person_account.person_id is 'Person.';
comment on column workforce.person_account.account_id is 'Account.';
comment on column workforce.person_account.linked_by is 'Who linked them.';
comment on column workforce.person_account.linked_at is 'When.';
create index person_account_account on workforce.person_account (account_id);
alter table workforce.person_account enable row level security;
alter table workforce.person_account force row level security;
create policy person_account_in_scope on workforce.person_account using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()) or exists (select from workforce.person w where w.id = person_id));

create table workforce.training (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references workforce.person,
  on_day date not null,
  title text not null constraint training_titled check (title <> ''),
  level text,
  minutes integer constraint training_minutes_positive check (minutes > 0),
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table workforce.training is 'Training somebody in post took part in (LH-19, CD-17).';
comment on column workforce.training.id is 'Identifier.';
comment on column workforce.training.person_id is 'Person.';
comment on column workforce.training.on_day is 'First day.';
comment on column workforce.training.title is 'What it was.';
comment on column workforce.training.level is 'Level that held it, a code of the programme.';
comment on column workforce.training.minutes is 'Length in minutes; null when not told.';
comment on column workforce.training.document_no is 'Document.';
comment on column workforce.training.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.training.recorded_at is 'When.';
comment on column workforce.training.retracted_at is 'When it was taken back; null while it stands.';
create index training_person on workforce.training (person_id) where retracted_at is null;
alter table workforce.training enable row level security;
alter table workforce.training force row level security;
create policy training_in_scope on workforce.training using ((select platform.scope_is_everything()) or exists (select from workforce.person w where w.id = person_id));

create table workforce.review (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references workforce.person,
  year integer not null constraint review_year_sensible check (year between 1949 and 2200),
  result text not null,
  basis text,
  measure text constraint review_measure_known check (measure in ('incentive', 'penalty')),
  on_day date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table workforce.review is 'Yearly review of somebody in post, as it was decided (CD-21); one stands for a year, a new one takes the place of the one before.';
comment on column workforce.review.id is 'Identifier.';
comment on column workforce.review.person_id is 'Person.';
comment on column workforce.review.year is 'Year reviewed.';
comment on column workforce.review.result is 'Result, a code of the programme.';
comment on column workforce.review.basis is 'On what it rests.';
comment on column workforce.review.measure is 'What follows: incentive 激励, penalty 惩戒; null for neither.';
comment on column workforce.review.on_day is 'Day of the decision.';
comment on column workforce.review.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.review.recorded_at is 'When.';
comment on column workforce.review.retracted_at is 'When it was taken back; null while it stands.';
create unique index review_once on workforce.review (person_id, year) where retracted_at is null;
alter table workforce.review enable row level security;
alter table workforce.review force row level security;
create policy review_in_scope on workforce.review using ((select platform.scope_is_everything()) or exists (select from workforce.person w where w.id = person_id));

create table workforce.recommendation (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references workforce.person,
  target text not null,
  basis text not null constraint recommendation_has_basis check (basis <> ''),
  state text not null default 'proposed' constraint recommendation_state_known check (state in ('proposed', 'forwarded', 'accepted', 'declined', 'withdrawn')),
  on_day date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table workforce.recommendation is 'Somebody in post recommended for something more (LH-21, LH-22).';
comment on column workforce.recommendation.id is 'Identifier.';
comment on column workforce.recommendation.person_id is 'Person.';
comment on column workforce.recommendation.target is 'For what, a code of the programme.';
comment on column workforce.recommendation.basis is 'On what it rests.';
comment on column workforce.recommendation.state is 'proposed, forwarded, accepted, declined or withdrawn.';
comment on column workforce.recommendation.on_day is 'Day it was proposed.';
comment on column workforce.recommendation.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.recommendation.recorded_at is 'When.';
create index recommendation_person on workforce.recommendation (person_id);
alter table workforce.recommendation enable row level security;
alter table workforce.recommendation force row level security;
create policy recommendation_in_scope on workforce.recommendation using ((select platform.scope_is_everything()) or exists (select from workforce.person w where w.id = person_id));

create table workforce.recommendation_step (
  id uuid primary key default gen_random_uuid(),
  recommendation_id uuid not null references workforce.recommendation,
  state text not null,
  on_day date not null,
  note text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table workforce.recommendation_step is 'What became of a recommendation, day by day.';
comment on column workforce.recommendation_step.id is 'Identifier.';
comment on column workforce.recommendation_step.recommendation_id is 'Recommendation.';
comment on column workforce.recommendation_step.state is 'State reached.';
comment on column workforce.recommendation_step.on_day is 'Day.';
comment on column workforce.recommendation_step.note is 'Note.';
comment on column workforce.recommendation_step.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.recommendation_step.recorded_at is 'When.';
create index recommendation_step_of on workforce.recommendation_step (recommendation_id);
alter table workforce.recommendation_step enable row level security;
alter table workforce.recommendation_step force row level security;
create policy recommendation_step_in_scope on workforce.recommendation_step using ((select platform.scope_is_everything()) or exists (select from workforce.recommendation r where r.id = recommendation_id));
