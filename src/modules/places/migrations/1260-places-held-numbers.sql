-- What is held of many rooms as one text of numbers: put together where it is read, it costs half of the rows it is made of.
create function places.held(rooms integer[], since timestamptz, until timestamptz, at timestamptz) returns text
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select string_agg(concat_ws(',', b.room_no, floor(date_part('epoch', lower(b.during) - since) / 60)::integer,
    ceil(date_part('epoch', upper(b.during) - since) / 60)::integer), ',')
  from unnest(rooms) r (no) join places.booking b on b.room_no = r.no
  where b.during && tstzrange(since, until) and b.state in ('applied', 'offered', 'booked', 'used', 'closed') and (b.offer_until is null or b.offer_until > at)
$$;
comment on function places.held(integer[], timestamptz, timestamptz, timestamptz) is 'When rooms are held, margins included and without by whom, in minutes after an instant: room, from, until, room, from, until and so on. Null: not at all.';
