-- The Constitution states no numbers of members for levels; these are of the regulation on branches and of usual practice, so they warn.
insert into coverage.rule (key, version, source, from_on, severity, params) values
  ('org.usual-level', '1', '《中国共产党支部工作条例（试行）》第四条；党总支、基层党委的设置惯例', '1949-10-01', 'warn',
    '{"branch_most": 50, "general_from": 50, "committee_from": 100}');
