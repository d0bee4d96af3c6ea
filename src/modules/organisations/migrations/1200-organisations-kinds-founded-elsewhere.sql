alter table organisations.unit_kind add column founded_at text;
comment on column organisations.unit_kind.founded_at is 'Page where bodies of this kind are founded; units of it stay as they stand and are no longer established one by one. Null: established here.';
