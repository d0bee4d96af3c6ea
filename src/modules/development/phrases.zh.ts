/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  /** What the form is called where fields are counted. */
  burden: { step: '登记发展步骤' },
  problems: {
    'development-case-not-found': '没有找到这名发展对象的记录，或者不在您的管理范围内。',
    'development-branch-not-found': '没有找到这个党组织，或者不在您的管理范围内。',
    'development-branch-temporary': '临时党支部一般不发展党员。请由本人组织关系所在或者拟接收的党组织办理。',
    'development-member-not-found': '在这个党组织没有找到这名党员。请先在党员名册登记。',
    'development-member-not-probationary': '这名党员在名册中不是预备党员。请核对。',
    'development-member-has-case': '这名预备党员已有记录。请直接打开。',
    'development-too-young': '申请时未满 {years} 周岁，不能申请入党（{source}）。请核对出生日期。',
    'development-name-missing': '请填写姓名和出生日期。出生日期只用于核对年龄，不保存。',
    'development-since-missing': '请填写进入当前阶段的日期。',
    'development-in-the-future': '日期 {day} 还没有到。请在事情发生以后登记。',
    'development-refused':
      '{codeCode, select, step_unknown {这个版本的细则没有这一步。} step_needs {前面还有步骤没有登记。} step_once {这一步已经登记过。} day_before {日期早于前一步（{day}）。} outcome_missing {请选择结果。} until_missing {请填写截止日期。} decider_missing {请写明由哪个党组织审批。} too_early {还没有到可以办理的日期，最早 {day}。} too_late {已超过期限（{day}）。} papers_missing {还缺 {count} 份材料。} lapsed {支部大会决议已超过 {day}，应重新召开支部大会讨论。} people_count {应为 {least} 至 {most} 名正式党员，目前 {got} 名。} people_standing {所选人员中有人不是正式党员，或者正在留党察看。} training_short {集中培训一般不少于 {days} 天或者 {hours} 学时。特殊情况请写明原因。} vote_missing {请填写应到、实到和赞成票数。} vote_figures {票数不合：应到 {entitled}，参加 {took}，赞成 {votesFor}。} vote_quorum {到会人数不足：应到 {entitled} 人，至少 {needed} 人，目前 {got} 人。} vote_pass {赞成票不足：应到 {entitled} 人，至少 {needed} 票，目前 {got} 票。} approver_level {审批的党组织应为基层党委，党总支不能审批。} probation_runs {预备期到 {until} 为止，还没有满。} extension_length {延长预备期应在 {least} 至 {most} 之间。} extension_twice {预备期只能延长一次。} postponement_length {延期讨论不超过 {most}。} other {与细则不符。}}依据：{source}。',
    'development-closed': '这份记录已经办结，不能再登记。',
    'development-record-not-found': '没有找到这条登记。',
    'development-record-not-the-last': '只能撤回最近一次登记。',
    'development-register-first': '这条登记已经写入党员名册。请先在党员名册撤回，再回到这里撤回。',
    'development-rule-missing': '这一天没有可用的细则。请核对日期。',
    'development-moved-nowhere': '请选择另一个党组织。',
    'development-no-newer-rules': '这一天没有更新的细则。',
  },
}
