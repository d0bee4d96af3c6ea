/**
 * Words of the office that stand in a letter for what is kept as a code: part of the templates, so Chinese whatever the reader's language.
 * `{}` is where the value stands.
 */
export const letterWords = {
  levels: { committee: '党委', general: '党总支', branch: '党支部' },
  forms: { own: '单独组建', joint: '联合组建', mobile: '流动党员党支部', temporary: '临时党支部' },
  decisions: { done: '同意你单位的申请', refused: '不同意你单位的申请' },
  provisional: '（暂算）',
  committee: '{}社会组织党委',
  between: '、',
  /** What was applied for, in the order an office says it. */
  particulars: [
    ['name', '党组织名称：{}'],
    ['level', '建制：{}'],
    ['form', '组建形式：{}'],
    ['site', '所在项目或链：{}'],
    ['task', '任务：{}'],
    ['serviceAddress', '服务地：{}'],
    ['leaves', '当日离开的党组织：{}'],
    ['target', '接收党组织：{}'],
    ['superior', '上级党组织：{}'],
    ['untilOn', '存续至：{}'],
  ],
  day: '{year}年{month}月{date}日',
  files: { receipt: '受理通知', return: '补正通知', reply: '批复' },
  archive: '文书-{}.zip',
} as const

export const filled = (words: string, value: string): string => words.replace('{}', () => value)
