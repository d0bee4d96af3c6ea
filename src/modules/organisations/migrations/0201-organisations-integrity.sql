-- Periods of one unit never overlap. A trigger over the statement's rows is set-based, so that a hundred thousand rows of an import
-- cost one check, which an exclusion constraint (a GiST insertion a row) would not. Writers hold the unit's row lock.
create function organisations.refuse_overlapping_states() returns trigger language plpgsql as $$
declare bad integer;
begin
  select a.unit_no into bad
  from organisations.unit_state a
  join organisations.unit_state b on b.unit_no = a.unit_no and b.id <> a.id and b.retracted_at is null
  where a.unit_no in (select unit_no from changed) and a.retracted_at is null
    and daterange(a.from_on, a.until_on) && daterange(b.from_on, b.until_on)
  limit 1;
  if bad is not null then
    raise exception 'two states of unit % hold on one day', bad using errcode = 'exclusion_violation', constraint = 'unit_state_periods_apart';
  end if;
  return null;
end $$;
comment on function organisations.refuse_overlapping_states() is 'A unit has one name, one street, one status on a day.';
create trigger unit_state_periods_apart after insert on organisations.unit_state referencing new table as changed for each statement execute function organisations.refuse_overlapping_states();
create trigger unit_state_periods_apart_on_update after update on organisations.unit_state referencing new table as changed for each statement execute function organisations.refuse_overlapping_states();

-- Facts are recorded and retracted, never edited or deleted.
create function organisations.refuse_edit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'facts are retracted, not deleted' using errcode = 'insufficient_privilege';
  end if;
  if old.retracted_at is not null and new.retracted_at is distinct from old.retracted_at then
    raise exception 'a retracted fact stays retracted' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function organisations.refuse_edit() is 'History stays true: the only change of a fact is its retraction (and the copy of scope_nodes).';
create trigger unit_state_kept before delete on organisations.unit_state for each row execute function organisations.refuse_edit();
create trigger edge_kept before delete on organisations.edge for each row execute function organisations.refuse_edit();

-- Row-level security, the second line: rows without a granted node are not there, and a writer's rows must land in the writer's scope.
alter table organisations.unit enable row level security;
alter table organisations.unit force row level security;
create policy unit_in_scope on organisations.unit
  using ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()))
  with check ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()));
alter table organisations.unit_state enable row level security;
alter table organisations.unit_state force row level security;
create policy unit_state_in_scope on organisations.unit_state
  using ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()))
  with check ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()));
alter table organisations.unit_search enable row level security;
alter table organisations.unit_search force row level security;
create policy unit_search_in_scope on organisations.unit_search
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));
alter table organisations.edge enable row level security;
alter table organisations.edge force row level security;
create policy edge_in_scope on organisations.edge
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no in (from_no, to_no)));

-- Names of areas, industries and bodies are known to everyone with an account: filters and forms offer them. They say nothing of persons.
create function organisations.frame() returns table (no integer, kind text, code text, name text, district_no integer, street_no integer, division_code text, status text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no, u.kind, coalesce(u.division_code, u.code), s.name, u.district_no, s.street_no, u.division_code, s.status
  from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
  where u.retracted_by is null and u.kind in ('district', 'street', 'community', 'industry', 'region')
$$;
comment on function organisations.frame() is 'Door: the areas and industries of every district, whatever the scope.';

create function organisations.frame_of(node integer) returns table (no integer, kind text, name text, district_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no, u.kind, s.name, u.district_no
  from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
  where u.no = node and u.retracted_by is null and u.kind in ('district', 'street', 'community', 'industry', 'region')
$$;
comment on function organisations.frame_of(integer) is 'Door: one area or industry, whatever the scope.';

create function organisations.name_of(nos integer[]) returns table (no integer, kind text, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no, u.kind, s.name
  from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
  where u.no = any (nos) and u.kind in ('district', 'street', 'community', 'industry', 'region', 'public_body')
$$;
comment on function organisations.name_of(integer[]) is 'Door: names of areas, industries and public bodies, whatever the scope.';

create function organisations.ensure_bodies(act bigint, day date, district integer, names text[]) returns table (no integer, name text)
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
begin
  perform pg_advisory_xact_lock(hashtext('organisations.ensure_bodies'), district);
  with missing as (
    select nextval(pg_get_serial_sequence('organisations.unit', 'no'))::integer as unit_no, wanted.name
    from (select distinct n as name from unnest(names) n) wanted
    where not exists (
      select from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
      where u.kind = 'public_body' and u.district_no = district and u.retracted_by is null and s.name = wanted.name)
  ),
  units as (
    insert into organisations.unit (no, kind, district_no, scope_nodes, recorded_by)
    select m.unit_no, 'public_body', district, array[m.unit_no, district], act from missing m
  )
  insert into organisations.unit_state (unit_no, from_on, name, scope_nodes, recorded_by)
  select m.unit_no, day, m.name, array[m.unit_no, district], act from missing m;
  perform organisations.refresh_scope(array(select u.no from organisations.unit u where u.recorded_by = act and u.kind = 'public_body' and u.district_no = district));
  return query
    select u.no, s.name from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
    where u.kind = 'public_body' and u.district_no = district and u.retracted_by is null and s.name = any (names);
end $$;
comment on function organisations.ensure_bodies(bigint, date, integer, text[]) is 'Door: public bodies of a district by name, found or brought in; a street''s register may name a body of the district.';

create function organisations.party_org_named(district integer, names text[]) returns table (no integer, name text, form text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no, s.name, s.form from organisations.unit u
  join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
  where u.kind = 'party_org' and u.district_no = district and u.retracted_by is null and s.status <> 'dissolved' and s.name = any (names)
$$;
comment on function organisations.party_org_named(integer, text[]) is 'Door: Party organisations of a district by name; a joint branch may reach over streets.';

-- The scope graph. What stands above a node: part_of leads from community to street to district, and on to whatever a programme adds.
create function organisations.nodes_above(nodes integer[]) returns table (node integer, above integer) language sql stable as $$
  with recursive up (node, above) as (
    select n, n from unnest(nodes) n
    union
    select up.node, e.to_no
    from up join organisations.edge e on e.from_no = up.above and e.retracted_at is null and e.until_on is null
    join organisations.edge_type t on t.code = e.type and t.scope = 'upward'
  )
  select node, above from up
$$;
comment on function organisations.nodes_above(integer[]) is 'Each node with itself and everything above it along connections whose scope is upward, as known today.';

create function organisations.wanted_scope(nos integer[]) returns table (unit_no integer, nodes integer[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  with line (unit_no, node, climbs) as (
    select no, no, true from organisations.unit where no = any (nos)
    union all
    select no, district_no, true from organisations.unit where no = any (nos) and district_no is not null
    union all
    select s.unit_no, l.node, l.climbs
    from organisations.unit_state s
    cross join lateral (values (s.street_no, true), (s.community_no, false), (s.industry_no, true), (s.registrar_no, true), (s.supervisor_no, false)) l (node, climbs)
    where s.unit_no = any (nos) and s.retracted_at is null and s.until_on is null and l.node is not null
    union all
    select e.from_no, e.to_no, t.scope = 'upward'
    from organisations.edge e join organisations.edge_type t on t.code = e.type and t.scope in ('direct', 'upward')
    where e.from_no = any (nos) and e.retracted_at is null and e.until_on is null
    union all
    select distinct e.from_no, l.node, true
    from organisations.edge e join organisations.edge_type t on t.code = e.type and t.scope = 'downward'
    join organisations.unit_state s on s.unit_no = e.to_no and s.retracted_at is null and s.until_on is null
    cross join lateral (values (s.unit_no), (s.street_no), (s.community_no), (s.industry_no), (s.registrar_no)) l (node)
    where e.from_no = any (nos) and e.retracted_at is null and e.until_on is null and l.node is not null
  ),
  above as materialized (
    select a.node, a.above from organisations.nodes_above((select array_agg(distinct node) from line where climbs and node <> unit_no)) a
  ),
  reach as (
    select unit_no, array_agg(distinct node order by node) as nodes
    from (
      select unit_no, node from line
      union all
      select l.unit_no, a.above from line l join above a on a.node = l.node where l.climbs
    ) every
    group by unit_no
  )
  select unit_no, nodes from reach
$$;
comment on function organisations.wanted_scope(integer[]) is 'From which nodes rights reach these units, computed from the connections in force today.';

create function organisations.refresh_scope(nos integer[]) returns void
language sql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  with reach as materialized (
    select w.* from organisations.wanted_scope(array(
      select unnest(nos)
      union select e.from_no from organisations.edge e join organisations.edge_type t on t.code = e.type and t.scope = 'downward'
        where e.to_no = any (nos) and e.retracted_at is null
      union select u.no from organisations.unit u
        where u.scope_nodes && array(select f.no from organisations.unit f where f.no = any (nos) and f.kind <> 'social_org')
    )) w
  ),
  units as (
    update organisations.unit u set scope_nodes = r.nodes from reach r where u.no = r.unit_no and u.scope_nodes is distinct from r.nodes
  )
  update organisations.unit_state s set scope_nodes = r.nodes from reach r where s.unit_no = r.unit_no and s.scope_nodes is distinct from r.nodes
$$;
comment on function organisations.refresh_scope(integer[]) is 'Keeps the nodes of units and of whatever hangs on them: Party organisations that cover them, units under an area or a body that moved.';

-- Doors for the SQL of other modules: what a unit was on a day. Inlined by the planner, so a filter around them reaches the indexes.
create function organisations.unit_on(day date) returns table (
  unit_no integer, kind text, uscc text, cert_no text, district_no integer, name text, status text, type text, registered_on text,
  street_no integer, community_no integer, industry_no integer, registrar_no integer, supervisor_no integer,
  headcount integer, full_members integer, probationary_members integer, floating_members integer,
  address text, lon double precision, lat double precision, level text, form text, scope_nodes integer[]
) language sql stable as $$
  select u.no, u.kind, u.uscc, u.cert_no, u.district_no, s.name, s.status, s.type, s.registered_on,
    s.street_no, s.community_no, s.industry_no, s.registrar_no, s.supervisor_no,
    s.headcount, s.full_members, s.probationary_members, s.floating_members,
    s.address, s.lon, s.lat, s.level, s.form, s.scope_nodes
  from organisations.unit u
  join organisations.unit_state s on s.unit_no = u.no
  where s.retracted_at is null and s.from_on <= day and (s.until_on is null or s.until_on > day)
$$;
comment on function organisations.unit_on(date) is 'Door: facts of units on a day.';

create function organisations.edge_on(day date) returns table (edge_id bigint, type text, from_no integer, to_no integer, from_on date, until_on date) language sql stable as $$
  select e.id, e.type, e.from_no, e.to_no, e.from_on, e.until_on
  from organisations.edge e
  where e.retracted_at is null and e.from_on <= day and (e.until_on is null or e.until_on > day)
$$;
comment on function organisations.edge_on(date) is 'Door: connections on a day.';

create function organisations.mean_positions(district integer) returns table (area_no integer, lon double precision, lat double precision, units bigint)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.no, avg(s.lon), avg(s.lat), count(*)
  from organisations.unit_state s join organisations.unit u on u.no = s.unit_no and u.district_no = district and u.kind = 'social_org'
  cross join lateral (values (s.street_no), (s.community_no)) a (no)
  where s.retracted_at is null and s.until_on is null and s.lon is not null and a.no is not null
  group by a.no
$$;
comment on function organisations.mean_positions(integer) is 'Door: mean position of the units of each area; a drawing for everyone, no unit in particular.';
