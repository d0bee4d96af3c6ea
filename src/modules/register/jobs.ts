import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { applyImport } from './apply-import.ts'
import { readImport } from './read-import.ts'
import { undoImport } from './undo-import.ts'

const importIdOf = (payload: Record<string, unknown>) => payload['importId'] as string

export const jobs: readonly JobDefinition[] = [
  {
    name: 'register.read',
    async run(job) {
      await readImport(job, importIdOf(job.payload))
      return {}
    },
  },
  { name: 'register.apply', run: async (job) => ({ result: await applyImport(job, importIdOf(job.payload)) }) },
  { name: 'register.undo', run: async (job) => ({ result: await undoImport(job, importIdOf(job.payload)) }) },
]
