create table demands.directive (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  from_no integer not null,
  kind text not null constraint directive_kind_known check (kind in ('work', 'governance')),
  title text not null constraint directive_has_title check (title <> ''),
  body text not null constraint directive_says_what check (body <> ''),
  issued_on date not null,
  due_on date not null,
  unit_nos integer[] not null,
  account_id uuid,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint directive_due_after_issue check (due_on >= issued_on)
);
comment on table demands.directive is 'What a Party organisation or an office asks units beneath it to do by a day (NS-04), and community-governance tasks social organisations take on (ZF-51).';
comment on column demands.directive.id is 'Identifier.';
comment on column demands.directive.no is 'Number people speak of.';
comment on column demands.directive.district_no is 'District.';
comment on column demands.directive.from_no is 'Unit that issued it and confirms.';
comment on column demands.directive.kind is 'work 工作部署, governance 治理任务.';
comment on column demands.directive.title is 'What it is called.';
comment on column demands.directive.body is 'What is to be done (class C2).';
comment on column demands.directive.issued_on is 'Day.';
comment on column demands.directive.due_on is 'By when the result is reported, as the issuer says.';
comment on column demands.directive.unit_nos is 'Issuer and every unit it was issued to: who comes upon it.';
comment on column demands.directive.account_id is 'Who issued it.';
comment on column demands.directive.revision is 'Counts changes.';
comment on column demands.directive.recorded_at is 'When.';
create index directive_from on demands.directive (from_no, issued_on);
create index directive_units on demands.directive using gin (unit_nos);
alter table demands.directive enable row level security;
alter table demands.directive force row level security;
create policy directive_in_scope on demands.directive using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = any (unit_nos)));

create table demands.directive_target (
  id uuid primary key default gen_random_uuid(),
  directive_id uuid not null references demands.directive,
  unit_no integer not null,
  state text not null default 'sent' constraint directive_target_state_known
    check (state in ('sent', 'acknowledged', 'accepted', 'declined', 'reported', 'confirmed', 'released', 'withdrawn')),
  due_what text constraint directive_target_clock_known check (due_what in ('acknowledge', 'answer', 'report', 'confirm')),
  due_on date,
  due_provisional boolean not null default false,
  rule_version text,
  escalated_on date,
  escalated_to integer,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint directive_target_once unique (directive_id, unit_no),
  constraint directive_target_owes_until_over check ((state in ('confirmed', 'released', 'withdrawn')) = (due_on is null)
    and (due_on is null) = (due_what is null)),
  constraint directive_target_clock_fits check (due_what is null or (due_what = 'acknowledge') = (state = 'sent')
    and (due_what = 'answer') = (state = 'acknowledged') and (due_what = 'report') = (state = 'accepted')),
  constraint directive_target_escalated_whole check ((escalated_on is null) = (escalated_to is null))
);
comment on table demands.directive_target is 'One unit a directive was issued to, and where it stands: each answers for itself (NS-04, ZF-51).';
comment on column demands.directive_target.id is 'Identifier.';
comment on column demands.directive_target.directive_id is 'Directive.';
comment on column demands.directive_target.unit_no is 'Unit it was issued to.';
comment on column demands.directive_target.state is 'sent 待签收, acknowledged 已签收, accepted 办理中, declined 不能承接, reported 已报结果, confirmed 已办结, released 同意不办, withdrawn 已撤回.';
comment on column demands.directive_target.due_what is 'What is owed next: the unit acknowledges, answers, reports; the issuer confirms.';
comment on column demands.directive_target.due_on is 'Last day in time for it; null when it is over.';
comment on column demands.directive_target.due_provisional is 'The holidays of that year were not yet known.';
comment on column demands.directive_target.rule_version is 'Version of the rule the clock ran by.';
comment on column demands.directive_target.escalated_on is 'Day the next level was told that the clock had run out.';
comment on column demands.directive_target.escalated_to is 'Unit that was told: the issuer of what the unit owes, the district of what the issuer owes.';
comment on column demands.directive_target.revision is 'Counts changes.';
comment on column demands.directive_target.recorded_at is 'When.';
create index directive_target_unit on demands.directive_target (unit_no, state);
create index directive_target_due on demands.directive_target (due_on) where due_on is not null;
alter table demands.directive_target enable row level security;
alter table demands.directive_target force row level security;
-- What one unit answered is read by itself, by who answers for it and by the issuer; other units it was issued to do not come upon it.
create policy directive_target_in_scope on demands.directive_target using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = unit_no)
  or exists (select from demands.directive d join organisations.unit u on u.no = d.from_no where d.id = directive_id));

create table demands.directive_step (
  id bigint generated always as identity primary key,
  target_id uuid not null references demands.directive_target,
  kind text not null constraint directive_step_known check (kind in
    ('issue', 'acknowledge', 'accept', 'decline', 'report', 'confirm', 'return', 'insist', 'release', 'withdraw', 'escalate', 'hand-over')),
  side text constraint directive_step_side_known check (side in ('issuer', 'target')),
  told text,
  words text,
  from_no integer,
  to_no integer,
  on_day date not null,
  account_id uuid,
  unit_act bigint,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint directive_step_reasoned check (kind not in ('decline', 'report', 'return', 'insist', 'release', 'withdraw') or coalesce(words, '') <> '')
);
comment on table demands.directive_step is 'What happened to a directive at one unit, in order; rows are added and never changed.';
comment on column demands.directive_step.id is 'Order of happening.';
comment on column demands.directive_step.target_id is 'Directive at one unit.';
comment on column demands.directive_step.kind is 'What happened.';
comment on column demands.directive_step.side is 'Side that did it: issuer or target; null where the day or a change of units did.';
comment on column demands.directive_step.told is 'How the unit said so to the issuer, where the issuer entered it (class C2).';
comment on column demands.directive_step.words is 'Reason, result or word to the other side (class C2).';
comment on column demands.directive_step.from_no is 'Unit it was with before units changed.';
comment on column demands.directive_step.to_no is 'Unit it is with from then on, or the unit that was told a clock had run out.';
comment on column demands.directive_step.on_day is 'Day.';
comment on column demands.directive_step.account_id is 'Who.';
comment on column demands.directive_step.unit_act is 'Act about units that brought it about.';
comment on column demands.directive_step.recorded_at is 'When.';
create index directive_step_target on demands.directive_step (target_id, id);
create index directive_step_act on demands.directive_step (unit_act) where unit_act is not null;
alter table demands.directive_step enable row level security;
alter table demands.directive_step force row level security;
create policy directive_step_in_scope on demands.directive_step
  using ((select platform.scope_is_everything()) or exists (select from demands.directive_target t where t.id = target_id));
create trigger directive_step_stays before update or delete on demands.directive_step for each row execute function demands.refuse_step_edit();

alter table demands.handed_over drop constraint handed_over_known;
alter table demands.handed_over add constraint handed_over_known check
  (what in ('issue-host', 'issue-assigned', 'session', 'talk-committee', 'talk-organisation', 'directive-issuer', 'directive-target'));
comment on table demands.handed_over is 'Issues, deliberations, talks and directives whose unit was merged or ended, and where they went, so that it can be taken back.';
comment on column demands.handed_over.what is 'What of a record went over: who deliberates or solves an issue, who reaches a deliberation, a side of a talk, who issued a directive or was issued it.';
comment on column demands.handed_over.record_id is 'Issue, deliberation, talk, directive, or directive at one unit.';
