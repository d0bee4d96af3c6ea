-- A group without an account applies for a room of a venue its owner opened to the public.
create table places.application (
  id uuid primary key,
  no integer generated always as identity,
  district_no integer not null,
  venue_no integer not null references places.venue,
  group_name text not null,
  phone_sealed bytea,
  phone_index bytea,
  code_mac bytea unique,
  consent_version text not null,
  consent_at timestamptz not null,
  tries integer not null default 0,
  tries_on date,
  applied_on date not null,
  last_on date not null,
  forgotten_on date,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint application_reached_or_forgotten check ((phone_sealed is null) = (forgotten_on is not null) and (phone_sealed is null) = (phone_index is null)
    and (phone_sealed is null) = (code_mac is null))
);
comment on table places.application is 'A group without an account that applied for a room (ZF-32): its name, how to reach it, and the code it follows its application by. Nobody is named.';
comment on column places.application.id is 'Identifier.';
comment on column places.application.no is 'Number people say.';
comment on column places.application.district_no is 'District of the venue.';
comment on column places.application.venue_no is 'Venue.';
comment on column places.application.group_name is 'Name of the group as it gave it.';
comment on column places.application.phone_sealed is 'Telephone, sealed; null once forgotten.';
comment on column places.application.phone_index is 'Keyed digest of the telephone, to count applications of a day; null once forgotten.';
comment on column places.application.code_mac is 'Keyed digest of the code; the code itself is shown once and not kept.';
comment on column places.application.consent_version is 'Version of the words that were agreed to.';
comment on column places.application.consent_at is 'When.';
comment on column places.application.tries is 'Tries with the code on the day named in tries_on.';
comment on column places.application.tries_on is 'Day of the last try.';
comment on column places.application.applied_on is 'Day it was sent.';
comment on column places.application.last_on is 'Last day asked for; the telephone is forgotten some time after it.';
comment on column places.application.forgotten_on is 'Day telephone and code were deleted.';
comment on column places.application.recorded_at is 'When it was sent.';
create index application_phone on places.application (phone_index, applied_on) where phone_index is not null;
create index application_venue on places.application (venue_no);
alter table places.application enable row level security;
alter table places.application force row level security;
create policy application_of_owner on places.application
  using ((select platform.scope_is_everything()) or places.keeps(venue_no));

alter table places.series alter column unit_no drop not null, add column application_id uuid references places.application,
  add constraint series_for_one check ((unit_no is null) <> (application_id is null));
comment on column places.series.application_id is 'Application of a group without an account, where it is for one.';
alter table places.booking alter column unit_no drop not null, add column application_id uuid references places.application,
  add constraint booking_for_one check ((unit_no is null) <> (application_id is null)),
  add constraint booking_of_public_never_waits check (application_id is null or state not in ('waiting', 'offered'));
comment on column places.booking.application_id is 'Application of a group without an account, where it is for one.';
create index booking_application on places.booking (application_id) where application_id is not null;
