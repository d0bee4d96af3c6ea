import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'plan/read': '查看组建方案',
    'plan/make': '做组建方案',
    'plan/decide': '定下组建方案',
    'planner/explain': '问方案为什么这样安排',
  },
  writes: {
    'planner/makeFormation': '做组建方案',
    'planner/setPin': '锁定',
    'planner/removePin': '解除锁定',
    'planner/exportPlan': '导出组建方案',
    'planner/decidePlan': '定下组建方案',
    'planner/provePlan': '证明方案有多好',
    'planner/discardPlan': '搁置组建方案',
  },
  reads: {
    'planner/listPlans': '看组建方案列表',
    'planner/getPlan': '看组建方案',
    'planner/listBranches': '看方案里的支部',
    'planner/listOthers': '看方案里不编支部的单位',
    'planner/whatIf': '试算锁定的后果',
    'planner/comparePlans': '对照两个方案',
    'planner/listOpenings': '看方案开的办件',
  },
  noted: {
    objects: {
      plan: '组建方案',
    },
    fields: {
      pin: '锁定',
      title: '标题',
    },
    heads: {},
    jobs: {
      'planner/make': '做组建方案',
      'planner/prove': '证明方案有多好',
      'planner/open': '按方案开办件',
    },
  },
} satisfies LogWords
