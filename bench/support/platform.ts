import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform, type Platform } from '../../src/app/platform.ts'
import { readConfig } from '../../src/platform/config/config.ts'

/** A platform on an embedded database of its own, in a folder that goes away. */
export async function benchPlatform(): Promise<Platform & { end(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const config = readConfig({ ...process.env, LIANJIAN_DATA: dataDir, LOG_LEVEL: 'error' })
  const platform = await openPlatform({ config })
  return {
    ...platform,
    async end() {
      await platform.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Middle and best of several runs, milliseconds, as `3.2 (2.9)`: on a busy machine the best says what the work itself takes. */
export async function timed(runs: number, work: () => Promise<unknown>): Promise<string> {
  const times = await timesOf(runs, work)
  return `${shown(times[Math.floor(runs / 2)]!)} (${shown(times[0]!)})`
}

/** Middle of several runs, milliseconds. */
export async function median(runs: number, work: () => Promise<unknown>): Promise<number> {
  return (await timesOf(runs, work))[Math.floor(runs / 2)]!
}

async function timesOf(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)
}

const shown = (cell: number) => cell.toFixed(cell < 10 ? 2 : 0)

export function row(...cells: (string | number)[]): void {
  process.stdout.write(`| ${cells.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)).join(' | ')} |\n`)
}
