create table demands.talk (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  committee_no integer not null,
  org_no integer not null,
  asked_by text not null constraint talk_asked_by_known check (asked_by in ('committee', 'organisation')),
  about text not null constraint talk_about_something check (about <> ''),
  on_day date not null,
  from_minute integer not null constraint talk_begins_on_its_day check (from_minute between 0 and 1439),
  minutes integer not null constraint talk_lasts check (minutes between 5 and 720),
  place text,
  state text not null default 'proposed' constraint talk_state_known check (state in ('proposed', 'agreed', 'held', 'declined', 'withdrawn')),
  waits text constraint talk_waits_known check (waits in ('committee', 'organisation')),
  reason text,
  record text,
  held_on date,
  account_id uuid,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint talk_of_two check (committee_no <> org_no),
  constraint talk_waits_while_proposed check ((state = 'proposed') = (waits is not null)),
  constraint talk_held_with_record check ((state = 'held') = (held_on is not null) and (state <> 'held' or coalesce(record, '') <> '')),
  constraint talk_ends_with_reason check (state not in ('declined', 'withdrawn') or coalesce(reason, '') <> '')
);
comment on table demands.talk is 'A talk of a committee''s secretary with the head of an organisation (书记议事厅, ZF-14): asked for by either side, accepted or another time proposed, held, with what was said. Seen by the two sides and by who answers for both.';
comment on column demands.talk.id is 'Identifier.';
comment on column demands.talk.no is 'Number people speak of.';
comment on column demands.talk.district_no is 'District.';
comment on column demands.talk.committee_no is 'Committee whose secretary talks.';
comment on column demands.talk.org_no is 'Organisation whose head talks.';
comment on column demands.talk.asked_by is 'Side that asked: committee or organisation.';
comment on column demands.talk.about is 'What about (class C2).';
comment on column demands.talk.on_day is 'Day proposed or agreed.';
comment on column demands.talk.from_minute is 'Minutes after midnight at which it begins, in the time of the district.';
comment on column demands.talk.minutes is 'How long, in minutes.';
comment on column demands.talk.place is 'Where, in words.';
comment on column demands.talk.state is 'proposed 待答复, agreed 已约定, held 已会谈, declined 未应约, withdrawn 已取消.';
comment on column demands.talk.waits is 'Side whose answer is waited for; null where none is.';
comment on column demands.talk.reason is 'Why it was declined or withdrawn (class C2).';
comment on column demands.talk.record is 'Matters talked about (class C2).';
comment on column demands.talk.held_on is 'Day it was held.';
comment on column demands.talk.account_id is 'Who entered it.';
comment on column demands.talk.revision is 'Counts changes.';
comment on column demands.talk.recorded_at is 'When.';
create index talk_committee on demands.talk (committee_no, on_day);
create index talk_org on demands.talk (org_no, on_day);
alter table demands.talk enable row level security;
alter table demands.talk force row level security;
-- A side is who holds a grant over the very unit; whoever stands above one side alone does not come upon the talk.
create policy talk_of_its_sides on demands.talk using ((select platform.scope_is_everything())
  or array[committee_no, org_no] && (select platform.scope_nodes())
  or exists (select from organisations.unit u where u.no = committee_no) and exists (select from organisations.unit u where u.no = org_no));

create table demands.talk_step (
  id bigint generated always as identity primary key,
  talk_id uuid not null references demands.talk,
  kind text not null constraint talk_step_known check (kind in ('ask', 'propose', 'accept', 'decline', 'withdraw', 'hold', 'hand-over')),
  side text constraint talk_step_side_known check (side in ('committee', 'organisation')),
  told text,
  words text,
  at_day date,
  at_minute integer,
  from_no integer,
  to_no integer,
  on_day date not null,
  account_id uuid,
  unit_act bigint,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table demands.talk_step is 'What happened to a talk, in order; rows are added and never changed.';
comment on column demands.talk_step.id is 'Order of happening.';
comment on column demands.talk_step.talk_id is 'Talk.';
comment on column demands.talk_step.kind is 'What happened.';
comment on column demands.talk_step.side is 'Side that did it; null where units changed.';
comment on column demands.talk_step.told is 'How the organisation said so to the committee, where the committee entered it (class C2).';
comment on column demands.talk_step.words is 'Reason or word to the other side (class C2).';
comment on column demands.talk_step.at_day is 'Day proposed with it.';
comment on column demands.talk_step.at_minute is 'Minutes after midnight proposed with it.';
comment on column demands.talk_step.from_no is 'Unit whose talk it was before units changed.';
comment on column demands.talk_step.to_no is 'Unit whose talk it is from then on.';
comment on column demands.talk_step.on_day is 'Day.';
comment on column demands.talk_step.account_id is 'Who.';
comment on column demands.talk_step.unit_act is 'Act about units that brought it about.';
comment on column demands.talk_step.recorded_at is 'When.';
create index talk_step_talk on demands.talk_step (talk_id, id);
create index talk_step_act on demands.talk_step (unit_act) where unit_act is not null;
alter table demands.talk_step enable row level security;
alter table demands.talk_step force row level security;
create policy talk_step_of_its_sides on demands.talk_step
  using ((select platform.scope_is_everything()) or exists (select from demands.talk k where k.id = talk_id));
create trigger talk_step_stays before update or delete on demands.talk_step for each row execute function demands.refuse_step_edit();

create table demands.follow_up (
  id uuid primary key default gen_random_uuid(),
  talk_id uuid not null references demands.talk,
  matter text not null constraint follow_up_says_what check (matter <> ''),
  side text not null constraint follow_up_side_known check (side in ('committee', 'organisation')),
  who text not null constraint follow_up_says_who check (who <> ''),
  due_on date not null,
  state text not null default 'open' constraint follow_up_state_known check (state in ('open', 'done', 'dropped')),
  result text,
  closed_on date,
  closed_side text constraint follow_up_closed_side_known check (closed_side in ('committee', 'organisation')),
  account_id uuid,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint follow_up_closed_with_words check ((state = 'open') = (closed_on is null) and (state = 'open' or coalesce(result, '') <> ''))
);
comment on table demands.follow_up is 'What was agreed in a talk: what, which side, who, by when; done or dropped in words (ZF-14).';
comment on column demands.follow_up.id is 'Identifier.';
comment on column demands.follow_up.talk_id is 'Talk.';
comment on column demands.follow_up.matter is 'What is to be done (class C2).';
comment on column demands.follow_up.side is 'Side that does it.';
comment on column demands.follow_up.who is 'Who does it, by name or post (class C2).';
comment on column demands.follow_up.due_on is 'By when.';
comment on column demands.follow_up.state is 'open 待办, done 已办, dropped 不再办理.';
comment on column demands.follow_up.result is 'What was done, or why it is no longer done (class C2).';
comment on column demands.follow_up.closed_on is 'Day of that.';
comment on column demands.follow_up.closed_side is 'Side that said so.';
comment on column demands.follow_up.account_id is 'Who entered it.';
comment on column demands.follow_up.revision is 'Counts changes.';
comment on column demands.follow_up.recorded_at is 'When.';
create index follow_up_talk on demands.follow_up (talk_id);
alter table demands.follow_up enable row level security;
alter table demands.follow_up force row level security;
create policy follow_up_of_its_sides on demands.follow_up
  using ((select platform.scope_is_everything()) or exists (select from demands.talk k where k.id = talk_id));

create function demands.committees_of(org integer, day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u join organisations.unit o on o.no = org
  where u.unit_no = any (o.scope_nodes) and u.unit_no <> org and u.status in ('active', 'preparing')
    and (u.kind in ('district', 'street', 'industry') or u.kind = 'party_org' and u.level = 'committee')
  order by array_position(array['district', 'industry', 'party_org', 'street'], u.kind), u.unit_no
$$;
comment on function demands.committees_of(integer, date) is 'Committees an organisation stands under, with whose secretary its head talks.';
