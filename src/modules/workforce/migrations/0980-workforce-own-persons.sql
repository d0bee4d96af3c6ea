create function workforce.own_persons() returns setof uuid
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.person_id from workforce.person_account a where a.account_id = (select platform.account_id())
$$;
comment on function workforce.own_persons() is 'Door: the persons in post whose account this is.';

create function workforce.own_posts_on(day date)
returns table (person_id uuid, person_name text, district_no integer, role text, unit_no integer, from_on date)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select w.id, w.name, w.district_no, p.role, p.unit_no, p.from_on
  from workforce.person_account a join workforce.person w on w.id = a.person_id
  left join workforce.post p on p.person_id = w.id and p.retracted_at is null and p.from_on <= day and (p.until_on is null or p.until_on > day)
  where a.account_id = (select platform.account_id())
$$;
comment on function workforce.own_posts_on(date) is 'Door: the persons in post whose account this is, with the posts of a day; a row without a post where there is none.';
