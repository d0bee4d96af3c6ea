create table lists.signed_list (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  owner_no integer not null,
  title text not null constraint signed_list_titled check (title <> ''),
  signed_on date not null,
  parties text,
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint signed_list_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table lists.signed_list is 'A list of needs, resources or projects that was signed on a day (CN-30). Lists, projects and problems are counted each by itself.';
comment on column lists.signed_list.id is 'Identifier.';
comment on column lists.signed_list.no is 'Number people speak of.';
comment on column lists.signed_list.owner_no is 'Party organisation or body whose list it is.';
comment on column lists.signed_list.title is 'Title.';
comment on column lists.signed_list.signed_on is 'Day it was signed.';
comment on column lists.signed_list.parties is 'Who signed, as it stands on the paper.';
comment on column lists.signed_list.document_no is 'Number of the paper.';
comment on column lists.signed_list.account_id is 'Who entered it.';
comment on column lists.signed_list.recorded_at is 'When.';
comment on column lists.signed_list.retracted_at is 'When it was taken back.';
comment on column lists.signed_list.retract_reason is 'Why.';
create index signed_list_owner on lists.signed_list (owner_no, signed_on);
alter table lists.signed_list enable row level security;
alter table lists.signed_list force row level security;
create policy signed_list_in_scope on lists.signed_list using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = owner_no));

create table lists.signed_list_entry (
  list_id uuid not null references lists.signed_list,
  entry_id uuid not null references lists.entry,
  primary key (list_id, entry_id)
);
comment on table lists.signed_list_entry is 'What stands on a signed list.';
comment on column lists.signed_list_entry.list_id is 'List.';
comment on column lists.signed_list_entry.entry_id is 'Entry.';
create index signed_list_entry_entry on lists.signed_list_entry (entry_id);
alter table lists.signed_list_entry enable row level security;
alter table lists.signed_list_entry force row level security;
create policy signed_list_entry_in_scope on lists.signed_list_entry using ((select platform.scope_is_everything())
  or exists (select from lists.signed_list s where s.id = list_id));

create table lists.meeting (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  host_no integer not null,
  kind text not null,
  held_on date not null,
  title text not null constraint meeting_titled check (title <> ''),
  place text,
  communities integer not null default 0,
  departments integer not null default 0,
  enterprises integer not null default 0,
  organisations integer not null default 0,
  result text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint meeting_counts check (least(communities, departments, enterprises, organisations) >= 0),
  constraint meeting_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table lists.meeting is 'A meeting at which needs and resources were brought together (ZF-44, CD-12), with how many took part and what came of it.';
comment on column lists.meeting.id is 'Identifier.';
comment on column lists.meeting.no is 'Number people speak of.';
comment on column lists.meeting.host_no is 'Who held it.';
comment on column lists.meeting.kind is 'Kind, a code of the rule lists.words.';
comment on column lists.meeting.held_on is 'Day.';
comment on column lists.meeting.title is 'What it was about.';
comment on column lists.meeting.place is 'Where.';
comment on column lists.meeting.communities is 'Communities that took part.';
comment on column lists.meeting.departments is 'Departments that took part.';
comment on column lists.meeting.enterprises is 'Enterprises that took part.';
comment on column lists.meeting.organisations is 'Social organisations that took part.';
comment on column lists.meeting.result is 'What came of it, in a line.';
comment on column lists.meeting.account_id is 'Who entered it.';
comment on column lists.meeting.recorded_at is 'When.';
comment on column lists.meeting.retracted_at is 'When it was taken back.';
comment on column lists.meeting.retract_reason is 'Why.';
create index meeting_host on lists.meeting (host_no, held_on);
alter table lists.meeting enable row level security;
alter table lists.meeting force row level security;
create policy meeting_in_scope on lists.meeting using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = host_no));

create table lists.meeting_entry (
  meeting_id uuid not null references lists.meeting,
  entry_id uuid not null references lists.entry,
  primary key (meeting_id, entry_id)
);
comment on table lists.meeting_entry is 'Entries a meeting was about or led to.';
comment on column lists.meeting_entry.meeting_id is 'Meeting.';
comment on column lists.meeting_entry.entry_id is 'Entry.';
create index meeting_entry_entry on lists.meeting_entry (entry_id);
alter table lists.meeting_entry enable row level security;
alter table lists.meeting_entry force row level security;
create policy meeting_entry_in_scope on lists.meeting_entry using ((select platform.scope_is_everything())
  or exists (select from lists.meeting m where m.id = meeting_id));

create table lists.visit (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  unit_no integer not null,
  made_on date not null,
  visitors text not null,
  finding text not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint visit_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table lists.visit is 'A survey visit to a Party organisation about what it can offer (NS-06). Where somebody was is not recorded, and no picture is asked for.';
comment on column lists.visit.id is 'Identifier.';
comment on column lists.visit.no is 'Number people speak of.';
comment on column lists.visit.unit_no is 'Organisation that was visited.';
comment on column lists.visit.made_on is 'Day.';
comment on column lists.visit.visitors is 'Who came, in words: the working group.';
comment on column lists.visit.finding is 'What was found, in a line.';
comment on column lists.visit.account_id is 'Who entered it.';
comment on column lists.visit.recorded_at is 'When.';
comment on column lists.visit.retracted_at is 'When it was taken back.';
comment on column lists.visit.retract_reason is 'Why.';
create index visit_unit on lists.visit (unit_no, made_on);
alter table lists.visit enable row level security;
alter table lists.visit force row level security;
create policy visit_in_scope on lists.visit using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = unit_no));
alter table lists.entry add constraint entry_visit_known foreign key (visit_id) references lists.visit;

create table lists.contribution (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  unit_no integer not null,
  source text not null,
  category text not null,
  amount_fen bigint not null constraint contribution_positive check (amount_fen > 0),
  received_on date not null,
  entry_id uuid references lists.entry,
  purpose text not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  retract_reason text,
  constraint contribution_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table lists.contribution is 'What an organisation linked from outside, in money''s worth (NS-25, NS-47). A record: no money passes the platform.';
comment on column lists.contribution.id is 'Identifier.';
comment on column lists.contribution.no is 'Number people speak of.';
comment on column lists.contribution.unit_no is 'Organisation that linked it.';
comment on column lists.contribution.source is 'Where it came from: the body or group that gave.';
comment on column lists.contribution.category is 'What it was, a code of the rule lists.words.';
comment on column lists.contribution.amount_fen is 'Worth in fen.';
comment on column lists.contribution.received_on is 'Day.';
comment on column lists.contribution.entry_id is 'Entry it was for, if one.';
comment on column lists.contribution.purpose is 'What it was for, in a line.';
comment on column lists.contribution.account_id is 'Who entered it.';
comment on column lists.contribution.recorded_at is 'When.';
comment on column lists.contribution.retracted_at is 'When it was taken back.';
comment on column lists.contribution.retract_reason is 'Why.';
create index contribution_unit on lists.contribution (unit_no, received_on);
alter table lists.contribution enable row level security;
alter table lists.contribution force row level security;
create policy contribution_in_scope on lists.contribution using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = unit_no));
