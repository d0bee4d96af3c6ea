create table members.team (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  host_no integer not null,
  kind text not null constraint team_kind_known check (kind in ('service', 'model')),
  name text not null constraint team_named check (name <> ''),
  purpose text,
  opened_on date not null,
  closed_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint team_period_forward check (closed_on is null or closed_on >= opened_on)
);
comment on table members.team is 'A service team of a Party organisation with its roster (CD-51): 党员服务队, or 模范志愿者队伍 that consists of Party members.';
comment on column members.team.id is 'Identifier.';
comment on column members.team.no is 'Number people speak of.';
comment on column members.team.district_no is 'District.';
comment on column members.team.host_no is 'Party organisation that runs it.';
comment on column members.team.kind is 'service 党员服务队, open to others too; model 模范志愿者队伍, of Party members alone.';
comment on column members.team.name is 'Name.';
comment on column members.team.purpose is 'What it does, in a line.';
comment on column members.team.opened_on is 'First day.';
comment on column members.team.closed_on is 'Day it was disbanded; null while it lasts.';
comment on column members.team.account_id is 'Who entered it.';
comment on column members.team.recorded_at is 'When.';
create index team_host on members.team (host_no);
create index team_district on members.team (district_no, kind);
alter table members.team enable row level security;
alter table members.team force row level security;
create policy team_in_scope on members.team
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = host_no));

create table members.team_person (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references members.team,
  member_id uuid references members.member,
  name text,
  joined_on date not null,
  active_on date,
  left_on date,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint team_person_one_source check ((member_id is null) = (name is not null)),
  constraint team_person_named check (name <> ''),
  constraint team_person_dates_forward check (coalesce(active_on, joined_on) >= joined_on and (left_on is null or left_on >= coalesce(active_on, joined_on)))
);
comment on table members.team_person is 'Somebody on the roster of a service team: joined, active, left. Who is a Party member is told from the register and never typed.';
comment on column members.team_person.id is 'Identifier.';
comment on column members.team_person.team_id is 'Team.';
comment on column members.team_person.member_id is 'Member of the register; null for who is none.';
comment on column members.team_person.name is 'Name of who is in no register here (class C2); null for members.';
comment on column members.team_person.joined_on is 'Day of joining.';
comment on column members.team_person.active_on is 'First day of service; null before.';
comment on column members.team_person.left_on is 'Day of leaving; null while on the roster.';
comment on column members.team_person.reason is 'Why, where told.';
comment on column members.team_person.account_id is 'Who entered it last.';
comment on column members.team_person.recorded_at is 'When.';
create unique index team_person_once on members.team_person (team_id, member_id) where left_on is null and member_id is not null;
create index team_person_team on members.team_person (team_id, joined_on);
create index team_person_member on members.team_person (member_id) where member_id is not null;
alter table members.team_person enable row level security;
alter table members.team_person force row level security;
create policy team_person_in_scope on members.team_person
  using ((select platform.scope_is_everything()) or exists (select from members.team t where t.id = team_id));

create function members.team_party(people uuid[], day date) returns table (id uuid)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.id from members.team_person p
  where p.id = any (people) and exists (select from members.member_on(day) o join members.standing_kind k on k.code = o.standing and k.counted
    where o.member_id = p.member_id)
$$;
comment on function members.team_party(uuid[], date) is 'Who of a roster was a Party member on a day, as the register says, whatever the scope. Asked only about rosters in reach.';

create function members.team_names(people uuid[], day date) returns table (id uuid, name text, branch text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.id, coalesce(m.name, p.name), b.name from members.team_person p left join members.member m on m.id = p.member_id
  left join organisations.unit_on(day) b on b.unit_no = m.branch_no
  where p.id = any (people)
$$;
comment on function members.team_names(uuid[], date) is 'People of a roster by name, members with the organisation they belong to, whatever the scope. Asked only about rosters in reach.';
