-- A partner may lie outside the reader's tree: only whether it is a Party organisation is told, and of activities the reader sees.
create function activities.party_orgs_among(units integer[]) returns table (no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no from organisations.unit u where u.no = any (units) and u.kind = 'party_org'
$$;
comment on function activities.party_orgs_among(integer[]) is 'Which of these units are Party organisations.';
