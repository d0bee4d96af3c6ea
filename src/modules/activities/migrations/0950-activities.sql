create schema activities;
comment on schema activities is 'Organisation life, joint activities and the menu. What happened is entered once, from the minutes; no sign-in, no place of a person, no time online, no picture.';

create table activities.activity (
  id uuid primary key,
  no integer generated always as identity,
  reach_nos integer[] not null constraint activity_has_host check (cardinality(reach_nos) > 0),
  series_id uuid,
  copied_from uuid references activities.activity,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text
);
comment on table activities.activity is 'One activity, whoever takes part and whatever it counts as. What is known of it stands in entry.';
comment on column activities.activity.id is 'Identifier.';
comment on column activities.activity.no is 'Number people say.';
comment on column activities.activity.reach_nos is 'Hosts and partners of the standing entry: whoever sees one of them sees the activity.';
comment on column activities.activity.series_id is 'Series that planned it.';
comment on column activities.activity.copied_from is 'Activity it was copied from.';
comment on column activities.activity.revision is 'Counts changes; a writer names the one it has seen.';
comment on column activities.activity.account_id is 'Who entered it; null for the platform.';
comment on column activities.activity.recorded_at is 'When.';
comment on column activities.activity.retracted_at is 'When it was taken back; from then on it counts nowhere.';
comment on column activities.activity.retract_reason is 'Why.';
create index activity_reach on activities.activity using gin (reach_nos);
create index activity_series on activities.activity (series_id) where series_id is not null;
alter table activities.activity enable row level security;
alter table activities.activity force row level security;
create policy activity_in_scope on activities.activity
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = any (reach_nos)));

create table activities.entry (
  id uuid primary key,
  activity_id uuid not null references activities.activity,
  state text not null constraint entry_state_known check (state in ('planned', 'held', 'cancelled')),
  on_day date not null,
  starts_at timestamptz,
  ends_at timestamptz,
  title text,
  place text,
  kinds text[] not null constraint entry_has_kind check (cardinality(kinds) > 0),
  formats text[] not null default '{}',
  lines text[] not null default '{}',
  host_nos integer[] not null constraint entry_has_host check (cardinality(host_nos) > 0),
  partner_nos integer[] not null default '{}',
  partner_names text[] not null default '{}',
  open_to text[] not null default '{members}' constraint entry_open_to_known check (open_to <@ array['members', 'non_members', 'residents']),
  agenda text,
  minutes text,
  follow_up text,
  non_members integer not null default 0 constraint entry_non_members_counted check (non_members >= 0),
  residents integer not null default 0 constraint entry_residents_counted check (residents >= 0),
  cancel_reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  replaced_at timestamptz,
  constraint entry_ends_after_start check (ends_at is null or starts_at is not null and ends_at > starts_at),
  constraint entry_cancelled_with_reason check ((state = 'cancelled') = (cancel_reason is not null))
);
comment on table activities.entry is 'What is known of an activity. A correction is a new row; the one before is kept as replaced, so that the whole course can be read (CN-41).';
comment on column activities.entry.id is 'Identifier.';
comment on column activities.entry.activity_id is 'Activity.';
comment on column activities.entry.state is 'planned, held or cancelled.';
comment on column activities.entry.on_day is 'Day.';
comment on column activities.entry.starts_at is 'Beginning, where somebody says it.';
comment on column activities.entry.ends_at is 'End, half-open.';
comment on column activities.entry.title is 'What it is called; null where the kinds say enough.';
comment on column activities.entry.place is 'Where, in words.';
comment on column activities.entry.kinds is 'What it counts as, codes of the programme; several at once.';
comment on column activities.entry.formats is 'interactive 互动式, open 开放式, experiential 体验式 (CN-21).';
comment on column activities.entry.lines is 'Lines of joint work it belongs to (CN-04).';
comment on column activities.entry.host_nos is 'Party organisations that hold it: each of them has held one.';
comment on column activities.entry.partner_nos is 'Units that take part beside them.';
comment on column activities.entry.partner_names is 'The same for those not kept here, in words.';
comment on column activities.entry.open_to is 'members 党员, non_members 党外人士, residents 居民群众 (CD-30).';
comment on column activities.entry.agenda is 'Agenda.';
comment on column activities.entry.minutes is 'Minutes, a line or a page.';
comment on column activities.entry.follow_up is 'What is done about it afterwards (NS-66).';
comment on column activities.entry.non_members is 'How many outside the Party came.';
comment on column activities.entry.residents is 'How many residents came.';
comment on column activities.entry.cancel_reason is 'Why it was called off.';
comment on column activities.entry.account_id is 'Who wrote this; null for the platform.';
comment on column activities.entry.recorded_at is 'When.';
comment on column activities.entry.replaced_at is 'When a correction took its place; null while it stands.';
create unique index entry_stands_once on activities.entry (activity_id) where replaced_at is null;
create index entry_day on activities.entry (on_day) where replaced_at is null;
create index entry_hosts on activities.entry using gin (host_nos) where replaced_at is null;
alter table activities.entry enable row level security;
alter table activities.entry force row level security;
create policy entry_in_scope on activities.entry
  using ((select platform.scope_is_everything()) or exists (select from activities.activity a where a.id = activity_id));

create table activities.attendance (
  entry_id uuid not null references activities.entry,
  member_id uuid not null,
  primary key (entry_id, member_id)
);
comment on table activities.attendance is 'A member came, as the minutes say. The organiser enters it; the branch the relation lay in and whether the member was mobile follow from the register of the day.';
comment on column activities.attendance.entry_id is 'Entry.';
comment on column activities.attendance.member_id is 'Member.';
create index attendance_member on activities.attendance (member_id);
alter table activities.attendance enable row level security;
alter table activities.attendance force row level security;
create policy attendance_in_scope on activities.attendance
  using ((select platform.scope_is_everything()) or exists (select from activities.entry e where e.id = entry_id));

-- Whoever sees an activity is told who holds it with whom, by name, also where a partner lies outside the own reach.
create function activities.names_of(units integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function activities.names_of(integer[], date) is 'Names of units that hold an activity together.';

-- The relation of a visitor lies where the caller may see nothing: only its branch is told, and whether the member was mobile.
create function activities.attended(entries uuid[]) returns table (entry_id uuid, member_id uuid, branch_no integer, mobile boolean)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.entry_id, a.member_id, m.branch_no, m.host_no is not null
  from activities.attendance a join activities.entry e on e.id = a.entry_id
  left join lateral (select o.branch_no, o.host_no from members.member_on(e.on_day) o where o.member_id = a.member_id limit 1) m on true
  where a.entry_id = any (entries)
$$;
comment on function activities.attended(uuid[]) is 'Who came to activities in reach, with the branch of each on that day.';

create table activities.branch_setting (
  unit_no integer primary key,
  committee boolean,
  groups boolean,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table activities.branch_setting is 'What a branch says of itself where the register cannot tell: whether it has a committee and groups. Expected occasions follow from it.';
comment on column activities.branch_setting.unit_no is 'Party organisation.';
comment on column activities.branch_setting.committee is 'Whether it has a committee; null: as the number of its members says.';
comment on column activities.branch_setting.groups is 'Whether it has groups; null: no.';
comment on column activities.branch_setting.account_id is 'Who said so.';
comment on column activities.branch_setting.recorded_at is 'When.';
alter table activities.branch_setting enable row level security;
alter table activities.branch_setting force row level security;
create policy branch_setting_in_scope on activities.branch_setting
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

create table activities.series (
  id uuid primary key,
  unit_no integer not null,
  rule jsonb not null,
  kinds text[] not null,
  title text,
  place text,
  from_on date not null,
  until_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  ended_at timestamptz,
  constraint series_forward check (until_on > from_on)
);
comment on table activities.series is 'Something a branch holds again and again, such as the Party day on the fifth of each month. Its days are activities of their own.';
comment on column activities.series.id is 'Identifier.';
comment on column activities.series.unit_no is 'Party organisation.';
comment on column activities.series.rule is 'Recurrence: a day of the month, the n-th weekday, or a day of the year.';
comment on column activities.series.kinds is 'What each counts as.';
comment on column activities.series.title is 'Title of each.';
comment on column activities.series.place is 'Place of each.';
comment on column activities.series.from_on is 'First day planned from.';
comment on column activities.series.until_on is 'Planned until, half-open.';
comment on column activities.series.account_id is 'Who planned it.';
comment on column activities.series.recorded_at is 'When.';
comment on column activities.series.ended_at is 'When it was ended; what was still planned went with it.';
alter table activities.activity add constraint activity_of_series foreign key (series_id) references activities.series;
alter table activities.series enable row level security;
alter table activities.series force row level security;
create policy series_in_scope on activities.series
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

create table activities.calendar_address (
  unit_no integer primary key,
  secret_mac bytea not null unique,
  made_at timestamptz not null default transaction_timestamp(),
  account_id uuid
);
comment on table activities.calendar_address is 'Secret address under which the calendar of a branch can be subscribed to. Renewing it ends the one before.';
comment on column activities.calendar_address.unit_no is 'Party organisation.';
comment on column activities.calendar_address.secret_mac is 'Keyed digest of the secret; the secret itself is shown once and not kept.';
comment on column activities.calendar_address.made_at is 'When it was made.';
comment on column activities.calendar_address.account_id is 'By whom.';
alter table activities.calendar_address enable row level security;
alter table activities.calendar_address force row level security;
create policy calendar_address_in_scope on activities.calendar_address
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

create function activities.calendar_of(mac bytea) returns table (id uuid, no integer, revision integer, state text, on_day date, starts_at timestamptz, ends_at timestamptz, title text, kinds text[], place text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.id, a.no, a.revision, e.state, e.on_day, e.starts_at, e.ends_at, e.title, e.kinds, e.place
  from activities.calendar_address c
  join activities.entry e on e.replaced_at is null and c.unit_no = any (e.host_nos || e.partner_nos)
  join activities.activity a on a.id = e.activity_id and a.retracted_at is null
  where c.secret_mac = mac and e.on_day >= current_date - 400
  order by e.on_day, a.no
$$;
comment on function activities.calendar_of(bytea) is 'What a calendar subscribed to by its secret address shows: days, kinds, places; nobody''s name.';
create function activities.calendar_known(mac bytea) returns boolean
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select exists (select from activities.calendar_address c where c.secret_mac = mac)
$$;
comment on function activities.calendar_known(bytea) is 'Whether an address still holds.';
