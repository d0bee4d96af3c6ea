create table members.invitation (
  id bigint generated always as identity primary key,
  member_id uuid not null references members.member,
  code_digest bytea unique,
  made_on date not null,
  valid_until date not null,
  rule_version text not null,
  made_by uuid,
  used_at timestamptz,
  account_id uuid,
  constraint invitation_period_forward check (valid_until > made_on),
  constraint invitation_used_whole check ((used_at is null) = (account_id is null)),
  constraint invitation_used_forgets check (used_at is null or code_digest is null)
);
comment on table members.invitation is 'A code by which a member joins an account to the own record: handed over by the office, used once, good for the days of the rule member.invitation.';
comment on column members.invitation.id is 'Order.';
comment on column members.invitation.member_id is 'Member invited.';
comment on column members.invitation.code_digest is 'Keyed digest of the code; null once it is used or replaced.';
comment on column members.invitation.made_on is 'Day it was made.';
comment on column members.invitation.valid_until is 'First day on which it is no longer taken.';
comment on column members.invitation.rule_version is 'Version of the rule that said for how long.';
comment on column members.invitation.made_by is 'Who made it.';
comment on column members.invitation.used_at is 'When it was used.';
comment on column members.invitation.account_id is 'Account that was joined by it.';
create unique index invitation_one_open on members.invitation (member_id) where code_digest is not null;
alter table members.invitation enable row level security;
alter table members.invitation force row level security;
create policy invitation_in_scope on members.invitation
  using ((select platform.scope_is_everything()) or exists (select from members.member m where m.id = member_id));

create table members.own_request (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  member_id uuid not null references members.member,
  field text not null constraint own_request_field_known check (field in ('name', 'phone', 'joined_on', 'other')),
  wanted_sealed bytea,
  told text not null constraint own_request_told check (told <> ''),
  asked_on date not null,
  decision text constraint own_request_decision_known check (decision in ('accepted', 'refused', 'withdrawn')),
  decided_on date,
  decided_by uuid,
  reason text,
  act_id bigint references members.act,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint own_request_decided_whole check ((decision is null) = (decided_on is null)),
  constraint own_request_refused_with_reason check (decision is distinct from 'refused' or reason is not null),
  constraint own_request_decided_forgets check (decision is null or wanted_sealed is null),
  constraint own_request_wanted_whole check (decision is not null or (field = 'other') = (wanted_sealed is null))
);
comment on table members.own_request is 'What a member asks to have put right in the own record; waits for the side the relation lies with. What was wanted is kept sealed while it waits and goes when it is decided.';
comment on column members.own_request.id is 'Identifier.';
comment on column members.own_request.no is 'Number people speak of.';
comment on column members.own_request.member_id is 'Member.';
comment on column members.own_request.field is 'name, phone, joined_on, or other for what the office has to look into.';
comment on column members.own_request.wanted_sealed is 'What should stand there, sealed (class C3); null for other and once decided.';
comment on column members.own_request.told is 'Why, in the member''s words (class C2).';
comment on column members.own_request.asked_on is 'Day.';
comment on column members.own_request.decision is 'accepted, refused or withdrawn; null while it waits.';
comment on column members.own_request.decided_on is 'Day of that.';
comment on column members.own_request.decided_by is 'Who decided; the member for a withdrawal.';
comment on column members.own_request.reason is 'Why it was refused, or a remark.';
comment on column members.own_request.act_id is 'Act that put it right.';
comment on column members.own_request.recorded_at is 'When.';
create unique index own_request_open_once on members.own_request (member_id, field) where decision is null;
create index own_request_member on members.own_request (member_id, no);
alter table members.own_request enable row level security;
alter table members.own_request force row level security;
create policy own_request_in_scope on members.own_request
  using ((select platform.scope_is_everything()) or exists (select from members.member m where m.id = member_id));
