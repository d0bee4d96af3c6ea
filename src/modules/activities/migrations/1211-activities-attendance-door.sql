-- How many members came is part of what a community holds together; who they were stays with the branch.
create function activities.attendance_counts(activities uuid[]) returns table (activity_id uuid, members integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select e.activity_id, count(t.member_id)::integer
  from activities.entry e join activities.attendance t on t.entry_id = e.id
  where e.activity_id = any (activities) and e.replaced_at is null and e.state = 'held' group by e.activity_id
$$;
comment on function activities.attendance_counts(uuid[]) is 'Door: how many members came to what was held; numbers, nobody''s name.';
