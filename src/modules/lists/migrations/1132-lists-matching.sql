create table lists.match (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  node_no integer not null,
  made_on date not null,
  weights jsonb not null,
  rule_version text not null,
  needs integer not null,
  resources integer not null,
  unmet integer not null,
  cost double precision not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table lists.match is 'A proposal of which resource meets which need, with the weights it was made with. People accept or refuse each pair.';
comment on column lists.match.id is 'Identifier.';
comment on column lists.match.no is 'Number people speak of.';
comment on column lists.match.node_no is 'Street or district whose needs were looked at.';
comment on column lists.match.made_on is 'Day.';
comment on column lists.match.weights is 'How much kind, distance, time and load counted.';
comment on column lists.match.rule_version is 'Version of the rule lists.matching.';
comment on column lists.match.needs is 'Needs looked at.';
comment on column lists.match.resources is 'Resources looked at.';
comment on column lists.match.unmet is 'Needs no resource was found for.';
comment on column lists.match.cost is 'Points the whole proposal does not gain; no other proposal has fewer.';
comment on column lists.match.account_id is 'Who asked for it.';
comment on column lists.match.recorded_at is 'When.';
create index match_node on lists.match (node_no, no desc);
alter table lists.match enable row level security;
alter table lists.match force row level security;
create policy match_in_scope on lists.match using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = node_no));

create table lists.match_pair (
  id uuid primary key default gen_random_uuid(),
  match_id uuid not null references lists.match,
  need_id uuid not null references lists.entry,
  resource_id uuid not null references lists.entry,
  quantity integer not null constraint match_pair_positive check (quantity > 0),
  score double precision not null,
  terms jsonb not null,
  alternatives jsonb not null,
  state text not null default 'proposed' constraint match_pair_state_known check (state in ('proposed', 'accepted', 'refused')),
  reason text,
  claim_id uuid references lists.claim,
  decided_by uuid,
  decided_at timestamptz,
  constraint match_pair_accepted_with_claim check ((state = 'accepted') = (claim_id is not null)),
  constraint match_pair_refused_with_reason check ((state = 'refused') = (reason is not null))
);
comment on table lists.match_pair is 'A need and a resource that were proposed for each other, with the reasons and what else was possible.';
comment on column lists.match_pair.id is 'Identifier.';
comment on column lists.match_pair.match_id is 'Proposal.';
comment on column lists.match_pair.need_id is 'Need.';
comment on column lists.match_pair.resource_id is 'Resource.';
comment on column lists.match_pair.quantity is 'How much.';
comment on column lists.match_pair.score is 'Share of all points there are.';
comment on column lists.match_pair.terms is 'Points by criterion.';
comment on column lists.match_pair.alternatives is 'Other resources and by how many points the whole would be worse.';
comment on column lists.match_pair.state is 'proposed, accepted or refused by people.';
comment on column lists.match_pair.reason is 'Why it was refused.';
comment on column lists.match_pair.claim_id is 'Claim an acceptance led to; the owner of the resource has still to agree.';
comment on column lists.match_pair.decided_by is 'Who decided.';
comment on column lists.match_pair.decided_at is 'When.';
create unique index match_pair_once on lists.match_pair (match_id, need_id, resource_id);
alter table lists.match_pair enable row level security;
alter table lists.match_pair force row level security;
create policy match_pair_in_scope on lists.match_pair using ((select platform.scope_is_everything())
  or exists (select from lists.match m where m.id = match_id));
