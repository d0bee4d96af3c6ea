-- A need may be carried out by a standing service team (CD-73): what the team held and who of it came is counted from there.
alter table volunteering.need add column team_id uuid;
comment on column volunteering.need.team_id is 'Service team of the organiser that carries it out; its roster is kept by the register of members.';
create index need_team on volunteering.need (team_id) where team_id is not null;

-- The same service again and again on days told by a rule, at the place of its need (CD-75).
create table volunteering.series (
  id uuid primary key,
  no integer generated always as identity,
  need_id uuid not null references volunteering.need,
  rule jsonb not null constraint series_rule_said check (rule ? 'every'),
  role text not null,
  starts time not null,
  minutes integer not null constraint series_within_a_day check (minutes between 1 and 1440),
  seats integer not null constraint series_has_seats check (seats between 1 and 10000),
  from_on date not null,
  until_on date,
  end_reason text constraint series_end_said check (end_reason <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint series_forward check (until_on is null or until_on >= from_on)
);
comment on table volunteering.series is 'A service held again and again on days told by a rule, at the place and of the kind of its need (CD-75). Shifts are made ahead of time from it.';
comment on column volunteering.series.id is 'Identifier.';
comment on column volunteering.series.no is 'Number people say.';
comment on column volunteering.series.need_id is 'Need whose shifts it makes: organiser, place, kind and risks stand there.';
comment on column volunteering.series.rule is 'On which days: a weekday, a day or weekday of the month, a day of the year, or the first day of each public holiday.';
comment on column volunteering.series.role is 'Role of its shifts.';
comment on column volunteering.series.starts is 'Beginning, by the clock of Shanghai.';
comment on column volunteering.series.minutes is 'How long.';
comment on column volunteering.series.seats is 'Seats of each shift.';
comment on column volunteering.series.from_on is 'First day.';
comment on column volunteering.series.until_on is 'End, half-open; null while it goes on.';
comment on column volunteering.series.end_reason is 'Why it was ended; null where its end was said from the beginning.';
comment on column volunteering.series.account_id is 'Who entered it.';
comment on column volunteering.series.recorded_at is 'When.';
create index series_need on volunteering.series (need_id);

create table volunteering.series_day (
  series_id uuid not null references volunteering.series,
  due_on date not null,
  shift_id uuid references volunteering.shift,
  to_on date,
  skipped text constraint series_day_skip_known check (skipped in ('taken', 'uninsured')),
  reason text constraint series_day_reasoned check (reason <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (series_id, due_on),
  constraint series_day_skipped_without_shift check (skipped is null or shift_id is null),
  constraint series_day_moved_with_reason check (to_on is null or reason is not null and shift_id is not null)
);
comment on table volunteering.series_day is 'What became of one day of a series: the shift made from it, why none was made, or that it was moved or called off.';
comment on column volunteering.series_day.series_id is 'Series.';
comment on column volunteering.series_day.due_on is 'Day the rule says.';
comment on column volunteering.series_day.shift_id is 'Shift made for it; where it was moved the one of the other day.';
comment on column volunteering.series_day.to_on is 'Day it was moved to.';
comment on column volunteering.series_day.skipped is 'Why no shift was made: taken, the organiser has another there at that time; uninsured, the insurance does not reach that far. Looked at again every day until then.';
comment on column volunteering.series_day.reason is 'Why a person moved it or called it off.';
comment on column volunteering.series_day.account_id is 'Who moved it or called it off.';
comment on column volunteering.series_day.recorded_at is 'When it was last decided.';
create index series_day_shift on volunteering.series_day (shift_id) where shift_id is not null;

alter table volunteering.series enable row level security;
alter table volunteering.series force row level security;
create policy series_in_scope on volunteering.series using ((select platform.scope_is_everything()) or exists (select from volunteering.need n where n.id = need_id));
alter table volunteering.series_day enable row level security;
alter table volunteering.series_day force row level security;
create policy series_day_in_scope on volunteering.series_day using ((select platform.scope_is_everything()) or exists (select from volunteering.series s where s.id = series_id));
