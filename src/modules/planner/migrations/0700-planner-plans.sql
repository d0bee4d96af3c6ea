create schema planner;
comment on schema planner is 'Plans: which organisations form which branch, who guides whom; proposals with their inputs, never facts.';

create table planner.plan (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint plan_kind_known check (kind in ('formation', 'dispatch')),
  node_no integer not null,
  district_no integer not null,
  title text not null constraint plan_titled check (title <> ''),
  as_of date not null,
  state text not null default 'computing' constraint plan_state_known check (state in ('computing', 'ready', 'failed', 'decided', 'discarded')),
  revision integer not null default 1,
  parameters jsonb not null,
  rule jsonb not null,
  facts jsonb not null,
  result jsonb,
  proof jsonb,
  problem jsonb,
  based_on uuid references planner.plan,
  job_id uuid,
  account_id uuid,
  made_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid,
  constraint plan_ready_has_result check (state not in ('ready', 'decided') or result is not null)
);
comment on table planner.plan is 'A plan with the facts it was made from, so that it can be made again and explained; nothing in it holds until it is decided and the cases it opens are approved.';
comment on column planner.plan.id is 'Identifier.';
comment on column planner.plan.kind is 'formation 组建, dispatch 选派.';
comment on column planner.plan.node_no is 'District or street it is made for.';
comment on column planner.plan.district_no is 'Its district.';
comment on column planner.plan.title is 'Title.';
comment on column planner.plan.as_of is 'Day whose facts it was made from.';
comment on column planner.plan.state is 'computing, ready, failed, decided, discarded.';
comment on column planner.plan.revision is 'Counts changes, for two people at once.';
comment on column planner.plan.parameters is 'What its maker chose: opening price or number of branches, seed, steps.';
comment on column planner.plan.rule is 'Version of the rule with its numbers.';
comment on column planner.plan.facts is 'Facts of the organisations and branches it was made from.';
comment on column planner.plan.result is 'Placements with their cost, bound and gap.';
comment on column planner.plan.proof is 'What the solver proved, once it was asked.';
comment on column planner.plan.problem is 'Why it could not be made.';
comment on column planner.plan.based_on is 'Plan it changes as little as possible.';
comment on column planner.plan.job_id is 'Job at work on it.';
comment on column planner.plan.account_id is 'Who made it.';
comment on column planner.plan.made_at is 'When.';
comment on column planner.plan.decided_at is 'When it was decided or discarded.';
comment on column planner.plan.decided_by is 'Who decided.';
create index plan_node on planner.plan (node_no, made_at desc);
alter table planner.plan enable row level security;
alter table planner.plan force row level security;
create policy plan_in_scope on planner.plan using ((select platform.scope_is_everything())
  or node_no in (select u.no from organisations.unit u where u.kind in ('district', 'street') and u.scope_nodes && (select platform.scope_nodes())));

create table planner.pin (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references planner.plan,
  kind text not null constraint pin_kind_known check (kind in ('in', 'not-in', 'together', 'apart', 'lead', 'not-lead')),
  unit_no integer not null,
  other_no integer,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default now(),
  removed_at timestamptz,
  constraint pin_names_other check ((other_no is null) = (kind in ('lead', 'not-lead')))
);
comment on table planner.pin is 'What a person has decided about a plan beforehand: a plan keeps it or says that it cannot.';
comment on column planner.pin.id is 'Identifier.';
comment on column planner.pin.plan_id is 'Plan.';
comment on column planner.pin.kind is 'in: with this lead; not-in: not with it; together, apart: two organisations; lead, not-lead: leads a branch or does not.';
comment on column planner.pin.unit_no is 'Organisation.';
comment on column planner.pin.other_no is 'Lead, branch or second organisation.';
comment on column planner.pin.reason is 'Why.';
comment on column planner.pin.account_id is 'Who.';
comment on column planner.pin.recorded_at is 'When.';
comment on column planner.pin.removed_at is 'When it was taken off again.';
create unique index pin_once on planner.pin (plan_id, kind, unit_no, coalesce(other_no, 0)) where removed_at is null;
alter table planner.pin enable row level security;
alter table planner.pin force row level security;
create policy pin_of_plan on planner.pin using ((select platform.scope_is_everything()) or exists (select from planner.plan p where p.id = plan_id));

create table planner.opening (
  plan_id uuid not null references planner.plan,
  unit_no integer not null,
  procedure text not null,
  case_id uuid,
  case_no bigint,
  waits_for integer,
  problem jsonb,
  opened_at timestamptz not null default now(),
  primary key (plan_id, unit_no, procedure),
  constraint opening_one_fate check (num_nonnulls(case_id, waits_for, problem) = 1)
);
comment on table planner.opening is 'Cases a decided plan has opened, one an applicant; those refused say why. A job that was interrupted goes on behind them.';
comment on column planner.opening.plan_id is 'Plan.';
comment on column planner.opening.unit_no is 'Organisation that applies.';
comment on column planner.opening.procedure is 'Procedure.';
comment on column planner.opening.case_id is 'Case, where it was opened.';
comment on column planner.opening.case_no is 'Its number.';
comment on column planner.opening.waits_for is 'Organisation whose own branch has to stand before this can be applied for.';
comment on column planner.opening.problem is 'Why it was not opened.';
comment on column planner.opening.opened_at is 'When.';
alter table planner.opening enable row level security;
alter table planner.opening force row level security;
create policy opening_of_plan on planner.opening using ((select platform.scope_is_everything()) or exists (select from planner.plan p where p.id = plan_id));
