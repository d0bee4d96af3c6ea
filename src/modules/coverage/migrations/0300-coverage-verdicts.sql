create schema coverage;
comment on schema coverage is 'The two coverages: rules, verdicts computed from facts, tallies, diagnoses, targets and frozen returns.';

create table coverage.rule (
  key text not null,
  version text not null,
  programme text not null default '',
  source text not null,
  from_on date not null,
  until_on date,
  severity text not null constraint rule_severity_known check (severity in ('block', 'warn', 'info')),
  params jsonb not null,
  primary key (key, version, programme)
);
comment on table coverage.rule is 'Versions of the rules of the two coverages. A programme may carry its own; the general one has an empty programme.';
comment on column coverage.rule.key is 'Rule.';
comment on column coverage.rule.version is 'Version.';
comment on column coverage.rule.programme is 'Programme the version belongs to, empty for all.';
comment on column coverage.rule.source is 'Regulation and article, or mechanism row.';
comment on column coverage.rule.from_on is 'First day in force.';
comment on column coverage.rule.until_on is 'First day no longer in force.';
comment on column coverage.rule.severity is 'block, warn or info.';
comment on column coverage.rule.params is 'Numbers and choices of the rule.';

create table coverage.verdict (
  unit_no integer primary key,
  uscc text,
  cert_no text,
  district_no integer,
  name text not null,
  status text not null,
  type text,
  registered_on text,
  street_no integer,
  community_no integer,
  industry_no integer,
  headcount integer,
  full_members integer not null,
  probationary_members integer not null,
  floating_members integer not null,
  address text,
  lon double precision,
  lat double precision,
  party_org_no integer,
  party_org_name text,
  party_form text,
  party_level text,
  cell text constraint verdict_cell_known check (cell in ('own-committee', 'own-general', 'own-branch', 'joint', 'should-have', 'few-members', 'no-members')),
  has_instructor boolean not null,
  has_liaison boolean not null,
  has_full_time boolean not null,
  has_mass_org boolean not null,
  work_covered boolean not null,
  dormant boolean,
  large boolean,
  enough_full boolean not null,
  enough_floating boolean not null,
  liaison_needed boolean not null,
  instructors uuid[] not null,
  scope_nodes integer[] not null,
  constraint verdict_active_has_cell check ((status = 'active') = (cell is not null))
);
comment on table coverage.verdict is 'Projection: where each unit stands today. Filled only from coverage.verdicts_on, in the transaction that changed a fact.';
comment on column coverage.verdict.unit_no is 'Unit.';
comment on column coverage.verdict.uscc is 'Unified code.';
comment on column coverage.verdict.cert_no is 'Old registration number.';
comment on column coverage.verdict.district_no is 'District.';
comment on column coverage.verdict.name is 'Name.';
comment on column coverage.verdict.status is 'Status; only active units are in a cell.';
comment on column coverage.verdict.type is 'Registry type.';
comment on column coverage.verdict.registered_on is 'Date of registration.';
comment on column coverage.verdict.street_no is 'Street filed under.';
comment on column coverage.verdict.community_no is 'Community.';
comment on column coverage.verdict.industry_no is 'Industry.';
comment on column coverage.verdict.headcount is 'Head count, null when unknown.';
comment on column coverage.verdict.full_members is 'Full members, 0 when not stated.';
comment on column coverage.verdict.probationary_members is 'Probationary members, 0 when not stated.';
comment on column coverage.verdict.floating_members is 'Floating members, 0 when not stated.';
comment on column coverage.verdict.address is 'Address.';
comment on column coverage.verdict.lon is 'Longitude.';
comment on column coverage.verdict.lat is 'Latitude.';
comment on column coverage.verdict.party_org_no is 'Party organisation that covers the unit.';
comment on column coverage.verdict.party_org_name is 'Its name.';
comment on column coverage.verdict.party_form is 'Its form.';
comment on column coverage.verdict.party_level is 'Its level.';
comment on column coverage.verdict.cell is 'Cell of the partition; null for units that are not active.';
comment on column coverage.verdict.has_instructor is 'An instructor is in post.';
comment on column coverage.verdict.has_liaison is 'A liaison is in post.';
comment on column coverage.verdict.has_full_time is 'A full-time worker is in post.';
comment on column coverage.verdict.has_mass_org is 'A mass organisation of the unit exists.';
comment on column coverage.verdict.work_covered is 'Covered by work under the rule in force.';
comment on column coverage.verdict.dormant is 'Its Party organisation is there on paper only (一建了之), as a person found it; null where nobody found so, because no record of activity is held from which it could be told.';
comment on column coverage.verdict.large is 'People, counted on the basis of the rule, at or above its threshold; null when unknown.';
comment on column coverage.verdict.enough_full is 'Full members at or above the threshold of the rule.';
comment on column coverage.verdict.enough_floating is 'Floating members at or above the threshold of the rule.';
comment on column coverage.verdict.liaison_needed is 'The rule asks for a liaison here, in the reading it names (LH-17).';
comment on column coverage.verdict.instructors is 'Persons in post as instructors.';
comment on column coverage.verdict.scope_nodes is 'Nodes from which rights reach the unit.';
-- A page of a list walks the names and passes over what the filter leaves out; only a community is so small a part of a district that the
-- walk would be long. Names in every one of these indexes cost an import more than everything else about a verdict.
create index verdict_name on coverage.verdict (name, unit_no);
create index verdict_district on coverage.verdict (district_no);
create index verdict_street on coverage.verdict (street_no);
create index verdict_community on coverage.verdict (community_no, name, unit_no);
create index verdict_industry on coverage.verdict (industry_no);
create index verdict_cell on coverage.verdict (cell);
create index verdict_party_org on coverage.verdict (party_org_no) where party_org_no is not null;
-- None on scope_nodes: whether arrays overlap is no leakproof question, so under the policy below no index may answer it.
alter table coverage.verdict enable row level security;
alter table coverage.verdict force row level security;
create policy verdict_in_scope on coverage.verdict using ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()));

create table coverage.diagnosis (
  id uuid primary key default gen_random_uuid(),
  unit_no integer not null,
  reason text not null constraint diagnosis_reason_known check (reason in ('unwilling', 'unable', 'impossible', 'dormant')),
  note text,
  remedy text not null,
  follow_up_on date,
  opened_on date not null,
  closed_on date,
  account_id uuid,
  recorded_at timestamptz not null default now()
);
comment on table coverage.diagnosis is 'Why a unit is blank, as a person found it: 不愿建, 不会建, 建不了, 一建了之, with a remedy (ZF-03).';
comment on column coverage.diagnosis.id is 'Identifier.';
comment on column coverage.diagnosis.unit_no is 'Unit.';
comment on column coverage.diagnosis.reason is 'unwilling 不愿建, unable 不会建, impossible 建不了, dormant 一建了之.';
comment on column coverage.diagnosis.note is 'What was found.';
comment on column coverage.diagnosis.remedy is 'What is done about it.';
comment on column coverage.diagnosis.follow_up_on is 'Day to look again.';
comment on column coverage.diagnosis.opened_on is 'Day of the diagnosis.';
comment on column coverage.diagnosis.closed_on is 'Day it was closed.';
comment on column coverage.diagnosis.account_id is 'Who found it.';
comment on column coverage.diagnosis.recorded_at is 'When it was recorded.';
create unique index diagnosis_one_open on coverage.diagnosis (unit_no) where closed_on is null;
create index diagnosis_dormant on coverage.diagnosis (unit_no) where reason = 'dormant';
create index diagnosis_due on coverage.diagnosis (follow_up_on) where closed_on is null;
alter table coverage.diagnosis enable row level security;
alter table coverage.diagnosis force row level security;
create policy diagnosis_in_scope on coverage.diagnosis using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

-- The one definition of a verdict, the same for everyone who sees the unit: what covers it may itself stand outside the reader's reach.
-- Today's projection, any past day and the explanation of one unit all come from here.
-- Parameters of the rules in force (settings): see CoverageSettings in rules.ts.
create function coverage.verdicts_on(day date, settings jsonb) returns setof coverage.verdict language sql stable as $$
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
    case when u.status = 'active' and coalesce(p.own or p.joint, false) and exists (
      select from coverage.diagnosis d
      where d.unit_no = u.unit_no and d.reason = 'dormant' and d.opened_on <= day and (d.closed_on is null or d.closed_on > day)) then true end,
    case settings ->> 'headcount_basis'
      when 'party-members' then coalesce(u.full_members, 0) + coalesce(u.probationary_members, 0)
      when 'staff-and-party-members' then u.headcount + coalesce(u.full_members, 0) + coalesce(u.probationary_members, 0)
      else u.headcount
    end >= (settings ->> 'large_from')::integer,
    coalesce(u.full_members, 0) >= (settings ->> 'min_full')::integer,
    coalesce(u.floating_members, 0) >= (settings ->> 'min_floating')::integer,
    u.status = 'active' and case settings ->> 'liaison_reading'
      when 'lenient' then not coalesce(p.own or p.joint, false) or not (h.instructor or h.full_time)
      when 'strict' then not coalesce(p.own or p.joint, false) or not (h.instructor and h.full_time)
      else false
    end,
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
comment on function coverage.verdicts_on(date, jsonb) is 'Verdict of every social organisation on a day under given rule parameters (rules.md §7).';

create table coverage.follow_up (
  id uuid primary key default gen_random_uuid(),
  diagnosis_id uuid not null references coverage.diagnosis,
  on_day date not null,
  note text not null,
  account_id uuid,
  recorded_at timestamptz not null default now()
);
comment on table coverage.follow_up is 'What came of a remedy.';
comment on column coverage.follow_up.id is 'Identifier.';
comment on column coverage.follow_up.diagnosis_id is 'Diagnosis.';
comment on column coverage.follow_up.on_day is 'Day.';
comment on column coverage.follow_up.note is 'What came of it.';
comment on column coverage.follow_up.account_id is 'Who looked.';
comment on column coverage.follow_up.recorded_at is 'When it was recorded.';
create index follow_up_diagnosis on coverage.follow_up (diagnosis_id);
alter table coverage.follow_up enable row level security;
alter table coverage.follow_up force row level security;
create policy follow_up_in_scope on coverage.follow_up using ((select platform.scope_is_everything()) or exists (select from coverage.diagnosis d where d.id = diagnosis_id));

create table coverage.target (
  id uuid primary key default gen_random_uuid(),
  node_no integer not null,
  metric text not null,
  percent numeric(5, 2) not null constraint target_percent_range check (percent between 0 and 100),
  due_on date not null,
  source text,
  account_id uuid,
  recorded_at timestamptz not null default now()
);
comment on table coverage.target is 'A figure a node is to reach by a day (LH-18, ZF-09).';
comment on column coverage.target.id is 'Identifier.';
comment on column coverage.target.node_no is 'District, street or industry.';
comment on column coverage.target.metric is 'Figure.';
comment on column coverage.target.percent is 'Value to reach, percent.';
comment on column coverage.target.due_on is 'Last day.';
comment on column coverage.target.source is 'Document that set it.';
comment on column coverage.target.account_id is 'Who set it.';
comment on column coverage.target.recorded_at is 'When.';
alter table coverage.target enable row level security;
alter table coverage.target force row level security;
create policy target_in_scope on coverage.target using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = node_no));

create table coverage.frozen_return (
  id uuid primary key default gen_random_uuid(),
  district_no integer not null,
  title text not null,
  as_of date not null,
  figures jsonb not null,
  receipt jsonb not null,
  account_id uuid,
  frozen_at timestamptz not null default now()
);
comment on table coverage.frozen_return is 'A return as it was handed in; it stands beside the living data and is never recomputed.';
comment on column coverage.frozen_return.id is 'Identifier.';
comment on column coverage.frozen_return.district_no is 'District.';
comment on column coverage.frozen_return.title is 'Title.';
comment on column coverage.frozen_return.as_of is 'Day of the return.';
comment on column coverage.frozen_return.figures is 'Figures as handed in.';
comment on column coverage.frozen_return.receipt is 'Definition, rules, scope and hash.';
comment on column coverage.frozen_return.account_id is 'Who froze it.';
comment on column coverage.frozen_return.frozen_at is 'When.';
alter table coverage.frozen_return enable row level security;
alter table coverage.frozen_return force row level security;
create policy frozen_return_in_scope on coverage.frozen_return using ((select platform.scope_is_everything()) or district_no = any ((select platform.scope_nodes())::integer[]));

create table coverage.saved_filter (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null,
  name text not null,
  filter jsonb not null,
  saved_at timestamptz not null default now(),
  unique (account_id, name)
);
comment on table coverage.saved_filter is 'A person''s own kept filters.';
comment on column coverage.saved_filter.id is 'Identifier.';
comment on column coverage.saved_filter.account_id is 'Whose.';
comment on column coverage.saved_filter.name is 'Name.';
comment on column coverage.saved_filter.filter is 'Query of the list.';
comment on column coverage.saved_filter.saved_at is 'When.';
alter table coverage.saved_filter enable row level security;
alter table coverage.saved_filter force row level security;
create policy saved_filter_own on coverage.saved_filter using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));
