import type { SameKeys } from '../phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {},
  writes: { 'jobs/cancelJob': 'Cancelled a job' },
  reads: {
    'jobs/listJobs': 'Saw background jobs',
    'jobs/getJob': 'Saw a background job',
    'jobs/downloadFile': 'Downloaded the file of a job',
  },
  noted: {
    objects: { export: 'Export', job: 'Background job' },
    fields: { reason: 'reason', documentNo: 'document number' },
    heads: {},
    jobs: {},
  },
}
