-- What organisations hold jointly goes round among them: each is host in its turn, the others take part (CN-20).
alter table activities.series add column member_nos integer[], add column served_before integer[], add column revision integer not null default 1;
alter table activities.series add constraint series_members_counted
  check ((member_nos is null) = (served_before is null) and (member_nos is null or cardinality(member_nos) > 0 and cardinality(member_nos) = cardinality(served_before)));
comment on column activities.series.member_nos is 'Party organisations among which the host goes round, in the order they agreed on; null where one branch holds it alone.';
comment on column activities.series.served_before is 'Turns counted for each of them from before it belonged: a successor goes on with those of whom it took the place of.';
comment on column activities.series.revision is 'Counts changes of turns; a writer names the one it has seen.';
create index series_members on activities.series using gin (member_nos);
drop policy series_in_scope on activities.series;
create policy series_in_scope on activities.series
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no or u.no = any (member_nos)));

create table activities.turn_change (
  no bigint generated always as identity primary key,
  series_id uuid not null references activities.series,
  what text not null constraint turn_change_known check (what in ('skip', 'settle')),
  on_day date not null,
  unit_no integer not null,
  with_day date,
  reason text,
  unit_act bigint,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint turn_change_with_reason check ((reason is not null) <> (unit_act is not null))
);
comment on table activities.turn_change is 'A turn that a person skipped or exchanged, with the reason; the other turns follow from it. What is later takes the place of what was said of the same day before.';
comment on column activities.turn_change.no is 'Order in which they were said.';
comment on column activities.turn_change.series_id is 'Series.';
comment on column activities.turn_change.what is 'skip: the organisation does not host on the day; settle: it does.';
comment on column activities.turn_change.on_day is 'Day.';
comment on column activities.turn_change.unit_no is 'Party organisation.';
comment on column activities.turn_change.with_day is 'Day it was exchanged with.';
comment on column activities.turn_change.reason is 'Why; null where it follows from an act of the register.';
comment on column activities.turn_change.unit_act is 'Act of the register that handed the turn to a successor.';
comment on column activities.turn_change.account_id is 'Who said so; null for the platform.';
comment on column activities.turn_change.recorded_at is 'When.';
create index turn_change_series on activities.turn_change (series_id);
create index turn_change_act on activities.turn_change (unit_act) where unit_act is not null;
alter table activities.turn_change enable row level security;
alter table activities.turn_change force row level security;
create policy turn_change_in_scope on activities.turn_change
  using ((select platform.scope_is_everything()) or exists (select from activities.series s where s.id = series_id));

alter table activities.handed_over add column no bigint generated always as identity, add column members_before integer[], add column served_before integer[], add column unit_before integer;
comment on column activities.handed_over.no is 'Order in which things were handed over; taking back goes the other way.';
comment on column activities.handed_over.members_before is 'Among whom the series went round before; null where it did not.';
comment on column activities.handed_over.served_before is 'Turns counted from before, as they stood.';
comment on column activities.handed_over.unit_before is 'Who had arranged the series; null in rows from before turns were kept: then from_no.';

-- Who may be a host is asked beyond the own reach: of another organisation only that it is a Party organisation at work.
create function activities.able_to_host(units integer[], day date) returns integer[]
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select coalesce(array_agg(u.unit_no), '{}') from organisations.unit_on(day) u
  where u.unit_no = any (units) and u.kind = 'party_org' and u.status in ('active', 'preparing')
$$;
comment on function activities.able_to_host(integer[], date) is 'Which of these units are Party organisations at work.';

-- Days on which organisations that want to hold something together already hold or plan something, whoever asks: days, nothing else.
create function activities.taken_days(units integer[], since date, until date) returns table (day date)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select distinct e.on_day from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
  where e.replaced_at is null and e.state <> 'cancelled' and e.host_nos && units and e.on_day >= since and e.on_day < until
$$;
comment on function activities.taken_days(integer[], date, date) is 'Days these organisations already hold or plan something.';
