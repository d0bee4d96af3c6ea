-- A district may run a procedure by a table of its own. Each change is another version with its reason; cases keep the one they began under.
create table procedures.own_table (
  id bigint generated always as identity primary key,
  district_no integer not null,
  key text not null,
  version text not null,
  document jsonb,
  reason text not null constraint own_table_reasoned check (reason <> ''),
  recorded_by uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint own_table_version_once unique (district_no, key, version)
);
comment on table procedures.own_table is 'Versions of a procedure as a district has changed it; the latest is in force for cases that begin. Rows are added, never changed.';
comment on column procedures.own_table.id is 'Order of recording.';
comment on column procedures.own_table.district_no is 'District.';
comment on column procedures.own_table.key is 'Procedure.';
comment on column procedures.own_table.version is 'Version, e.g. 2.3: the third change of the programme''s version 2.';
comment on column procedures.own_table.document is 'Steps, transitions, ends; null when the district went back to the table of its programme.';
comment on column procedures.own_table.reason is 'Why, in a person''s words.';
comment on column procedures.own_table.recorded_by is 'By whom.';
comment on column procedures.own_table.recorded_at is 'When.';
create index own_table_latest on procedures.own_table (district_no, key, id desc);
