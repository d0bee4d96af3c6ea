create table places.series (
  id uuid primary key,
  venue_no integer not null references places.venue,
  room_no integer not null references places.room,
  unit_no integer not null,
  from_on date not null,
  times integer not null constraint series_times_counted check (times between 1 and 60),
  every_weeks integer not null constraint series_weeks_counted check (every_weeks between 1 and 8),
  starts_minute smallint not null,
  ends_minute smallint not null,
  purpose text not null,
  title text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  ended_at timestamptz,
  constraint series_forward check (ends_minute > starts_minute)
);
comment on table places.series is 'The same room at the same hour of the same weekday, so many times. Its days are bookings of their own.';
comment on column places.series.id is 'Identifier.';
comment on column places.series.venue_no is 'Venue.';
comment on column places.series.room_no is 'Room.';
comment on column places.series.unit_no is 'Organisation it is for.';
comment on column places.series.from_on is 'First day; the others are on the same weekday.';
comment on column places.series.times is 'How many days were asked for, those that were skipped included.';
comment on column places.series.every_weeks is 'Weeks from one day to the next.';
comment on column places.series.starts_minute is 'Beginning, minutes after midnight.';
comment on column places.series.ends_minute is 'End, minutes after midnight.';
comment on column places.series.purpose is 'What for, a code of the programme.';
comment on column places.series.title is 'What it is called.';
comment on column places.series.account_id is 'Who asked; null for the platform.';
comment on column places.series.recorded_at is 'When.';
comment on column places.series.ended_at is 'When it was ended; what was still to come was cancelled with it.';
create index series_unit on places.series (unit_no);
create index series_venue on places.series (venue_no);

create table places.booking (
  id uuid primary key,
  no integer generated always as identity,
  venue_no integer not null references places.venue,
  room_no integer not null references places.room,
  unit_no integer not null,
  series_id uuid references places.series,
  state text not null constraint booking_state_known
    check (state in ('applied', 'waiting', 'offered', 'booked', 'used', 'closed', 'refused', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  during tstzrange not null,
  purpose text not null,
  title text,
  people integer constraint booking_people_counted check (people > 0),
  fee_fen integer not null default 0 constraint booking_fee_counted check (fee_fen >= 0),
  no_show boolean not null default false,
  offer_until timestamptz,
  reason text,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint booking_forward check (ends_at > starts_at),
  constraint booking_margins_around check (during @> tstzrange(starts_at, ends_at)),
  constraint booking_offer_ends check ((state = 'offered') = (offer_until is not null)),
  constraint booking_no_show_is_over check (not no_show or state = 'closed'),
  -- The last referee: whatever the application believes, a room is held once at a time, margins included.
  constraint booking_once_at_a_time exclude using gist (int4range(room_no, room_no, '[]') with &&, during with &&)
    where (state in ('applied', 'offered', 'booked', 'used', 'closed'))
);
comment on table places.booking is 'A room for an organisation from an instant to another. Who comes is nobody''s business here.';
comment on column places.booking.id is 'Identifier.';
comment on column places.booking.no is 'Number people say.';
comment on column places.booking.venue_no is 'Venue.';
comment on column places.booking.room_no is 'Room.';
comment on column places.booking.unit_no is 'Organisation it is for.';
comment on column places.booking.series_id is 'Series it came from.';
comment on column places.booking.state is 'applied 待批, waiting 候补, offered 候补待确认, booked 已预约, used 使用中, closed 已结束, refused 未同意, cancelled 已取消.';
comment on column places.booking.starts_at is 'Beginning.';
comment on column places.booking.ends_at is 'End, half-open.';
comment on column places.booking.during is 'What is kept free: from before it to after it by the margins of the venue.';
comment on column places.booking.purpose is 'What for, a code of the programme.';
comment on column places.booking.title is 'What it is called.';
comment on column places.booking.people is 'How many are expected.';
comment on column places.booking.fee_fen is 'Price in fen as told when it was booked. No money passes the platform.';
comment on column places.booking.no_show is 'Nobody came. It is known and has no consequence.';
comment on column places.booking.offer_until is 'Until when a place that became free is kept for whoever waited longest.';
comment on column places.booking.reason is 'Why it was refused or cancelled.';
comment on column places.booking.revision is 'Counts changes; a writer names the one it has seen.';
comment on column places.booking.account_id is 'Who asked; null for the platform.';
comment on column places.booking.recorded_at is 'When; whoever waits longest is first.';
create index booking_venue on places.booking (venue_no, starts_at);
create index booking_unit on places.booking (unit_no, starts_at);
create index booking_series on places.booking (series_id) where series_id is not null;
create index booking_waiting on places.booking (room_no, recorded_at) where state = 'waiting';
create index booking_offered on places.booking (offer_until) where state = 'offered';

create table places.booking_step (
  booking_id uuid not null references places.booking,
  at timestamptz not null,
  seq integer not null,
  state text not null,
  reason text,
  account_id uuid,
  primary key (booking_id, seq)
);
comment on table places.booking_step is 'The course of a booking, step by step.';
comment on column places.booking_step.booking_id is 'Booking.';
comment on column places.booking_step.at is 'When.';
comment on column places.booking_step.seq is 'Order.';
comment on column places.booking_step.state is 'State it came to.';
comment on column places.booking_step.reason is 'Why.';
comment on column places.booking_step.account_id is 'Who; null for the platform.';

create table places.series_day (
  series_id uuid not null references places.series,
  on_day date not null,
  outcome text not null constraint series_day_outcome_known check (outcome in ('applied', 'booked', 'skipped')),
  reason text,
  booking_id uuid references places.booking,
  primary key (series_id, on_day),
  constraint series_day_skipped_with_reason check ((outcome = 'skipped') = (reason is not null)),
  constraint series_day_kept_is_booked check ((outcome = 'skipped') = (booking_id is null))
);
comment on table places.series_day is 'Report of a series: each day asked for, whether it was kept, and if not why.';
comment on column places.series_day.series_id is 'Series.';
comment on column places.series_day.on_day is 'Day.';
comment on column places.series_day.outcome is 'applied, booked or skipped.';
comment on column places.series_day.reason is 'holiday, closed, taken, quota or past.';
comment on column places.series_day.booking_id is 'Booking of the day.';

create table places.calendar_address (
  subject text not null constraint calendar_subject_known check (subject in ('unit', 'room')),
  subject_no integer not null,
  secret_mac bytea not null unique,
  made_at timestamptz not null default transaction_timestamp(),
  account_id uuid,
  primary key (subject, subject_no)
);
comment on table places.calendar_address is 'Secret address of a calendar: what an organisation has booked, or what happens in a room, also for the screen at its door.';
comment on column places.calendar_address.subject is 'unit or room.';
comment on column places.calendar_address.subject_no is 'Number of it.';
comment on column places.calendar_address.secret_mac is 'Keyed digest of the secret; the secret itself is shown once and not kept.';
comment on column places.calendar_address.made_at is 'When it was made.';
comment on column places.calendar_address.account_id is 'By whom.';

-- A booking is seen by the side that asked and by the side that lends.
create function places.keeps(venue integer) returns boolean language sql stable as $$
  select exists (select from places.venue v join organisations.unit u on u.no = v.owner_no where v.no = venue)
$$;
comment on function places.keeps(integer) is 'Whether the owner of a venue lies in the caller''s reach.';

alter table places.booking enable row level security;
alter table places.booking force row level security;
create policy booking_of_either_side on places.booking
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no) or places.keeps(venue_no));
alter table places.booking_step enable row level security;
alter table places.booking_step force row level security;
create policy booking_step_in_scope on places.booking_step
  using ((select platform.scope_is_everything()) or exists (select from places.booking b where b.id = booking_id));
alter table places.series enable row level security;
alter table places.series force row level security;
create policy series_of_either_side on places.series
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no) or places.keeps(venue_no));
alter table places.series_day enable row level security;
alter table places.series_day force row level security;
create policy series_day_in_scope on places.series_day
  using ((select platform.scope_is_everything()) or exists (select from places.series s where s.id = series_id));
alter table places.calendar_address enable row level security;
alter table places.calendar_address force row level security;
create policy calendar_address_in_scope on places.calendar_address
  using ((select platform.scope_is_everything()) or subject = 'unit' and exists (select from organisations.unit u where u.no = subject_no)
    or subject = 'room' and exists (select from places.room r where r.no = subject_no and places.keeps(r.venue_no)));

-- When rooms are held, and nothing of by whom: whoever looks for a room may know as much. An offer that has run out holds nothing.
create function places.busy(rooms integer[], span tstzrange, at timestamptz) returns table (room_no integer, during tstzrange, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select b.room_no, b.during, b.starts_at, b.ends_at from places.booking b
  where b.room_no = any (rooms) and b.during && span and b.state in ('applied', 'offered', 'booked', 'used', 'closed')
    and (b.offer_until is null or b.offer_until > at)
$$;
comment on function places.busy(integer[], tstzrange, timestamptz) is 'When rooms are held, without by whom.';
create index booking_held on places.booking using gist (during) where (state in ('applied', 'offered', 'booked', 'used', 'closed'));

create function places.calendar_known(mac bytea) returns table (subject text, subject_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.subject, c.subject_no from places.calendar_address c where c.secret_mac = mac
$$;
comment on function places.calendar_known(bytea) is 'What an address is the calendar of.';

create function places.calendar_of(mac bytea, day date) returns table (id uuid, revision integer, state text, starts_at timestamptz, ends_at timestamptz, title text,
  purpose text, unit text, venue text, room text, address text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' set timezone = 'Asia/Shanghai' as $$
  select b.id, b.revision, b.state, b.starts_at, b.ends_at, b.title, b.purpose, u.name, v.name, r.name, v.address
  from places.calendar_address c
  join places.booking b on b.room_no = c.subject_no and c.subject = 'room' or b.unit_no = c.subject_no and c.subject = 'unit'
  join places.room r on r.no = b.room_no
  join places.venue_on(day) v on v.no = b.venue_no
  left join organisations.unit_on(day) u on u.unit_no = b.unit_no
  where c.secret_mac = mac and b.state in ('booked', 'used', 'closed', 'cancelled') and b.starts_at >= day - 100
  order by b.starts_at, b.no
$$;
comment on function places.calendar_of(bytea, date) is 'What a calendar behind a secret address shows: hours, rooms, organisations; nobody''s name.';

create function places.door_of(mac bytea, day date) returns table (venue text, room text, seats integer, venue_no integer, room_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select v.name, r.name, r.seats, v.no, r.no from places.calendar_address c
  join places.room r on r.no = c.subject_no and c.subject = 'room' join places.venue_on(day) v on v.no = r.venue_no
  where c.secret_mac = mac
$$;
comment on function places.door_of(bytea, date) is 'The room whose door a screen hangs at.';

create function places.waiting_before(booking uuid) returns integer
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select count(*)::integer from places.booking b join places.booking o on o.room_no = b.room_no and o.state = 'waiting' and o.during && b.during
    and (o.recorded_at, o.no) < (b.recorded_at, b.no)
  where b.id = booking and b.state = 'waiting'
$$;
comment on function places.waiting_before(uuid) is 'How many wait before a booking for the same time.';
