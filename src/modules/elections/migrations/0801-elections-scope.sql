-- Whoever reaches the Party organisation reaches what is recorded of its terms and elections.
alter table elections.election enable row level security;
alter table elections.election force row level security;
create policy election_in_scope on elections.election using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));
alter table elections.exclusion enable row level security;
alter table elections.exclusion force row level security;
create policy exclusion_in_scope on elections.exclusion using ((select platform.scope_is_everything()) or exists (select from elections.election e where e.id = election_id));
alter table elections.contest enable row level security;
alter table elections.contest force row level security;
create policy contest_in_scope on elections.contest using ((select platform.scope_is_everything()) or exists (select from elections.election e where e.id = election_id));
alter table elections.candidate enable row level security;
alter table elections.candidate force row level security;
create policy candidate_in_scope on elections.candidate using ((select platform.scope_is_everything()) or exists (select from elections.election e where e.id = election_id));
alter table elections.ballot enable row level security;
alter table elections.ballot force row level security;
create policy ballot_in_scope on elections.ballot using ((select platform.scope_is_everything()) or exists (select from elections.election e where e.id = election_id));
alter table elections.tally enable row level security;
alter table elections.tally force row level security;
create policy tally_in_scope on elections.tally using ((select platform.scope_is_everything()) or exists (select from elections.ballot b where b.id = ballot_id));
alter table elections.resolution enable row level security;
alter table elections.resolution force row level security;
create policy resolution_in_scope on elections.resolution using ((select platform.scope_is_everything()) or exists (select from elections.election e where e.id = election_id));
alter table elections.step enable row level security;
alter table elections.step force row level security;
create policy step_in_scope on elections.step using ((select platform.scope_is_everything()) or exists (select from elections.election e where e.id = election_id));
alter table elections.term enable row level security;
alter table elections.term force row level security;
create policy term_in_scope on elections.term using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));
alter table elections.term_decision enable row level security;
alter table elections.term_decision force row level security;
create policy term_decision_in_scope on elections.term_decision using ((select platform.scope_is_everything()) or exists (select from elections.term t where t.id = term_id));
alter table elections.reminder enable row level security;
alter table elections.reminder force row level security;
create policy reminder_in_scope on elections.reminder using ((select platform.scope_is_everything()) or exists (select from elections.term t where t.id = term_id));

-- A joint branch may cover units of several streets: its number of members is one number for everybody who sees the branch.
create function elections.members_of(units integer[], day date) returns table (unit_no integer, members integer, members_from text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.unit_no, coalesce(p.full_members, c.members), case when p.full_members is not null then 'unit' when c.members is not null then 'covered' end
  from organisations.unit_on(day) p
  left join lateral (
    select sum(u.full_members)::integer as members
    from organisations.edge_on(day) e join organisations.unit_on(day) u on u.unit_no = e.to_no and u.status in ('active', 'preparing')
    where e.from_no = p.unit_no and e.type = 'covers'
  ) c on true
  where p.unit_no = any (units)
$$;
comment on function elections.members_of(integer[], date) is 'Full members of Party organisations as their own entry states, else as the units they cover do together.';

-- To whom an organisation looks up is told to whoever sees the organisation, by name.
create function elections.superiors_of(units integer[], day date) returns table (unit_no integer, superior_no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.unit_no, s.superior_no, u.name
  from (
    select p.unit_no, coalesce(
      (select e.to_no from organisations.edge_on(day) e where e.from_no = p.unit_no and e.type = 'superior' limit 1),
      (select e.from_no from organisations.edge_on(day) e where e.to_no = p.district_no and e.type = 'core_of' and e.from_no <> p.unit_no order by e.from_on, e.edge_id limit 1),
      p.district_no) as superior_no
    from organisations.unit_on(day) p where p.unit_no = any (units)
  ) s join organisations.unit_on(day) u on u.unit_no = s.superior_no
$$;
comment on function elections.superiors_of(integer[], date) is 'Superior Party organisation of each: as connected, else the core organisation of the district, else the district.';
