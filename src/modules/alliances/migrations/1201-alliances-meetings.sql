create table alliances.meeting (
  id uuid primary key,
  no integer generated always as identity,
  community_id uuid not null references alliances.community,
  kind text not null,
  unit_no integer not null,
  on_day date not null,
  at_time text not null constraint meeting_timed check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null constraint meeting_placed check (place <> ''),
  title text not null constraint meeting_titled check (title <> ''),
  body text,
  called_on date not null,
  line_id uuid references alliances.line,
  cancelled_on date,
  cancel_reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint meeting_called_ahead check (on_day >= called_on),
  constraint meeting_cancelled_whole check ((cancelled_on is null) = (cancel_reason is null)),
  constraint meeting_held_or_cancelled check (line_id is null or cancelled_on is null)
);
comment on table alliances.meeting is 'A meeting of a community called ahead by the member that convenes (CN-34). Held, it becomes a shared record and stands there once; a meeting nobody called is no row and nothing missing.';
comment on column alliances.meeting.id is 'Identifier.';
comment on column alliances.meeting.no is 'Number people say.';
comment on column alliances.meeting.community_id is 'Community.';
comment on column alliances.meeting.kind is 'A cadence of the programme that is a meeting.';
comment on column alliances.meeting.unit_no is 'Member that called it as convenor.';
comment on column alliances.meeting.on_day is 'Day.';
comment on column alliances.meeting.at_time is 'Time of that day, hh:mm in Beijing.';
comment on column alliances.meeting.place is 'Where.';
comment on column alliances.meeting.title is 'What it is about, in a line.';
comment on column alliances.meeting.body is 'More of it.';
comment on column alliances.meeting.called_on is 'Day it was called.';
comment on column alliances.meeting.line_id is 'Shared record it became once it was held; one that was taken back counts as none.';
comment on column alliances.meeting.cancelled_on is 'Day it was cancelled.';
comment on column alliances.meeting.cancel_reason is 'Why.';
comment on column alliances.meeting.account_id is 'Who called it.';
comment on column alliances.meeting.recorded_at is 'When.';
create index meeting_community on alliances.meeting (community_id, on_day);
alter table alliances.meeting enable row level security;
alter table alliances.meeting force row level security;
create policy meeting_in_scope on alliances.meeting
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));

create table alliances.agenda_item (
  id uuid primary key,
  meeting_id uuid not null references alliances.meeting,
  unit_no integer not null,
  title text not null constraint agenda_item_titled check (title <> ''),
  body text,
  tabled_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default clock_timestamp()
);
comment on table alliances.agenda_item is 'A matter a member tables before a meeting.';
comment on column alliances.agenda_item.id is 'Identifier.';
comment on column alliances.agenda_item.meeting_id is 'Meeting.';
comment on column alliances.agenda_item.unit_no is 'Member that tables it.';
comment on column alliances.agenda_item.title is 'What is to be talked over, in a line.';
comment on column alliances.agenda_item.body is 'More of it.';
comment on column alliances.agenda_item.tabled_on is 'Day.';
comment on column alliances.agenda_item.account_id is 'Who entered it.';
comment on column alliances.agenda_item.recorded_at is 'When; the order of the agenda.';
create index agenda_item_meeting on alliances.agenda_item (meeting_id);
alter table alliances.agenda_item enable row level security;
alter table alliances.agenda_item force row level security;
create policy agenda_item_in_scope on alliances.agenda_item
  using ((select platform.scope_is_everything()) or exists (select from alliances.meeting m where m.id = meeting_id));
