import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { lockAccount, openAccount, post, splitAtCap } from '../ledger/index.ts'
import { expiryOf, type Grade, isCredited } from './rules.ts'
import { bankOn } from './settings.ts'
import { bornOf, type Volunteer } from './store.ts'

/** Purpose of every account of banked time. */
export const purpose = 'service-time'
const unit = 'minutes' as const

/** What organisations took in and gave out; there is no limit, because giving out is what they are for. */
export const organisationAccount = ({ tx, today }: Pick<Call, 'tx' | 'today'>, holderNo: number) =>
  openAccount(tx, { owner: { kind: 'organisation' }, holderNo, purpose, unit }, { floor: null, cap: null }, today)

/** Donated and expired time only gathers; what organisations that ended had given out or taken in may be either way. */
export const poolAccount = (
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  districtNo: number,
  pool: 'donated' | 'expired' | 'ended',
) =>
  openAccount(
    tx,
    { owner: { kind: 'pool' }, holderNo: districtNo, purpose: `${purpose}.${pool}`, unit },
    { floor: pool === 'ended' ? null : 0, cap: null },
    today,
  )

export const personAccount = (
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  { id, homeNo, districtNo }: Pick<Volunteer, 'id' | 'homeNo' | 'districtNo'>,
  cap: number | null,
) =>
  openAccount(
    tx,
    { owner: { kind: 'person', id }, holderNo: homeNo ?? districtNo, purpose, unit },
    { floor: 0, cap, lotted: true },
    today,
  )

export interface Credited {
  readonly serviceId: string
  readonly unitNo: number
  readonly untilAt: Date
  readonly minutes: number
  readonly grade: Grade
}

/**
 * Banks confirmed service where the district keeps a time bank: the organiser gives it out, the volunteer takes it in, and what goes beyond
 * the cap is donated to the district's pool. Answers the entry, or null where nothing is banked.
 */
export async function creditService(call: Call, volunteer: Volunteer, service: Credited): Promise<string | null> {
  const { tx } = call
  const day = dayOf(service.untilAt)
  const districtNo = await districtOf(call, service.unitNo)
  const profile = await bankOn(tx, districtNo, day)
  const who = { member: volunteer.memberId !== null, bornOn: bornOf(call, volunteer), guardian: volunteer.guardian }
  if (!profile || !isCredited(profile, service.grade, who, day)) return null
  const [from, to] = [await organisationAccount(call, service.unitNo), await personAccount(call, volunteer, profile.capMinutes)]
  const stands = (await lockAccount(tx, to))!
  const { fits, beyond } = splitAtCap(service.minutes, stands.balance, stands.cap)
  const lines = [
    { accountId: from, amount: -service.minutes },
    ...(fits > 0 ? [{ accountId: to, amount: fits, expiresOn: expiryOf(profile, day) }] : []),
    ...(beyond > 0 ? [{ accountId: await poolAccount(call, districtNo, 'donated'), amount: beyond }] : []),
  ]
  const entry = {
    key: `service-${service.serviceId}`,
    kind: 'service',
    onDay: day,
    lines,
    reference: service.serviceId,
    by: call.actor.accountId,
  }
  return (await post(tx, entry)).id
}

export async function districtOf({ tx }: Pick<Call, 'tx'>, unitNo: number): Promise<number> {
  const { rows } = await sql<{ districtNo: number }>`
    select coalesce(u.district_no, u.no) as "districtNo" from organisations.unit u where u.no = ${unitNo}`.execute(tx)
  return rows[0]?.districtNo ?? unitNo
}
