-- The same answer; a join with the rooms is hashed where a list of them was walked through for each booking.
create or replace function places.busy(rooms integer[], span tstzrange, at timestamptz) returns table (room_no integer, during tstzrange, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select b.room_no, b.during, b.starts_at, b.ends_at from unnest(rooms) r (no) join places.booking b on b.room_no = r.no
  where b.during && span and b.state in ('applied', 'offered', 'booked', 'used', 'closed') and (b.offer_until is null or b.offer_until > at)
$$;
