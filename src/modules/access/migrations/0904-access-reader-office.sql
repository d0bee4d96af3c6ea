alter table access.personal_read add column reader_role text, add column reader_node integer;
comment on column access.personal_read.reader_role is 'Role the reader held when looking, as the person read is told; null for reads before this was kept.';
comment on column access.personal_read.reader_node is 'Node that role was held for.';
