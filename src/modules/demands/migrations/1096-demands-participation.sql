alter table demands.session alter column minutes drop not null;
alter table demands.session add column open_until date;
alter table demands.session add column closed_on date;
alter table demands.session drop constraint session_minuted;
alter table demands.session add constraint session_minuted
  check (coalesce(minutes, '') <> '' or (mode = 'online' and open_until is not null and closed_on is null));
comment on column demands.session.minutes is 'Minutes; a line is enough (class C2). Null while it is held online.';
comment on column demands.session.open_until is 'Last day to take part online with an account; null where it was entered afterwards.';
comment on column demands.session.closed_on is 'Day it was closed with its minutes.';

create table demands.participant (
  session_id uuid not null references demands.session,
  account_id uuid not null,
  as_what text not null constraint participant_known check (as_what in ('resident', 'member')),
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (session_id, account_id)
);
comment on table demands.participant is 'Who took part in a deliberation online, once each (NS-44): counted, and listed to nobody but oneself.';
comment on column demands.participant.session_id is 'Deliberation.';
comment on column demands.participant.account_id is 'Account.';
comment on column demands.participant.as_what is 'resident or member, as the person says.';
comment on column demands.participant.recorded_at is 'When first.';
alter table demands.participant enable row level security;
alter table demands.participant force row level security;
create policy participant_own on demands.participant
  using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

create table demands.voice (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  issue_id uuid not null references demands.issue,
  account_id uuid not null,
  words text not null constraint voice_says_something check (words <> ''),
  named boolean not null default false,
  said_on date not null,
  withdrawn_on date,
  recorded_at timestamptz not null default transaction_timestamp(),
  foreign key (session_id, issue_id) references demands.session_issue (session_id, issue_id)
);
comment on table demands.voice is 'A word or proposal on an issue that is deliberated online. Read without the name, unless its author wants it shown.';
comment on column demands.voice.id is 'Identifier.';
comment on column demands.voice.session_id is 'Deliberation.';
comment on column demands.voice.issue_id is 'Issue it is about.';
comment on column demands.voice.account_id is 'Author, shown to nobody.';
comment on column demands.voice.words is 'What is said (class C2).';
comment on column demands.voice.named is 'The author agreed that the name is shown.';
comment on column demands.voice.said_on is 'Day.';
comment on column demands.voice.withdrawn_on is 'Day the author took it back; it is not shown any more.';
comment on column demands.voice.recorded_at is 'When.';
create index voice_session on demands.voice (session_id, issue_id);
alter table demands.voice enable row level security;
alter table demands.voice force row level security;
create policy voice_own on demands.voice using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

create table demands.support (
  voice_id uuid not null references demands.voice,
  account_id uuid not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (voice_id, account_id)
);
comment on table demands.support is 'Who supports a proposal: counted, and listed to nobody but oneself.';
comment on column demands.support.voice_id is 'Proposal.';
comment on column demands.support.account_id is 'Account.';
comment on column demands.support.recorded_at is 'When.';
alter table demands.support enable row level security;
alter table demands.support force row level security;
create policy support_own on demands.support using ((select platform.scope_is_everything()) or account_id = (select platform.account_id()));

create function demands.took_part(ids uuid[]) returns table (attendances integer, people integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select count(*)::integer, count(distinct account_id)::integer from demands.participant where session_id = any (ids)
$$;
comment on function demands.took_part(uuid[]) is 'How many took part online in deliberations one sees: attendances, and people, each once. Nobody is named.';
