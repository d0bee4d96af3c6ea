create function members.posts_between(units integer[], from_on date, until_on date) returns table (unit_no integer, posts integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select r.home_no, count(*)::integer from members.registration r
  where r.home_no = any (units) and r.posted_on >= $2 and r.posted_on < $3 group by 1
$$;
comment on function members.posts_between(integer[], date, date) is 'Door: how many service posts of communities members of these organisations took on in a period; numbers, nobody''s name.';
