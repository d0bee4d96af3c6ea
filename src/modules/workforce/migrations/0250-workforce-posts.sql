create schema workforce;
comment on schema workforce is 'People who lead or help Party work at a unit, and from when to when.';

create table workforce.person (
  id uuid primary key default gen_random_uuid(),
  district_no integer not null,
  name text not null constraint person_named check (name <> ''),
  sender_name text not null default '',
  recorded_by bigint not null,
  unique (district_no, name, sender_name)
);
comment on table workforce.person is 'A person in a post, told apart by name and sending body as registers do; no other data are kept.';
comment on column workforce.person.id is 'Identifier.';
comment on column workforce.person.district_no is 'District that keeps the register.';
comment on column workforce.person.name is 'Name (class C2).';
comment on column workforce.person.sender_name is 'Body that sent the person; empty when none is stated.';
comment on column workforce.person.recorded_by is 'Act that first named the person.';

create table workforce.post (
  id uuid primary key default gen_random_uuid(),
  role text not null constraint post_role_known check (role in ('instructor', 'liaison', 'full_time_worker', 'secretary')),
  person_id uuid not null references workforce.person,
  unit_no integer not null,
  from_on date not null,
  until_on date,
  document_no text,
  recorded_by bigint not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by bigint,
  retracted_at timestamptz,
  constraint post_period_forward check (until_on is null or until_on > from_on)
);
comment on table workforce.post is 'Post of a person at a unit over [from_on, until_on). Rows are retracted, never edited.';
comment on column workforce.post.id is 'Identifier.';
comment on column workforce.post.role is 'instructor 党建指导员, liaison 联络员, full_time_worker 专职党务工作者, secretary 书记.';
comment on column workforce.post.person_id is 'Person.';
comment on column workforce.post.unit_no is 'Unit; for a secretary the Party organisation.';
comment on column workforce.post.from_on is 'First day.';
comment on column workforce.post.until_on is 'First day on which it no longer holds; null while it does.';
comment on column workforce.post.document_no is 'Document that assigned it.';
comment on column workforce.post.recorded_by is 'Act that recorded it.';
comment on column workforce.post.recorded_at is 'When.';
comment on column workforce.post.retracted_by is 'Act that replaced or undid it.';
comment on column workforce.post.retracted_at is 'When.';
create unique index post_once on workforce.post (unit_no, role, person_id) where until_on is null and retracted_at is null;
create index post_person on workforce.post (person_id) where retracted_at is null;
create index post_recorded_by on workforce.post (recorded_by);
create index post_retracted_by on workforce.post (retracted_by) where retracted_by is not null;

alter table workforce.post enable row level security;
alter table workforce.post force row level security;
create policy post_in_scope on workforce.post
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));
alter table workforce.person enable row level security;
alter table workforce.person force row level security;
create policy person_in_scope on workforce.person
  using ((select platform.scope_is_everything()) or exists (select from workforce.post p where p.person_id = workforce.person.id))
  with check (true);

create function workforce.post_on(day date) returns table (post_id uuid, role text, person_id uuid, unit_no integer, from_on date, until_on date) language sql stable as $$
  select p.id, p.role, p.person_id, p.unit_no, p.from_on, p.until_on
  from workforce.post p
  where p.retracted_at is null and p.from_on <= day and (p.until_on is null or p.until_on > day)
$$;
comment on function workforce.post_on(date) is 'Door: posts on a day.';

create function workforce.person_named(person uuid) returns table (name text, sender_name text) language sql stable as $$
  select p.name, p.sender_name from workforce.person p where p.id = person
$$;
comment on function workforce.person_named(uuid) is 'Door: name and sending body of a person in post.';

create function workforce.ensure_persons(act bigint, district integer, names text[], senders text[]) returns void
language sql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  insert into workforce.person (district_no, name, sender_name, recorded_by)
  select distinct district, n.name, n.sender_name, act from unnest(names, senders) n (name, sender_name)
  on conflict (district_no, name, sender_name) do nothing
$$;
comment on function workforce.ensure_persons(bigint, integer, text[], text[]) is 'Brings in the persons a register names; one person may serve units of several streets.';

create function workforce.person_of(district integer, person_name text, sender text) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.id from workforce.person p where p.district_no = district and p.name = person_name and p.sender_name = sender
$$;
comment on function workforce.person_of(integer, text, text) is 'The person a register means by name and sending body.';

create function workforce.helper_named(unit integer, helper_role text, day date) returns table (name text, sender text) language sql stable as $$
  select w.name, nullif(w.sender_name, '') from workforce.post_on(day) p join workforce.person w on w.id = p.person_id
  where p.unit_no = unit and p.role = helper_role order by p.from_on, w.name limit 1
$$;
comment on function workforce.helper_named(integer, text, date) is 'Door: the first person in a role at a unit on a day.';
