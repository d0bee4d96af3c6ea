import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { plainPhone } from '../../kernel/phone.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { volunteering } from './contract.ts'
import { requireOrganiser } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { decideCaseAct } from './rules/service-case.ts'
import { getOwnCase } from './service-cases.ts'
import { caseWordsOn } from './settings.ts'
import { about, getVolunteerRow } from './store.ts'

interface Entry {
  readonly what: 'intake' | 'plan' | 'service' | 'close' | 'reopen'
  readonly onDay: Day
  readonly words?: string | null | undefined
  readonly shiftId?: string | null | undefined
}

async function log(call: Call, caseId: string, { what, onDay, words = null, shiftId = null }: Entry): Promise<void> {
  const sealed = words ? call.services.crypto.seal('volunteering.case.about', words) : null
  await sql`
    insert into volunteering.case_log (id, case_id, what, on_day, words_sealed, shift_id, account_id)
    values (${randomUUID()}, ${caseId}, ${what}, ${onDay}, ${sealed}, ${shiftId}, ${call.actor.accountId})`.execute(call.tx)
}

export const openServiceCase = command(volunteering.openServiceCase, async (call) => {
  const { tx, body, services, today } = call
  const districtNo = await requireOrganiser(call, body.unitNo)
  if (!call.scope.everything && !call.scope.nodes.includes(body.unitNo)) throw problem(problems['need-organiser-unknown'])
  const { needs } = await caseWordsOn(tx, districtNo, today)
  const unknown = body.needs.find((code) => !needs.some((one) => one.code === code))
  if (unknown) throw problem(problems['need-word-unknown'], { word: unknown })
  if (body.intakeOn > today || body.consentOn > body.intakeOn) throw problem(problems['service-case-day-unfit'])
  const id = randomUUID()
  const { crypto } = services
  await sql`
    insert into volunteering.service_case (id, unit_no, district_no, name_sealed, phone_sealed, about_sealed, needs, consent_on, intake_on, account_id)
    values (${id}, ${body.unitNo}, ${districtNo}, ${crypto.seal('volunteering.case.name', body.name)},
      ${body.phone ? crypto.seal('volunteering.case.phone', plainPhone(body.phone)) : null},
      ${body.about ? crypto.seal('volunteering.case.about', body.about) : null}, ${[...new Set(body.needs)]}::text[], ${body.consentOn}, ${body.intakeOn}, ${call.actor.accountId})`.execute(
    tx,
  )
  await log(call, id, { what: 'intake', onDay: body.intakeOn })
  call.note(about('service-case', id, 'open', body.unitNo))
  return { id }
})

/** A session of service of the same organisation. Throws `shift-not-found`. */
async function requireSession(call: Call, unitNo: number, shiftId: string | null | undefined): Promise<void> {
  if (!shiftId) return
  const { rows } = await sql`
    select from volunteering.shift s join volunteering.need n on n.id = s.need_id where s.id = ${shiftId} and n.unit_no = ${unitNo} and s.state <> 'cancelled'`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['shift-not-found'])
}

async function finishStep(call: Call, caseId: string, stepId: string | null | undefined, onDay: Day): Promise<void> {
  if (!stepId) return
  const { rows } = await sql`
    update volunteering.case_step set done_on = ${onDay} where id = ${stepId} and case_id = ${caseId} and done_on is null returning id`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['service-case-step-unknown'])
}

export const recordServiceCase = command(volunteering.recordServiceCase, async (call) => {
  const { tx, body, params } = call
  await sql`select from volunteering.service_case where id = ${params.id} for update`.execute(tx)
  const row = await getOwnCase(call, params.id)
  const decided = decideCaseAct(row.state, body.act, body.onDay, { last: row.last, today: call.today })
  if ('refused' in decided) throw problem(problems[decided.refused])
  if (body.act === 'plan') {
    if (body.workerId) await getVolunteerRow(call, body.workerId)
    await sql`
      insert into volunteering.case_step (id, case_id, title, due_on, worker_id, account_id)
      values (${randomUUID()}, ${row.id}, ${body.title}, ${body.dueOn ?? null}, ${body.workerId ?? null}, ${call.actor.accountId})`.execute(
      tx,
    )
    await log(call, row.id, { what: 'plan', onDay: body.onDay, words: body.title })
  } else if (body.act === 'service') {
    await requireSession(call, row.unitNo, body.shiftId)
    await finishStep(call, row.id, body.stepId, body.onDay)
    await log(call, row.id, { what: 'service', onDay: body.onDay, words: body.words, shiftId: body.shiftId })
  } else {
    if (body.act === 'close') await requireOutcome(call, row.districtNo, body.outcome)
    await log(call, row.id, { what: body.act, onDay: body.onDay, words: body.words })
  }
  const closing = body.act === 'close' ? body : null
  const words = closing?.words ? call.services.crypto.seal('volunteering.case.about', closing.words) : null
  await sql`
    update volunteering.service_case set state = ${decided.to}, closed_on = ${closing?.onDay ?? null}, outcome = ${closing?.outcome ?? null}, outcome_sealed = ${words}
    where id = ${row.id}`.execute(tx)
  call.note(about('service-case', row.id, body.act, row.unitNo))
  return { id: row.id }
})

async function requireOutcome(call: Call, districtNo: number, outcome: string): Promise<void> {
  const { outcomes } = await caseWordsOn(call.tx, districtNo, call.today)
  if (!outcomes.some(({ code }) => code === outcome)) throw problem(problems['need-word-unknown'], { word: outcome })
}
