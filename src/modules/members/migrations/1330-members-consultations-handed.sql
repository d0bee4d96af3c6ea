alter table members.handed_over drop constraint handed_over_sort_known;
alter table members.handed_over add constraint handed_over_sort_known check (sort in
  ('registration', 'service_post', 'unit_registration', 'station', 'station_liaison', 'team', 'team_person', 'consultation'));
