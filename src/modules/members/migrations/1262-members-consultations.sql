create table members.consultation (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  station_id uuid not null references members.station,
  on_day date not null,
  topic text not null,
  question text not null constraint consultation_told check (question <> ''),
  asker text constraint consultation_asker_named check (asker <> ''),
  answer text constraint consultation_answered_in_words check (answer <> ''),
  answered_on date,
  handed_to_no integer,
  handed_on date,
  rule_version text not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  revision integer not null default 1,
  constraint consultation_answered_whole check ((answer is null) = (answered_on is null)),
  constraint consultation_answered_after check (answered_on is null or answered_on >= on_day),
  constraint consultation_handed_whole check ((handed_to_no is null) = (handed_on is null)),
  constraint consultation_handed_after check (handed_on is null or handed_on >= on_day)
);
comment on table members.consultation is 'Advice on Party affairs given at a station (CD-24): what was asked, of which kind, and what was answered or who it was handed to. Who asked may stay unnamed.';
comment on column members.consultation.id is 'Identifier.';
comment on column members.consultation.no is 'Number people say.';
comment on column members.consultation.station_id is 'Station it was asked at.';
comment on column members.consultation.on_day is 'Day it was asked.';
comment on column members.consultation.topic is 'Kind, a code of the rule member.consultation.';
comment on column members.consultation.question is 'What was asked, in a line.';
comment on column members.consultation.asker is 'Who asked, if they gave a name; null: unnamed. Nobody is registered for asking.';
comment on column members.consultation.answer is 'What was answered; null while nothing was.';
comment on column members.consultation.answered_on is 'Day it was answered.';
comment on column members.consultation.handed_to_no is 'Unit it was handed to.';
comment on column members.consultation.handed_on is 'Day it was handed over.';
comment on column members.consultation.rule_version is 'Version of the rule that named the kinds.';
comment on column members.consultation.account_id is 'Who entered it; null for the platform.';
comment on column members.consultation.recorded_at is 'When.';
comment on column members.consultation.retracted_at is 'When it was taken back as entered by mistake.';
comment on column members.consultation.revision is 'Counts changes; a writer names the one it has seen.';
create index consultation_station on members.consultation (station_id, on_day desc) where retracted_at is null;
alter table members.consultation enable row level security;
alter table members.consultation force row level security;
-- Whoever it was handed to reads it too, with the name masked.
create policy consultation_of_station_or_handed on members.consultation
  using ((select platform.scope_is_everything()) or exists (select from members.station s where s.id = station_id)
    or exists (select from organisations.unit u where u.no = handed_to_no));

create function members.station_named(station uuid) returns table (name text, district_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.name, s.district_no from members.station s where s.id = station
$$;
comment on function members.station_named(uuid) is 'Name of a station: whoever advice was handed to reads where it was asked.';
