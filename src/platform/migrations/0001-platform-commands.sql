create extension if not exists pg_trgm;

comment on schema platform is 'Machinery that knows no domain: idempotency keys, outbox, jobs, files, settings.';

create function platform.scope_is_everything() returns boolean language sql stable parallel safe
  return current_setting('lianjian.scope', true) = '*';
comment on function platform.scope_is_everything() is 'True when the transaction works as the platform itself (command line, jobs).';

create function platform.scope_nodes() returns integer[] language sql stable parallel safe
  return case when current_setting('lianjian.scope', true) like '{%}' then current_setting('lianjian.scope', true)::integer[] else '{}'::integer[] end;
comment on function platform.scope_nodes() is 'Nodes of the scope graph granted to this transaction; empty when none was named, so no rows are seen.';

create function platform.account_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('lianjian.account', true), '')::uuid;
comment on function platform.account_id() is 'Account behind this transaction, null for the platform itself and visitors.';

create function platform.acts_as(variadic role_codes text[]) returns boolean language sql stable parallel safe
  return case when current_setting('lianjian.roles', true) like '{%}' then current_setting('lianjian.roles', true)::text[] && role_codes else false end;
comment on function platform.acts_as(text[]) is 'True when one of these roles permitted the action this transaction carries out.';

create table platform.idempotency (
  key text not null,
  caller text not null,
  endpoint text not null,
  input_hash bytea not null,
  status smallint,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);
comment on table platform.idempotency is 'One row a write request: the same key again gets the same answer, never a second effect.';
comment on column platform.idempotency.key is 'Idempotency-Key header, made by the caller before sending.';
comment on column platform.idempotency.caller is 'Account id, or system, or the visitor''s address: keys of two callers never meet.';
comment on column platform.idempotency.endpoint is 'Name of the endpoint the key was first used with.';
comment on column platform.idempotency.input_hash is 'HMAC of the parsed input; another input under the same key is refused.';
comment on column platform.idempotency.status is 'HTTP status of the answer; null only inside the first transaction.';
comment on column platform.idempotency.answer is 'The answer given, kept for the retry. Answers with secrets are not stored (null).';
comment on column platform.idempotency.created_at is 'Keys older than 7 days are swept.';
create index idempotency_created_at on platform.idempotency (created_at);

create table platform.outbox (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  recorded_at timestamptz not null default now()
);
comment on table platform.outbox is 'What happened, written in the transaction in which it happened, for readers that come later.';
comment on column platform.outbox.id is 'Order of recording.';
comment on column platform.outbox.name is 'Event name, <module>.<past-tense>.';
comment on column platform.outbox.payload is 'Identifiers only; a reader asks the module for the state.';
comment on column platform.outbox.recorded_at is 'Instant of recording.';

create table platform.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);
comment on table platform.setting is 'Values the platform itself remembers, such as the home district or the mapping of a spreadsheet header.';
comment on column platform.setting.key is 'Dotted name, <module>.<what>.';
comment on column platform.setting.value is 'JSON value whose shape the owning module knows.';
comment on column platform.setting.changed_at is 'Instant of the last change.';
