/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'coverage-unit-not-found': '没有找到这个单位，或者不在您的管理范围内。',
    'diagnosis-not-found': '没有找到这条诊断。',
    'diagnosis-closed': '这条诊断已经结束，不能再跟进。',
    'unit-not-blank': '这个单位已经建立党组织，不需要诊断。',
    'filter-not-found': '没有找到这个筛选，可能已经删除。',
    'return-district-not-found': '没有这个区，或者您无权查看。',
    'return-day-in-the-future': '统计日不能晚于今天。',
    'target-node-not-found': '没有找到设定目标的单位。',
  },
}
