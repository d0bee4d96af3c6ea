import { en as server } from '../../platform/jobs/phrases.en.ts'
import type { SameKeys } from '../phrases/same-keys.ts'
import type { zh } from './phrases.zh.ts'

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
  problems: server.problems,
}
