-- Who came to what was held, for whoever counts hours of study. A member's attendance elsewhere belongs to the member (CN-22), so these answer
-- beyond the reach of the caller; they tell no names, and who asks shows only people of its own reach.
create function activities.study_between(from_on date, until_on date, counting text[])
returns table (activity_id uuid, on_day date, starts_at timestamptz, ends_at timestamptz, title text, kinds text[], member_ids uuid[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select e.activity_id, e.on_day, e.starts_at, e.ends_at, e.title, e.kinds, array_agg(t.member_id)
  from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
  join activities.attendance t on t.entry_id = e.id
  where e.replaced_at is null and e.state = 'held' and e.on_day >= from_on and e.on_day < until_on and e.kinds && counting
  group by e.id
$$;
comment on function activities.study_between(date, date, text[]) is 'Door: activities held within days that count as one of the kinds, with the members who came; neither retracted, called off nor replaced ones.';

-- The same for a few members, by the index of attendance.
create function activities.study_of(members uuid[], from_on date, until_on date, counting text[])
returns table (activity_id uuid, on_day date, starts_at timestamptz, ends_at timestamptz, title text, kinds text[], member_ids uuid[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select e.activity_id, e.on_day, e.starts_at, e.ends_at, e.title, e.kinds, array_agg(t.member_id)
  from activities.attendance t join activities.entry e on e.id = t.entry_id
  join activities.activity a on a.id = e.activity_id and a.retracted_at is null
  where t.member_id = any (members) and e.replaced_at is null and e.state = 'held' and e.on_day >= from_on and e.on_day < until_on and e.kinds && counting
  group by e.id
$$;
comment on function activities.study_of(uuid[], date, date, text[]) is 'Door: the same for some members, with those of them who came.';
