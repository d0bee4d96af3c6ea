-- A secret calendar address goes on working for the successor of a merged organisation: it shows what the successor holds.
-- Each address keeps the organisation it was made for; a successor may so have several that work, until it renews its own.
alter table activities.calendar_address add column moved_to integer;
comment on column activities.calendar_address.moved_to is 'Successor whose calendar the address shows since the organisation was merged; null while it is its own.';
alter table activities.handed_over add column calendar_of integer;
comment on column activities.handed_over.calendar_of is 'Organisation whose calendar address was handed on.';
alter table activities.handed_over drop constraint handed_over_of_one;
alter table activities.handed_over add constraint handed_over_of_one check (num_nonnulls(activity_id, series_id, calendar_of) = 1
  and (activity_id is null) = (entry_before is null) and (entry_before is null) = (entry_after is null));

drop function activities.calendar_of(bytea);
create function activities.calendar_of(mac bytea) returns table (id uuid, no integer, revision integer, state text, on_day date, starts_at timestamptz, ends_at timestamptz, title text,
  kinds text[], place text, hosts text[])
language sql stable security definer set search_path = pg_catalog set timezone = 'Asia/Shanghai' set lianjian.scope = '*' as $$
  select a.id, a.no, a.revision, e.state, e.on_day, e.starts_at, e.ends_at, e.title, e.kinds, e.place,
    case when e.host_nos = array[coalesce(c.moved_to, c.unit_no)] then '{}'
      else array(select n.name from activities.names_of(e.host_nos, current_date) n order by array_position(e.host_nos, n.no)) end
  from activities.calendar_address c
  join activities.entry e on e.replaced_at is null and array[c.unit_no, c.moved_to] && (e.host_nos || e.partner_nos)
  join activities.activity a on a.id = e.activity_id and a.retracted_at is null
  where c.secret_mac = mac and e.on_day >= current_date - 400
  order by e.on_day, a.no
$$;
comment on function activities.calendar_of(bytea) is 'What a calendar subscribed to by its secret address shows: days, kinds, places, and other organisations that hold it; nobody''s name. After a merger the successor''s.';
