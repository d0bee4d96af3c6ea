create schema audit;
comment on schema audit is 'Who did what, written in the same transaction as the deed, sealed in batches. The application may only insert.';

create table audit.epoch (
  no integer primary key,
  began_at timestamptz not null default clock_timestamp()
);
comment on table audit.epoch is 'Lives of the log on one server: restored elsewhere by export, transaction numbers start anew and so does the epoch.';
comment on column audit.epoch.no is 'Consecutive number from 1.';
comment on column audit.epoch.began_at is 'Instant the sealer noticed that transaction numbers had gone back.';
insert into audit.epoch (no) values (1);

create function audit.epoch_now() returns integer language sql stable as 'select max(no) from audit.epoch';
comment on function audit.epoch_now() is 'Epoch of entries written now.';

create table audit.entry (
  seq bigint generated always as identity primary key,
  epoch integer not null default audit.epoch_now(),
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  at timestamptz not null default clock_timestamp(),
  account_id uuid,
  actor text not null,
  roles text[] not null default '{}',
  scope text not null default '',
  purpose text,
  session_id text,
  ip text,
  action text not null,
  object_type text,
  object_id text,
  fields text[] not null default '{}',
  result text not null,
  trace_id text,
  detail jsonb not null default '{}'
);
comment on table audit.entry is 'One row a write, an unmasking, an export, a sign-in or a refusal. Names of fields, never their values.';
comment on column audit.entry.seq is 'Order of insertion.';
comment on column audit.entry.epoch is 'Life of the log in which xid counts.';
comment on column audit.entry.xid is 'Transaction that wrote the row; the sealer takes only rows of transactions that can no longer add any.';
comment on column audit.entry.at is 'Wall-clock instant; order rests on (epoch, xid, seq), never on it.';
comment on column audit.entry.account_id is 'Account, null for the platform and visitors.';
comment on column audit.entry.actor is 'person, system or visitor.';
comment on column audit.entry.roles is 'Roles that allowed the action.';
comment on column audit.entry.scope is 'Nodes reached, or *.';
comment on column audit.entry.purpose is 'Purpose chosen by the person for an unmasking or an export.';
comment on column audit.entry.session_id is 'Session of the caller; never its token.';
comment on column audit.entry.ip is 'Address of the caller.';
comment on column audit.entry.action is 'Endpoint name or deed.';
comment on column audit.entry.object_type is 'Kind of thing concerned.';
comment on column audit.entry.object_id is 'Which one.';
comment on column audit.entry.fields is 'Names of the fields written or shown.';
comment on column audit.entry.result is 'ok, or the problem code.';
comment on column audit.entry.trace_id is 'Request id.';
comment on column audit.entry.detail is 'Small facts such as the number of rows of an export.';
create index entry_account on audit.entry (account_id, seq);
create index entry_object on audit.entry (object_type, object_id, seq);
create index entry_order on audit.entry (epoch, xid, seq);
create index entry_at on audit.entry (at);

create table audit.seal (
  no integer primary key,
  epoch integer not null,
  from_xid bigint not null,
  until_xid bigint not null,
  rows integer not null,
  total bigint not null,
  sealed_at timestamptz not null default clock_timestamp(),
  previous bytea not null,
  contents bytea not null,
  hash bytea not null,
  leaves bytea not null,
  mac bytea not null
);
comment on table audit.seal is 'A chain over batches of entries: each seal covers every row of the transactions [from_xid, until_xid) of its epoch and the seal before it.';
comment on column audit.seal.no is 'Consecutive number from 1.';
comment on column audit.seal.epoch is 'Epoch of the rows covered.';
comment on column audit.seal.from_xid is 'First transaction covered: where the seal before ended, 0 at the start of an epoch.';
comment on column audit.seal.until_xid is 'Half-open end: transactions below it were all finished when the seal was made.';
comment on column audit.seal.rows is 'Number of rows covered.';
comment on column audit.seal.total is 'Number of rows covered by this and all earlier seals.';
comment on column audit.seal.sealed_at is 'Instant of sealing.';
comment on column audit.seal.previous is 'Hash of the seal before; empty for the first.';
comment on column audit.seal.contents is 'Exclusive or of the row digests without their places: tells a reordering from an edit.';
comment on column audit.seal.hash is 'SM3 (SHA-256 in the intl profile) over the header and every row in order; see src/platform/audit/canonical.ts.';
comment on column audit.seal.leaves is 'Place and digest of every row in order, 48 bytes each; they must give the hash again. Name the row when one does not fit.';
comment on column audit.seal.mac is 'HMAC of the hash under a key outside the database: who can only write rows cannot make a new chain.';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log takes insertions only' using errcode = 'insufficient_privilege';
end $$;
comment on function audit.refuse_change() is 'Stops honest mistakes by the owner; a superuser who drops it is found by the seal.';
create trigger entry_append_only before update or delete or truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger seal_append_only before update or delete or truncate on audit.seal for each statement execute function audit.refuse_change();
create trigger epoch_append_only before update or delete or truncate on audit.epoch for each statement execute function audit.refuse_change();

alter table audit.entry enable row level security;
create policy entry_by_anyone on audit.entry for insert with check (true);
create policy entry_for_audit on audit.entry for select using (platform.scope_is_everything() or platform.acts_as('audit_admin'));
alter table audit.seal enable row level security;
create policy seal_for_audit on audit.seal for select using (platform.scope_is_everything() or platform.acts_as('audit_admin'));
