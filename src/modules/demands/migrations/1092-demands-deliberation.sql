create table demands.issue (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  host_no integer not null,
  category text not null,
  title text not null constraint issue_titled check (title <> ''),
  what text,
  raised_by text not null constraint issue_raised_by_known check (raised_by in ('resident', 'member', 'enterprise', 'organisation')),
  order_id uuid references demands.order,
  raised_on date not null,
  state text not null default 'raised' constraint issue_state_known check (state in ('raised', 'discussed', 'decided', 'declined', 'assigned', 'solved', 'told')),
  decision text,
  decided_on date,
  assigned_no integer,
  assigned_on date,
  result text,
  solved_on date,
  feedback text,
  told_on date,
  unit_nos integer[] not null,
  account_id uuid,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint issue_ends_with_feedback check ((state = 'told') = (told_on is not null) and (state <> 'told' or coalesce(feedback, '') <> '')),
  constraint issue_decided_with_words check (state in ('raised', 'discussed') or (coalesce(decision, '') <> '' and decided_on is not null)),
  constraint issue_assigned_to_somebody check ((assigned_no is null) = (assigned_on is null) and (state not in ('assigned', 'solved') or assigned_no is not null)),
  constraint issue_solved_with_result check ((solved_on is null) = (result is null) and (state <> 'solved' or solved_on is not null))
);
comment on table demands.issue is 'A matter of public interest that residents deliberate (NS-44, CN-61): raised, discussed, decided, assigned, solved, told back. Nothing ends without feedback to those who raised it.';
comment on column demands.issue.id is 'Identifier.';
comment on column demands.issue.no is 'Number people speak of.';
comment on column demands.issue.district_no is 'District.';
comment on column demands.issue.host_no is 'Unit that deliberates it: community, street, district or an organisation.';
comment on column demands.issue.category is 'What it is about, a code of the rule demand.words.';
comment on column demands.issue.title is 'What it is called (class C2: people tell of themselves).';
comment on column demands.issue.what is 'In more words (class C2).';
comment on column demands.issue.raised_by is 'resident, member, enterprise or organisation.';
comment on column demands.issue.order_id is 'Order it came from: who asked hears back by it.';
comment on column demands.issue.raised_on is 'Day it was raised.';
comment on column demands.issue.state is 'raised 已提出, discussed 已商议, decided 已议定, declined 未采纳, assigned 已交办, solved 已解决, told 已反馈.';
comment on column demands.issue.decision is 'What was decided, or why it was not taken up (class C2).';
comment on column demands.issue.decided_on is 'Day of that.';
comment on column demands.issue.assigned_no is 'Unit that is to solve it.';
comment on column demands.issue.assigned_on is 'Day of that.';
comment on column demands.issue.result is 'What was done (class C2).';
comment on column demands.issue.solved_on is 'Day it was solved.';
comment on column demands.issue.feedback is 'What those who raised it were told (class C2).';
comment on column demands.issue.told_on is 'Day of that.';
comment on column demands.issue.unit_nos is 'Units from which rights reach it: district, host and who is to solve it.';
comment on column demands.issue.account_id is 'Who entered it.';
comment on column demands.issue.revision is 'Counts changes.';
comment on column demands.issue.recorded_at is 'When.';
create index issue_district on demands.issue (district_no, no);
create index issue_units on demands.issue using gin (unit_nos);
create unique index issue_order_once on demands.issue (order_id) where order_id is not null;
alter table demands.issue enable row level security;
alter table demands.issue force row level security;
create policy issue_in_scope on demands.issue using ((select platform.scope_is_everything())
  or unit_nos && (select platform.scope_nodes()) or exists (select from organisations.unit u where u.no = any (unit_nos)));

create table demands.session (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  host_no integer not null,
  mode text not null constraint session_mode_known check (mode in ('online', 'offline')),
  on_day date not null,
  place text,
  residents integer not null default 0 constraint session_residents_counted check (residents between 0 and 100000),
  members integer not null default 0 constraint session_members_counted check (members between 0 and 100000),
  others integer not null default 0 constraint session_others_counted check (others between 0 and 100000),
  minutes text not null constraint session_minuted check (minutes <> ''),
  unit_nos integer[] not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table demands.session is 'A deliberation held online or in a room (NS-44, LH-31): who took part is a number, entered by the organiser; nobody is named.';
comment on column demands.session.id is 'Identifier.';
comment on column demands.session.no is 'Number people speak of.';
comment on column demands.session.district_no is 'District.';
comment on column demands.session.host_no is 'Unit that held it.';
comment on column demands.session.mode is 'online or offline.';
comment on column demands.session.on_day is 'Day.';
comment on column demands.session.place is 'Where, in words.';
comment on column demands.session.residents is 'Residents who took part.';
comment on column demands.session.members is 'Party members who took part.';
comment on column demands.session.others is 'Others who took part.';
comment on column demands.session.minutes is 'Minutes; a line is enough (class C2).';
comment on column demands.session.unit_nos is 'Units from which rights reach it: district and host.';
comment on column demands.session.account_id is 'Who entered it.';
comment on column demands.session.recorded_at is 'When.';
create index session_district on demands.session (district_no, on_day);
create index session_units on demands.session using gin (unit_nos);
alter table demands.session enable row level security;
alter table demands.session force row level security;
create policy session_in_scope on demands.session using ((select platform.scope_is_everything())
  or unit_nos && (select platform.scope_nodes()) or exists (select from organisations.unit u where u.no = any (unit_nos)));

create table demands.session_issue (
  session_id uuid not null references demands.session,
  issue_id uuid not null references demands.issue,
  primary key (session_id, issue_id)
);
comment on table demands.session_issue is 'Which issues were discussed in a deliberation.';
comment on column demands.session_issue.session_id is 'Deliberation.';
comment on column demands.session_issue.issue_id is 'Issue.';
create index session_issue_issue on demands.session_issue (issue_id);
alter table demands.session_issue enable row level security;
alter table demands.session_issue force row level security;
create policy session_issue_in_scope on demands.session_issue using ((select platform.scope_is_everything())
  or exists (select from demands.session s where s.id = session_id) or exists (select from demands.issue i where i.id = issue_id));
