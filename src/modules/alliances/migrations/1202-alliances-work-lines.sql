alter table alliances.community add column work_lines text[] not null default '{}';
comment on column alliances.community.work_lines is 'Charter: lines the members agree to build together on (CN-04), words of the programme; activities are tagged with the same words where they are entered.';
