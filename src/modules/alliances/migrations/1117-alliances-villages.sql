-- Units that organs, enterprises and institutions are on a day, with the Party organisations that cover them. A unit is told to whoever sees it
-- or sees a Party organisation of it: a secretary is told of the own organ, and of nobody else's.
create function alliances.units_with_parties(seen integer[], parties integer[], kinds text[], day date)
returns table (unit_no integer, name text, kind text, status text, street_no integer, district_no integer, party_nos integer[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name, u.kind, u.status, u.street_no, u.district_no,
    array(select distinct e.from_no from organisations.edge_on(day) e join organisations.unit_on(day) p on p.unit_no = e.from_no and p.kind = 'party_org'
      and p.status in ('active', 'preparing') where e.to_no = u.unit_no and e.type in ('covers', 'core_of') order by 1)
  from organisations.unit_on(day) u
  where u.kind = any (kinds) and u.status in ('active', 'preparing') and (u.unit_no = any (seen) or exists (
    select from organisations.edge_on(day) e where e.to_no = u.unit_no and e.type in ('covers', 'core_of') and e.from_no = any (parties)))
$$;
comment on function alliances.units_with_parties(integer[], integer[], text[], date) is 'Units of some kinds among those seen or covered by a Party organisation seen, with every Party organisation that covers them.';

-- Whether a unit is joined does not depend on who looks: what binds it is read whatever the scope, and told by number, title and days.
create function alliances.agreements_among(units integer[])
returns table (id uuid, no integer, kind text, title text, from_on date, until_on date, proposed_on date, closed_as text, closed_on date, sides json)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.id, a.no, a.kind, a.title, a.from_on, a.until_on, a.proposed_on, a.closed_as, a.closed_on,
    (select json_agg(json_build_object('unitNo', s.unit_no, 'answer', s.answer, 'answeredOn', s.answered_on) order by s.place)
      from alliances.side s where s.agreement_id = a.id)
  from alliances.agreement a
  where a.proposed_on is not null and exists (select from alliances.side s where s.agreement_id = a.id and s.unit_no = any (units))
  order by a.no
$$;
comment on function alliances.agreements_among(integer[]) is 'Agreements put before units, with answers and days: told to whoever sees one of the units.';

create function alliances.communities_among(units integer[], day date)
returns table (id uuid, no integer, name text, established_on date, member_nos integer[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.id, c.no, c.name, c.established_on, array(select m.unit_no from alliances.community_member m
    where m.community_id = c.id and m.from_on <= day and (m.until_on is null or day < m.until_on) order by m.place)
  from alliances.community c
  where c.established_on <= day and (c.ended_on is null or day < c.ended_on) and exists (
    select from alliances.community_member m where m.community_id = c.id and m.unit_no = any (units) and m.from_on <= day and (m.until_on is null or day < m.until_on))
  order by c.no
$$;
comment on function alliances.communities_among(integer[], date) is 'Communities units are members of on a day, with their members: told to whoever sees one of the units.';

create function alliances.village_orgs(districts integer[], edges text[], area_kind text, day date)
returns table (no integer, name text, area text, district_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.unit_no, p.name, string_agg(distinct a.name, '、' order by a.name), p.district_no
  from organisations.edge_on(day) e
  join organisations.unit_on(day) p on p.unit_no = e.from_no and p.kind = 'party_org' and p.status in ('active', 'preparing')
  join organisations.unit_on(day) a on a.unit_no = e.to_no and a.kind = area_kind
  where e.type = any (edges) and p.district_no = any (districts) group by p.unit_no, p.name, p.district_no
$$;
comment on function alliances.village_orgs(integer[], text[], text, date) is 'Party organisations of villages and residential communities of districts, by name and area.';
