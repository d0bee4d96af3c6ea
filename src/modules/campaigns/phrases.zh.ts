/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'campaign-not-found': '没有找到这次攻坚，或者不在您的管理范围内。',
    'campaign-node-not-found': '没有找到这个区、街道、社区或行业，或者不由您负责。请选择您负责的范围。',
    'campaign-aim-unknown': '本区没有这一目标。请选择列出的目标。',
    'campaign-percent-missing': '请填写要达到的百分比。',
    'campaign-days-unfit': '完成日期要晚于开始日期。',
    'campaign-closed': '这次攻坚已经收官。',
    'campaign-not-whole': '这次攻坚的范围超出您的管理范围，请由负责整个范围的同志收官。',
    'campaign-week-unknown': '没有这一周。',
    'campaign-nobody-to-write': '没有需要发函的单位。请核对筛选条件。',
  },
}
