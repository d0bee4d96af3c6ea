create table workforce.handed_over (
  id bigint generated always as identity primary key,
  what text not null constraint handed_over_what_known check (what in ('visit', 'task', 'spot-check')),
  object_id uuid not null,
  act_id bigint not null,
  from_no integer not null,
  to_no integer,
  on_day date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  undone_by bigint
);
comment on table workforce.handed_over is 'Visits still planned, tasks still open and spot checks still to be made that followed a unit into its successor, or ended with it.';
comment on column workforce.handed_over.id is 'Order of recording.';
comment on column workforce.handed_over.what is 'visit, task or spot-check.';
comment on column workforce.handed_over.object_id is 'Which one.';
comment on column workforce.handed_over.act_id is 'Act that merged or ended the unit.';
comment on column workforce.handed_over.from_no is 'Unit that is no more.';
comment on column workforce.handed_over.to_no is 'Unit that took its place; null when it ended without one, or nothing could be handed to it.';
comment on column workforce.handed_over.on_day is 'Day the unit was no more.';
comment on column workforce.handed_over.recorded_at is 'When.';
comment on column workforce.handed_over.undone_by is 'Act that took it back, else null.';
create index handed_over_act on workforce.handed_over (act_id) where undone_by is null;
create index handed_over_object on workforce.handed_over (object_id);
alter table workforce.handed_over enable row level security;
alter table workforce.handed_over force row level security;
create policy handed_over_in_scope on workforce.handed_over
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = from_no));
