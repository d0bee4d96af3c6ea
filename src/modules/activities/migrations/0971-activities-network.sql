-- Who led an activity and whose member units took part follows from the connections of its day. They may lie outside the reader's tree:
-- told are numbers of units that stand in an activity the reader sees.
create function activities.lead_units_among(hosts integer[], day date) returns table (no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select distinct l.from_no from organisations.edge_on(day) l where l.type = 'lead_of' and l.from_no = any (hosts)
$$;
comment on function activities.lead_units_among(integer[], date) is 'Which of these hosts were lead units (带头单位) on the day.';

create function activities.with_member_units(hosts integer[], partners integer[], day date) returns boolean
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  with associations as (
    select unnest(hosts) as no
    union select c.to_no from organisations.edge_on(day) c where c.type = 'covers' and c.from_no = any (hosts)
  ), units as (
    select unnest(partners) as no
    union select c.to_no from organisations.edge_on(day) c where c.type = 'covers' and c.from_no = any (partners)
  )
  select exists (
    select from organisations.edge_on(day) m join associations a on a.no = m.to_no join units u on u.no = m.from_no where m.type = 'member_of'
  )
$$;
comment on function activities.with_member_units(integer[], integer[], date) is 'Whether one who took part was on the day a member unit (会员单位) of an association a host is, or covers; a Party organisation stands for the units it covers.';

create function activities.partner_facts(units integer[], day date) returns table (no integer, name text, kind text, covered text[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name, u.kind, array(
    select distinct o.kind from organisations.edge_on(day) c join organisations.unit_on(day) o on o.unit_no = c.to_no
    where c.type = 'covers' and c.from_no = u.unit_no order by 1)
  from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function activities.partner_facts(integer[], date) is 'Name and kind of partners of activities the reader sees, and kinds of the units each covers: what its nature is told from.';
