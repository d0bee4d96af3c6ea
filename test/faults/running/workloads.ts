import { addDays } from '../../../src/kernel/dates.ts'
import { type Attempt, attempt, type Door, type Request } from './attempts.ts'
import type { Contest } from './races.ts'

/** Something many fight over at once, whose end can be told from what stands. */
export interface Workload {
  readonly name: string
  /** Makes what is fought over; again in each cycle. */
  open(cycle: number): Promise<void>
  /** What a client does next; `n` was never given before. */
  next(n: number): Request
  /** Marks of everything that stands, as often as it stands. */
  standing(): Promise<string[]>
  /** What else must hold of what stands. */
  invariants(attempts: readonly Attempt[]): Promise<string[]>
}

/** What the office asks and makes; an error stops the run. */
export function officeOf(door: Door) {
  return {
    async read<T>(path: string): Promise<T> {
      const answer = await fetch(door.url + path, { headers: { cookie: door.cookie } })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
    async make<T>(path: string, body: object): Promise<T> {
      const made = await attempt(door, 0, { method: 'POST', path, body, mark: path })
      if (made.outcome !== 'done') throw new Error(`${path}: ${made.code}`)
      return made.answer as T
    },
  }
}
export type Office = ReturnType<typeof officeOf>

/** Everything of a list, page by page. */
async function all<T>(office: Office, path: string): Promise<T[]> {
  const found: T[] = []
  for (let page = 1; ; page += 1) {
    const { items, total } = await office.read<{ items: T[]; total: number }>(`${path}&page=${page}&pageSize=200`)
    found.push(...items)
    if (items.length === 0 || found.length >= total) return found
  }
}

/** Records that only add up: activities of one branch, each with a title of its own. */
export function records(office: Office, branchNo: number, onDay: string): Workload {
  return {
    name: 'records',
    open: () => Promise.resolve(),
    next: (n) => ({
      method: 'POST',
      path: '/api/activities',
      body: { onDay, title: `记录 ${n}`, kinds: ['theme-day'], hostNos: [branchNo] },
      mark: `记录 ${n}`,
    }),
    async standing() {
      const rows = await all<{ title: string | null }>(office, `/api/activities?fromOn=${onDay}&untilOn=${addDays(onDay, 1)}`)
      return rows.flatMap(({ title }) => (title?.startsWith('记录 ') ? [title] : []))
    },
    invariants: () => Promise.resolve([]),
  }
}

/** Seats of sessions open to residents: more ask than can sit. */
export function seats(
  office: Office,
  branchNo: number,
  onDay: string,
  seatsOfItem = 20,
): Workload & { seated(): Promise<number[]> } {
  const items: string[] = []
  const signUps = async (item: string) => {
    const path = `/api/activities/items/${item}/sign-ups`
    return (await office.read<{ items: { phone: string | null; seat: number | null }[] }>(path)).items
  }
  const seatsGiven = async (item: string) => (await signUps(item)).flatMap(({ seat }) => seat ?? [])
  const markOf = (item: string, phone: string) => `${item} ${phone.slice(-4)}`
  return {
    name: 'seats',
    /** Seats given of what was opened last. */
    seated: () => seatsGiven(items.at(-1)!),
    async open(cycle) {
      const { id } = await office.make<{ id: string }>('/api/activities/menus', {
        nodeNo: branchNo,
        title: `菜单 ${cycle}`,
        fromOn: onDay,
        untilOn: addDays(onDay, 1),
      })
      const item = { hostNos: [branchNo], onDay, title: `开放活动 ${cycle}`, kinds: ['theme-day'], openTo: ['residents'] }
      const made = await office.make<{ id: string }>(`/api/activities/menus/${id}/items`, { ...item, seats: seatsOfItem })
      await office.make(`/api/activities/menus/${id}/move`, { to: 'published' })
      items.push(made.id)
    },
    next(n) {
      const item = items.at(-1)!
      const phone = `139${String(n).padStart(8, '0')}`
      const body = { who: 'resident', name: `居民${n}`, phone, consent: true }
      return { method: 'POST', path: `/api/activities/offers/items/${item}/join`, body, mark: markOf(item, phone) }
    },
    async standing() {
      const marks: string[] = []
      for (const item of items) for (const { phone } of await signUps(item)) if (phone) marks.push(markOf(item, phone))
      return marks
    },
    async invariants(attempts) {
      const findings: string[] = []
      for (const item of items) {
        const given = await seatsGiven(item)
        const told = attempts.filter(
          ({ request, answer }) => request.mark.startsWith(item) && (answer as { outcome?: string } | null)?.outcome === 'seated',
        )
        const asked = new Set(told.map(({ request }) => request.mark))
        if (given.length > seatsOfItem) findings.push(`seats: ${given.length} of ${seatsOfItem} were given`)
        if (new Set(given).size < given.length) findings.push(`seats: one was given twice in ${item}`)
        if (asked.size > given.length) findings.push(`seats: ${asked.size} were told of a seat, ${given.length} sit in ${item}`)
      }
      return findings
    },
  }
}

/** The last seat of an open session. */
export function lastSeat(office: Office, branchNo: number, onDay: string): Contest {
  const fight = seats(office, branchNo, onDay, 1)
  return {
    name: 'last seat',
    enough: 1,
    async open(round) {
      await fight.open(round)
      return (client) => fight.next(round * 1_000 + client)
    },
    won: (answer) => (answer as { outcome: string }).outcome === 'seated',
    holders: async () => (await fight.seated()).length,
  }
}
