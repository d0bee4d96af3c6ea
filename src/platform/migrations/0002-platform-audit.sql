create schema audit;
comment on schema audit is 'Who did what, written in the same transaction as the deed, sealed in batches. The application may only insert.';

create table audit.entry (
  seq bigint generated always as identity primary key,
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
comment on column audit.entry.xid is 'Transaction that wrote the row; the sealer takes only rows of transactions that can no longer add any.';
comment on column audit.entry.at is 'Wall-clock instant; order rests on (xid, seq), never on it.';
comment on column audit.entry.account_id is 'Account, null for the platform and visitors.';
comment on column audit.entry.actor is 'person, system or visitor.';
comment on column audit.entry.roles is 'Roles that allowed the action.';
comment on column audit.entry.scope is 'Nodes reached, or *.';
comment on column audit.entry.purpose is 'Purpose chosen by the person for an unmasking or an export.';
comment on column audit.entry.session_id is 'Hash of the session.';
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
create index entry_xid on audit.entry (xid, seq);

create table audit.seal (
  no integer primary key,
  from_xid bigint not null,
  until_xid bigint not null,
  rows integer not null,
  first_seq bigint,
  last_seq bigint,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp()
);
comment on table audit.seal is 'A chain over batches of entries: each seal covers every row of the transactions [from_xid, until_xid) and the seal before it.';
comment on column audit.seal.no is 'Consecutive number from 1.';
comment on column audit.seal.from_xid is 'First transaction covered.';
comment on column audit.seal.until_xid is 'Half-open end: transactions below it were all finished when the seal was made.';
comment on column audit.seal.rows is 'Number of rows covered.';
comment on column audit.seal.first_seq is 'Lowest seq covered, null when no row.';
comment on column audit.seal.last_seq is 'Highest seq covered, null when no row.';
comment on column audit.seal.previous is 'Hash of the seal before.';
comment on column audit.seal.hash is 'SM3 over the previous hash, the bounds and every row in order (xid, seq).';
comment on column audit.seal.sealed_at is 'Instant of sealing.';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log takes insertions only' using errcode = 'insufficient_privilege';
end $$;
comment on function audit.refuse_change() is 'Stops honest mistakes by the owner; a superuser who drops it is found by the seal.';
create trigger entry_append_only before update or delete or truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger seal_append_only before update or delete or truncate on audit.seal for each statement execute function audit.refuse_change();
