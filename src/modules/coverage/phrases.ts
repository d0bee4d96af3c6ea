/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'coverage-unit-not-found': '没有找到这个单位,或者不在您的管理范围内。',
    'diagnosis-not-found': '没有找到这条诊断。',
    'diagnosis-closed': '这条诊断已经结束,不能再跟进。',
    'unit-not-blank': '这个单位已经建立党组织,不需要诊断。',
    'filter-not-found': '没有找到这个筛选,可能已经删除。',
    'return-district-not-found': '没有这个区，或者您无权查看。',
    'return-day-in-the-future': '统计日不能晚于今天。',
    'target-node-not-found': '没有找到设定目标的单位。',
  },
}

export const en: typeof zh = {
  problems: {
    'coverage-unit-not-found': 'This unit was not found, or is outside your scope.',
    'diagnosis-not-found': 'This diagnosis was not found.',
    'diagnosis-closed': 'This diagnosis is closed and takes no more follow-ups.',
    'unit-not-blank': 'This unit has a Party organisation and needs no diagnosis.',
    'filter-not-found': 'This filter was not found; it may have been removed.',
    'return-district-not-found': 'There is no such district, or you may not see it.',
    'return-day-in-the-future': 'The day cannot be later than today.',
    'target-node-not-found': 'The unit of the target was not found.',
  },
}
