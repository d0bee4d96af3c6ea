create function alliances.organ_parties(seen integer[], kinds text[], day date)
returns table (no integer, name text, district_no integer, founded_on date, house integer[], organs text[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.unit_no, p.name, p.district_no, (select min(s.from_on) from organisations.edge_on(day) s where s.from_no = p.unit_no and s.type in ('covers', 'core_of')),
    array(select distinct n from organisations.edge_on(day) o cross join lateral (values (o.to_no), (o.from_no)) v (n)
      where o.type in ('covers', 'core_of') and o.to_no = any (array_agg(u.unit_no))),
    array_agg(distinct u.name order by u.name)
  from organisations.unit_on(day) p
  join organisations.edge_on(day) e on e.from_no = p.unit_no and e.type in ('covers', 'core_of')
  join organisations.unit_on(day) u on u.unit_no = e.to_no and u.kind = any (kinds)
  where p.unit_no = any (seen) and p.kind = 'party_org' and p.status = 'active'
  group by p.unit_no, p.name, p.district_no order by p.name, p.unit_no
$$;
comment on function alliances.organ_parties(integer[], text[], date) is 'Party organisations seen that cover an organ, with the house: those organs and every Party organisation of theirs.';
