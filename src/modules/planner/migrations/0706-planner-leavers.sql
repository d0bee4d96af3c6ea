alter table planner.opening add column leavers integer[];
comment on column planner.opening.leavers is 'Of a Party organisation to be dissolved: organisations that have to be in another one before this can be applied for.';
comment on column planner.opening.unit_no is 'Organisation that applies; the Party organisation that is to be dissolved.';
alter table planner.opening drop constraint opening_one_fate;
alter table planner.opening add constraint opening_one_fate check (num_nonnulls(case_id, waits_for, leavers, problem) = 1);
create index opening_of_case on planner.opening (case_id) where case_id is not null;
create index opening_emptied on planner.opening (unit_no) where leavers is not null;
