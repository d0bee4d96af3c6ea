import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What a second run on another server (`ANOTHER_SERVER`, `.ci/run`) need not repeat. Nothing of some reaches that server: the programs that solve and
 * prove need none, and the tests of the platform's own cluster, its crash and its backup start the packaged one each time. Others play statements
 * that are asked of it elsewhere over and over: every row for every reader, an import killed at every step.
 */
const notRepeated = process.env['ANOTHER_SERVER']
  ? [
      'src/**/*.long.test.ts',
      'src/platform/postgres/**',
      'test/journeys/same-set.db.test.ts',
      'src/modules/register/fates.db.test.ts',
    ]
  : []

/** What takes minutes begins first, so that no run ends with one worker waiting for the other; the rest by size or by what it took last. */
class LongestFirst extends BaseSequencer {
  static readonly long = [
    'test/faults/running/running.db',
    'test/journeys/idor.db',
    'src/platform/postgres/backup.db',
    'test/browser/every-page',
  ]

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LongestFirst.long.findIndex((name) => moduleId.includes(name))
      return at < 0 ? LongestFirst.long.length : at
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/**
 * Three projects by cost: `unit` needs nothing, `database` needs PostgreSQL, `browser` needs a running platform and Chromium.
 * The suffix of a test file says which it is: *.test.ts, *.db.test.ts, *.browser.test.ts. What needs nothing but takes seconds is
 * *.long.test.ts and runs with the second, so that the check before a commit stays short.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.long.test.ts', '**/*.browser.test.ts', 'node_modules/**'],
          setupFiles: ['test/support/seed.setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'src/**/*.long.test.ts', 'test/**/*.db.test.ts'],
          exclude: ['node_modules/**', ...notRepeated],
          globalSetup: ['test/support/database.setup.ts'],
          setupFiles: ['test/support/seed.setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          // Files share what they import, as Node itself reads it: with the platform behind each, loading took longer than testing.
          isolate: false,
          experimental: { viteModuleRunner: false },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.browser.test.ts'],
          globalSetup: ['test/support/browser.setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // Two at once, each with a platform of its own: one alone leaves half of two processors idle.
          maxWorkers: 2,
        },
      },
    ],
  },
})
