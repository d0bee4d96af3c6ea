create table workforce.nomination (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references workforce.person,
  body_no integer not null,
  side text not null constraint nomination_side_known check (side in ('business', 'locality')),
  source text,
  capacity integer constraint nomination_capacity_positive check (capacity > 0),
  industry_nos integer[] not null default '{}',
  document_no text,
  from_on date not null,
  until_on date,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint nomination_period_forward check (until_on is null or until_on >= from_on)
);
comment on table workforce.nomination is 'People a department or a street sends as instructors, whether they serve an organisation yet or not. Taken back by its end, never deleted.';
comment on column workforce.nomination.id is 'Identifier.';
comment on column workforce.nomination.person_id is 'Person.';
comment on column workforce.nomination.body_no is 'Public body, or the street or district, that sends.';
comment on column workforce.nomination.side is 'business 业务主管部门, locality 属地街道 (ZF-04).';
comment on column workforce.nomination.source is 'Where the person comes from, a code of the programme (LH-13).';
comment on column workforce.nomination.capacity is 'Organisations the person can take, where that is below the band; null is the band.';
comment on column workforce.nomination.industry_nos is 'Industries the person knows.';
comment on column workforce.nomination.document_no is 'Document.';
comment on column workforce.nomination.from_on is 'From which day on the person is at hand.';
comment on column workforce.nomination.until_on is 'First day on which the person no longer is; null while that holds.';
comment on column workforce.nomination.reason is 'Why it ended.';
comment on column workforce.nomination.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.nomination.recorded_at is 'When.';
create unique index nomination_once on workforce.nomination (person_id) where until_on is null;
alter table workforce.nomination enable row level security;
alter table workforce.nomination force row level security;
create policy nomination_in_scope on workforce.nomination using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = body_no));

alter policy person_in_scope on workforce.person
  using ((select platform.scope_is_everything()) or exists (select from workforce.post p where p.person_id = workforce.person.id)
    or exists (select from workforce.nomination n where n.person_id = workforce.person.id))
  with check (true);
