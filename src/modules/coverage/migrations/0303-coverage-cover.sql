-- The one definition of a verdict, the same for everyone who sees the unit: what covers it may itself stand outside the reader's reach.
-- Today's projection, any past day and the explanation of one unit all come from here.
-- Parameters of the rules in force (settings): min_full, forms_own, forms_joint, work_by, large_from.
create or replace function coverage.verdicts_on(day date, settings jsonb) returns setof coverage.verdict language sql stable as $$
  select
    u.unit_no, u.uscc, u.cert_no, u.district_no, u.name, u.status, u.type, u.registered_on, u.street_no, u.community_no, u.industry_no,
    u.headcount, coalesce(u.full_members, 0), coalesce(u.probationary_members, 0), coalesce(u.floating_members, 0), u.address, u.lon, u.lat,
    p.party_org_no, p.party_org_name, p.form, p.level,
    case
      when u.status <> 'active' then null
      when p.own then 'own-' || coalesce(p.level, 'branch')
      when p.joint then 'joint'
      when coalesce(u.full_members, 0) >= (settings ->> 'min_full')::integer then 'should-have'
      when coalesce(u.full_members, 0) + coalesce(u.probationary_members, 0) > 0 then 'few-members'
      else 'no-members'
    end,
    h.instructor, h.liaison, h.full_time, m.mass_org,
    u.status = 'active' and (
      coalesce(p.own or p.joint, false)
      or (h.instructor and settings -> 'work_by' ? 'instructor')
      or (h.liaison and settings -> 'work_by' ? 'liaison')
      or (h.full_time and settings -> 'work_by' ? 'full-time-worker')
      or (m.mass_org and settings -> 'work_by' ? 'mass-org')
    ),
    false,
    u.headcount >= (settings ->> 'large_from')::integer,
    h.instructors,
    u.scope_nodes
  from organisations.unit_on(day) u
  left join lateral (
    select e.from_no as party_org_no, party.name as party_org_name, party.form, party.level,
      settings -> 'forms_own' ? party.form as own, settings -> 'forms_joint' ? party.form as joint
    from organisations.edge_on(day) e
    cross join lateral organisations.party_facts(e.from_no, day) party
    where e.to_no = u.unit_no and e.type = 'covers'
    order by settings -> 'forms_own' ? party.form desc, settings -> 'forms_joint' ? party.form desc, e.from_no
    limit 1
  ) p on true
  cross join lateral (
    select coalesce(bool_or(post.role = 'instructor'), false) as instructor, coalesce(bool_or(post.role = 'liaison'), false) as liaison,
      coalesce(bool_or(post.role = 'full_time_worker'), false) as full_time,
      coalesce(array_agg(distinct post.person_id order by post.person_id) filter (where post.role = 'instructor'), '{}') as instructors
    from workforce.post_on(day) post where post.unit_no = u.unit_no
  ) h
  cross join lateral (
    select exists (select from organisations.edge_on(day) e where e.to_no = u.unit_no and e.type = 'mass_org_of') as mass_org
  ) m
  where u.kind = 'social_org'
$$;
