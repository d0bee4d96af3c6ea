create table members.display (
  id uuid primary key default gen_random_uuid(),
  member_id uuid not null references members.member,
  branch_no integer not null,
  identity text,
  duty text,
  consent_version text not null,
  shown_on date not null,
  withdrawn_on date,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint display_withdrawn_is_empty check (withdrawn_on is null or (identity is null and duty is null)),
  constraint display_period_forward check (withdrawn_on is null or withdrawn_on >= shown_on)
);
comment on table members.display is 'A member shows identity, duty and pledges to the own branch of the own accord (三亮三树, NS-20). Withdrawing deletes what was told at once and leaves the days of consent and withdrawal.';
comment on column members.display.id is 'Identifier.';
comment on column members.display.member_id is 'Member.';
comment on column members.display.branch_no is 'Party organisation it is shown to: where the relation lay when the member agreed. Shown nowhere once the relation lies elsewhere.';
comment on column members.display.identity is 'Identity in the member''s words (亮身份).';
comment on column members.display.duty is 'Duty in the member''s words (亮职责).';
comment on column members.display.consent_version is 'Version of the text that was agreed to.';
comment on column members.display.shown_on is 'Day of consent.';
comment on column members.display.withdrawn_on is 'Day it was withdrawn; null while it is shown.';
comment on column members.display.recorded_at is 'When.';
create unique index display_once on members.display (member_id) where withdrawn_on is null;
create index display_branch on members.display (branch_no) where withdrawn_on is null;
alter table members.display enable row level security;
alter table members.display force row level security;
create policy display_in_scope on members.display
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = branch_no));

create table members.pledge (
  id uuid primary key default gen_random_uuid(),
  display_id uuid not null references members.display,
  line text not null constraint pledge_told check (line <> ''),
  state text not null default 'made' constraint pledge_state_known check (state in ('made', 'published', 'fulfilled')),
  made_on date not null,
  published_on date,
  fulfilled_on date,
  outcome text,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint pledge_published_whole check ((state = 'made') = (published_on is null)),
  constraint pledge_fulfilled_whole check ((state = 'fulfilled') = (fulfilled_on is not null))
);
comment on table members.pledge is 'A pledge of a member who shows one (亮承诺, NS-20): made, published, fulfilled, each by the member. No deadline and no verdict; withdrawn, the row is deleted.';
comment on column members.pledge.id is 'Identifier.';
comment on column members.pledge.display_id is 'Display it belongs to.';
comment on column members.pledge.line is 'What is pledged, in the member''s words.';
comment on column members.pledge.state is 'made 已写下 (seen by the member alone), published 已公开, fulfilled 已兑现.';
comment on column members.pledge.made_on is 'Day it was written down.';
comment on column members.pledge.published_on is 'Day it was published.';
comment on column members.pledge.fulfilled_on is 'Day the member says it was fulfilled.';
comment on column members.pledge.outcome is 'How, in a line, where the member tells.';
comment on column members.pledge.recorded_at is 'When.';
create index pledge_display on members.pledge (display_id, made_on);
alter table members.pledge enable row level security;
alter table members.pledge force row level security;
create policy pledge_in_scope on members.pledge
  using ((select platform.scope_is_everything()) or exists (select from members.display d where d.id = display_id));
