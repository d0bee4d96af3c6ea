create table places.handed_over (
  no bigint generated always as identity primary key,
  unit_act bigint not null,
  what text not null constraint handed_over_what_known check (what in ('venue', 'state', 'operator', 'service', 'series', 'booking')),
  venue_no integer not null references places.venue,
  row_id uuid,
  made_id uuid,
  from_no integer not null,
  to_no integer,
  state_before text,
  until_before date,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint handed_over_row_named check ((what = 'venue') = (row_id is null)),
  constraint handed_over_booking_states check ((what = 'booking') = (state_before is not null))
);
comment on table places.handed_over is 'What became of venues, contracts, services, series and bookings when their organisation was merged or ended, so that taking that act back brings them back.';
comment on column places.handed_over.no is 'Order in which things were handed over; taking back goes the other way.';
comment on column places.handed_over.unit_act is 'Act of the register that merged or ended the organisation.';
comment on column places.handed_over.what is 'venue (its owner), state (what a venue is from the day on), operator, service, series or booking.';
comment on column places.handed_over.venue_no is 'Venue it is of.';
comment on column places.handed_over.row_id is 'What was there before; null for the owner of a venue.';
comment on column places.handed_over.made_id is 'What was written for the time from the day on; null where the row itself was changed.';
comment on column places.handed_over.from_no is 'Organisation that was merged or ended.';
comment on column places.handed_over.to_no is 'Its successor; null where there is none.';
comment on column places.handed_over.state_before is 'State of a booking before.';
comment on column places.handed_over.until_before is 'End of what was cut off at the day, as it was before.';
comment on column places.handed_over.recorded_at is 'When.';
create index handed_over_act on places.handed_over (unit_act);
alter table places.handed_over enable row level security;
alter table places.handed_over force row level security;
create policy handed_over_in_scope on places.handed_over
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = from_no));
