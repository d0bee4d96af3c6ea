create function lists.parties_of(unit integer, day date) returns setof integer
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no from organisations.unit u where u.no = unit and u.kind = 'party_org'
  union
  select c.from_no from organisations.edge_on(day) c join organisations.unit u on u.no = c.to_no
  where c.type = 'covers' and c.to_no = unit and u.kind <> 'party_org'
$$;
comment on function lists.parties_of(integer, date) is 'Party organisation a unit stands for when Party organisations are counted (NS-F05): itself, or those that cover it; numbers only.';
