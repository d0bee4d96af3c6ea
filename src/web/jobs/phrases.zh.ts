import { zh as server } from '../../platform/jobs/phrases.zh.ts'

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
  problems: server.problems,
}
