-- What a team did is counted where service is recorded; who was on its roster when is told from here.
create function members.team_rosters() returns table (team_id uuid, no bigint, kind text, name text, host_no integer, district_no integer, opened_on date,
  closed_on date, person_id uuid, member_id uuid, from_on date, left_on date)
language sql stable set search_path = pg_catalog as $$
  select t.id, t.no, t.kind, t.name, t.host_no, t.district_no, t.opened_on, t.closed_on, p.id, p.member_id, p.joined_on, p.left_on
  from members.team t left join members.team_person p on p.team_id = t.id
$$;
comment on function members.team_rosters() is 'Door: service teams in reach with everybody who stands or stood on their rosters, since when and until when; members by identity, nobody''s name.';
