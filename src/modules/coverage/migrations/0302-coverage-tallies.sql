create table coverage.tally (
  id bigint generated always as identity primary key,
  node_no integer not null,
  registered bigint not null,
  cancelled bigint not null,
  revoked bigint not null,
  still_with_party_org bigint not null,
  active bigint not null,
  committee bigint not null,
  general bigint not null,
  branch bigint not null,
  joint bigint not null,
  joint_3_full bigint not null,
  should_have bigint not null,
  few_members bigint not null,
  none bigint not null,
  none_floating bigint not null,
  not_built_instructor bigint not null,
  not_built_liaison bigint not null,
  not_built_either bigint not null,
  work_covered bigint not null,
  three_full bigint not null,
  three_full_built bigint not null,
  large bigint not null,
  large_built bigint not null,
  headcount_unknown bigint not null,
  floating_many bigint not null,
  with_instructor bigint not null,
  with_liaison bigint not null,
  liaison_needed bigint not null,
  liaison_missing bigint not null,
  dormant bigint not null,
  dormancy_unknown bigint not null,
  headcount bigint not null,
  full_members bigint not null,
  probationary bigint not null,
  floating bigint not null
);
comment on table coverage.tally is 'Projection: counts of today''s verdicts under each area and industry, as signed entries that add up. Writers only append, so two people changing units of one district never wait for each other; entries are folded together in the background.';
comment on column coverage.tally.id is 'Entry.';
comment on column coverage.tally.node_no is 'District, street, community or industry.';
comment on column coverage.tally.registered is 'Units of every counted status.';
comment on column coverage.tally.cancelled is 'Cancelled.';
comment on column coverage.tally.revoked is 'Revoked.';
comment on column coverage.tally.still_with_party_org is 'Inactive, still with a Party organisation.';
comment on column coverage.tally.active is 'Active.';
comment on column coverage.tally.committee is 'Own committee.';
comment on column coverage.tally.general is 'Own general branch.';
comment on column coverage.tally.branch is 'Own branch.';
comment on column coverage.tally.joint is 'In a joint Party organisation.';
comment on column coverage.tally.joint_3_full is 'Of those, with the threshold of full members or more.';
comment on column coverage.tally.should_have is 'Should have one.';
comment on column coverage.tally.few_members is 'Few members.';
comment on column coverage.tally.none is 'No members.';
comment on column coverage.tally.none_floating is 'Of those, with floating members.';
comment on column coverage.tally.not_built_instructor is 'Not built, with an instructor.';
comment on column coverage.tally.not_built_liaison is 'Not built, with a liaison.';
comment on column coverage.tally.not_built_either is 'Not built, with either.';
comment on column coverage.tally.work_covered is 'Covered by work.';
comment on column coverage.tally.three_full is 'Active with the threshold of full members.';
comment on column coverage.tally.three_full_built is 'Of those, built.';
comment on column coverage.tally.large is 'Head count at the threshold or above.';
comment on column coverage.tally.large_built is 'Of those, built.';
comment on column coverage.tally.headcount_unknown is 'Whether it is large is unknown.';
comment on column coverage.tally.floating_many is 'No members, with many floating ones.';
comment on column coverage.tally.with_instructor is 'Active with an instructor.';
comment on column coverage.tally.with_liaison is 'Active with a liaison.';
comment on column coverage.tally.liaison_needed is 'A liaison is asked for by the rule.';
comment on column coverage.tally.liaison_missing is 'Of those, without one.';
comment on column coverage.tally.dormant is 'Built, found to be on paper only.';
comment on column coverage.tally.dormancy_unknown is 'Built, with nothing from which activity could be told.';
comment on column coverage.tally.headcount is 'People working there.';
comment on column coverage.tally.full_members is 'Full members.';
comment on column coverage.tally.probationary is 'Probationary members.';
comment on column coverage.tally.floating is 'Floating members.';
create index tally_node on coverage.tally (node_no);

-- Of one Party organisation, and of one instructor, at most one entry under a node is folded; everything later is the tail. The folded
-- entries are also counted by size, so that a reader adds up a few sizes and the tail, not every Party organisation of a district.
create table coverage.joint_tally (
  id bigint generated always as identity primary key,
  node_no integer not null,
  party_org_no integer not null,
  units bigint not null,
  full_members bigint not null,
  folded boolean not null default false
);
comment on table coverage.joint_tally is 'Projection: active units and full members of each joint Party organisation under each node, as signed entries.';
comment on column coverage.joint_tally.id is 'Entry.';
comment on column coverage.joint_tally.node_no is 'District, street, community or industry.';
comment on column coverage.joint_tally.party_org_no is 'Joint Party organisation.';
comment on column coverage.joint_tally.units is 'Active units.';
comment on column coverage.joint_tally.full_members is 'Full members of those units.';
comment on column coverage.joint_tally.folded is 'Holds the sum of earlier entries and is counted in joint_size.';
create unique index joint_tally_folded on coverage.joint_tally (node_no, party_org_no) include (units, full_members) where folded;
create index joint_tally_tail on coverage.joint_tally (node_no, party_org_no) include (units, full_members) where not folded;

create table coverage.joint_size (
  node_no integer not null,
  units bigint not null,
  full_members bigint not null,
  orgs bigint not null,
  primary key (node_no, units, full_members)
);
comment on table coverage.joint_size is 'Projection: how many folded joint Party organisations of each size there are under a node. Written by folding alone.';
comment on column coverage.joint_size.node_no is 'District, street, community or industry.';
comment on column coverage.joint_size.units is 'Active units of each.';
comment on column coverage.joint_size.full_members is 'Full members of each.';
comment on column coverage.joint_size.orgs is 'Joint Party organisations of that size.';

create table coverage.load_tally (
  id bigint generated always as identity primary key,
  node_no integer not null,
  person_id uuid not null,
  units bigint not null,
  folded boolean not null default false
);
comment on table coverage.load_tally is 'Projection: active units each instructor serves under each node, as signed entries.';
comment on column coverage.load_tally.id is 'Entry.';
comment on column coverage.load_tally.node_no is 'District, street, community or industry.';
comment on column coverage.load_tally.person_id is 'Instructor.';
comment on column coverage.load_tally.units is 'Active units.';
comment on column coverage.load_tally.folded is 'Holds the sum of earlier entries and is counted in load_size.';
create unique index load_tally_folded on coverage.load_tally (node_no, person_id) include (units) where folded;
create index load_tally_tail on coverage.load_tally (node_no, person_id) include (units) where not folded;

create table coverage.load_size (
  node_no integer not null,
  units bigint not null,
  persons bigint not null,
  primary key (node_no, units)
);
comment on table coverage.load_size is 'Projection: how many instructors with a folded entry serve how many units under a node. Written by folding alone.';
comment on column coverage.load_size.node_no is 'District, street, community or industry.';
comment on column coverage.load_size.units is 'Active units each serves.';
comment on column coverage.load_size.persons is 'Instructors with that load.';

-- Counts of areas are read by whoever may see the whole area; single units cannot be read from them. Only the platform writes.
-- Every node is an area or an industry, so that a look at the one unit is enough.
alter table coverage.tally enable row level security;
alter table coverage.tally force row level security;
create policy tally_of_reached_node on coverage.tally using (
  (select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = node_no));
alter table coverage.joint_tally enable row level security;
alter table coverage.joint_tally force row level security;
create policy joint_tally_of_reached_node on coverage.joint_tally using (
  (select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = node_no));
alter table coverage.joint_size enable row level security;
alter table coverage.joint_size force row level security;
create policy joint_size_of_reached_node on coverage.joint_size using (
  (select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = node_no));
alter table coverage.load_tally enable row level security;
alter table coverage.load_tally force row level security;
create policy load_tally_of_reached_node on coverage.load_tally using (
  (select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = node_no));
alter table coverage.load_size enable row level security;
alter table coverage.load_size force row level security;
create policy load_size_of_reached_node on coverage.load_size using (
  (select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = node_no));
