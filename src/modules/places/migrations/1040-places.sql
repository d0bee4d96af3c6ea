create schema places;
comment on schema places is 'Venues of organisations and of bodies: what they are, when they are open, who books them. No picture, no place of a person, no count of who comes in.';

create table places.venue (
  no integer generated always as identity primary key,
  district_no integer not null,
  owner_no integer not null,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table places.venue is 'Identity of a venue. What holds over time stands in venue_state.';
comment on column places.venue.no is 'Number people say.';
comment on column places.venue.district_no is 'District it is shown in: whoever works in it sees the venue.';
comment on column places.venue.owner_no is 'Unit that owns it and answers for it.';
comment on column places.venue.revision is 'Counts changes; a writer names the one it has seen. Its row is what bookings of the venue wait for.';
comment on column places.venue.account_id is 'Who entered it; null for the platform.';
comment on column places.venue.recorded_at is 'When.';
create index venue_district on places.venue (district_no);
create index venue_owner on places.venue (owner_no);

-- A venue is a public fact of its district: an organisation without a room looks for one where it has no other right.
create function places.districts_of(nodes integer[]) returns integer[]
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select coalesce(array_agg(distinct coalesce(u.district_no, u.no)), '{}') from organisations.unit u where u.no = any (nodes)
$$;
comment on function places.districts_of(integer[]) is 'Districts that nodes lie in: what is open to everybody of a district is seen by whoever has a right in it.';

alter table places.venue enable row level security;
alter table places.venue force row level security;
create policy venue_of_own_district on places.venue
  using ((select platform.scope_is_everything()) or district_no = any ((select places.districts_of(platform.scope_nodes()))::integer[]));

create table places.venue_state (
  id uuid primary key,
  venue_no integer not null references places.venue,
  from_on date not null,
  until_on date,
  name text not null,
  kind text not null,
  tier text,
  state text not null constraint venue_state_known check (state in ('planned', 'open', 'paused', 'closed')),
  shared boolean not null default false,
  model boolean not null default false,
  within_no integer references places.venue,
  lead_no integer,
  industry_no integer,
  area_m2 integer constraint venue_area_counted check (area_m2 > 0),
  address text,
  lon double precision,
  lat double precision,
  street_no integer,
  community_no integer,
  audience text[] not null default '{}',
  facilities text,
  note text,
  hours jsonb not null default '[]',
  on_holidays text not null default 'closed' constraint venue_holidays_known check (on_holidays in ('closed', 'usual')),
  approval boolean not null default false,
  quota_month integer constraint venue_quota_counted check (quota_month > 0),
  fee_fen integer not null default 0 constraint venue_fee_counted check (fee_fen >= 0),
  fee_note text,
  setup_minutes integer not null default 0 constraint venue_setup_short check (setup_minutes between 0 and 480),
  cleanup_minutes integer not null default 0 constraint venue_cleanup_short check (cleanup_minutes between 0 and 480),
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  replaced_at timestamptz,
  constraint venue_state_forward check (until_on is null or until_on > from_on),
  constraint venue_point_whole check ((lon is null) = (lat is null)),
  constraint venue_not_within_itself check (within_no is distinct from venue_no),
  -- A range of one number serves as its equality, so that the constraint rests on no extension.
  constraint venue_state_periods_apart exclude using gist (int4range(venue_no, venue_no, '[]') with &&, daterange(from_on, until_on) with &&) where (replaced_at is null)
);
comment on table places.venue_state is 'What a venue is in a period: a change is a new row from its day, the one before ends there or, for the same day, is kept as replaced.';
comment on column places.venue_state.id is 'Identifier.';
comment on column places.venue_state.venue_no is 'Venue.';
comment on column places.venue_state.from_on is 'First day it holds.';
comment on column places.venue_state.until_on is 'First day it no longer holds; null while it does.';
comment on column places.venue_state.name is 'Name.';
comment on column places.venue_state.kind is 'Kind, a code of the programme.';
comment on column places.venue_state.tier is 'Tier, a code of the programme.';
comment on column places.venue_state.state is 'planned 规划中, open 已开放, paused 暂停开放, closed 已关闭.';
comment on column places.venue_state.shared is 'Whether other organisations may book it (NS-39, LH-23).';
comment on column places.venue_state.model is 'A model room others check theirs against (NS-22).';
comment on column places.venue_state.within_no is 'Venue it belongs to: a station of a centre, down to the doorstep (ZF-28).';
comment on column places.venue_state.lead_no is 'Party organisation in the lead (LH-24, LH-27).';
comment on column places.venue_state.industry_no is 'Industry it serves (LH-27).';
comment on column places.venue_state.area_m2 is 'Area in whole square metres.';
comment on column places.venue_state.address is 'Address.';
comment on column places.venue_state.lon is 'Longitude, degrees, CGCS2000.';
comment on column places.venue_state.lat is 'Latitude, degrees, CGCS2000.';
comment on column places.venue_state.street_no is 'Street it stands in.';
comment on column places.venue_state.community_no is 'Community it stands in.';
comment on column places.venue_state.audience is 'Whom it serves, codes of the programme (LH-30).';
comment on column places.venue_state.facilities is 'What it is equipped with (CD-42).';
comment on column places.venue_state.note is 'Note, e.g. why a venue is planned there (LH-26).';
comment on column places.venue_state.hours is 'Weekly hours: [{weekday 1 to 7, from, until}], minutes after midnight.';
comment on column places.venue_state.on_holidays is 'closed, or usual: as the weekday says.';
comment on column places.venue_state.approval is 'Whether the owner says yes to each booking.';
comment on column places.venue_state.quota_month is 'Most bookings of one organisation in a calendar month; null: no limit.';
comment on column places.venue_state.fee_fen is 'Price of an hour in fen as the owner told it, 0 free. No money passes the platform.';
comment on column places.venue_state.fee_note is 'What is said about the price, e.g. service in exchange.';
comment on column places.venue_state.setup_minutes is 'Minutes kept free before each booking.';
comment on column places.venue_state.cleanup_minutes is 'Minutes kept free after it.';
comment on column places.venue_state.reason is 'Why it was changed.';
comment on column places.venue_state.account_id is 'Who entered it; null for the platform.';
comment on column places.venue_state.recorded_at is 'When.';
comment on column places.venue_state.replaced_at is 'When another for the same day took its place.';
create index venue_state_venue on places.venue_state (venue_no, from_on) where replaced_at is null;
create index venue_state_within on places.venue_state (within_no) where replaced_at is null and within_no is not null;
alter table places.venue_state enable row level security;
alter table places.venue_state force row level security;
create policy venue_state_in_scope on places.venue_state
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));

create table places.room (
  no integer generated always as identity primary key,
  venue_no integer not null references places.venue,
  name text not null,
  seats integer constraint room_seats_counted check (seats > 0),
  bookable boolean not null default true,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retired_at timestamptz
);
comment on table places.room is 'A room of a venue. Only a room is booked.';
comment on column places.room.no is 'Number.';
comment on column places.room.venue_no is 'Venue.';
comment on column places.room.name is 'Name at its door.';
comment on column places.room.seats is 'How many find a seat.';
comment on column places.room.bookable is 'Whether it can be booked.';
comment on column places.room.account_id is 'Who entered it; null for the platform.';
comment on column places.room.recorded_at is 'When.';
comment on column places.room.retired_at is 'When it was given up; what was booked before stays.';
create unique index room_name_once on places.room (venue_no, name) where retired_at is null;
alter table places.room enable row level security;
alter table places.room force row level security;
create policy room_in_scope on places.room
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));

create table places.exception (
  id uuid primary key,
  venue_no integer not null references places.venue,
  from_on date not null,
  until_on date not null,
  open_from smallint constraint exception_opens_in_day check (open_from between 0 and 1440),
  open_until smallint constraint exception_closes_in_day check (open_until between 0 and 1440),
  reason text not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  constraint exception_forward check (until_on > from_on),
  constraint exception_hours_whole check ((open_from is null) = (open_until is null) and (open_from is null or open_until > open_from))
);
comment on table places.exception is 'Days on which a venue is open otherwise than its week says, or not at all. It comes before the week and before public holidays.';
comment on column places.exception.id is 'Identifier.';
comment on column places.exception.venue_no is 'Venue.';
comment on column places.exception.from_on is 'First day.';
comment on column places.exception.until_on is 'First day after it.';
comment on column places.exception.open_from is 'Minutes after midnight; null: closed.';
comment on column places.exception.open_until is 'Minutes after midnight, half-open.';
comment on column places.exception.reason is 'Why, as people read it.';
comment on column places.exception.account_id is 'Who entered it; null for the platform.';
comment on column places.exception.recorded_at is 'When.';
comment on column places.exception.retracted_at is 'When it was taken back.';
create index exception_venue on places.exception (venue_no, until_on) where retracted_at is null;
alter table places.exception enable row level security;
alter table places.exception force row level security;
create policy exception_in_scope on places.exception
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));

create table places.operator (
  id uuid primary key,
  venue_no integer not null references places.venue,
  unit_no integer,
  name text,
  from_on date not null,
  until_on date,
  document_no text,
  deliverables text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  constraint operator_named check ((unit_no is null) <> (name is null)),
  constraint operator_forward check (until_on is null or until_on > from_on)
);
comment on table places.operator is 'Who runs a venue day by day under a contract (CD-33).';
comment on column places.operator.id is 'Identifier.';
comment on column places.operator.venue_no is 'Venue.';
comment on column places.operator.unit_no is 'Organisation kept here.';
comment on column places.operator.name is 'Name of one that is not.';
comment on column places.operator.from_on is 'First day of the contract.';
comment on column places.operator.until_on is 'First day after it; null while no end is agreed.';
comment on column places.operator.document_no is 'Number of the contract.';
comment on column places.operator.deliverables is 'What it is to do.';
comment on column places.operator.account_id is 'Who entered it; null for the platform.';
comment on column places.operator.recorded_at is 'When.';
comment on column places.operator.retracted_at is 'When it was taken back as entered by mistake.';
create index operator_venue on places.operator (venue_no) where retracted_at is null;
alter table places.operator enable row level security;
alter table places.operator force row level security;
create policy operator_in_scope on places.operator
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));

create table places.service (
  id uuid primary key,
  venue_no integer not null references places.venue,
  name text not null,
  audience text[] not null default '{}',
  provider_no integer,
  provider_name text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  ended_at timestamptz,
  constraint service_one_provider check (provider_no is null or provider_name is null)
);
comment on table places.service is 'What is offered at a venue, to whom and by whom: the owner where nobody is named, else an organisation that was brought in (LH-25, CD-03).';
comment on column places.service.id is 'Identifier.';
comment on column places.service.venue_no is 'Venue.';
comment on column places.service.name is 'What is offered.';
comment on column places.service.audience is 'To whom, codes of the programme.';
comment on column places.service.provider_no is 'Organisation kept here that offers it.';
comment on column places.service.provider_name is 'Name of one that is not.';
comment on column places.service.account_id is 'Who entered it; null for the platform.';
comment on column places.service.recorded_at is 'When.';
comment on column places.service.ended_at is 'When it was no longer offered.';
create index service_venue on places.service (venue_no) where ended_at is null;
alter table places.service enable row level security;
alter table places.service force row level security;
create policy service_in_scope on places.service
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));

create table places.self_check (
  id uuid primary key,
  venue_no integer not null references places.venue,
  on_day date not null,
  standard_version text not null,
  items jsonb not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table places.self_check is 'A venue looked at against the standard of a model room by those who keep it. It is theirs: not scored, not compared, without pictures.';
comment on column places.self_check.id is 'Identifier.';
comment on column places.self_check.venue_no is 'Venue.';
comment on column places.self_check.on_day is 'Day it was looked at.';
comment on column places.self_check.standard_version is 'Version of the standard in the programme.';
comment on column places.self_check.items is 'Each item of the standard: [{code, answer yes, no or not-applicable, note}].';
comment on column places.self_check.account_id is 'Who looked; null for the platform.';
comment on column places.self_check.recorded_at is 'When it was entered.';
create index self_check_venue on places.self_check (venue_no, on_day);
-- What somebody found lacking in the own room is for those who answer for it.
alter table places.self_check enable row level security;
alter table places.self_check force row level security;
create policy self_check_of_owner on places.self_check
  using ((select platform.scope_is_everything())
    or exists (select from places.venue v join organisations.unit u on u.no = v.owner_no where v.no = venue_no));

create function places.names_of(units integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function places.names_of(integer[], date) is 'Names of units that own, lead, run or book a venue.';

create function places.metres(lon double precision, lat double precision, to_lon double precision, to_lat double precision) returns double precision
language sql immutable parallel safe as $$
  select 12742000 * asin(sqrt(least(1, sin(radians(to_lat - lat) / 2) ^ 2 + cos(radians(lat)) * cos(radians(to_lat)) * sin(radians(to_lon - lon) / 2) ^ 2)))
$$;
comment on function places.metres(double precision, double precision, double precision, double precision) is 'Distance of two points in metres on a sphere, as the crow flies.';

create function places.venue_on(day date) returns table (
  no integer, district_no integer, owner_no integer, revision integer, state_id uuid, from_on date, name text, kind text, tier text, state text, shared boolean,
  model boolean, within_no integer, lead_no integer, industry_no integer, area_m2 integer, address text, lon double precision, lat double precision,
  street_no integer, community_no integer, audience text[], facilities text, note text, hours jsonb, on_holidays text, approval boolean,
  quota_month integer, fee_fen integer, fee_note text, setup_minutes integer, cleanup_minutes integer
) language sql stable as $$
  select v.no, v.district_no, v.owner_no, v.revision, s.id, s.from_on, s.name, s.kind, s.tier, s.state, s.shared, s.model, s.within_no, s.lead_no, s.industry_no,
    s.area_m2, s.address, s.lon, s.lat, s.street_no, s.community_no, s.audience, s.facilities, s.note, s.hours, s.on_holidays, s.approval,
    s.quota_month, s.fee_fen, s.fee_note, s.setup_minutes, s.cleanup_minutes
  from places.venue v join places.venue_state s on s.venue_no = v.no and s.replaced_at is null
  where s.from_on <= day and (s.until_on is null or s.until_on > day)
$$;
comment on function places.venue_on(date) is 'Venues as they are on a day.';
