create table places.plan (
  id uuid primary key,
  no integer generated always as identity,
  kind text not null constraint plan_kind_known check (kind in ('hub', 'regional-centre')),
  area_no integer not null,
  district_no integer not null,
  name text not null constraint plan_named check (name <> ''),
  wanted_year integer not null constraint plan_year_sane check (wanted_year between 2000 and 2100),
  features text,
  state text not null default 'considered' constraint plan_state_known check (state in ('considered', 'decided', 'opened', 'dropped')),
  verdict text constraint plan_verdict_known check (verdict in ('mature', 'not-yet', 'not-judged')),
  evidence jsonb,
  rule_version text,
  decided_on date,
  decided_reason text,
  venue_no integer references places.venue,
  opened_on date,
  dropped_on date,
  dropped_reason text,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint plan_decided_with_reason check ((decided_on is null) = (decided_reason is null) and (decided_on is null) = (verdict is null)),
  constraint plan_decided_states check (state <> 'considered' or decided_on is null),
  constraint plan_decided_before_opened check (state not in ('decided', 'opened') or decided_on is not null),
  constraint plan_opened_names_venue check ((state = 'opened') = (venue_no is not null) and (state = 'opened') = (opened_on is not null)),
  constraint plan_dropped_with_reason check ((state = 'dropped') = (dropped_reason is not null) and (state = 'dropped') = (dropped_on is not null))
);
comment on table places.plan is 'Venue an area plans for itself (LH-26, CD-72): considered, decided when mature or early with a reason, opened by naming the venue, or dropped. Its readiness is computed when it is read.';
comment on column places.plan.id is 'Identifier.';
comment on column places.plan.no is 'Number people say.';
comment on column places.plan.kind is 'hub 枢纽型阵地 of a street, regional-centre 区域党群活动中心 of a street, region or district.';
comment on column places.plan.area_no is 'Street, region or district it is for.';
comment on column places.plan.district_no is 'District whose programme says when it is mature.';
comment on column places.plan.name is 'What it is to be called.';
comment on column places.plan.wanted_year is 'Year it is wanted by.';
comment on column places.plan.features is 'Own features of the area, in words; null while nobody has stated them.';
comment on column places.plan.state is 'considered 研究中, decided 已确定, opened 已建成, dropped 已取消.';
comment on column places.plan.verdict is 'What the rule proposed when it was decided.';
comment on column places.plan.evidence is 'Numbers and factors the rule saw then.';
comment on column places.plan.rule_version is 'Version of the rule then; null where the programme has none.';
comment on column places.plan.decided_on is 'Day it was decided.';
comment on column places.plan.decided_reason is 'Why, by the person who decided.';
comment on column places.plan.venue_no is 'Venue it became; facts stand there from then on.';
comment on column places.plan.opened_on is 'Day the venue was named.';
comment on column places.plan.dropped_on is 'Day it was dropped.';
comment on column places.plan.dropped_reason is 'Why; area-ended where its area ended without a successor.';
comment on column places.plan.revision is 'Counts changes; a writer names the one it has seen.';
comment on column places.plan.account_id is 'Who entered it; null for the platform.';
comment on column places.plan.recorded_at is 'When.';
create index plan_area on places.plan (area_no);
create unique index plan_venue_once on places.plan (venue_no) where venue_no is not null;
alter table places.plan enable row level security;
alter table places.plan force row level security;
create policy plan_in_scope on places.plan
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = area_no));

-- A plan names no venue while it can be handed over.
alter table places.handed_over alter column venue_no drop not null;
alter table places.handed_over drop constraint handed_over_what_known, add constraint handed_over_what_known
  check (what in ('venue', 'state', 'operator', 'service', 'series', 'booking', 'service-offer', 'rent', 'resident', 'plan'));
alter table places.handed_over drop constraint handed_over_booking_states, add constraint handed_over_states_before
  check ((what in ('booking', 'plan')) = (state_before is not null));
alter table places.handed_over add constraint handed_over_venue_named check (what = 'plan' or venue_no is not null);
comment on column places.handed_over.what is 'venue (its owner), state (what a venue is from the day on), operator, service, series, booking, service-offer, rent (an agreement on rent), resident or plan (of a venue).';
comment on column places.handed_over.venue_no is 'Venue it is of; null for a plan, which has none yet.';
comment on column places.handed_over.state_before is 'State of a booking or plan before.';
