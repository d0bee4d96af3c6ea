create table coverage.dormancy_answer (
  id bigint generated always as identity primary key,
  party_org_no integer not null,
  outcome text not null constraint dormancy_answer_known check (outcome in ('confirmed', 'refused')),
  reason text not null constraint dormancy_answer_with_reason check (reason <> ''),
  last_on date,
  window_days integer not null,
  rule_version text not null,
  rule_source text not null,
  answered_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table coverage.dormancy_answer is 'What a person answered when a Party organisation had nothing on record for the window (ZF-54), with the evidence as it stood. The platform proposes and never answers.';
comment on column coverage.dormancy_answer.id is 'Order of answering.';
comment on column coverage.dormancy_answer.party_org_no is 'Party organisation.';
comment on column coverage.dormancy_answer.outcome is 'confirmed: dormant as found, a diagnosis was opened; refused: it is at work.';
comment on column coverage.dormancy_answer.reason is 'Why, in the person''s words.';
comment on column coverage.dormancy_answer.last_on is 'Latest on record when it was answered; null where nothing was.';
comment on column coverage.dormancy_answer.window_days is 'Days of the window.';
comment on column coverage.dormancy_answer.rule_version is 'Version of the rule.';
comment on column coverage.dormancy_answer.rule_source is 'Its source.';
comment on column coverage.dormancy_answer.answered_on is 'Day.';
comment on column coverage.dormancy_answer.account_id is 'Who answered.';
comment on column coverage.dormancy_answer.recorded_at is 'When.';
create index dormancy_answer_org on coverage.dormancy_answer (party_org_no, id desc);
alter table coverage.dormancy_answer enable row level security;
alter table coverage.dormancy_answer force row level security;
create policy dormancy_answer_in_scope on coverage.dormancy_answer
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = party_org_no));
