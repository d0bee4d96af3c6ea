create table members.station_visit (
  id uuid primary key default gen_random_uuid(),
  station_id uuid not null references members.station,
  liaison_id bigint references members.station_liaison,
  on_day date not null,
  found text not null constraint station_visit_told check (found <> ''),
  follow_up text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table members.station_visit is 'A visit of a station by its liaison (NS-30, NS-32): the day, what was found and what follows, in a line each. No photograph, no place, no duration.';
comment on column members.station_visit.id is 'Identifier.';
comment on column members.station_visit.station_id is 'Station.';
comment on column members.station_visit.liaison_id is 'Liaison who went; null where somebody else of the organisation did.';
comment on column members.station_visit.on_day is 'Day.';
comment on column members.station_visit.found is 'What was found, in a line (class C2).';
comment on column members.station_visit.follow_up is 'What follows, in a line; null where nothing does (class C2).';
comment on column members.station_visit.account_id is 'Who entered it.';
comment on column members.station_visit.recorded_at is 'When.';
comment on column members.station_visit.retracted_at is 'When it was taken back as a mistake.';
create index station_visit_station on members.station_visit (station_id, on_day desc) where retracted_at is null;
alter table members.station_visit enable row level security;
alter table members.station_visit force row level security;
create policy station_visit_in_scope on members.station_visit
  using ((select platform.scope_is_everything()) or exists (select from members.station s where s.id = station_id));
