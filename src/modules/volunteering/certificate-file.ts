import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, download } from '../../platform/commands/operation.ts'
import { plainCode } from '../../platform/crypto/spoken-codes.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { type Paragraph, plainDocx } from '../../platform/documents/plain-docx.ts'
import { volunteering } from './contract.ts'
import { file as en } from './phrases.en.ts'
import { file as zh } from './phrases.zh.ts'
import { volunteeringProblems as problems } from './problems.ts'
import type { Grade } from './rules.ts'
import { about, findOwnMember, findVolunteers, unitNames, wholeNames } from './store.ts'

interface Issued {
  readonly id: string
  readonly number: string
  readonly volunteerId: string
  readonly unitNo: number
  readonly fromOn: string
  readonly untilOn: string
  readonly issuedOn: string
  readonly minutes: number
  readonly services: readonly string[]
}

/**
 * A certificate as a letter, with its code: for whoever has the code and is either certified by it or has the volunteer in reach. What has
 * been corrected since is not printed again. Throws `certificate-unknown`, `certificate-changed`.
 */
export const certificateFile = download(volunteering.certificateFile, async (call) => {
  const plain = plainCode(call.body.code)
  const words = { zh, en }[call.body.language].certificate
  const mac = call.services.crypto.mac('volunteer-certificate', plain)
  const own = await findOwnMember(call)
  const one = await asPlatform(call.tx, async () => {
    const { rows } = await sql<Issued>`
      select id, number, volunteer_id as "volunteerId", unit_no as "unitNo", from_on as "fromOn", until_on as "untilOn", issued_on as "issuedOn", minutes, services
      from volunteering.certificate where code_mac = ${mac}`.execute(call.tx)
    return rows[0]
  })
  if (!one || !(await mayTake(call, one.volunteerId, own?.member_id ?? null))) throw problem(problems['certificate-unknown'])
  const { name, issuer, lines } = await readLines(call, one)
  if (lines.reduce((sum, line) => sum + line.minutes, 0) !== one.minutes) throw problem(problems['certificate-changed'])
  const hours = (minutes: number) => String(Math.floor(minutes / 6) / 10)
  const filled = (text: string, values: Record<string, string>) =>
    text.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
  const paragraphs: Paragraph[] = [
    { text: words.title, align: 'center', size: 22, bold: true },
    { text: filled(words.number, { number: one.number }), align: 'right' },
    {
      text: filled(words.text, { name, issuer, hours: hours(one.minutes), fromOn: one.fromOn, untilOn: one.untilOn }),
      indent: true,
    },
    ...lines.map(({ onDay, title, minutes, grade }) => ({
      text: filled(words.line, { onDay, title, hours: hours(minutes), grade: words.grades[grade] }),
      indent: true,
    })),
    { text: '' },
    { text: issuer, align: 'right' },
    { text: one.issuedOn, align: 'right' },
    { text: filled(words.code, { code: call.body.code.trim() }) },
  ]
  call.note(about('certificate', one.id, 'issue', one.unitNo))
  return {
    fileName: `${words.title}-${one.number}.docx`,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: plainDocx(paragraphs),
  }
})

/** The member certified, or whoever has the volunteer in reach. */
async function mayTake(call: Call, volunteerId: string, ownMember: string | null): Promise<boolean> {
  const reached = call.can('service.people') !== null && (await findVolunteers(call.tx, [volunteerId])).length > 0
  if (reached || ownMember === null) return reached
  const [volunteer] = await asPlatform(call.tx, () => findVolunteers(call.tx, [volunteerId]))
  return volunteer?.memberId === ownMember
}

function readLines(call: Call, { volunteerId, unitNo, issuedOn, services }: Issued) {
  return asPlatform(call.tx, async () => {
    const { rows } = await sql<{ title: string; fromAt: Date; minutes: number; grade: Grade }>`
      select n.title, v.from_at as "fromAt", v.minutes, v.grade from volunteering.service v join volunteering.shift s on s.id = v.shift_id
      join volunteering.need n on n.id = s.need_id where v.id = any (${[...services]}::uuid[]) and v.reversed_at is null order by v.from_at`.execute(
      call.tx,
    )
    const names = await wholeNames(call, await findVolunteers(call.tx, [volunteerId]))
    return {
      name: names.get(volunteerId) ?? '',
      issuer: (await unitNames(call.tx, [unitNo], issuedOn))(unitNo).name,
      lines: rows.map(({ fromAt, ...line }) => ({ ...line, onDay: dayOf(fromAt) })),
    }
  })
}
