import { zh as server } from '../phrases.zh.ts'

export const zh = {
  ...server,
  pages: { digest: '每周提醒' },
  badge: '有新的每周提醒，共 {count, number} 项',
  week: '{day} 起的一周',
  next: '下一次在 {day}',
  all: '全部 {count, number} 项',
  none: '目前没有需要您处理的事项。',
  noneHint: '每周汇总一次，事项办完自动消失。',
  muted: '已静音',
  mutedUntil: '已静音到 {day}',
  due: '{day} 到期',
  overdue: '{day} 已到期',
  undated: '没有期限',
  settings: '提醒设置',
  weekday: '每周哪一天',
  weekdays: { '1': '周一', '2': '周二', '3': '周三', '4': '周四', '5': '周五', '6': '周六', '7': '周日' },
  quiet: '静音到',
  quietHint: '这一天之前不再标记新提醒，事项仍可在这里查看。',
  kinds: '要提醒的事项',
}
