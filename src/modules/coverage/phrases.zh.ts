/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'coverage-unit-not-found': '没有找到这个单位，或者不在您的管理范围内。',
    'diagnosis-not-found': '没有找到这条诊断。',
    'diagnosis-closed': '这条诊断已经结束，不能再跟进。',
    'unit-not-blank': '这个单位已经建立党组织，不需要诊断。',
    'dormancy-not-proposed': '这个党组织目前不需要答复：可能刚登记了活动，或已有人答复。请刷新后再看。',
    'filter-not-found': '没有找到这个筛选，可能已经删除。',
    'return-district-not-found': '没有这个区，或者您无权查看。',
    'return-day-in-the-future': '统计日不能晚于今天。',
    'target-node-not-found': '没有找到设定目标的单位。',
  },
}

/** Words of the files. */
export const file = {
  heads: {
    partyOrg: '党组织',
    units: '社会组织',
    lastOn: '最近一次活动',
    dormancy: '运转情况',
    reason: '说明',
    answeredOn: '答复日期',
    rule: '依据',
  },
  dormancy: {
    title: '运转情况核实',
    states: {
      proposed: '请核实',
      confirmed: '已确认一建了之',
      refused: '核实为正常运转',
      active: '有活动记录',
      'not-applicable': '不适用（成立未满周期）',
    },
  },
}
