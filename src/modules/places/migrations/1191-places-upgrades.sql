create table places.upgrade (
  id uuid primary key,
  no integer generated always as identity,
  venue_no integer not null references places.venue,
  from_tier text,
  to_tier text not null,
  from_check_id uuid references places.self_check,
  check_id uuid references places.self_check,
  state text not null default 'planned' constraint upgrade_state_known check (state in ('planned', 'under-way', 'accepted', 'stopped')),
  responsible text not null,
  what text,
  starts_on date not null,
  due_on date not null,
  begun_on date,
  accepted_on date,
  reason text,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint upgrade_forward check (due_on >= starts_on),
  constraint upgrade_tier_changes check (from_tier is distinct from to_tier),
  constraint upgrade_accepted_after_check check ((state = 'accepted') = (accepted_on is not null) and (state = 'accepted') = (check_id is not null)),
  constraint upgrade_stopped_with_reason check ((state = 'stopped') = (reason is not null))
);
comment on table places.upgrade is 'Project that brings a venue from one tier to another (CN-37): planned, under way, accepted after a self-check against the standard, or stopped.';
comment on column places.upgrade.id is 'Identifier.';
comment on column places.upgrade.no is 'Number people say.';
comment on column places.upgrade.venue_no is 'Venue.';
comment on column places.upgrade.from_tier is 'Tier it had when it was planned; null where it had none.';
comment on column places.upgrade.to_tier is 'Tier it is to have, from the day it is accepted.';
comment on column places.upgrade.from_check_id is 'Last self-check when it was planned; null where there was none.';
comment on column places.upgrade.check_id is 'Self-check it was accepted by.';
comment on column places.upgrade.state is 'planned 待实施, under-way 实施中, accepted 已验收, stopped 已终止.';
comment on column places.upgrade.responsible is 'Who is responsible: a unit or a post, as it was written.';
comment on column places.upgrade.what is 'What is to be done.';
comment on column places.upgrade.starts_on is 'Day it is to begin.';
comment on column places.upgrade.due_on is 'Day it is to be finished.';
comment on column places.upgrade.begun_on is 'Day it began.';
comment on column places.upgrade.accepted_on is 'Day it was accepted; the venue has the new tier from then.';
comment on column places.upgrade.reason is 'Why it was stopped.';
comment on column places.upgrade.revision is 'Counts changes; a writer names the one it has seen.';
comment on column places.upgrade.account_id is 'Who planned it; null for the platform.';
comment on column places.upgrade.recorded_at is 'When.';
create unique index upgrade_one_at_a_time on places.upgrade (venue_no) where state in ('planned', 'under-way');
alter table places.upgrade enable row level security;
alter table places.upgrade force row level security;
create policy upgrade_in_scope on places.upgrade
  using ((select platform.scope_is_everything()) or exists (select from places.venue v where v.no = venue_no));
