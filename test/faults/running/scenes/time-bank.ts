import type { Request } from '../attempts.ts'
import { judgeRace, judgeSum } from '../judge.ts'
import type { Office, Town } from '../office.ts'
import type { Contest } from '../races.ts'
import type { Workload } from '../workload.ts'

const hour = 3_600_000
/** Minutes one is confirmed, and what an item costs: five items are as much as anybody can redeem. */
const minutes = 300
const cost = 60

interface SignUp {
  readonly signUpId: string
  readonly volunteerId: string
}

/** A shift with volunteers signed up for it, and an item without end. Those who spend have their minutes already. */
interface Service {
  readonly needId: string
  readonly shiftId: string
  readonly itemId: string
  readonly spend: readonly SignUp[]
  /** Their service is still to be confirmed. */
  readonly serve: readonly SignUp[]
}

let persons = 0

async function enterVolunteer(office: Office, homeNo: number): Promise<string> {
  persons += 1
  const phone = `137${String(persons).padStart(8, '0')}`
  return (
    await office.make<{ id: string }>('/api/volunteering/volunteers', { homeNo, name: `志愿者${persons}`, phone, consent: true })
  ).id
}

const instant = (hours: number) => new Date(Date.now() + hours * hour).toISOString()

/** The platform takes sign-ups until a shift ends and confirmations once it has begun, so it runs while the scene is played. */
async function makeService({ office, branchNos }: Town, spenders: number, servers: number): Promise<Service> {
  const unitNo = branchNos[0]!
  const volunteerIds = await Promise.all(Array.from({ length: spenders + servers }, () => enterVolunteer(office, unitNo)))
  const shift = { role: 'volunteer', startsAt: instant(-12), endsAt: instant(6), seats: volunteerIds.length }
  const facts = { title: '助老服务', kind: 'elderly', place: '社区', risk: 'none', risks: '没有特别风险', shifts: [shift] }
  const { id: needId } = await office.make<{ id: string }>('/api/volunteering/needs', { unitNo, ...facts })
  await office.make(`/api/volunteering/needs/${needId}/move`, { to: 'published' })
  const [{ id: shiftId }] = await shiftsOf(office, needId)
  await office.make(`/api/volunteering/shifts/${shiftId}/sign-ups`, { volunteerIds })
  const [{ people }] = await shiftsOf(office, needId)
  const spend = people.slice(0, spenders)
  const confirmed = confirm(shiftId, spend)
  if (spenders > 0) await office.make(confirmed.path, confirmed.body)
  const item = { unitNo, kind: 'gift', title: '雨伞', cost }
  const { id: itemId } = await office.make<{ id: string }>('/api/volunteering/items', item)
  return { needId, shiftId, itemId, spend, serve: people.slice(spenders) }
}

interface Shift {
  readonly id: string
  readonly people: (SignUp & { readonly service: { readonly minutes: number } | null })[]
}

const shiftsOf = async (office: Office, needId: string): Promise<[Shift]> =>
  (await office.read<{ list: [Shift] }>(`/api/volunteering/needs/${needId}`)).list

function confirm(shiftId: string, signUps: readonly SignUp[]): Request {
  const span = { fromAt: instant(-11), untilAt: instant(-5), minutes, grade: 'measured' }
  const served = signUps.map(({ signUpId }) => ({ signUpId, ...span }))
  const path = `/api/volunteering/shifts/${shiftId}/confirm`
  return { method: 'POST', path, body: { served }, mark: `service ${signUps[0]?.signUpId}` }
}

const redeem = ({ itemId }: Service, { volunteerId }: SignUp): Request => ({
  method: 'POST',
  path: `/api/volunteering/volunteers/${volunteerId}/redeem`,
  body: { itemId },
  mark: `item ${itemId} ${volunteerId}`,
})

/** Volunteers who have redeemed the item, as often as they have. */
async function redeemed({ office }: Town, { itemId }: Service): Promise<string[]> {
  const path = `/api/volunteering/redemptions?itemId=${itemId}`
  const rows = await office.all<{ state: string; volunteer: { id: string } }>(path)
  return rows.filter(({ state }) => state !== 'cancelled').map(({ volunteer }) => volunteer.id)
}

/** What somebody has is what was confirmed less what was redeemed, and what the movements add up to; never less than nothing. */
async function judgeBalances(town: Town, service: Service): Promise<string[]> {
  const findings: string[] = []
  const spent = await redeemed(town, service)
  for (const { volunteerId } of [...service.spend, ...service.serve]) {
    const { list, bank } = await town.office.read<{
      list: { minutes: number; standing: boolean }[]
      bank: { balance: number; movements: { amount: number }[] }
    }>(`/api/volunteering/volunteers/${volunteerId}`)
    const what = `balance of ${volunteerId}`
    const earned = list.filter(({ standing }) => standing).map((one) => one.minutes)
    const given = spent.filter((id) => id === volunteerId).map(() => -cost)
    findings.push(...judgeSum(what, bank.balance, [...earned, ...given]))
    const moved = bank.movements.map(({ amount }) => amount)
    findings.push(...judgeSum(`${what} by its movements`, bank.balance, moved))
    if (bank.balance < 0) findings.push(`below zero: ${what} is ${bank.balance}`)
  }
  return findings
}

/** All time that was banked is somebody's: accounts of persons, organisations and pools sum to zero. */
async function judgeBank({ office }: Town): Promise<string[]> {
  const { held, donated, expired, organisations } = await office.read<{
    held: number
    donated: number
    expired: number
    organisations: { balance: number }[]
  }>('/api/volunteering/bank')
  return judgeSum('the time bank', 0, [held, donated, expired, ...organisations.map(({ balance }) => balance)])
}

/** Service is confirmed and banked time redeemed, more than there is. */
export function timeBank(town: Town): Workload {
  const made: Service[] = []
  return {
    name: 'time bank',
    async open() {
      made.push(await makeService(town, 4, 8))
    },
    next(n) {
      const service = made.at(-1)!
      if (n % 3 === 0) return confirm(service.shiftId, [service.serve[(n / 3) % service.serve.length]!])
      return redeem(service, service.spend[n % service.spend.length]!)
    },
    async standing() {
      const marks: string[] = []
      for (const service of made) {
        const [{ people }] = await shiftsOf(town.office, service.needId)
        const waited = new Set(service.serve.map(({ signUpId }) => signUpId))
        marks.push(...people.flatMap((one) => (one.service && waited.has(one.signUpId) ? [`service ${one.signUpId}`] : [])))
        marks.push(...(await redeemed(town, service)).map((id) => `item ${service.itemId} ${id}`))
      }
      return marks
    },
    async invariants() {
      const findings = await judgeBank(town)
      for (const service of made) findings.push(...(await judgeBalances(town, service)))
      return findings
    },
  }
}

/** One balance that is enough for five items. */
export function oneBalance(town: Town): Contest<Service> {
  return {
    name: 'one balance',
    prepare: () => makeService(town, 1, 0),
    press: (service) => redeem(service, service.spend[0]!),
    async judge(service, told) {
      const ending = { enough: minutes / cost, won: () => true, refusal: 'ledger-below-floor' }
      const findings = judgeRace(told, { ...ending, held: (await redeemed(town, service)).length })
      return [...findings, ...(await judgeBalances(town, service)), ...(await judgeBank(town))]
    },
  }
}
