-- Whoever may act in a list may be a partner of a claim as a group.
create or replace function lists.partners_named(words text, districts integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u
  where u.district_no = any (districts) and u.status is distinct from 'dissolved' and u.name ilike words
    and u.kind in ('party_org', 'community', 'street', 'district', 'public_body', 'mass_org', 'social_org', 'enterprise', 'informal_group')
  order by u.kind <> 'party_org', length(u.name), u.name limit 20
$$;
