-- A station may stand at a venue (NS-30): the facts of the place are then those of the venue, and stand nowhere else.
alter table members.station
  add column venue_no integer,
  add column site text,
  add column association_no integer,
  alter column whereabouts drop not null,
  add constraint station_place_once check ((venue_no is null) = (whereabouts is not null) and (venue_no is null or hours is null)),
  add constraint station_site_named check (site <> '');
comment on column members.station.venue_no is 'Venue it stands at: address, hours and lead are read there. Null: it stands nowhere the platform keeps, and says where itself.';
comment on column members.station.site is 'Construction project on whose site it stands (NS-30).';
comment on column members.station.association_no is 'Association whose members build there (NS-30).';
comment on column members.station.whereabouts is 'Where it is, where it stands at no venue.';
comment on column members.station.hours is 'When it is open, where it stands at no venue.';
create index station_venue on members.station (venue_no) where venue_no is not null;

create function members.unit_named(unit integer, district integer, day date) returns table (name text, active boolean)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.name, u.status in ('active', 'preparing') from organisations.unit_on(day) u
  where u.unit_no = unit and (u.district_no = district or u.unit_no = district)
$$;
comment on function members.unit_named(integer, integer, date) is 'A unit of a district by its number, whatever the scope: an association that builds there, or whom advice was handed to.';
