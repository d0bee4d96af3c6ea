/** Words for the refusals of background jobs. */
export const zh = {
  problems: {
    'job-not-found': '没有找到这个任务。',
    'job-finished': '任务已经结束，不能取消。',
    'job-without-file': '这个任务没有文件。',
  },
}
