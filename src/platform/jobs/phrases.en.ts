import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'job-not-found': 'This job was not found.',
    'job-finished': 'This job has ended and cannot be cancelled.',
    'job-without-file': 'This job made no file.',
  },
}
