alter table workforce.visit_report add column fields_typed smallint constraint visit_report_fields_typed_counted check (fields_typed >= 0);
comment on column workforce.visit_report.fields_typed is 'How many fields somebody filled in to write this, as the form counted them when it was sent: a number with the record, nothing about how or how long. Null where it came by another door.';
