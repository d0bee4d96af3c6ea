/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  /** What the form is called where fields are counted. */
  burden: { month: '登记当月党费' },
  problems: {
    'dues-branch-not-found': '没有找到这个党组织，或者不在您的管理范围内。',
    'dues-branch-temporary': '临时党支部一般不收缴党费。请由党员组织关系所在的党组织登记。',
    'dues-member-not-found': '所选人员中有人的组织关系不在这个党组织。请刷新后再试。',
    'dues-month-ahead': '这个月还没有到。请在收到党费以后登记。',
    'dues-in-the-future': '日期 {day} 还没有到。请在事情发生以后登记。',
    'dues-kind-unknown': '没有这种交纳类别：{kind}。',
    'dues-base-missing': '请填写计算基数。',
    'dues-amount-out-of-range': '每月应为 {least} 至 {most} 元。',
    'dues-not-assessed': '所选人员中有人还没有核定党费。请先核定。',
    'dues-paid-already': '所选人员中有人这个月已经登记。请刷新后再试。',
    'dues-nothing-chosen': '所选人员没有需要登记的党费。',
    'dues-quarter-not-agreed': '支部还没有同意按季度交纳。请先登记同意的日期。',
    'dues-months-reversed': '截止月份早于起始月份。请核对。',
    'dues-purpose-unknown': '党费只能用于规定的五项用途。请选择其中一项。',
    'dues-entry-not-found': '没有找到这条登记，或者已经撤回。',
    'dues-rule-missing': '这一天没有可用的党费规定。请核对日期。',
  },
}
