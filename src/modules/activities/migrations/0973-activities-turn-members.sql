-- Organisations may come to those who take turns, or leave them, once a series runs.
alter table activities.series add column turns_from date;
comment on column activities.series.turns_from is 'Days before it stand as they were planned, by those who took turns then; null while nobody came or left.';
alter table activities.turn_change drop constraint turn_change_known;
alter table activities.turn_change add constraint turn_change_known check (what in ('skip', 'settle', 'join', 'leave'));
comment on column activities.turn_change.what is 'skip: the organisation does not host on the day; settle: it does; join, leave: it takes turns from the day on, or no longer.';
