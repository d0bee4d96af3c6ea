-- An agreement on rent paid by service asks how much an organisation served; both sides of it may know as much, and nobody's name.
create function volunteering.organised_between(units integer[], from_on date, until_on date) returns table (on_day date, minutes integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' set timezone = 'Asia/Shanghai' as $$
  select s.from_at::date, sum(s.minutes)::integer from volunteering.service s
  where s.unit_no = any (units) and s.reversed_at is null and s.from_at >= $2 and s.from_at < $3
  group by 1
$$;
comment on function volunteering.organised_between(integer[], date, date) is 'Door: confirmed minutes of service organised by these units, day by day; nobody''s name.';
create index service_organiser on volunteering.service (unit_no, from_at) where reversed_at is null;
