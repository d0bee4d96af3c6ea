import { attempt, type Door } from './attempts.ts'

/** Somebody who is signed in: asks and makes; an error stops the run. */
export function officeOf(door: Door) {
  const read = async <T>(path: string): Promise<T> => {
    const answer = await fetch(door.url + path, { headers: { cookie: door.cookie } })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    read,
    /** Everything of a list, page by page; `path` has a question mark. */
    async all<T>(path: string): Promise<T[]> {
      const found: T[] = []
      for (let page = 1; ; page += 1) {
        const { items, total } = await read<{ items: T[]; total: number }>(`${path}&page=${page}&pageSize=200`)
        found.push(...items)
        if (items.length === 0 || found.length >= total) return found
      }
    },
    async make<T>(path: string, body: object): Promise<T> {
      const made = await attempt(door, 0, { method: 'POST', path, body, mark: path }, undefined, 60_000)
      if (made.outcome !== 'done') throw new Error(`${path}: ${made.status} ${made.code}`)
      return made.answer as T
    },
  }
}
export type Office = ReturnType<typeof officeOf>

/** Who makes what is fought over, and for whom. */
export interface Town {
  readonly door: Door
  /** Of the district. */
  readonly office: Office
  /** A secretary, whose wishes the office looks at before others see them. */
  readonly secretary: Office
  readonly secretaryNo: number
  /** Party organisations of the district, that of the secretary not among them. */
  readonly branchNos: readonly number[]
  /** Day the platform lives in. */
  readonly today: string
}
