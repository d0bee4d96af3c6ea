create table demands.consultation (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  issue_id uuid not null references demands.issue,
  org_no integer not null,
  question text not null constraint consultation_asks_something check (question <> ''),
  asked_on date not null,
  due_on date not null,
  state text not null default 'asked' constraint consultation_state_known check (state in ('asked', 'answered', 'declined', 'lapsed')),
  finding text,
  advice text,
  reason text,
  told text,
  closed_on date,
  account_id uuid,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint consultation_due_after_asking check (due_on >= asked_on),
  constraint consultation_closed_on_a_day check ((state = 'asked') = (closed_on is null)),
  constraint consultation_answered_with_advice check ((state = 'answered') = (finding is not null and advice is not null)
    and coalesce(finding, '-') <> '' and coalesce(advice, '-') <> ''),
  constraint consultation_declined_with_reason check ((state = 'declined') = (reason is not null) and coalesce(reason, '-') <> '')
);
comment on table demands.consultation is 'A social organisation is asked to diagnose the hard problem of an issue (会诊, ZF-20): what it finds and what it advises, or why it cannot. Seen by the readers of the issue and by the organisation, which comes upon nothing else of the issue.';
comment on column demands.consultation.id is 'Identifier.';
comment on column demands.consultation.no is 'Number people speak of.';
comment on column demands.consultation.issue_id is 'Issue.';
comment on column demands.consultation.org_no is 'Social organisation that is asked.';
comment on column demands.consultation.question is 'What it is asked (class C2).';
comment on column demands.consultation.asked_on is 'Day it was asked.';
comment on column demands.consultation.due_on is 'By when an answer is hoped for, as who asks says.';
comment on column demands.consultation.state is 'asked 待答复, answered 已会诊, declined 未承接, lapsed 已终止: the issue was told back first, or the organisation ended.';
comment on column demands.consultation.finding is 'What it finds the problem to be (class C2).';
comment on column demands.consultation.advice is 'What it advises (class C2).';
comment on column demands.consultation.reason is 'Why it does not take it on (class C2).';
comment on column demands.consultation.told is 'How the organisation said so, where who asked entered it (class C2).';
comment on column demands.consultation.closed_on is 'Day it was answered, declined or lapsed.';
comment on column demands.consultation.account_id is 'Who asked.';
comment on column demands.consultation.revision is 'Counts changes.';
comment on column demands.consultation.recorded_at is 'When.';
create index consultation_issue on demands.consultation (issue_id);
create index consultation_org on demands.consultation (org_no, state);
alter table demands.consultation enable row level security;
alter table demands.consultation force row level security;
create policy consultation_in_scope on demands.consultation using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = org_no)
  or exists (select from demands.issue i where i.id = issue_id));

create function demands.asked_about(issue uuid) returns table (no bigint, title text, what text, category text, host_no integer, state text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select i.no, i.title, i.what, i.category, i.host_no, i.state from demands.issue i where i.id = issue
$$;
comment on function demands.asked_about(uuid) is 'What an organisation that is consulted reads of the issue: title, description and who asks; nothing of what was said or decided.';

create function demands.consulted(issue uuid) returns text[]
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select coalesce(array_agg(distinct n.name), '{}') from demands.consultation c cross join lateral demands.names(array[c.org_no], c.closed_on) n
  where c.issue_id = issue and c.state = 'answered'
$$;
comment on function demands.consulted(uuid) is 'Names of the organisations that were consulted on an issue and answered, for people it is told back to.';

alter table demands.handed_over drop constraint handed_over_known;
alter table demands.handed_over add constraint handed_over_known check
  (what in ('issue-host', 'issue-assigned', 'session', 'talk-committee', 'talk-organisation', 'directive-issuer', 'directive-target', 'consultation',
    'consultation-lapsed'));
comment on table demands.handed_over is 'Issues, deliberations, talks, directives and consultations whose unit was merged or ended, and where they went, so that it can be taken back.';
comment on column demands.handed_over.what is 'What of a record went over: who deliberates or solves an issue, who reaches a deliberation, a side of a talk, who issued a directive or was issued it, who is consulted; a consultation that lapsed with its organisation.';
comment on column demands.handed_over.record_id is 'Issue, deliberation, talk, directive, directive at one unit, or consultation.';
