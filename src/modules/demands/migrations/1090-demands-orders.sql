create schema demands;
comment on schema demands is 'What people ask of the committee and hear back: orders, deliberation, suggestions, talks.';

create table demands.order (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  street_no integer,
  kind text not null constraint order_kind_known check (kind in ('demand', 'opinion', 'suggestion', 'topic')),
  requester text not null constraint order_requester_known check (requester in ('resident', 'member', 'enterprise', 'organisation')),
  category text not null,
  channel text not null,
  external_no text,
  what text not null constraint order_says_what check (what <> ''),
  place text,
  name_sealed bytea,
  phone_sealed bytea,
  phone_index bytea,
  consent_version text,
  consent_at timestamptz,
  code_mac bytea,
  tries integer not null default 0,
  tries_on date,
  state text not null default 'received' constraint order_state_known check (state in ('received', 'offered', 'handling', 'done', 'replied', 'rated', 'joined')),
  taken_no integer not null,
  holder_no integer not null,
  offered_no integer,
  seen_nos integer[] not null default '{}',
  unit_nos integer[] not null,
  joined_to uuid references demands.order,
  received_on date not null,
  due_what text constraint order_due_known check (due_what in ('accept', 'handle', 'reply')),
  due_on date,
  due_provisional boolean not null default false,
  rule_version text,
  paused_on date,
  paused_left integer,
  escalated_on date,
  escalated_to integer,
  outcome text constraint order_outcome_known check (outcome in ('solved', 'explained')),
  result text,
  done_on date,
  reply text,
  reply_how text constraint order_reply_how_known check (reply_how in ('page', 'phone', 'in-person', 'letter')),
  replied_by text,
  replied_on date,
  rating text,
  rated_on date,
  reopened_on date,
  forgotten_on date,
  sheet_id uuid,
  account_id uuid,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint order_closed_only_with_reply check (state not in ('replied', 'rated') or (coalesce(reply, '') <> '' and replied_on is not null)),
  constraint order_offered_to_somebody check ((state = 'offered') = (offered_no is not null)),
  constraint order_not_offered_to_holder check (offered_no is distinct from holder_no),
  constraint order_joined_to_another check ((state = 'joined') <= (joined_to is not null) and joined_to is distinct from id),
  constraint order_done_with_result check (state not in ('done', 'replied', 'rated') or (outcome is not null and done_on is not null)),
  constraint order_rated_once check ((rating is null) = (rated_on is null) and (state <> 'rated' or rating is not null)),
  constraint order_clock_whole check ((due_what is null) = (due_on is null)),
  constraint order_pause_whole check ((paused_on is null) = (paused_left is null)),
  constraint order_consent_whole check ((consent_version is null) = (consent_at is null)),
  constraint order_follower_can_be_known check (code_mac is null or phone_sealed is not null)
);
comment on table demands.order is 'A demand, opinion, suggestion or topic of a resident, member, enterprise or organisation (CD-46): taken in, handled by the committee or transferred, done, replied to in words, rated. One unit holds it at any time.';
comment on column demands.order.id is 'Identifier.';
comment on column demands.order.no is 'Number people speak of.';
comment on column demands.order.district_no is 'District whose committee answers for it.';
comment on column demands.order.street_no is 'Street it is about, where told.';
comment on column demands.order.kind is 'demand 诉求, opinion 意见, suggestion 建议, topic 议题 to be deliberated.';
comment on column demands.order.requester is 'Who asks: resident, member, enterprise or organisation.';
comment on column demands.order.category is 'What it is about, a code of the rule demand.words.';
comment on column demands.order.channel is 'How it came, a code of the rule demand.words.';
comment on column demands.order.external_no is 'Number it has where it came from; the same number of a channel is one order.';
comment on column demands.order.what is 'What is asked, in words (class C2: people tell of themselves).';
comment on column demands.order.place is 'Where, in words (class C2).';
comment on column demands.order.name_sealed is 'Name, sealed (class C3).';
comment on column demands.order.phone_sealed is 'Telephone, sealed (class C3).';
comment on column demands.order.phone_index is 'Blind index of the telephone: the same caller is suggested as a duplicate.';
comment on column demands.order.consent_version is 'Version of the text agreed to; null where staff took it in.';
comment on column demands.order.consent_at is 'When it was agreed to.';
comment on column demands.order.code_mac is 'Keyed digest of the code by which the requester follows it, with the last four digits of the telephone.';
comment on column demands.order.tries is 'Wrong tries of that day.';
comment on column demands.order.tries_on is 'Day of the tries.';
comment on column demands.order.state is 'received 接单, offered 转单待接收, handling 办理中, done 办结, replied 回单, rated 已评价, joined 并入.';
comment on column demands.order.taken_no is 'Unit whose desk took it in.';
comment on column demands.order.holder_no is 'Unit that holds it: exactly one at any time.';
comment on column demands.order.offered_no is 'Unit it is offered to and that has not yet accepted.';
comment on column demands.order.seen_nos is 'Units that have held it or refused it.';
comment on column demands.order.unit_nos is 'Units from which rights reach it: the district and whoever held it or was offered it.';
comment on column demands.order.joined_to is 'Order it was joined to; its reply is the reply to this one.';
comment on column demands.order.received_on is 'Day it was taken in.';
comment on column demands.order.due_what is 'What the running clock is for: accept, handle or reply.';
comment on column demands.order.due_on is 'Last day in time.';
comment on column demands.order.due_provisional is 'The notice of holidays was not yet on record.';
comment on column demands.order.rule_version is 'Version of the rule demand.clock the day was computed by.';
comment on column demands.order.paused_on is 'Day the clock was stopped; null while it runs.';
comment on column demands.order.paused_left is 'Working days left then; negative when it had run out.';
comment on column demands.order.escalated_on is 'Day the next level was told that the clock had run out; null for the running clock if it was not.';
comment on column demands.order.escalated_to is 'Unit that was told.';
comment on column demands.order.outcome is 'solved, or explained where it cannot be.';
comment on column demands.order.result is 'What was done, in words (class C2).';
comment on column demands.order.done_on is 'Day it was done.';
comment on column demands.order.reply is 'What the requester is told (class C2). Nothing is closed without it.';
comment on column demands.order.reply_how is 'page, phone, in-person or letter.';
comment on column demands.order.replied_by is 'Person who replied (class C2).';
comment on column demands.order.replied_on is 'Day of the reply.';
comment on column demands.order.rating is 'What the requester thinks of it, a code of the rule demand.words; once.';
comment on column demands.order.rated_on is 'Day of the rating.';
comment on column demands.order.reopened_on is 'Day the requester opened it again; once.';
comment on column demands.order.forgotten_on is 'Day name, telephone and code were deleted.';
comment on column demands.order.sheet_id is 'Spreadsheet it came with.';
comment on column demands.order.account_id is 'Who entered it; null for who came by the page.';
comment on column demands.order.revision is 'Counts changes.';
comment on column demands.order.recorded_at is 'When it was entered.';
create index order_district on demands.order (district_no, no);
create index order_units on demands.order using gin (unit_nos);
create index order_due on demands.order (due_on) where due_on is not null and paused_on is null;
create index order_phone on demands.order (phone_index) where phone_index is not null;
create unique index order_code on demands.order (code_mac) where code_mac is not null;
create index order_joined on demands.order (joined_to) where joined_to is not null;
create unique index order_external_once on demands.order (district_no, channel, external_no) where external_no is not null;
alter table demands.order enable row level security;
alter table demands.order force row level security;
create policy order_in_scope on demands.order using ((select platform.scope_is_everything())
  or unit_nos && (select platform.scope_nodes()) or exists (select from organisations.unit u where u.no = any (unit_nos)));

create table demands.order_step (
  id bigint generated always as identity primary key,
  order_id uuid not null references demands.order,
  kind text not null constraint order_step_known check (kind in ('receive', 'handle', 'offer', 'accept', 'refuse', 'recall', 'take-over', 'pause', 'resume',
    'finish', 'reply', 'rate', 'reopen', 'join', 'separate', 'note', 'escalate', 'hand-over', 'forget', 'code')),
  by_no integer,
  to_no integer,
  words text,
  news text,
  on_day date not null,
  account_id uuid,
  unit_act bigint,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint order_step_says_why check (kind not in ('offer', 'refuse', 'recall', 'take-over', 'pause', 'reply', 'reopen', 'separate') or coalesce(words, '') <> '')
);
comment on table demands.order_step is 'What happened to an order, in order; rows are added and never changed.';
comment on column demands.order_step.id is 'Order of happening.';
comment on column demands.order_step.order_id is 'Order.';
comment on column demands.order_step.kind is 'What happened.';
comment on column demands.order_step.by_no is 'Unit that did it; null for the requester and the clock.';
comment on column demands.order_step.to_no is 'Unit it went to.';
comment on column demands.order_step.words is 'Reason, result or reply (class C2).';
comment on column demands.order_step.news is 'What has changed since the unit had it before (class C2): without that it does not go back.';
comment on column demands.order_step.on_day is 'Day.';
comment on column demands.order_step.account_id is 'Who.';
comment on column demands.order_step.unit_act is 'Act about units that brought it about.';
comment on column demands.order_step.recorded_at is 'When.';
create index order_step_order on demands.order_step (order_id, id);
create index order_step_act on demands.order_step (unit_act) where unit_act is not null;
alter table demands.order_step enable row level security;
alter table demands.order_step force row level security;
create policy order_step_in_scope on demands.order_step
  using ((select platform.scope_is_everything()) or exists (select from demands.order o where o.id = order_id));

create function demands.refuse_step_edit() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what happened to an order is added and never changed' using errcode = 'check_violation', constraint = 'order_step_stays';
end $$;
comment on function demands.refuse_step_edit() is 'The chain of an order is added to only.';
create trigger order_step_stays before update or delete on demands.order_step for each row execute function demands.refuse_step_edit();

create function demands.names(nos integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u where u.unit_no = any (nos)
$$;
comment on function demands.names(integer[], date) is 'Names of units that stand in the chain of an order one sees.';

create function demands.targets(district integer, words text, day date) returns table (no integer, name text, kind text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name, u.kind from organisations.unit_on(day) u
  where (u.unit_no = district or u.district_no = district) and u.kind in ('district', 'street', 'community', 'industry', 'region', 'public_body')
    and u.status in ('active', 'preparing') and u.name ilike '%' || words || '%'
  order by array_position(array['district', 'street', 'public_body', 'industry', 'community', 'region'], u.kind), u.unit_no limit 40
$$;
comment on function demands.targets(integer, text, date) is 'Streets, departments, industries and areas of a district, to which orders go whatever the scope.';
