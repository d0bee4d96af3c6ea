-- Needs agendas (ZF-22): what a committee asks for in a period, step by step. Who takes on what stands on the entries of a step, nowhere here.
create table lists.agenda (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  owner_no integer not null,
  audience_no integer not null,
  title text not null constraint agenda_titled check (title <> ''),
  detail text,
  from_on date not null,
  until_on date not null,
  state text not null default 'draft' constraint agenda_state_known check (state in ('draft', 'published', 'ended', 'withdrawn')),
  reason text,
  published_on date,
  closed_on date,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint agenda_period check (from_on < until_on),
  constraint agenda_published_whole check (case state when 'draft' then published_on is null when 'withdrawn' then true else published_on is not null end),
  constraint agenda_closed_whole check ((state in ('ended', 'withdrawn')) = (closed_on is not null) and (closed_on is null) = (reason is null))
);
comment on table lists.agenda is 'What a committee asks organisations to take on in a period, step by step (ZF-22). How far it is follows from the entries of its steps.';
comment on column lists.agenda.id is 'Identifier.';
comment on column lists.agenda.no is 'Number people speak of.';
comment on column lists.agenda.owner_no is 'Committee or area whose agenda it is.';
comment on column lists.agenda.audience_no is 'District whose organisations see it once it is published.';
comment on column lists.agenda.title is 'Title.';
comment on column lists.agenda.detail is 'What it is about, in words.';
comment on column lists.agenda.from_on is 'First day of its period.';
comment on column lists.agenda.until_on is 'Day after the last of its period.';
comment on column lists.agenda.state is 'draft: seen by the office alone; published; ended when the office closed it; withdrawn when it no longer holds.';
comment on column lists.agenda.reason is 'Why it was ended or withdrawn.';
comment on column lists.agenda.published_on is 'Day it was published; null of a draft, also of one that was withdrawn.';
comment on column lists.agenda.closed_on is 'Day it was ended or withdrawn.';
comment on column lists.agenda.revision is 'Counts changes, against two people writing at once.';
comment on column lists.agenda.account_id is 'Who wrote it.';
comment on column lists.agenda.recorded_at is 'When.';
create index agenda_owner on lists.agenda (owner_no);
create index agenda_audience on lists.agenda (audience_no, from_on);
alter table lists.agenda enable row level security;
alter table lists.agenda force row level security;
create policy agenda_in_sight on lists.agenda using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = owner_no)
  or published_on is not null and exists (select from organisations.unit u where u.scope_nodes @> array[audience_no]));

create table lists.agenda_step (
  id uuid primary key default gen_random_uuid(),
  agenda_id uuid not null references lists.agenda,
  place integer not null constraint agenda_step_placed check (place > 0),
  title text not null constraint agenda_step_titled check (title <> ''),
  due_on date not null,
  constraint agenda_step_once unique (agenda_id, place) deferrable initially deferred
);
comment on table lists.agenda_step is 'One step of a needs agenda: what is to be there, and by when.';
comment on column lists.agenda_step.id is 'Identifier.';
comment on column lists.agenda_step.agenda_id is 'Agenda.';
comment on column lists.agenda_step.place is 'Its place among the steps, from one.';
comment on column lists.agenda_step.title is 'What is to be done.';
comment on column lists.agenda_step.due_on is 'Day by which.';
alter table lists.agenda_step enable row level security;
alter table lists.agenda_step force row level security;
create policy agenda_step_in_sight on lists.agenda_step using ((select platform.scope_is_everything())
  or exists (select from lists.agenda a where a.id = agenda_id));

alter table lists.entry
  add column step_id uuid constraint entry_step_known references lists.agenda_step on delete set null,
  add constraint entry_step_asks check (step_id is null or kind <> 'resource');
comment on column lists.entry.step_id is 'Step of a needs agenda it stands in; null where it stands in none. What is offered stands in none.';
create index entry_step on lists.entry (step_id) where step_id is not null;

alter table lists.handed_over
  drop constraint handed_over_what_known,
  add constraint handed_over_what_known check (what in ('entry', 'claim', 'signed', 'agenda'));
comment on column lists.handed_over.what is 'entry, claim, signed (a signed list) or agenda.';
comment on column lists.handed_over.row_id is 'The entry, the claim, the signed list or the agenda.';
