create table platform.programme (
  code text primary key,
  version text not null,
  document jsonb not null,
  loaded_at timestamptz not null default now()
);
comment on table platform.programme is 'Programme documents: structure, dictionaries, rule parameters and figures of a district''s way of working.';
comment on column platform.programme.code is 'Code of the programme.';
comment on column platform.programme.version is 'Version of the document.';
comment on column platform.programme.document is 'The document.';
comment on column platform.programme.loaded_at is 'When it was loaded.';
