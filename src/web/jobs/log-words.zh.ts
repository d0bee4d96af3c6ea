import type { LogWords } from '../phrases/log-words.ts'

/** Words of the logs for background jobs, and for what every module notes in the same way. */
export const zh = {
  abilities: {},
  writes: { 'jobs/cancelJob': '取消任务' },
  reads: { 'jobs/listJobs': '查看后台任务', 'jobs/getJob': '查看后台任务', 'jobs/downloadFile': '下载任务文件' },
  noted: {
    objects: { export: '导出', job: '后台任务' },
    fields: { reason: '原因', documentNo: '文号' },
    heads: {},
    jobs: {},
  },
} satisfies LogWords
