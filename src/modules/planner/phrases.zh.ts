/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'plan-not-found': '没有找到这个方案，或者不在您的管理范围内。',
    'plan-node-not-found': '没有找到这个区或街道，或者不在您的管理范围内。请选择您管理的区或街道。',
    'plan-nothing-to-do': '{node}没有需要编组的社会组织：都已建立党组织。',
    'plan-not-ready': '方案还没有算好。请等任务完成后再看。',
    'plan-already-decided': '这个方案已经定下或搁置，不能再改。可以据此另做一个方案。',
    'plan-refused': '这些条件无法编组（{what}）。请放宽其中一项后重做。',
    'plan-stopped': '计算被中断。条件和锁定都还在，可以重做。',
    'plan-unit-unknown': '方案里没有这个单位。',
    'plan-overtaken': '方案做好之后，{units}家单位的情况有变化。请按今天的情况更新方案后再定。',
    'plan-day-in-the-future': '统计日不能晚于今天。',
    'plan-solver-absent': '求解器不可用，不能证明。方案本身不受影响。',
    'plan-pins-conflict': '有些锁定互相矛盾，不能证明。请先解除其中一条。',
    'plan-job-running': '这个方案正有任务在进行。请等它完成。',
    'plan-kinds-differ': '两个方案种类不同，不能对照。',
    'dispatch-nothing-to-do': '{node}没有需要选派党建指导员的社会组织。',
    'dispatch-nobody-at-hand': '{node}还没有可派的党建指导员。请先在“选派人选”里登记派出单位选派的人。',
    'plan-person-unknown': '方案里没有这名指导员，或者其派出方不派到这家单位。',
    'pin-not-found': '没有找到这条锁定，可能已经解除。',
    'pin-exists': '已经有同样的锁定。',
  },
}
