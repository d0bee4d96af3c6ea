-- Rights of the caller decide in both: who does not see an activity is not told of it.
create function activities.told(ids uuid[]) returns table (activity_id uuid, no integer, title text, on_day date, host_no integer)
language sql stable as $$
  select a.id, a.no, e.title, e.on_day, e.host_nos[1] from activities.activity a
  join activities.entry e on e.activity_id = a.id and e.replaced_at is null where a.retracted_at is null and a.id = any (ids)
$$;
comment on function activities.told(uuid[]) is 'Door: activities by identifier, for what other modules keep beside them (NS-47).';

create function activities.found(words text, most integer) returns table (activity_id uuid, no integer, title text, on_day date, host_no integer)
language sql stable as $$
  select a.id, a.no, e.title, e.on_day, e.host_nos[1] from activities.activity a
  join activities.entry e on e.activity_id = a.id and e.replaced_at is null
  where a.retracted_at is null and e.state <> 'cancelled' and (words is null or e.title ilike words or e.place ilike words)
  order by e.on_day desc, a.no desc limit most
$$;
comment on function activities.found(text, integer) is 'Door: activities by a part of their title or place, the newest first.';
