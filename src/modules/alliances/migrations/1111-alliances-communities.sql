create table alliances.community (
  id uuid primary key,
  no integer generated always as identity,
  name text not null constraint community_named check (name <> ''),
  form text not null,
  goal text not null constraint community_aims check (goal <> ''),
  outcome text,
  anchor text,
  anchor_name text,
  coverage text,
  duties text,
  lead_no integer not null,
  district_no integer not null,
  reach_nos integer[] not null constraint community_reached check (cardinality(reach_nos) > 0),
  charter_id uuid references alliances.agreement,
  case_id uuid,
  state text not null default 'draft' constraint community_state_known check (state in ('draft', 'applied', 'active', 'demonstration', 'rectification', 'dissolved', 'withdrawn')),
  established_on date,
  document_no text,
  ended_on date,
  end_reason text,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint community_stands_since check ((state in ('draft', 'applied', 'withdrawn')) = (established_on is null)),
  constraint community_ended_whole check ((state in ('dissolved', 'withdrawn')) = (ended_on is not null) and (ended_on is null) = (end_reason is null))
);
comment on table alliances.community is 'A body several Party organisations form beside the hierarchy (CN-02). Nobody''s superior changes; it sees what its members share and nothing of their trees.';
comment on column alliances.community.id is 'Identifier.';
comment on column alliances.community.no is 'Number people say.';
comment on column alliances.community.name is 'Name.';
comment on column alliances.community.form is 'What it is called, a word of the programme: community, union, alliance.';
comment on column alliances.community.goal is 'What it is for.';
comment on column alliances.community.outcome is 'What has come of it.';
comment on column alliances.community.anchor is 'Opportunity it hangs on, a word of the programme: a project, a pilot, a chain.';
comment on column alliances.community.anchor_name is 'Which one.';
comment on column alliances.community.coverage is 'Charter: what and whom it covers.';
comment on column alliances.community.duties is 'Charter: functions and duties.';
comment on column alliances.community.lead_no is 'Party organisation that leads.';
comment on column alliances.community.district_no is 'District whose committee approves and assesses.';
comment on column alliances.community.reach_nos is 'Members at present: whoever sees one of them sees the community. Kept by alliances.refresh_reach.';
comment on column alliances.community.charter_id is 'Charter the members sign.';
comment on column alliances.community.case_id is 'Case by which it applies.';
comment on column alliances.community.state is 'draft, applied, active, demonstration, rectification, dissolved or withdrawn.';
comment on column alliances.community.established_on is 'First day it stands.';
comment on column alliances.community.document_no is 'Document that approved it, as it was filed.';
comment on column alliances.community.ended_on is 'Day it was dissolved or withdrawn.';
comment on column alliances.community.end_reason is 'Why.';
comment on column alliances.community.revision is 'Counts changes; a writer names the one it has seen.';
comment on column alliances.community.account_id is 'Who drew it up.';
comment on column alliances.community.recorded_at is 'When.';
create index community_reach on alliances.community using gin (reach_nos);
create index community_case on alliances.community (case_id) where case_id is not null;
alter table alliances.community enable row level security;
alter table alliances.community force row level security;
create policy community_in_scope on alliances.community
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = any (reach_nos)));

create table alliances.community_member (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references alliances.community,
  unit_no integer not null,
  place integer not null,
  state text not null constraint community_member_state_known check (state in ('named', 'asked', 'member', 'declined', 'left')),
  from_on date,
  until_on date,
  asked_on date,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint community_member_since check ((state in ('member', 'left')) = (from_on is not null) and (state = 'left') = (until_on is not null)),
  constraint community_member_forward check (until_on is null or until_on >= from_on)
);
comment on table alliances.community_member is 'An organisation in a community: named at its founding, or asked by itself (CN-64), a member from a day to a day.';
comment on column alliances.community_member.id is 'Identifier.';
comment on column alliances.community_member.community_id is 'Community.';
comment on column alliances.community_member.unit_no is 'Party organisation or unit.';
comment on column alliances.community_member.place is 'Order in which turns come.';
comment on column alliances.community_member.state is 'named, asked, member, declined or left.';
comment on column alliances.community_member.from_on is 'First day of membership.';
comment on column alliances.community_member.until_on is 'First day after it.';
comment on column alliances.community_member.asked_on is 'Day it asked to join.';
comment on column alliances.community_member.reason is 'Why it asked, was declined or left: the latest.';
comment on column alliances.community_member.account_id is 'Who entered the latest.';
comment on column alliances.community_member.recorded_at is 'When.';
create unique index community_member_once on alliances.community_member (community_id, unit_no) where state in ('named', 'asked', 'member');
create index community_member_unit on alliances.community_member (unit_no);
alter table alliances.community_member enable row level security;
alter table alliances.community_member force row level security;
create policy community_member_in_scope on alliances.community_member
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no) or exists (select from alliances.community c where c.id = community_id));

create table alliances.nominee (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references alliances.community,
  unit_no integer not null,
  name text not null constraint nominee_named check (name <> ''),
  office text not null constraint nominee_has_office check (office <> ''),
  consulted_on date,
  consultation text,
  agreed boolean,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint nominee_result_after_consultation check (agreed is null or consulted_on is not null)
);
comment on table alliances.nominee is 'Somebody nominated for the team of a community, with the consultation and its result (CN-59).';
comment on column alliances.nominee.id is 'Identifier.';
comment on column alliances.nominee.community_id is 'Community.';
comment on column alliances.nominee.unit_no is 'Member that sends the person.';
comment on column alliances.nominee.name is 'Name.';
comment on column alliances.nominee.office is 'Office in the team.';
comment on column alliances.nominee.consulted_on is 'Day it was talked over.';
comment on column alliances.nominee.consultation is 'What was said, in a line.';
comment on column alliances.nominee.agreed is 'Result; null while it is open.';
comment on column alliances.nominee.account_id is 'Who entered it.';
comment on column alliances.nominee.recorded_at is 'When.';
create index nominee_community on alliances.nominee (community_id);
alter table alliances.nominee enable row level security;
alter table alliances.nominee force row level security;
create policy nominee_in_scope on alliances.nominee
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));

create table alliances.readiness (
  community_id uuid not null references alliances.community,
  aspect text not null constraint readiness_aspect_known check (aspect in ('money', 'people', 'place')),
  state text not null constraint readiness_state_known check (state in ('there', 'missing', 'not-applicable')),
  evidence text not null constraint readiness_evident check (evidence <> ''),
  on_day date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (community_id, aspect)
);
comment on table alliances.readiness is 'Whether a community has money, people and a place (CN-38): a statement with evidence, made by people.';
comment on column alliances.readiness.community_id is 'Community.';
comment on column alliances.readiness.aspect is 'money, people or place.';
comment on column alliances.readiness.state is 'there, missing or not-applicable.';
comment on column alliances.readiness.evidence is 'What shows it, or why it does not apply.';
comment on column alliances.readiness.on_day is 'Day of the statement.';
comment on column alliances.readiness.account_id is 'Who made it.';
comment on column alliances.readiness.recorded_at is 'When.';
alter table alliances.readiness enable row level security;
alter table alliances.readiness force row level security;
create policy readiness_in_scope on alliances.readiness
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));

create table alliances.community_step (
  id bigint generated always as identity primary key,
  community_id uuid not null references alliances.community,
  action text not null,
  unit_no integer,
  on_day date not null,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table alliances.community_step is 'Course of a community; added to, never changed.';
comment on column alliances.community_step.id is 'Order.';
comment on column alliances.community_step.community_id is 'Community.';
comment on column alliances.community_step.action is 'What was done: found, amend, charter, apply, return, establish, join, decline, leave, hand-over, assess, recheck, dissolve, withdraw.';
comment on column alliances.community_step.unit_no is 'Member it was about.';
comment on column alliances.community_step.on_day is 'Day.';
comment on column alliances.community_step.reason is 'Why, or which document.';
comment on column alliances.community_step.account_id is 'Who.';
comment on column alliances.community_step.recorded_at is 'When.';
create index community_step_of on alliances.community_step (community_id);
alter table alliances.community_step enable row level security;
alter table alliances.community_step force row level security;
create policy community_step_in_scope on alliances.community_step
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));

alter table alliances.agreement add constraint agreement_of_community foreign key (community_id) references alliances.community;

-- Whoever leaves takes itself out of the row's reach: the row is changed beyond the leaver's rights.
create function alliances.refresh_reach(community uuid) returns void
language sql volatile security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  update alliances.community c set reach_nos = (
    select array_agg(distinct n order by n) from (
      select c.lead_no as n union select m.unit_no from alliances.community_member m where m.community_id = c.id and m.state in ('named', 'member')) s)
  where c.id = community
$$;
comment on function alliances.refresh_reach(uuid) is 'Keeps through which units a community is seen.';

-- Facts a member brings to the kinds of a community; told as kinds only, never as records of its tree.
create function alliances.member_facts(units integer[], day date) returns table (unit_no integer, kinds text[], areas text[], tiers text[], street_no integer, industry_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no,
    array_remove(array_agg(distinct t.kind) || case when u.kind = 'party_org' then null else u.kind end, null),
    array_remove(array_agg(distinct t.name) filter (where t.kind = 'community'), null),
    array_remove(array_agg(distinct t.kind) filter (where t.kind in ('district', 'street', 'community')), null),
    u.street_no, u.industry_no
  from organisations.unit_on(day) u
  left join organisations.edge_on(day) e on e.from_no = u.unit_no and e.type in ('covers', 'hub_of', 'core_of')
  left join organisations.unit_on(day) t on t.unit_no = e.to_no
  where u.unit_no = any (units) group by u.unit_no, u.kind, u.street_no, u.industry_no
$$;
comment on function alliances.member_facts(integer[], date) is 'Kinds, tiers, street and industry of members, from their records.';

create function alliances.directory(districts integer[], day date) returns table (id uuid, no integer, name text, form text, goal text, lead text, members integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.id, c.no, c.name, c.form, c.goal, u.name, cardinality(c.reach_nos)
  from alliances.community c join organisations.unit_on(day) u on u.unit_no = c.lead_no
  where c.district_no = any (districts) and c.state in ('active', 'demonstration', 'rectification') order by c.no
$$;
comment on function alliances.directory(integer[], date) is 'Communities an organisation may ask to join: name and aim, nothing of their records.';
