-- Rights of the caller decide: whoever sees one member of a community sees them all, and of other communities nothing (CN-63).
create function alliances.members_in_force() returns table (community_id uuid, unit_no integer)
language sql stable as $$
  select m.community_id, m.unit_no from alliances.community c join alliances.community_member m on m.community_id = c.id and m.state = 'member'
  where c.state in ('active', 'demonstration', 'rectification')
$$;
comment on function alliances.members_in_force() is 'Door: who is a member of which community today, of the communities the caller sees; a community that is over has none.';

create function alliances.standing_in(communities uuid[], units integer[])
returns table (community_id uuid, unit_no integer, no integer, name text, lives boolean, member boolean)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.id, a.unit_no, c.no, c.name, c.state in ('active', 'demonstration', 'rectification'),
    exists (select from alliances.community_member m where m.community_id = c.id and m.unit_no = a.unit_no and m.state = 'member')
  from (select distinct * from unnest(communities, units)) as a (community_id, unit_no) join alliances.community c on c.id = a.community_id
$$;
comment on function alliances.standing_in(uuid[], integer[]) is 'Door: of pairs of a community and an organisation that once shared something there, what the community is called, whether it stands and whether the organisation is still in it.';
