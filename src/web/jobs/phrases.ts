import * as server from '../../platform/jobs/phrases.ts'
import type { SameKeys } from '../phrases/same-keys.ts'

export const zh = {
  title: '后台任务',
  name: '任务',
  state: '状态',
  progress: '进度',
  rows: '{count, number} 项',
  queuedAt: '提交时间',
  finishedAt: '完成时间',
  file: '文件',
  cancel: '取消任务',
  cancelAsked: '正在停止…',
  download: '下载',
  empty: '还没有后台任务。导入台账或大批量导出时，进度会显示在这里。',
  states: { queued: '排队', running: '进行中', done: '已完成', failed: '未完成', cancelled: '已取消' },
  problems: server.zh.problems,
}

export const en: SameKeys<typeof zh> = {
  title: 'Background jobs',
  name: 'Job',
  state: 'State',
  progress: 'Progress',
  rows: '{count, plural, one {# item} other {# items}}',
  queuedAt: 'Asked for',
  finishedAt: 'Finished',
  file: 'File',
  cancel: 'Cancel',
  cancelAsked: 'Stopping…',
  download: 'Download',
  empty: 'No background jobs yet. Progress appears here when you import a register or export a large list.',
  states: { queued: 'Queued', running: 'Running', done: 'Done', failed: 'Not finished', cancelled: 'Cancelled' },
  problems: server.en.problems,
}
