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
comment on column coverage.tally.headcount_unknown is 'Head count unknown.';
comment on column coverage.tally.floating_many is 'No members, with many floating ones.';
comment on column coverage.tally.with_instructor is 'Active with an instructor.';
comment on column coverage.tally.with_liaison is 'Active with a liaison.';
comment on column coverage.tally.headcount is 'People working there.';
comment on column coverage.tally.full_members is 'Full members.';
comment on column coverage.tally.probationary is 'Probationary members.';
comment on column coverage.tally.floating is 'Floating members.';
create index tally_node on coverage.tally (node_no);

create table coverage.joint_tally (
  id bigint generated always as identity primary key,
  node_no integer not null,
  party_org_no integer not null,
  units bigint not null,
  full_members bigint not null
);
comment on table coverage.joint_tally is 'Projection: active units and full members of each joint Party organisation under each node, as signed entries.';
comment on column coverage.joint_tally.id is 'Entry.';
comment on column coverage.joint_tally.node_no is 'District, street, community or industry.';
comment on column coverage.joint_tally.party_org_no is 'Joint Party organisation.';
comment on column coverage.joint_tally.units is 'Active units.';
comment on column coverage.joint_tally.full_members is 'Full members of those units.';
create index joint_tally_node on coverage.joint_tally (node_no, party_org_no) include (units, full_members);

create table coverage.load_tally (
  id bigint generated always as identity primary key,
  node_no integer not null,
  person_id uuid not null,
  units bigint not null
);
comment on table coverage.load_tally is 'Projection: active units each instructor serves under each node, as signed entries.';
comment on column coverage.load_tally.id is 'Entry.';
comment on column coverage.load_tally.node_no is 'District, street, community or industry.';
comment on column coverage.load_tally.person_id is 'Instructor.';
comment on column coverage.load_tally.units is 'Active units.';
create index load_tally_node on coverage.load_tally (node_no, person_id) include (units);

-- Counts of areas are read by whoever may see the whole area; single units cannot be read from them. Only the platform writes.
alter table coverage.tally enable row level security;
alter table coverage.tally force row level security;
create policy tally_of_reached_node on coverage.tally using (
  (select platform.scope_is_everything()) or node_no in (select u.no from organisations.unit u where u.kind in ('district', 'street', 'community', 'industry')));
alter table coverage.joint_tally enable row level security;
alter table coverage.joint_tally force row level security;
create policy joint_tally_of_reached_node on coverage.joint_tally using (
  (select platform.scope_is_everything()) or node_no in (select u.no from organisations.unit u where u.kind in ('district', 'street', 'community', 'industry')));

alter table coverage.load_tally enable row level security;
alter table coverage.load_tally force row level security;
create policy load_tally_of_reached_node on coverage.load_tally using (
  (select platform.scope_is_everything()) or node_no in (select u.no from organisations.unit u where u.kind in ('district', 'street', 'community', 'industry')));
