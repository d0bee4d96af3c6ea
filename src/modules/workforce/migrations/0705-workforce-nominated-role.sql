-- Senders send full-time workers too (LH-16), not instructors alone.
alter table workforce.nomination add column role text not null default 'instructor'
  constraint nomination_role_known check (role in ('instructor', 'full_time_worker'));
comment on column workforce.nomination.role is 'instructor 党建指导员, full_time_worker 专职党务工作者.';
comment on table workforce.nomination is 'People a department or a street sends as instructors or full-time workers, whether they serve an organisation yet or not. Taken back by its end, never deleted.';
comment on column workforce.nomination.capacity is 'Organisations the person can take, where that is below what the rules say; null is what they say.';

create function workforce.full_time_loads_on(persons uuid[], day date) returns table (person_id uuid, load integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.person_id, count(distinct p.unit_no)::integer
  from workforce.post p
  where p.person_id = any (persons) and p.role = 'full_time_worker' and p.retracted_at is null and p.from_on <= day and (p.until_on is null or p.until_on > day)
  group by p.person_id
$$;
comment on function workforce.full_time_loads_on(uuid[], date) is 'How many organisations each full-time worker serves on a day, within reach of the reader or not (LH-16).';
