insert into organisations.unit_kind (code, zh, en, grouping, counted) values
  ('social_org', '社会组织', 'Social organisation', 'social', true),
  ('informal_group', '自发团体', 'Informal group', 'informal', false),
  ('enterprise', '企业', 'Enterprise', 'enterprise', false),
  ('public_body', '机关单位', 'Public body', 'public', false),
  ('mass_org', '群团组织', 'Mass organisation', 'mass', false),
  ('university', '高等院校', 'University', 'university', false),
  ('district', '区', 'District', 'area', false),
  ('street', '街道', 'Street', 'area', false),
  ('community', '社区', 'Community', 'area', false),
  ('region', '区域', 'Region', 'area', false),
  ('industry', '行业', 'Industry', 'industry', false),
  ('party_org', '党组织', 'Party organisation', 'party', false);

insert into organisations.registry_type (code, zh, en) values
  ('51', '社会团体', 'Association'),
  ('52', '民办非企业单位（社会服务机构）', 'Social service institution'),
  ('53', '基金会', 'Foundation'),
  ('59', '其他', 'Other');

insert into organisations.edge_type (code, zh, en, line, scope, single, held_by) values
  ('part_of', '属于', 'Part of', 'area', 'upward', true, 'target'),
  ('superior', '上级党组织', 'Superior Party organisation', 'party', 'upward', true, 'target'),
  ('covers', '党组织覆盖', 'Covered by Party organisation', 'party', 'downward', false, 'source'),
  ('core_of', '核心党组织', 'Core Party organisation of', 'party', 'direct', false, 'source'),
  ('hub_of', '枢纽', 'Hub of', 'party', 'direct', false, 'source'),
  ('attached_to', '挂靠', 'Attached to', 'party', 'none', false, 'target'),
  ('party_guidance', '党务指导', 'Party-affairs guidance by', 'party', 'direct', false, 'target'),
  ('business_guidance', '业务指导', 'Business guidance by', 'business', 'direct', false, 'target'),
  ('mass_org_of', '群团组织所属', 'Mass organisation of', 'party', 'none', false, 'target'),
  ('member_of', '会员单位', 'Member of', 'overlay', 'none', false, 'target'),
  ('merged_into', '并入', 'Merged into', 'overlay', 'none', true, 'none'),
  ('split_from', '分立自', 'Split from', 'overlay', 'none', true, 'none');
