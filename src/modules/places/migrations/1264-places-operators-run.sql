-- Who runs a venue under a contract has rights over it while the contract runs, and none the day after: bookings and series of the venue are seen and
-- answered. What the venue is, who else is in it, its self-checks, rents and calendar addresses stay with the owner.
create function places.runs(venue integer) returns boolean language sql stable as $$
  select exists (select from places.operator o join organisations.unit u on u.no = o.unit_no
    where o.venue_no = venue and o.retracted_at is null and o.from_on <= (now() at time zone 'Asia/Shanghai')::date
      and (o.until_on is null or o.until_on > (now() at time zone 'Asia/Shanghai')::date))
$$;
comment on function places.runs(integer) is 'Whether an organisation in the caller''s reach runs a venue under a contract today.';

drop policy booking_of_either_side on places.booking;
create policy booking_of_either_side on places.booking
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no) or places.keeps(venue_no) or places.runs(venue_no));
drop policy series_of_either_side on places.series;
create policy series_of_either_side on places.series
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no) or places.keeps(venue_no) or places.runs(venue_no));
-- The name of a group is told with its booking; its telephone stays sealed, and is opened for the owner alone.
drop policy application_of_owner on places.application;
create policy application_of_owner on places.application
  using ((select platform.scope_is_everything()) or places.keeps(venue_no) or places.runs(venue_no));
