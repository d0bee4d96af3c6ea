import { sql } from 'kysely'
import { plainPhone } from '../../../kernel/phone.ts'
import { problem } from '../../../kernel/problem.ts'
import { command, query } from '../../../platform/commands/operation.ts'
import { plainCode, spokenCode } from '../../../platform/crypto/spoken-codes.ts'
import { asPlatform } from '../../../platform/db/database.ts'
import { members } from '../contract.ts'
import { memberProblems as problems } from '../problems.ts'

/** The text people agree to stands in the phrases of the page; changing it means another version here. */
export const consentVersion = '2026-11'

export const getJoinForm = query(members.getJoinForm, async (call) => {
  const { rows } = await sql<{ no: number; kind: string; name: string; district_no: number | null }>`
    select no, kind, name, district_no from organisations.frame() where kind in ('district', 'street', 'industry') order by no`.execute(
    call.tx,
  )
  const of = (kind: string, district: number) =>
    rows.filter((row) => row.kind === kind && row.district_no === district).map(({ no, name }) => ({ no, name }))
  return {
    consentVersion,
    districts: rows
      .filter((row) => row.kind === 'district')
      .map(({ no, name }) => ({ no, name, streets: of('street', no), industries: of('industry', no) })),
  }
})

/** Somebody without an account: the platform writes the row, and answers with nothing but its number and the code. */
export const declare = command(members.declare, async (call) => {
  const { tx, body, services, today } = call
  if (body.consentVersion !== consentVersion) throw problem(problems['consent-outdated'])
  const { rows: streets } = await sql<{ district_no: number }>`
    select district_no from organisations.frame() where no = ${body.streetNo} and kind = 'street'`.execute(tx)
  const districtNo = streets[0]?.district_no
  if (districtNo === undefined) throw problem(problems['declaration-street-unknown'])
  const { rows: industries } = await sql`
    select from organisations.frame() where no = ${body.industryNo ?? 0} and kind = 'industry' and district_no = ${districtNo}`.execute(
    tx,
  )
  if (body.industryNo && industries.length === 0) throw problem(problems['declaration-street-unknown'])
  const phone = plainPhone(body.phone)
  const code = spokenCode(12, 4)
  const { crypto } = services
  const no = await asPlatform(tx, async () => {
    const index = crypto.blindIndex('declaration.phone', phone)
    // Who declares again with the same number adds a line and replaces none: an earlier one may be somebody else's, and only its code takes
    // it back. The answer does not tell whether there was one; the officer is shown both.
    await sql`select pg_advisory_xact_lock(hashtext(encode(${index}::bytea, 'hex')))`.execute(tx)
    const { rows } = await sql<{ no: number }>`
      insert into members.declaration (person, district_no, street_no, industry_no, name_sealed, phone_sealed, phone_index, workplace_sealed, kind, consent_version,
        code_digest, declared_on, scope_nodes)
      values (coalesce((select k.person from members.declaration k where k.phone_index = ${index} order by k.no limit 1), gen_random_uuid()),
        ${districtNo}, ${body.streetNo}, ${body.industryNo ?? null}, ${crypto.seal('declaration.name', body.name)}, ${crypto.seal('declaration.phone', phone)},
        ${index}, ${body.workplace ? crypto.seal('declaration.workplace', body.workplace) : null}, ${body.kind}, ${body.consentVersion}, ${crypto.mac('declaration.code', code.plain)}, ${today},
        ${[districtNo, body.streetNo]}::integer[]) returning no`.execute(tx)
    return rows[0]!.no
  })
  call.note({ objectType: 'declaration', objectId: String(no), fields: ['name', 'phone'] })
  return { no, code: code.told }
})

/** Needs the code and nothing else; a wrong one is answered like one that was used. */
export const withdrawDeclaration = command(members.withdrawDeclaration, async (call) => {
  const { tx, body, services, today } = call
  const digest = services.crypto.mac('declaration.code', plainCode(body.code))
  const no = await asPlatform(tx, async () => {
    const { rows } = await sql<{ no: number; state: string }>`
      select no, state from members.declaration where code_digest = ${digest} for update`.execute(tx)
    const row = rows[0]
    if (!row) throw problem(problems['declaration-code-unknown'])
    if (row.state === 'joined') throw problem(problems['declaration-joined'])
    await sql`update members.declaration set state = 'withdrawn', withdrawn_on = ${today}, name_sealed = null, phone_sealed = null, phone_index = null,
        workplace_sealed = null, code_digest = null, account_id = null, revision = revision + 1 where no = ${row.no}`.execute(tx)
    return row.no
  })
  call.note({ objectType: 'declaration', objectId: String(no), fields: ['state'] })
  return { no }
})
