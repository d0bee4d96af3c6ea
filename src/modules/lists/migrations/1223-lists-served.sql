-- What was linked from outside can name what it served (NS-47): a call for volunteers, by which it belongs to its campaign, or an activity. Which
-- campaign that is stands at the call and nowhere here.
alter table lists.contribution
  add column need_id uuid,
  add column activity_id uuid,
  add constraint contribution_serves_one check (num_nonnulls(need_id, activity_id) <= 1);
comment on column lists.contribution.need_id is 'Call for volunteers (module volunteering) it served; null where it served none.';
comment on column lists.contribution.activity_id is 'Activity (module activities) it served; null where it served none.';
create index contribution_need on lists.contribution (need_id) where need_id is not null;
create index contribution_activity on lists.contribution (activity_id) where activity_id is not null;
