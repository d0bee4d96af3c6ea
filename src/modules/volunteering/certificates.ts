import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { plainCode, spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { requireOrganiser } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import type { Grade } from './rules.ts'
import { about, findVolunteers, getVolunteerRow, servedIn, unitNames, wholeNames } from './store.ts'

interface Wanted {
  readonly unitNo: number
  readonly fromOn: string
  readonly untilOn: string
}

/**
 * Who organised records, who recorded certifies: minutes of one organiser that stand, with what they were for. Free, and from nothing but
 * records. Throws `certificate-nothing` where there are none.
 */
export function certify(call: Call, volunteerId: string, { unitNo, fromOn, untilOn }: Wanted) {
  const { tx, services, today } = call
  return asPlatform(tx, async () => {
    const [volunteer] = await findVolunteers(tx, [volunteerId])
    const { rows } = await sql<{ id: string; title: string; fromAt: Date; minutes: number; grade: Grade }>`
      select v.id, n.title, v.from_at as "fromAt", v.minutes, v.grade from volunteering.service v join volunteering.shift s on s.id = v.shift_id
      join volunteering.need n on n.id = s.need_id
      where v.volunteer_id = ${volunteerId} and v.unit_no = ${unitNo} and v.reversed_at is null
        and ${servedIn(fromOn, untilOn)} order by v.from_at`.execute(tx)
    if (!volunteer || rows.length === 0) throw problem(problems['certificate-nothing'])
    const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
    const code = spokenCode(12, 4)
    const [id, number] = [randomUUID(), await nextNumber(call)]
    await sql`
      insert into volunteering.certificate (id, volunteer_id, unit_no, home_no, number, code_mac, from_on, until_on, minutes, services, issued_on, account_id)
      values (${id}, ${volunteerId}, ${unitNo}, ${volunteer.homeNo}, ${number}, ${services.crypto.mac('volunteer-certificate', code.plain)}, ${fromOn}, ${untilOn}, ${minutes},
        ${rows.map((row) => row.id)}::uuid[], ${today}, ${call.actor.accountId})`.execute(tx)
    const name = (await wholeNames(call, [volunteer])).get(volunteerId) ?? ''
    const issuer = (await unitNames(tx, [unitNo], today))(unitNo).name
    call.note(about('certificate', id, 'issue', unitNo))
    const lines = rows.map(({ title, fromAt, minutes: served, grade }) => ({
      title,
      onDay: dayOf(fromAt),
      minutes: served,
      grade,
    }))
    return { number, code: code.told, name, issuer, fromOn, untilOn, minutes, issuedOn: today, lines }
  })
}

/** Numbers run through a year; the table is locked while one is taken, so that none is taken twice. */
async function nextNumber({ tx, today }: Call): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('volunteering.certificate'))`.execute(tx)
  const year = today.slice(0, 4)
  const { rows } = await sql<{ next: number }>`
    select count(*)::integer + 1 as next from volunteering.certificate where number like ${`ZY${year}-%`}`.execute(tx)
  return `ZY${year}-${String(rows[0]!.next).padStart(6, '0')}`
}

/** By the organiser itself, for whoever asks. */
export const issueCertificate = command(volunteering.issueCertificate, async (call) => {
  await getVolunteerRow(call, call.params.id)
  await requireOrganiser(call, call.body.unitNo)
  return certify(call, call.params.id, call.body)
})

/** Asked in the body, because addresses are written into logs. */
export const verifyCertificate = command(volunteering.verifyCertificate, async (call) => {
  const mac = call.services.crypto.mac('volunteer-certificate', plainCode(call.body.code))
  const { rows } = await sql<{
    number: string
    unit_no: number
    volunteer_id: string
    from_on: string
    until_on: string
    minutes: number
    issued_on: string
    still: number
  }>`select * from volunteering.certificate_told(${mac})`.execute(call.tx)
  const told = rows[0]
  if (!told) throw problem(problems['certificate-unknown'])
  return asPlatform(call.tx, async () => {
    const [volunteer] = await findVolunteers(call.tx, [told.volunteer_id])
    const names = volunteer ? await wholeNames(call, [volunteer]) : new Map<string, string>()
    const issuer = (await unitNames(call.tx, [told.unit_no], call.today))(told.unit_no).name
    const name = maskName(names.get(told.volunteer_id) ?? '')
    const { number, minutes, still } = told
    return { number, name, issuer, fromOn: told.from_on, untilOn: told.until_on, minutes, still, issuedOn: told.issued_on }
  })
})
