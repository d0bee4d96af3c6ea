import { type Attempt, attempt, type Door, type Request } from './attempts.ts'

/** One thing that many ask for at the same moment, of which there is only so much. */
export interface Contest {
  readonly name: string
  /** Makes it; again in each round. Answers what the n-th client asks. */
  open(round: number): Promise<(client: number) => Request>
  /** How many may have got it. */
  readonly enough: number
  /** Whether an answer says that one has got it. */
  won(answer: unknown): boolean
  /** How many have it, as it stands. */
  holders(): Promise<number>
}

/** Everybody at once; what is wrong between what they were told and what stands. */
export async function race(door: Door, contest: Contest, round: number, clients: number): Promise<string[]> {
  const ask = await contest.open(round)
  const told = await Promise.all(Array.from({ length: clients }, (_, client) => attempt(door, client, ask(client))))
  const won = told.filter(({ outcome, answer }) => outcome === 'done' && contest.won(answer)).length
  const held = await contest.holders()
  const where = `${contest.name}, round ${round}`
  const findings: string[] = []
  if (won !== contest.enough) findings.push(`${where}: ${won} of ${clients} were told they have it, ${contest.enough} should`)
  if (held !== contest.enough) findings.push(`${where}: ${held} have it, ${contest.enough} should`)
  const lost = told.filter(({ outcome }) => outcome === 'lost').length
  if (lost > 0) findings.push(`${where}: ${lost} were left without an answer`)
  return findings
}

/**
 * One key, sent by many at once by a client that hears no answer and asks again: each hangs up after a moment of its own, and the last
 * one listens to the end. All who heard an answer heard the same.
 */
export async function insist(door: Door, request: Request, key: string, times: number, dice: () => number): Promise<string[]> {
  const heard: Attempt[] = []
  const send = async (patienceMs: number) => {
    const one = await attempt(door, 0, request, key, patienceMs)
    if (one.outcome !== 'lost') heard.push(one)
  }
  await Promise.all(Array.from({ length: times }, () => send(dice() < 0.5 ? 1 + dice() * 30 : 8_000)))
  await send(8_000)
  const said = new Set(heard.map(({ outcome, code, answer }) => JSON.stringify([outcome, code, answer])))
  return said.size === 1 ? [] : [`${request.mark}: ${said.size} different answers to one key`]
}
