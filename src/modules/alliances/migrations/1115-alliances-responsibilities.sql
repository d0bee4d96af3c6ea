create table alliances.responsibility (
  id uuid primary key,
  no integer generated always as identity,
  tier text not null,
  body_no integer not null,
  above_id uuid references alliances.responsibility,
  title text not null constraint responsibility_titled check (title <> ''),
  content text not null constraint responsibility_says_something check (content <> ''),
  from_on date not null,
  acknowledged_on date,
  acknowledged_by uuid,
  ended_on date,
  end_reason text,
  district_no integer not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint responsibility_acknowledged_whole check (acknowledged_by is null or acknowledged_on is not null),
  constraint responsibility_ended_whole check ((ended_on is null) = (end_reason is null)),
  constraint responsibility_forward check (ended_on is null or ended_on >= from_on)
);
comment on table alliances.responsibility is 'A responsibility of Party building held by one body and passed down tier by tier (从面到线到点, CD-11), acknowledged by an account of that body.';
comment on column alliances.responsibility.id is 'Identifier.';
comment on column alliances.responsibility.no is 'Number people say.';
comment on column alliances.responsibility.tier is 'Tier, a word of the programme.';
comment on column alliances.responsibility.body_no is 'Who holds it.';
comment on column alliances.responsibility.above_id is 'Responsibility of the tier above it was passed down from; null at the first tier.';
comment on column alliances.responsibility.title is 'Title.';
comment on column alliances.responsibility.content is 'What the body answers for.';
comment on column alliances.responsibility.from_on is 'First day.';
comment on column alliances.responsibility.acknowledged_on is 'Day the body acknowledged it.';
comment on column alliances.responsibility.acknowledged_by is 'By which account of the body.';
comment on column alliances.responsibility.ended_on is 'Half-open end.';
comment on column alliances.responsibility.end_reason is 'Why.';
comment on column alliances.responsibility.district_no is 'District whose programme holds.';
comment on column alliances.responsibility.account_id is 'Who passed it down.';
comment on column alliances.responsibility.recorded_at is 'When.';
create index responsibility_body on alliances.responsibility (body_no);
alter table alliances.responsibility enable row level security;
alter table alliances.responsibility force row level security;
create policy responsibility_in_scope on alliances.responsibility
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = body_no));

create function alliances.above_of(above uuid) returns table (no integer, title text, body_no integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select r.no, r.title, r.body_no from alliances.responsibility r where r.id = above
$$;
comment on function alliances.above_of(uuid) is 'From which responsibility one was passed down: told to whoever sees the one below.';
