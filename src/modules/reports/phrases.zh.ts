/** Words for what the figures count, and for the refusals of this module. */
export const zh = {
  units: {
    organisations: '家社会组织',
    'party-organisations': '个党组织',
    'structure-members': '个',
    units: '家单位',
    people: '人',
    venues: '处',
    'square-metres': '平方米',
    sessions: '场次',
    attendances: '人次',
    orders: '件',
    issues: '个',
    stations: '个',
    date: '',
    percent: '%',
  },
  problems: {
    'programme-not-found': '没有代码为“{programme}”的方案。',
    'figure-indicator-unknown': '方案中的数字 {figure} 引用了不存在的指标“{indicator}”。',
  },
}
