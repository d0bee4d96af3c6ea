interface JobProgress {
  readonly state: string
  readonly done: number
  readonly total: number | null
}

export function isWorking(job: Pick<JobProgress, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running'
}

/** Percent done, rounded down so that 100 means finished; 0 while the whole is unknown. */
export function shareOf({ done, total }: JobProgress): number {
  return total === null || total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100))
}
