import { addDays } from '../../../../src/kernel/dates.ts'
import type { Request } from '../attempts.ts'
import { judgeRace, judgeShare } from '../judge.ts'
import type { Town } from '../office.ts'
import type { Contest } from '../races.ts'
import type { Workload } from '../workload.ts'

const onDay = '2099-01-05'

/** A session open to residents with so many seats. */
async function openItem({ office, branchNos }: Town, seats: number): Promise<string> {
  const hostNo = branchNos[0]!
  const menu = { nodeNo: hostNo, title: '菜单', fromOn: onDay, untilOn: addDays(onDay, 1) }
  const { id } = await office.make<{ id: string }>('/api/activities/menus', menu)
  const item = { hostNos: [hostNo], onDay, title: '开放活动', kinds: ['theme-day'], openTo: ['residents'], seats }
  const made = await office.make<{ id: string }>(`/api/activities/menus/${id}/items`, item)
  await office.make(`/api/activities/menus/${id}/move`, { to: 'published' })
  return made.id
}

const markOf = (item: string, phone: string) => `${item} ${phone.slice(-4)}`
const seated = (answer: unknown) => (answer as { outcome?: string } | null)?.outcome === 'seated'

/** Telephones are told masked: of one session the last four digits are told apart. */
function join(item: string, n: number): Request {
  const phone = `139${String(n).padStart(8, '0')}`
  const body = { who: 'resident', name: `居民${n}`, phone, consent: true }
  return { method: 'POST', path: `/api/activities/offers/items/${item}/join`, body, mark: markOf(item, phone) }
}

const signUps = async ({ office }: Town, item: string) => {
  const path = `/api/activities/items/${item}/sign-ups`
  return (await office.read<{ items: { phone: string | null; seat: number | null }[] }>(path)).items
}
const seatsGiven = async (town: Town, item: string) => (await signUps(town, item)).flatMap(({ seat }) => seat ?? [])

/** Seats of sessions open to residents: more ask than can sit. */
export function seats(town: Town, seatsOfItem = 20): Workload {
  const items: string[] = []
  return {
    name: 'seats',
    async open() {
      items.push(await openItem(town, seatsOfItem))
    },
    next: (n) => join(items.at(-1)!, n),
    async standing() {
      const marks: string[] = []
      for (const item of items) for (const { phone } of await signUps(town, item)) if (phone) marks.push(markOf(item, phone))
      return marks
    },
    async invariants(attempts) {
      const findings: string[] = []
      for (const item of items) {
        const given = await seatsGiven(town, item)
        const told = attempts.filter(({ request, answer }) => request.mark.startsWith(item) && seated(answer))
        const asked = new Set(told.map(({ request }) => request.mark))
        findings.push(...judgeShare(item, given.length, seatsOfItem), ...judgeShare(`seats of ${item}`, asked.size, given.length))
        if (new Set(given).size < given.length) findings.push(`double: a seat was given twice in ${item}`)
      }
      return findings
    },
  }
}

/** The last seat of an open session; who comes late waits. */
export function lastSeat(town: Town): Contest<string> {
  return {
    name: 'last seat',
    prepare: () => openItem(town, 1),
    press: join,
    judge: async (item, told) =>
      judgeRace(told, { enough: 1, won: seated, held: (await seatsGiven(town, item)).length, refusal: null }),
  }
}
