create schema alliances;
comment on schema alliances is 'What organisations agree to build together: agreements and their signatures, communities and their year. Nobody''s superior changes by it.';

create table alliances.agreement (
  id uuid primary key,
  no integer generated always as identity,
  kind text not null constraint agreement_kind_known check (kind in ('initiative', 'pairing', 'charter')),
  title text not null constraint agreement_titled check (title <> ''),
  content text not null constraint agreement_says_something check (content <> ''),
  shares text,
  pattern text,
  from_on date not null,
  until_on date,
  lead_no integer not null,
  district_no integer not null,
  reach_nos integer[] not null constraint agreement_reached check (cardinality(reach_nos) > 0),
  community_id uuid,
  renews uuid references alliances.agreement,
  proposed_on date,
  closed_as text constraint agreement_closed_known check (closed_as in ('withdrawn', 'ended')),
  closed_on date,
  close_reason text,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint agreement_forward check (until_on is null or until_on > from_on),
  constraint agreement_closed_whole check ((closed_as is null) = (closed_on is null) and (closed_as is null) = (close_reason is null))
);
comment on table alliances.agreement is 'What several organisations sign: an initiative, a pairing, the charter of a community. Whether it is in force follows from signatures and days and is never stored.';
comment on column alliances.agreement.id is 'Identifier.';
comment on column alliances.agreement.no is 'Number people say.';
comment on column alliances.agreement.kind is 'initiative 共建倡议书, pairing 结对共建协议, charter 共同体章程.';
comment on column alliances.agreement.title is 'Title.';
comment on column alliances.agreement.content is 'What is agreed.';
comment on column alliances.agreement.shares is 'Resources shared under it.';
comment on column alliances.agreement.pattern is 'Pattern of pairing, a word of the programme.';
comment on column alliances.agreement.from_on is 'First day agreed; it is in force from this day or from the last signature, whichever is later.';
comment on column alliances.agreement.until_on is 'Half-open end; null where it was agreed without one.';
comment on column alliances.agreement.lead_no is 'Side that drew it up.';
comment on column alliances.agreement.district_no is 'District whose programme holds.';
comment on column alliances.agreement.reach_nos is 'Units through which it is seen: the side that drew it up while it is a draft, every side once it is put before them.';
comment on column alliances.agreement.community_id is 'Community whose charter it is.';
comment on column alliances.agreement.renews is 'Agreement it takes up again.';
comment on column alliances.agreement.proposed_on is 'Day it was put before the sides.';
comment on column alliances.agreement.closed_as is 'withdrawn before it was in force, or ended before its time.';
comment on column alliances.agreement.closed_on is 'Last change of its life: the day.';
comment on column alliances.agreement.close_reason is 'Why.';
comment on column alliances.agreement.revision is 'Counts changes; a writer names the one it has seen.';
comment on column alliances.agreement.account_id is 'Who drew it up.';
comment on column alliances.agreement.recorded_at is 'When.';
create index agreement_reach on alliances.agreement using gin (reach_nos);
create unique index agreement_renewed_once on alliances.agreement (renews) where renews is not null and closed_as is distinct from 'withdrawn';
alter table alliances.agreement enable row level security;
alter table alliances.agreement force row level security;
create policy agreement_in_scope on alliances.agreement
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = any (reach_nos)));

create table alliances.side (
  agreement_id uuid not null references alliances.agreement,
  unit_no integer not null,
  place integer not null,
  answer text not null default 'asked' constraint side_answer_known check (answer in ('asked', 'signed', 'refused')),
  answered_on date,
  reason text,
  paper_no text,
  signer text,
  account_id uuid,
  answered_at timestamptz,
  primary key (agreement_id, unit_no),
  constraint side_answered_whole check ((answer = 'asked') = (answered_on is null)),
  constraint side_refused_with_reason check (answer <> 'refused' or reason is not null)
);
comment on table alliances.side is 'One side of an agreement and its answer. A side answers once each time the agreement is put before it.';
comment on column alliances.side.agreement_id is 'Agreement.';
comment on column alliances.side.unit_no is 'Party organisation or unit.';
comment on column alliances.side.place is 'Order in the document.';
comment on column alliances.side.answer is 'asked, signed or refused.';
comment on column alliances.side.answered_on is 'Day of the answer.';
comment on column alliances.side.reason is 'Why it was refused.';
comment on column alliances.side.paper_no is 'Where it was signed on paper: what the paper is called.';
comment on column alliances.side.signer is 'Who signed the paper.';
comment on column alliances.side.account_id is 'Who signed here, or entered the paper.';
comment on column alliances.side.answered_at is 'When.';
create index side_unit on alliances.side (unit_no);
alter table alliances.side enable row level security;
alter table alliances.side force row level security;
create policy side_in_scope on alliances.side
  using ((select platform.scope_is_everything()) or exists (select from alliances.agreement a where a.id = agreement_id));

create table alliances.agreement_step (
  id bigint generated always as identity primary key,
  agreement_id uuid not null references alliances.agreement,
  action text not null constraint agreement_step_known check (action in ('draft', 'amend', 'propose', 'sign', 'refuse', 'withdraw', 'end', 'renew')),
  unit_no integer,
  on_day date not null,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table alliances.agreement_step is 'Course of an agreement; added to, never changed.';
comment on column alliances.agreement_step.id is 'Order.';
comment on column alliances.agreement_step.agreement_id is 'Agreement.';
comment on column alliances.agreement_step.action is 'draft, amend, propose, sign, refuse, withdraw, end or renew.';
comment on column alliances.agreement_step.unit_no is 'Side that answered.';
comment on column alliances.agreement_step.on_day is 'Day.';
comment on column alliances.agreement_step.reason is 'Why, or which paper.';
comment on column alliances.agreement_step.account_id is 'Who.';
comment on column alliances.agreement_step.recorded_at is 'When.';
create index agreement_step_of on alliances.agreement_step (agreement_id);
alter table alliances.agreement_step enable row level security;
alter table alliances.agreement_step force row level security;
create policy agreement_step_in_scope on alliances.agreement_step
  using ((select platform.scope_is_everything()) or exists (select from alliances.agreement a where a.id = agreement_id));

-- Partners are found across the borders of one's own tree, by name; nothing else of them is told.
create function alliances.sides_like(wanted text, districts integer[], day date) returns table (no integer, name text, kind text, area text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name, u.kind, (select n.name from organisations.name_of(array[coalesce(u.community_no, u.street_no)]) n limit 1)
  from organisations.unit_on(day) u
  where u.district_no = any (districts) and u.status in ('active', 'preparing') and u.name ilike wanted
    and u.kind not in ('district', 'street', 'community', 'industry')
  order by u.kind <> 'party_org', length(u.name), u.unit_no limit 20
$$;
comment on function alliances.sides_like(text, integer[], date) is 'Organisations of districts that may be sides of an agreement, by a part of their name.';

create function alliances.names_of(units integer[], day date) returns table (no integer, name text, kind text, district_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name, u.kind, u.district_no from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function alliances.names_of(integer[], date) is 'Names of units that build together, told to whoever sees one of them.';
