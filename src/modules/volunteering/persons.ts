import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { plainPhone } from '../../kernel/phone.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { plainCode, spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { requireOrigin } from './origin-of.ts'
import { requireOrganiser } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { about } from './store.ts'

export interface NewPerson {
  readonly districtNo: number
  readonly homeNo: number | null
  readonly name: string
  readonly phone: string
  readonly bornOn?: Day | null | undefined
  readonly guardian?: boolean
  readonly helpedByNo?: number | null | undefined
  readonly helpedOn?: Day | null | undefined
  readonly originNo?: number | null | undefined
}

export const phoneMac = ({ services }: Pick<Call, 'services'>, phone: string) =>
  services.crypto.mac('volunteer-phone', plainPhone(phone))

/** Keeps a person with consent, sealed. Answers null where the telephone is kept already in that district. */
export async function keepPerson(call: Call, person: NewPerson): Promise<{ id: string; code: string } | null> {
  const { crypto } = call.services
  const code = spokenCode(10, 5)
  const id = randomUUID()
  const { rows } = await asPlatform(call.tx, () =>
    sql<{ id: string }>`
      insert into volunteering.volunteer (id, district_no, home_no, name_sealed, phone_sealed, phone_mac, born_sealed, consent_at, guardian_at, code_mac,
        helped_by_no, helped_on, origin_no, account_id)
      values (${id}, ${person.districtNo}, ${person.homeNo}, ${crypto.seal('volunteering.volunteer.name', person.name)},
        ${crypto.seal('volunteering.volunteer.phone', plainPhone(person.phone))}, ${phoneMac(call, person.phone)},
        ${person.bornOn ? crypto.seal('volunteering.volunteer.born', person.bornOn) : null}, transaction_timestamp(),
        ${person.guardian ? call.now : null}, ${crypto.mac('volunteer-code', code.plain)}, ${person.helpedByNo ?? null}, ${person.helpedOn ?? null}, ${person.originNo ?? null}, ${call.actor.accountId})
      on conflict (district_no, phone_mac) where phone_mac is not null do nothing returning id`.execute(call.tx),
  )
  return rows[0] ? { id, code: code.told } : null
}

/** Who is kept under a telephone in a district; and gets a new code, because nobody knows the old one any more. */
export async function knownPerson(
  call: Call,
  districtNo: number,
  phone: string,
): Promise<{ id: string; homeNo: number | null } | null> {
  const { rows } = await asPlatform(call.tx, () =>
    sql<{ id: string; homeNo: number | null }>`
      select id, home_no as "homeNo" from volunteering.volunteer where district_no = ${districtNo} and phone_mac = ${phoneMac(call, phone)}`.execute(
      call.tx,
    ),
  )
  return rows[0] ?? null
}

/** Whom a code belongs to. */
export async function personOfCode(call: Call, code: string): Promise<{ id: string } | null> {
  const { rows } = await asPlatform(call.tx, () =>
    sql<{
      id: string
    }>`select id from volunteering.volunteer where code_mac = ${call.services.crypto.mac('volunteer-code', plainCode(code))}`.execute(
      call.tx,
    ),
  )
  return rows[0] ?? null
}

export const enterVolunteer = command(volunteering.enterVolunteer, async (call) => {
  const { body } = call
  const districtNo = await requireOrganiser(call, body.homeNo)
  const helped = body.helpedByNo ? { helpedByNo: body.helpedByNo, helpedOn: body.helpedOn ?? call.today } : {}
  if (body.helpedByNo) await requireOrganiser(call, body.helpedByNo)
  if (body.originNo) await requireOrigin(call, districtNo, body.originNo)
  const kept = await keepPerson(call, {
    districtNo,
    homeNo: body.homeNo,
    name: body.name,
    phone: body.phone,
    bornOn: body.bornOn,
    guardian: body.guardian,
    ...helped,
    originNo: body.originNo,
  })
  if (!kept) throw problem(problems['volunteer-known'])
  call.note(about('volunteer', kept.id, 'enter', body.homeNo))
  return kept
})
