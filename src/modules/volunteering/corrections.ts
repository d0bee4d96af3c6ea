import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reverse } from '../ledger/index.ts'
import { carryOn } from './balances.ts'
import { insertService, refuseOwn } from './confirm.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { decideServed, type Grade } from './rules.ts'
import { about, findVolunteers, shownNames, unitReached } from './store.ts'

interface ServiceRow {
  id: string
  signUpId: string
  shiftId: string
  volunteerId: string
  unitNo: number
  homeNo: number | null
  grade: Grade
  guarantee: string | null
  entryId: string | null
}

const serviceColumns = sql`v.id, v.sign_up_id as "signUpId", v.shift_id as "shiftId", v.volunteer_id as "volunteerId", v.unit_no as "unitNo", v.home_no as "homeNo",
  v.grade, v.guarantee, v.entry_id as "entryId"`

export interface Asked {
  readonly right: { readonly fromAt: string; readonly untilAt: string; readonly minutes: number } | null
  readonly reason: string
}

/** Asks for service that stands to be put right. Throws `service-not-found`, `correction-waits`, `service-times-unfit`. */
export async function ask(
  call: Call,
  serviceId: string,
  { right, reason }: Asked,
  askedBy: 'organiser' | 'volunteer',
): Promise<string> {
  const { rows } =
    await sql<ServiceRow>`select ${serviceColumns} from volunteering.service v where v.id = ${serviceId} and v.reversed_at is null`.execute(
      call.tx,
    )
  const service = rows[0]
  if (!service) throw problem(problems['service-not-found'])
  if (right) {
    const refused = decideServed(
      { ...service, fromAt: new Date(right.fromAt), untilAt: new Date(right.untilAt), minutes: right.minutes },
      call.now,
    )
    if (refused) throw problem(problems[refused])
  }
  const id = randomUUID()
  const { rows: made } = await sql`
    insert into volunteering.correction (id, service_id, from_at, until_at, minutes, reason, asked_by, proposed_by)
    values (${id}, ${serviceId}, ${right?.fromAt ?? null}, ${right?.untilAt ?? null}, ${right?.minutes ?? null}, ${reason}, ${askedBy}, ${call.actor.accountId})
    on conflict (service_id) where verdict is null do nothing returning id`.execute(call.tx)
  if (!made[0]) throw problem(problems['correction-waits'])
  call.note(about('service', serviceId, 'correction', service.unitNo))
  return id
}

export const proposeCorrection = command(volunteering.proposeCorrection, async (call) => ({
  id: await ask(call, call.params.id, call.body, 'organiser'),
}))

interface CorrectionRow {
  id: string
  serviceId: string
  fromAt: Date | null
  untilAt: Date | null
  minutes: number | null
  reason: string
  proposedBy: string | null
}

export const decideCorrection = command(volunteering.decideCorrection, async (call) => {
  const { tx, params, body, actor } = call
  const { rows } = await sql<CorrectionRow>`
    select c.id, c.service_id as "serviceId", c.from_at as "fromAt", c.until_at as "untilAt", c.minutes, c.reason, c.proposed_by as "proposedBy"
    from volunteering.correction c join volunteering.service v on v.id = c.service_id
    where c.id = ${params.id} and c.verdict is null and ${unitReached(call.scope, 'v.unit_no')} for update of c`.execute(tx)
  const correction = rows[0]
  if (!correction) throw problem(problems['correction-not-found'])
  if (actor.accountId === null || correction.proposedBy === actor.accountId) throw problem(problems['correction-same-person'])
  if (body.agree) await putRight(call, correction, actor.accountId)
  await sql`
    update volunteering.correction set verdict = ${body.agree ? 'agreed' : 'declined'}, decided_by = ${actor.accountId}, decided_at = transaction_timestamp(),
      decline_reason = ${body.agree ? null : body.reason?.trim() || null} where id = ${params.id}`.execute(tx)
  call.note(about('correction', params.id, body.agree ? 'agreed' : 'declined'))
  return { id: params.id }
})

/** What stood is reversed, in the records and in the ledger; what is right is entered anew and banked anew. */
async function putRight(call: Call, correction: CorrectionRow, approvedBy: string): Promise<void> {
  const { tx } = call
  await asPlatform(tx, async () => {
    const { rows } =
      await sql<ServiceRow>`select ${serviceColumns} from volunteering.service v where v.id = ${correction.serviceId} and v.reversed_at is null`.execute(
        tx,
      )
    const was = rows[0]
    if (!was) throw problem(problems['service-not-found'])
    const [volunteer] = await findVolunteers(tx, [was.volunteerId], true)
    await refuseOwn(call, volunteer!)
    await sql`update volunteering.service set reversed_at = transaction_timestamp() where id = ${was.id}`.execute(tx)
    if (was.entryId !== null) {
      const { proposedBy, reason } = correction
      await reverse(tx, {
        entryId: was.entryId,
        key: `correction-${correction.id}`,
        onDay: call.today,
        reason,
        proposedBy,
        approvedBy,
      })
    }
    const { fromAt, untilAt, minutes } = correction
    if (fromAt && untilAt && minutes) await insertService(call, volunteer!, { ...was, fromAt, untilAt, minutes })
    // Of an organiser that was merged or ended since, what this moved follows to where its time has gone.
    await carryOn(tx, was.unitNo, call.today, `correction-${correction.id}`)
  })
}

export type CorrectionFilter = Partial<Omit<QueryOf<typeof volunteering.listCorrections>, 'page' | 'pageSize'>>

export async function findCorrections(call: Call, filter: CorrectionFilter, page = 1, pageSize = 100_000) {
  const { verdict = null } = filter
  const { rows } = await sql<{
    id: string
    no: number
    serviceId: string
    volunteerId: string
    title: string
    was: number
    wanted: number | null
    reason: string
    askedBy: 'organiser' | 'volunteer'
    proposedAt: Date
    verdict: 'agreed' | 'declined' | null
    declineReason: string | null
    proposedBy: string | null
    decides: boolean
    full: number
  }>`
    select c.id, c.no, c.service_id as "serviceId", v.volunteer_id as "volunteerId", n.title, v.minutes as was, c.minutes as wanted, c.reason, c.asked_by as "askedBy",
      c.proposed_at as "proposedAt", c.verdict, c.decline_reason as "declineReason", c.proposed_by as "proposedBy", ${unitReached(call.scope, 'v.unit_no')} as decides,
      count(*) over ()::integer as full
    from volunteering.correction c join volunteering.service v on v.id = c.service_id join volunteering.shift s on s.id = v.shift_id join volunteering.need n on n.id = s.need_id
    where (${unitReached(call.scope, 'v.unit_no')} or ${unitReached(call.scope, 'v.home_no')})
      and (${verdict}::text is null or coalesce(c.verdict, 'waiting') = ${verdict})
    order by c.verdict is not null, c.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const name = await shownNames(
    call,
    rows.map((row) => row.volunteerId),
  )
  const items = rows.map(({ volunteerId, proposedAt, proposedBy, decides, ...row }) => ({
    ...row,
    volunteer: { id: volunteerId, name: name(volunteerId) },
    proposedOn: dayOf(proposedAt),
    can: { decide: row.verdict === null && decides && proposedBy !== call.actor.accountId },
  }))
  return { total: rows[0]?.full ?? 0, items }
}

export const listCorrections = query(volunteering.listCorrections, async (call) => {
  const { page, pageSize, ...filter } = call.query
  return { ...(await findCorrections(call, filter, page, pageSize)), page, pageSize }
})
