import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Attempt, attempt, type Door, type Request } from './attempts.ts'

/** One thing that many ask for at the same moment, of which there is only so much. */
export interface Contest<Thing = unknown> {
  readonly name: string
  /** Makes it; again in each round. */
  prepare(round: number): Promise<Thing>
  /** What the n-th client asks. */
  press(thing: Thing, client: number): Request
  /** What is wrong between what they were told and what stands. */
  judge(thing: Thing, told: readonly Attempt[]): Promise<string[]>
}

const patientMs = 60_000
const pauseMs = 500
const most = 60

/** Presses, and presses again under the same key where too many wait, as the page does. */
async function press(door: Door, client: number, request: Request): Promise<{ told: Attempt; sentAway: number }> {
  const key = randomUUID()
  for (let sentAway = 0; ; sentAway += 1) {
    const told = await attempt(door, client, request, key, patientMs)
    if (told.status !== 503 || sentAway === most) return { told, sentAway }
    await pause(pauseMs)
  }
}

/** Everybody at once: what is wrong in the end, and how often somebody was sent away to come again. */
export async function race(
  door: Door,
  contest: Contest,
  round: number,
  clients: number,
): Promise<{ findings: string[]; sentAway: number }> {
  const thing = await contest.prepare(round)
  const asked = Array.from({ length: clients }, (_, client) => contest.press(thing, client))
  const ends = await Promise.all(asked.map((request, client) => press(door, client, request)))
  const findings = await contest.judge(thing, ends.map(({ told }) => told)) // prettier-ignore
  return {
    findings: findings.map((finding) => `${contest.name}, round ${round}: ${finding}`),
    sentAway: ends.reduce((sum, one) => sum + one.sentAway, 0),
  }
}

/**
 * One key, sent by many at once by a client that hears no answer and asks again: each hangs up after a moment of its own, and the last
 * one listens to the end. Answers what was heard.
 */
export async function insist(door: Door, request: Request, key: string, times: number, dice: () => number): Promise<Attempt[]> {
  const heard: Attempt[] = []
  const send = async (patienceMs: number) => {
    const one = await attempt(door, 0, request, key, patienceMs)
    if (one.outcome !== 'lost') heard.push(one)
  }
  await Promise.all(Array.from({ length: times }, () => send(dice() < 0.5 ? 1 + dice() * 30 : 8_000)))
  await send(60_000)
  return heard
}
