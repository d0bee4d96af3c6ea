create table learning.certificate (
  id uuid primary key default gen_random_uuid(),
  learner_kind text not null constraint certificate_learner_known check (learner_kind in ('post', 'member')),
  learner_id uuid not null,
  unit_no integer not null,
  district_no integer not null,
  issuer text not null constraint certificate_issued check (issuer <> ''),
  title text not null constraint certificate_titled check (title <> ''),
  way text not null constraint certificate_way_known check (way in ('centralised', 'collective')),
  from_on date not null,
  until_on date not null,
  minutes integer not null constraint certificate_minutes_positive check (minutes > 0),
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  state text not null default 'entered' constraint certificate_state_known check (state in ('entered', 'verified', 'declined', 'retracted')),
  decided_by uuid,
  decided_on date,
  reason text,
  constraint certificate_days_forward check (until_on >= from_on),
  constraint certificate_reasoned check (state in ('entered', 'verified') or reason is not null)
);
comment on table learning.certificate is 'Hours somebody else certified. They count once a person has verified them, until they are taken back.';
comment on column learning.certificate.id is 'Identifier.';
comment on column learning.certificate.learner_kind is 'post: a person in post; member: a Party member.';
comment on column learning.certificate.learner_id is 'Person.';
comment on column learning.certificate.unit_no is 'Unit the person belongs to.';
comment on column learning.certificate.district_no is 'District.';
comment on column learning.certificate.issuer is 'Who issued it.';
comment on column learning.certificate.title is 'For what.';
comment on column learning.certificate.way is 'centralised 集中培训, collective 集体学习.';
comment on column learning.certificate.from_on is 'First day; tells the year it counts in.';
comment on column learning.certificate.until_on is 'Last day.';
comment on column learning.certificate.minutes is 'Minutes: class hours of the certificate by the class hour of the rule.';
comment on column learning.certificate.document_no is 'Number of the certificate.';
comment on column learning.certificate.account_id is 'Who entered it.';
comment on column learning.certificate.recorded_at is 'When.';
comment on column learning.certificate.state is 'entered, verified, declined or retracted.';
comment on column learning.certificate.decided_by is 'Who decided last.';
comment on column learning.certificate.decided_on is 'When.';
comment on column learning.certificate.reason is 'Why it was declined or taken back.';
create index certificate_learner on learning.certificate (learner_kind, learner_id) where state = 'verified';
create unique index certificate_once on learning.certificate (learner_kind, learner_id, issuer, title, from_on) where state in ('entered', 'verified');
alter table learning.certificate enable row level security;
alter table learning.certificate force row level security;
create policy certificate_in_scope on learning.certificate using ((select platform.scope_is_everything())
  or learner_id in (select workforce.own_persons()) or exists (select from organisations.unit u where u.no = unit_no));
