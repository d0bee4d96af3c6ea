insert into coverage.rule (key, version, source, from_on, severity, params) values
  ('org.should-establish', '1', '《中国共产党章程》第三十条', '1949-10-01', 'warn', '{"min_full": 3}'),
  ('coverage.organisation', '1', '党内统计 社会组织法人单位建立党的基层组织情况', '1949-10-01', 'info', '{"forms_own": ["own"], "forms_joint": ["joint", "mobile"]}'),
  ('coverage.work', '1', '《关于加强社会组织党的建设工作的意见（试行）》2015', '1949-10-01', 'info', '{"work_by": ["instructor", "liaison", "full-time-worker", "mass-org"]}'),
  ('coverage.headcount', '1', 'LH-15; ZF-09', '1949-10-01', 'info', '{"large_from": 30, "headcount_basis": "staff"}'),
  ('coverage.dormancy', '1', 'ZF-54', '1949-10-01', 'info', '{"days": 180}'),
  ('org.joint-branch-units', '1', '《中国共产党支部工作条例（试行）》第五条', '1949-10-01', 'warn', '{"usual_most": 5}'),
  ('org.mobile-branch', '1', 'LH-09', '1949-10-01', 'info', '{"min_floating": 3}'),
  ('instructor.orgs-band', '1', 'LH-14', '1949-10-01', 'info', '{"low": 5, "high": 10}'),
  ('liaison.per-uncovered-org', '1', 'LH-17', '1949-10-01', 'info', '{"reading": "none"}');
