-- A unit's verdict tells by whom it is covered to everyone who sees the unit, on whatever line and for whatever day: the Party organisation
-- itself may stand outside that person's reach, or have left it since.
create function organisations.party_facts(party integer, day date) returns table (name text, form text, level text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.name, s.form, s.level from organisations.unit_state s
  where s.unit_no = party and s.retracted_at is null and s.from_on <= day and (s.until_on is null or s.until_on > day) and s.status <> 'dissolved'
$$;
comment on function organisations.party_facts(integer, date) is 'Door: name, form and level of one Party organisation on a day, unless it was dissolved then, whatever the scope. Asked only about one that covers a unit in reach.';
