import { setTimeout as pause } from 'node:timers/promises'
import { type Attempt, attempt, type Door } from './attempts.ts'
import { judge, judgeReadings, standingOf } from './judge.ts'
import type { Installation, Victim } from './process.ts'
import type { Workload } from './workloads.ts'

interface Story {
  readonly installation: Installation
  readonly door: Door
  readonly workloads: readonly Workload[]
  readonly victims: readonly Victim[]
  readonly dice: () => number
  readonly clients?: number
}

/** Clients work, something is killed under them, it is started again, and whatever stayed without an answer is asked again. */
export class History {
  readonly #story: Story
  readonly #attempts = new Map<string, Attempt[]>()
  readonly #readings = new Map<string, string[][]>()
  #next = 1

  constructor(story: Story) {
    this.#story = story
  }

  async live(cycles: number): Promise<void> {
    for (let cycle = 0; cycle < cycles; cycle += 1) await this.#cycle(cycle)
  }

  /** What was told and what stands do not agree in this. */
  async findings(): Promise<string[]> {
    const findings: string[] = []
    for (const workload of this.#story.workloads) {
      const attempts = this.#attempts.get(workload.name) ?? []
      const standing = standingOf(await workload.standing())
      findings.push(...judge(attempts, standing), ...judgeReadings(this.#readings.get(workload.name) ?? []))
      findings.push(...(await workload.invariants(attempts)))
    }
    return findings
  }

  /** How many attempts ended how. */
  counts(): Record<Attempt['outcome'], number> {
    const counts = { done: 0, refused: 0, lost: 0 }
    for (const attempts of this.#attempts.values()) for (const { outcome } of attempts) counts[outcome] += 1
    return counts
  }

  async #cycle(cycle: number): Promise<void> {
    const { installation, workloads, victims, dice, clients = 8 } = this.#story
    for (const workload of workloads) await workload.open(cycle)
    const stop = new AbortController()
    const working = Array.from({ length: clients }, async (_, client) => {
      while (!stop.signal.aborted) await this.#act(workloads[(client + this.#next) % workloads.length]!, client)
    })
    await pause(150 + dice() * 700)
    await installation.kill(victims[Math.floor(dice() * victims.length)]!)
    stop.abort()
    await Promise.all(working)
    await installation.start()
    await this.#askAgain()
    for (const workload of workloads) {
      this.#readings.set(workload.name, [...(this.#readings.get(workload.name) ?? []), await workload.standing()])
    }
  }

  async #act(workload: Workload, client: number): Promise<void> {
    const done = await attempt(this.#story.door, client, workload.next(this.#next++))
    this.#keep(workload, done)
    if (done.outcome === 'lost') await pause(50)
  }

  #keep(workload: Workload, done: Attempt): void {
    this.#attempts.set(workload.name, [...(this.#attempts.get(workload.name) ?? []), done])
  }

  /** Every second of the lost is asked again under its key, as a client does; the others stay unknown for ever. */
  async #askAgain(): Promise<void> {
    for (const workload of this.#story.workloads) {
      const attempts = this.#attempts.get(workload.name) ?? []
      const answered = new Set(attempts.filter(({ outcome }) => outcome !== 'lost').map(({ key }) => key))
      const lost = attempts.filter(({ key, outcome }) => outcome === 'lost' && !answered.has(key))
      for (const [index, one] of lost.entries()) {
        if (index % 2 === 0) this.#keep(workload, await attempt(this.#story.door, one.client, one.request, one.key))
      }
    }
  }
}
