create schema notices;
comment on schema notices is 'How each person wants to be reminded. What there is to be reminded of is computed from the records of other modules.';

create table notices.preference (
  account_id uuid primary key,
  weekday smallint not null default 1 constraint preference_weekday check (weekday between 1 and 7),
  muted_until_on date,
  muted_sources text[] not null default '{}',
  opened_on date,
  changed_at timestamptz not null default now()
);
comment on table notices.preference is 'A person''s own wishes for the weekly digest; whoever has none is shown it on Mondays. At most one a week, and it can be muted.';
comment on column notices.preference.account_id is 'Whose.';
comment on column notices.preference.weekday is 'Day of the week the digest comes: Monday is 1.';
comment on column notices.preference.muted_until_on is 'Last day without a mark.';
comment on column notices.preference.muted_sources is 'Kinds that are not wanted.';
comment on column notices.preference.opened_on is 'Day a digest was last opened.';
comment on column notices.preference.changed_at is 'When it was last changed.';
alter table notices.preference enable row level security;
alter table notices.preference force row level security;
create policy preference_own on notices.preference using (account_id = (select platform.account_id()));
