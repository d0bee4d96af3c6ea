-- Doors for the comparison of a register with what is known.
create function organisations.facts_on(day date) returns table (
  unit_no integer, district_no integer, uscc text, cert_no text, name text, status text, type text, registered_on text, legal_rep text, address text,
  lon double precision, lat double precision, headcount integer, full_members integer, probationary_members integer, floating_members integer,
  phone_index bytea, remarks text, street_no integer, community_no integer, industry_no integer, supervisor_name text, extras jsonb
) language sql stable as $$
  select u.no, u.district_no, u.uscc, u.cert_no, s.name, s.status, s.type, s.registered_on, s.legal_rep, s.address, s.lon, s.lat, s.headcount,
    s.full_members, s.probationary_members, s.floating_members, s.phone_index, s.remarks, s.street_no, s.community_no, s.industry_no, b.name, s.extras
  from organisations.unit u
  join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.from_on <= day and (s.until_on is null or s.until_on > day)
  left join organisations.unit_state b on b.unit_no = s.supervisor_no and b.retracted_at is null and b.until_on is null
  where u.kind = 'social_org'
$$;
comment on function organisations.facts_on(date) is 'Door: every stated fact of social organisations on a day.';

create function organisations.party_on(day date) returns table (unit_no integer, party_no integer, name text, form text, level text) language sql stable as $$
  select distinct on (e.to_no) e.to_no, e.from_no, p.name, p.form, p.level
  from organisations.edge e
  join organisations.unit_state p on p.unit_no = e.from_no and p.retracted_at is null and p.from_on <= day and (p.until_on is null or p.until_on > day)
  where e.type = 'covers' and e.retracted_at is null and e.from_on <= day and (e.until_on is null or e.until_on > day) and p.status <> 'dissolved'
  order by e.to_no, e.from_on desc, e.from_no
$$;
comment on function organisations.party_on(date) is 'Door: the Party organisation that covers a unit on a day, the latest where there are several.';

create index unit_state_party_name on organisations.unit_state (name) where form is not null and retracted_at is null and until_on is null;
create or replace function organisations.party_org_named(district integer, names text[]) returns table (no integer, name text, form text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.no, s.name, s.form from organisations.unit_state s
  join organisations.unit u on u.no = s.unit_no and u.kind = 'party_org' and u.district_no = district and u.retracted_by is null
  where s.name = any (names) and s.form is not null and s.retracted_at is null and s.until_on is null and s.status <> 'dissolved'
$$;

create function organisations.all_above(nodes integer[]) returns table (node integer, above integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.node, a.above from organisations.nodes_above(nodes) a
$$;
comment on function organisations.all_above(integer[]) is 'What stands above nodes, whatever the scope of who asks.';

create function organisations.refresh_own_scope(nos integer[]) returns void
language sql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  with reach as materialized (select w.* from organisations.wanted_scope(nos) w),
  units as (
    update organisations.unit u set scope_nodes = r.nodes from reach r where u.no = r.unit_no and u.scope_nodes is distinct from r.nodes
  )
  update organisations.unit_state s set scope_nodes = r.nodes from reach r where s.unit_no = r.unit_no and s.scope_nodes is distinct from r.nodes
$$;
comment on function organisations.refresh_own_scope(integer[]) is 'Recomputes the nodes of these units and of nothing that hangs on them: enough for Party organisations whose coverage changed.';

create function organisations.latest_act() returns bigint language sql stable as $$ select coalesce(max(id), 0) from organisations.act $$;
comment on function organisations.latest_act() is 'Door: the last act recorded; what comes after it is new.';

create function organisations.known_acts() returns bigint language sql stable as $$ select count(*) from organisations.act $$;
comment on function organisations.known_acts() is 'Door: how many acts are recorded; none is ever deleted, so an equal count means that nothing was added.';

create function organisations.changed_after(district integer, act_id bigint) returns boolean language sql stable as $$
  select exists (select from organisations.act a join organisations.unit_state s on s.recorded_by = a.id
    join organisations.unit u on u.no = s.unit_no and u.district_no = district and u.kind in ('social_org', 'party_org') where a.id > act_id)
$$;
comment on function organisations.changed_after(integer, bigint) is 'Door: whether an act later than this one has changed units of a district.';

-- The bodies of a district are few; gathered first, they cost nothing however many units there are.
create or replace function organisations.ensure_bodies(act bigint, day date, district integer, names text[]) returns table (no integer, name text)
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare fresh integer[];
begin
  perform pg_advisory_xact_lock(hashtext('organisations.ensure_bodies'), district);
  with known as materialized (
    select b.no, (select s.name from organisations.unit_state s where s.unit_no = b.no and s.retracted_at is null and s.until_on is null) as name
    from (select u.no from organisations.unit u where u.kind = 'public_body' and u.district_no = district and u.retracted_by is null offset 0) b
  ),
  missing as (
    select nextval(pg_get_serial_sequence('organisations.unit', 'no'))::integer as unit_no, wanted.name
    from (select distinct n as name from unnest(names) n where n is not null) wanted
    where wanted.name not in (select k.name from known k where k.name is not null)
  ),
  units as (
    insert into organisations.unit (no, kind, district_no, scope_nodes, recorded_by)
    select m.unit_no, 'public_body', district, array[m.unit_no, district], act from missing m
  ),
  states as (
    insert into organisations.unit_state (unit_no, from_on, name, scope_nodes, recorded_by)
    select m.unit_no, day, m.name, array[m.unit_no, district], act from missing m returning unit_no
  )
  select array_agg(unit_no) into fresh from states;
  -- Nothing hangs on a body that has just come in.
  if fresh is not null then
    perform organisations.refresh_own_scope(fresh);
  end if;
  return query
    with known as materialized (
      select b.no, (select s.name from organisations.unit_state s where s.unit_no = b.no and s.retracted_at is null and s.until_on is null) as name
      from (select u.no from organisations.unit u where u.kind = 'public_body' and u.district_no = district and u.retracted_by is null offset 0) b
    )
    select k.no, k.name from known k where k.name = any (names);
end $$;
