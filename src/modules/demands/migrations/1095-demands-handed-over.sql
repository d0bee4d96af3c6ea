create table demands.handed_over (
  id bigint generated always as identity primary key,
  unit_act bigint not null,
  what text not null constraint handed_over_known check (what in ('issue-host', 'issue-assigned', 'session', 'talk-committee', 'talk-organisation')),
  record_id uuid not null,
  from_no integer not null,
  to_no integer not null,
  revision integer,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table demands.handed_over is 'Issues, deliberations and talks whose unit was merged or ended, and where they went, so that it can be taken back.';
comment on column demands.handed_over.id is 'Order of happening.';
comment on column demands.handed_over.unit_act is 'Act about units that brought it about.';
comment on column demands.handed_over.what is 'What of a record went over: who deliberates or solves an issue, who reaches a deliberation, a side of a talk.';
comment on column demands.handed_over.record_id is 'Issue, deliberation or talk.';
comment on column demands.handed_over.from_no is 'Unit it was with.';
comment on column demands.handed_over.to_no is 'Unit it went to.';
comment on column demands.handed_over.revision is 'Revision of the record after that: a later one is in the way of taking it back; null for deliberations.';
comment on column demands.handed_over.recorded_at is 'When.';
create index handed_over_act on demands.handed_over (unit_act);
create index handed_over_record on demands.handed_over (record_id);
alter table demands.handed_over enable row level security;
alter table demands.handed_over force row level security;
create policy handed_over_in_scope on demands.handed_over using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = from_no));
