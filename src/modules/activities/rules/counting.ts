/**
 * Three numbers that are easily taken for one another: 场次 sessions, 人次 attendances, 人数 people. A joint session is one session in
 * total and one for each of its hosts, so a total is never the sum over hosts.
 */
export interface Session {
  readonly id: string
  readonly hosts: readonly number[]
  /** Members who came, by their identifiers. */
  readonly members: readonly string[]
  /** Others who came, as a number: nobody knows whether they came before. */
  readonly others: number
}

export interface Counts {
  readonly sessions: number
  /** Attendances of members. */
  readonly attendances: number
  /** Different members. */
  readonly people: number
  /** Attendances of others. */
  readonly others: number
}

export function countSessions(sessions: readonly Session[]): Counts {
  const distinct = new Map(sessions.map((session) => [session.id, session]))
  const held = [...distinct.values()]
  return {
    sessions: held.length,
    attendances: held.reduce((sum, session) => sum + session.members.length, 0),
    people: new Set(held.flatMap((session) => session.members)).size,
    others: held.reduce((sum, session) => sum + session.others, 0),
  }
}

/** The same for each host: a joint session stands once under each of them. */
export function countByHost(sessions: readonly Session[]): Map<number, Counts> {
  const hosts = new Set(sessions.flatMap((session) => session.hosts))
  return new Map([...hosts].map((host) => [host, countSessions(sessions.filter((session) => session.hosts.includes(host)))]))
}
