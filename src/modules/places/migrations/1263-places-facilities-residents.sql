create table places.facility (
  id uuid primary key,
  venue_no integer not null references places.venue,
  kind text not null constraint facility_kind_known check (kind in ('hardware', 'software')),
  name text not null constraint facility_named check (name <> ''),
  state text not null constraint facility_state_known check (state in ('good', 'lacking', 'broken')),
  state_on date not null,
  note text,
  upgrade_id uuid references places.upgrade,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  removed_at timestamptz
);
comment on table places.facility is 'What a venue is equipped with, item by item (CD-42): hardware or software, in what state, and the upgrade that is to better it.';
comment on column places.facility.id is 'Identifier.';
comment on column places.facility.venue_no is 'Venue.';
comment on column places.facility.kind is 'hardware 硬件, software 软件 (rules, staff, material, systems).';
comment on column places.facility.name is 'What it is.';
comment on column places.facility.state is 'good 完好, lacking 欠缺, broken 损坏: as found on state_on. One whose upgrade was accepted later is good from then.';
comment on column places.facility.state_on is 'Day it was found so.';
comment on column places.facility.note is 'What is to be known of it.';
comment on column places.facility.upgrade_id is 'Upgrade that betters it.';
comment on column places.facility.account_id is 'Who entered it; null for the platform.';
comment on column places.facility.recorded_at is 'When.';
comment on column places.facility.removed_at is 'When it was no longer there.';
create unique index facility_once on places.facility (venue_no, name) where removed_at is null;
alter table places.facility enable row level security;
alter table places.facility force row level security;
create policy facility_in_scope on places.facility
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));

create table places.resident (
  id uuid primary key,
  venue_no integer not null references places.venue,
  unit_no integer,
  name text,
  role text not null,
  from_on date not null,
  until_on date,
  rule_version text not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  constraint resident_named check ((unit_no is null) <> (name is null)),
  constraint resident_forward check (until_on is null or until_on > from_on)
);
comment on table places.resident is 'Organisation that resides in a venue or works with it as a partner, in a role of the programme (LH-25).';
comment on column places.resident.id is 'Identifier.';
comment on column places.resident.venue_no is 'Venue.';
comment on column places.resident.unit_no is 'Organisation kept here.';
comment on column places.resident.name is 'Name of one that is not.';
comment on column places.resident.role is 'Role, a code of the rule places.residents.';
comment on column places.resident.from_on is 'First day.';
comment on column places.resident.until_on is 'First day after it; null while no end is known.';
comment on column places.resident.rule_version is 'Version of the rule that named the role.';
comment on column places.resident.account_id is 'Who entered it; null for the platform.';
comment on column places.resident.recorded_at is 'When.';
comment on column places.resident.retracted_at is 'When it was taken back as entered by mistake.';
create index resident_venue on places.resident (venue_no) where retracted_at is null;
create index resident_unit on places.resident (unit_no) where retracted_at is null and unit_no is not null;
alter table places.resident enable row level security;
alter table places.resident force row level security;
create policy resident_in_scope on places.resident
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));

alter table places.handed_over drop constraint handed_over_what_known, add constraint handed_over_what_known
  check (what in ('venue', 'state', 'operator', 'service', 'series', 'booking', 'service-offer', 'rent', 'resident'));
comment on column places.handed_over.what is 'venue (its owner), state (what a venue is from the day on), operator, service, series, booking, service-offer, rent (an agreement on rent) or resident.';
