import { setTimeout as pause } from 'node:timers/promises'
import { type Attempt, attempt, type Door, type Outcome } from './attempts.ts'
import { judge, judgeAnswers, judgeReadings, standingOf } from './judge.ts'
import type { Installation, Victim } from './process.ts'
import { insist } from './races.ts'
import type { Workload } from './workload.ts'

interface Story {
  readonly installation: Installation
  readonly door: Door
  readonly workloads: readonly Workload[]
  readonly victims: readonly Victim[]
  readonly dice: () => number
  readonly clients?: number
}

/** Workloads of one cycle: each has its turn with another, so that making what is fought over does not take longer than the fight. */
const atOnce = 2

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
      findings.push(...judgeReadings(this.#readings.get(workload.name) ?? []))
      findings.push(...(await findingsOf(workload, this.#attempts.get(workload.name) ?? [])))
    }
    return findings
  }

  /** How many attempts at each workload ended how. */
  counts(): Record<string, Record<Outcome, number>> {
    return Object.fromEntries(this.#story.workloads.map(({ name }) => [name, countsOf(this.#attempts.get(name) ?? [])]))
  }

  async #cycle(cycle: number): Promise<void> {
    const { installation, victims, dice, clients = 8 } = this.#story
    const all = this.#story.workloads
    const workloads = all.length > atOnce ? Array.from({ length: atOnce }, (_, n) => all[(cycle + n) % all.length]!) : all
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

async function findingsOf(workload: Workload, attempts: readonly Attempt[]): Promise<string[]> {
  const standing = standingOf(await workload.standing())
  return [...judge(attempts, standing), ...(await workload.invariants(attempts))]
}

function countsOf(attempts: readonly Attempt[]): Record<Outcome, number> {
  const counts = { done: 0, refused: 0, lost: 0 }
  for (const { outcome } of attempts) counts[outcome] += 1
  return counts
}

/** Keys of one workload for which what was made before is enough. */
const keysAnOpening = 12

/**
 * Keys spread over the workloads, each sent twenty times at once by a client that hangs up: what is wrong in the end, and how many keys of
 * each were done.
 */
export async function insistOn(
  { door, workloads, dice }: Pick<Story, 'door' | 'workloads' | 'dice'>,
  keys: number,
): Promise<{ findings: string[]; done: Record<string, number> }> {
  const findings: string[] = []
  const done: Record<string, number> = {}
  for (const [index, workload] of workloads.entries()) {
    const heard: Attempt[] = []
    const own = Math.floor((keys + index) / workloads.length)
    for (let n = 0; n < own; n += 1) {
      if (n % keysAnOpening === 0) await workload.open(n / keysAnOpening)
      const answers = await insist(door, workload.next(n), `insist-${workload.name.replaceAll(' ', '-')}-${n}`, 20, dice)
      findings.push(...judgeAnswers(answers))
      heard.push(...answers)
    }
    findings.push(...(await findingsOf(workload, heard)))
    done[workload.name] = new Set(heard.filter(({ outcome }) => outcome === 'done').map(({ key }) => key)).size
  }
  return { findings, done }
}
