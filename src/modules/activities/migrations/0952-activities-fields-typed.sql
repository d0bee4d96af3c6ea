alter table activities.entry add column fields_typed smallint constraint entry_fields_typed_counted check (fields_typed >= 0);
comment on column activities.entry.fields_typed is 'How many fields somebody filled in to write this, as the form counted them when it was sent: a number with the record, nothing about how or how long. Null where it came by another door (plan of a series, menu, import).';
