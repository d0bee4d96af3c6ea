create table platform.job (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  payload jsonb not null default '{}',
  account_id uuid,
  scope text not null,
  state text not null default 'queued' constraint job_state_known check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  phase text,
  done bigint not null default 0,
  total bigint,
  cancel_asked boolean not null default false,
  result jsonb,
  problem jsonb,
  file_id uuid,
  file_name text,
  content_type text,
  attempts integer not null default 0,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  heartbeat_at timestamptz
);
comment on table platform.job is 'Work that outlasts a request: import, export, recomputation. Its owner sees progress, cancels it and fetches its file again.';
comment on column platform.job.id is 'Known to the person who started it.';
comment on column platform.job.name is 'Name of the job definition; its phrase is jobs.<name>.';
comment on column platform.job.payload is 'Input, identifiers only.';
comment on column platform.job.account_id is 'Who started it; null for the platform.';
comment on column platform.job.scope is 'Row scope it works under: the starter''s, * for the platform.';
comment on column platform.job.state is 'queued, running, done, failed or cancelled.';
comment on column platform.job.phase is 'Current step; its phrase is jobs.phases.<phase>.';
comment on column platform.job.done is 'Steps done.';
comment on column platform.job.total is 'Steps in all, null while unknown.';
comment on column platform.job.cancel_asked is 'Set by the owner; the job stops at its next safe point.';
comment on column platform.job.result is 'What it answers.';
comment on column platform.job.problem is 'Why it failed: code and params of a problem.';
comment on column platform.job.file_id is 'File it made, kept for download.';
comment on column platform.job.file_name is 'Name offered for the download.';
comment on column platform.job.content_type is 'Content type of the download.';
comment on column platform.job.attempts is 'How often it was begun; a killed process lets it be begun again.';
comment on column platform.job.queued_at is 'Instant of starting by the person.';
comment on column platform.job.started_at is 'Instant the worker took it up last.';
comment on column platform.job.finished_at is 'Instant of the end.';
comment on column platform.job.heartbeat_at is 'Last sign of life.';
create index job_owner on platform.job (account_id, queued_at desc);

alter table platform.job enable row level security;
alter table platform.job force row level security;
create policy job_owner_only on platform.job using (platform.scope_is_everything() or account_id = platform.account_id());
