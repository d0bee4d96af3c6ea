create table platform.fields_typed (
  form text not null,
  record text not null,
  fields smallint not null constraint fields_typed_counted check (fields >= 0)
);
comment on table platform.fields_typed is 'How many fields somebody filled in to write a record, as the form counted them when it was sent. A number with the record: nothing of who, when or how long.';
comment on column platform.fields_typed.form is 'Form, as the module that has it contributes it: <module>.<form>.';
comment on column platform.fields_typed.record is 'Record of that module; a correction adds a row.';
comment on column platform.fields_typed.fields is 'Fields filled in, chosen or changed.';
create index fields_typed_record on platform.fields_typed (form, record);
