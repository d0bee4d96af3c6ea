-- Whoever tells of many days looks anew only at units whose facts changed between them. A Party organisation that changed touches those it
-- covers. The one who asks may see less than what touched a unit, so numbers are told whatever the scope, and nothing else.
create function organisations.touched_between(after_day date, upto date) returns table (unit_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  with state as materialized (
    select s.unit_no from organisations.unit_state s
    where s.retracted_at is null and (s.from_on > after_day and s.from_on <= upto or s.until_on > after_day and s.until_on <= upto)
  )
  select s.unit_no from state s
  union
  select e.to_no from organisations.edge e
  where e.retracted_at is null and (e.from_on > after_day and e.from_on <= upto or e.until_on > after_day and e.until_on <= upto)
  union
  select e.to_no from organisations.edge e
  where e.retracted_at is null and e.type = 'covers' and e.from_no in (select s.unit_no from state s)
$$;
comment on function organisations.touched_between(date, date) is 'Door: units whose facts, connections or covering Party organisation changed after one day and up to another; numbers only.';
