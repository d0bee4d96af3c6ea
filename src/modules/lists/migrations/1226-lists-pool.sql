-- Which owners are areas (communities and streets), Party organisations or others, also where the owner lies out of the reader's reach: a word
-- by which the resources of a region are pooled (CD-39), nothing of anybody's records.
create function lists.owners_in(sort text) returns setof integer
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no from organisations.unit u where u.no in (select e.owner_no from lists.entry e)
    and case when u.kind in ('district', 'street', 'community', 'industry') then 'area' when u.kind = 'party_org' then 'party' else 'other' end = sort
$$;
comment on function lists.owners_in(text) is 'Owners of entries of one sort: area, party or other.';

-- How many gave their part: a number, whoever they are.
create function lists.givers_of(entries uuid[]) returns table (entry_id uuid, givers integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.entry_id, (count(distinct m.unit_no) + count(distinct c.id) filter (where c.mode = 'person'))::integer
  from lists.claim c left join lists.claim_member m on m.claim_id = c.id
  where c.entry_id = any (entries) and c.state in ('active', 'solved', 'verified') group by c.entry_id
$$;
comment on function lists.givers_of(uuid[]) is 'Of entries several meet together: how many organisations and persons have taken a part on.';
