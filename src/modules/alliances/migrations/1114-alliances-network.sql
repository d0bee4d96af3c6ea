-- The backbone network (NS-09, NS-10). Who is a lead unit, and who is attached to one, are connections of organisations and stand there once:
-- lead_of and attached_to. Kept here is only what a connection cannot say: the field, and the asking and agreeing before it.
create table alliances.lead_field (
  unit_no integer not null,
  from_on date not null,
  field text not null constraint lead_field_named check (field <> ''),
  strength text not null constraint lead_field_has_strength check (strength <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (unit_no, from_on)
);
comment on table alliances.lead_field is 'What a lead unit (带头单位) is chosen for. The designation itself is the connection lead_of of the same unit and first day; its end, document and decision stand there.';
comment on column alliances.lead_field.unit_no is 'Lead unit.';
comment on column alliances.lead_field.from_on is 'First day of the designation.';
comment on column alliances.lead_field.field is 'Field it leads in.';
comment on column alliances.lead_field.strength is 'Its relative strength in that field: why it was chosen (NS-09).';
comment on column alliances.lead_field.account_id is 'Who entered it.';
comment on column alliances.lead_field.recorded_at is 'When.';
alter table alliances.lead_field enable row level security;
alter table alliances.lead_field force row level security;
create policy lead_field_in_scope on alliances.lead_field
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

create table alliances.tie (
  id uuid primary key,
  no integer generated always as identity,
  unit_no integer not null,
  lead_no integer not null,
  from_on date not null,
  note text,
  asked_on date not null,
  answer text not null default 'asked' constraint tie_answer_known check (answer in ('asked', 'agreed', 'declined', 'withdrawn')),
  answered_on date,
  reason text,
  ended_on date,
  end_reason text,
  account_id uuid,
  answered_by uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint tie_of_two check (unit_no <> lead_no),
  constraint tie_answered_whole check ((answer = 'asked') = (answered_on is null)),
  constraint tie_declined_with_reason check (answer <> 'declined' or reason is not null),
  constraint tie_ended_with_reason check ((ended_on is null) = (end_reason is null) and (ended_on is null or answer = 'agreed'))
);
comment on table alliances.tie is 'An organisation asks to be attached to a lead unit, and the answer (NS-10). Agreed, the connection attached_to is recorded: that is the attachment, beside the hierarchy and without a right.';
comment on column alliances.tie.id is 'Identifier.';
comment on column alliances.tie.no is 'Number people say.';
comment on column alliances.tie.unit_no is 'Organisation that asks.';
comment on column alliances.tie.lead_no is 'Lead unit.';
comment on column alliances.tie.from_on is 'Day from which it is to be attached.';
comment on column alliances.tie.note is 'What it wishes to do there.';
comment on column alliances.tie.asked_on is 'Day it asked.';
comment on column alliances.tie.answer is 'asked, agreed, declined, or withdrawn by the asker.';
comment on column alliances.tie.answered_on is 'Day of the answer.';
comment on column alliances.tie.reason is 'Why it was declined or withdrawn.';
comment on column alliances.tie.ended_on is 'Day it was ended from here, half-open; an end by decision about a unit stands at the connection only.';
comment on column alliances.tie.end_reason is 'Why.';
comment on column alliances.tie.account_id is 'Who asked.';
comment on column alliances.tie.answered_by is 'Who answered.';
comment on column alliances.tie.recorded_at is 'When.';
create unique index tie_asked_once on alliances.tie (unit_no, lead_no) where answer = 'asked';
create index tie_lead on alliances.tie (lead_no);
alter table alliances.tie enable row level security;
alter table alliances.tie force row level security;
create policy tie_in_scope on alliances.tie
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no in (unit_no, lead_no)));

create table alliances.joint_call (
  id uuid primary key,
  no integer generated always as identity,
  from_no integer not null,
  basis text not null constraint joint_call_basis_known check (basis in ('network', 'agreement')),
  lead_no integer,
  agreement_id uuid references alliances.agreement,
  kind text not null,
  title text not null constraint joint_call_titled check (title <> ''),
  body text,
  place text,
  on_day date not null,
  called_on date not null,
  district_no integer not null,
  reach_nos integer[] not null,
  activity_id uuid,
  closed_on date,
  close_reason text,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint joint_call_on_its_basis check ((basis = 'network') = (lead_no is not null) and (basis = 'agreement') = (agreement_id is not null)),
  constraint joint_call_closed_whole check ((closed_on is null) = (close_reason is null) and (closed_on is null or activity_id is null))
);
comment on table alliances.joint_call is 'A linked organisation calls on others for joint work (NS-12). Once planned it is an activity, and everything further stands there.';
comment on column alliances.joint_call.id is 'Identifier.';
comment on column alliances.joint_call.no is 'Number people say.';
comment on column alliances.joint_call.from_no is 'Organisation that calls.';
comment on column alliances.joint_call.basis is 'network: those attached to one lead unit; agreement: sides of an agreement in force.';
comment on column alliances.joint_call.lead_no is 'Lead unit of the network.';
comment on column alliances.joint_call.agreement_id is 'Agreement.';
comment on column alliances.joint_call.kind is 'What it is to be, a kind of activity of the programme.';
comment on column alliances.joint_call.title is 'What for.';
comment on column alliances.joint_call.body is 'What is wanted of those called on.';
comment on column alliances.joint_call.place is 'Where, in words.';
comment on column alliances.joint_call.on_day is 'Day proposed.';
comment on column alliances.joint_call.called_on is 'Day of the call.';
comment on column alliances.joint_call.district_no is 'District whose programme holds.';
comment on column alliances.joint_call.reach_nos is 'Who calls and who is called on: whoever sees one of them sees the call.';
comment on column alliances.joint_call.activity_id is 'Activity it became.';
comment on column alliances.joint_call.closed_on is 'Day it was called off before it was planned.';
comment on column alliances.joint_call.close_reason is 'Why.';
comment on column alliances.joint_call.revision is 'Counts changes; a writer names the one it has seen.';
comment on column alliances.joint_call.account_id is 'Who called.';
comment on column alliances.joint_call.recorded_at is 'When.';
create index joint_call_reach on alliances.joint_call using gin (reach_nos);
alter table alliances.joint_call enable row level security;
alter table alliances.joint_call force row level security;
create policy joint_call_in_scope on alliances.joint_call
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = any (reach_nos)));

create table alliances.call_answer (
  call_id uuid not null references alliances.joint_call,
  unit_no integer not null,
  place integer not null,
  answer text not null default 'asked' constraint call_answer_known check (answer in ('asked', 'joins', 'cannot')),
  reason text,
  answered_on date,
  account_id uuid,
  primary key (call_id, unit_no),
  constraint call_answered_whole check ((answer = 'asked') = (answered_on is null)),
  constraint call_cannot_with_reason check (answer <> 'cannot' or reason is not null)
);
comment on table alliances.call_answer is 'Answer of one that was called on. It may be changed until the activity is planned; nobody is ranked by it.';
comment on column alliances.call_answer.call_id is 'Call.';
comment on column alliances.call_answer.unit_no is 'Organisation called on.';
comment on column alliances.call_answer.place is 'Order in the call.';
comment on column alliances.call_answer.answer is 'asked, joins, cannot.';
comment on column alliances.call_answer.reason is 'Why it cannot.';
comment on column alliances.call_answer.answered_on is 'Day.';
comment on column alliances.call_answer.account_id is 'Who answered.';
alter table alliances.call_answer enable row level security;
alter table alliances.call_answer force row level security;
create policy call_answer_in_scope on alliances.call_answer
  using ((select platform.scope_is_everything()) or exists (select from alliances.joint_call c where c.id = call_id));

-- Lead units are told to the whole district by name, so that anybody may ask to be attached; who is attached, to those of the same network.
create function alliances.leads_on(districts integer[], day date) returns table (no integer, name text, district_no integer, from_on date, field text, strength text, guides text[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name, u.district_no, l.from_on, f.field, f.strength,
    array(select g.name from organisations.edge_on(day) e join organisations.unit_on(day) g on g.unit_no = e.to_no
      where e.type = 'party_guidance' and e.from_no = u.unit_no order by g.name)
  from organisations.edge_on(day) l join organisations.unit_on(day) u on u.unit_no = l.from_no and u.status = 'active'
  left join alliances.lead_field f on f.unit_no = l.from_no and f.from_on = l.from_on
  where l.type = 'lead_of' and u.district_no = any (districts) order by u.name, u.unit_no
$$;
comment on function alliances.leads_on(integer[], date) is 'Lead units of districts on a day, with their field and who guides them.';

create function alliances.attached_on(leads integer[], day date) returns table (unit_no integer, lead_no integer, name text, kind text, from_on date)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select e.from_no, e.to_no, u.name, u.kind, e.from_on
  from organisations.edge_on(day) e join organisations.unit_on(day) u on u.unit_no = e.from_no and u.status = 'active'
  where e.type = 'attached_to' and e.to_no = any (leads) order by u.name, u.unit_no
$$;
comment on function alliances.attached_on(integer[], date) is 'Organisations attached to lead units on a day, told to whoever stands in the same network.';
