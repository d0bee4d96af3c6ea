create table activities.handed_over (
  unit_act bigint not null,
  activity_id uuid references activities.activity,
  entry_before uuid references activities.entry,
  entry_after uuid references activities.entry,
  series_id uuid references activities.series,
  from_no integer not null,
  to_no integer,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint handed_over_of_one check ((activity_id is null) <> (series_id is null) and (activity_id is null) = (entry_before is null)
    and (entry_before is null) = (entry_after is null))
);
comment on table activities.handed_over is 'What became of plans when a Party organisation was merged or ended, so that taking that act back brings them back.';
comment on column activities.handed_over.unit_act is 'Act of the register that merged or ended the organisation.';
comment on column activities.handed_over.activity_id is 'Planned activity.';
comment on column activities.handed_over.entry_before is 'What stood before.';
comment on column activities.handed_over.entry_after is 'What was written in its place.';
comment on column activities.handed_over.series_id is 'Series.';
comment on column activities.handed_over.from_no is 'Organisation that was merged or ended.';
comment on column activities.handed_over.to_no is 'Its successor; null where it was called off or ended.';
comment on column activities.handed_over.recorded_at is 'When.';
create index handed_over_act on activities.handed_over (unit_act);
alter table activities.handed_over enable row level security;
alter table activities.handed_over force row level security;
create policy handed_over_in_scope on activities.handed_over
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = from_no));
