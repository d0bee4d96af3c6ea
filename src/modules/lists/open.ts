import { sql } from 'kysely'
import { plainPhone } from '../../kernel/phone.ts'
import { problem } from '../../kernel/problem.ts'
import { command, query } from '../../platform/commands/operation.ts'
import { plainCode, spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { take } from './claims.ts'
import { lists } from './contract.ts'
import { listProblems as problems } from './problems.ts'
import type { ClaimState, EntryKind } from './rules.ts'
import { namesOf } from './store.ts'

interface OpenRow {
  id: string
  no: number
  kind: EntryKind
  title: string
  detail: string | null
  ownerNo: number
  place: string | null
  left: number
  unit: string
  untilOn: string | null
  openTo: ('members' | 'residents')[]
}

/** What everybody sees and may take on; nothing else of the lists is told without an account. */
export const listOpen = query(lists.listOpen, async (call) => {
  const { page, pageSize, districtNo = null } = call.query
  const where = sql`e.state = 'published' and e.audience_no is null and e.taken < e.quantity and e.open_to && array['members', 'residents']
    and (e.until_on is null or e.until_on > ${call.today}::date) and (${districtNo}::integer is null or e.district_no = ${districtNo})`
  const { rows: counted } = await sql<{
    total: number
  }>`select count(*)::integer as total from lists.entry e where ${where}`.execute(call.tx)
  const { rows } = await sql<OpenRow>`
    select e.id, e.no::integer, e.kind, e.title, e.detail, e.owner_no as "ownerNo", e.place, e.quantity - e.taken as left, e.unit, e.until_on as "untilOn",
      array_remove(e.open_to, 'organisations') as "openTo"
    from lists.entry e where ${where} order by e.urgent desc, e.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const named = await namesOf(
    call.tx,
    rows.map((row) => row.ownerNo),
    call.today,
  )
  return {
    items: rows.map(({ ownerNo, ...row }) => ({ ...row, owner: named(ownerNo).name })),
    total: counted[0]!.total,
    page,
    pageSize,
  }
})

/** A person comes without an account: name and telephone, sealed, with consent; the code shown once is the way back. */
export const claimOpen = command(lists.claimOpen, async (call) => {
  const { body, params, services } = call
  const { crypto } = services
  const code = spokenCode(10, 5)
  const phone = plainPhone(body.phone)
  const id = await take(call, {
    entryId: params.id,
    mode: 'person',
    units: [],
    shares: [],
    agreed: null,
    quantity: 1,
    person: {
      who: body.who,
      name: crypto.seal('lists.claim.name', body.name),
      phone: crypto.seal('lists.claim.phone', phone),
      phoneMac: crypto.mac('list-claim-phone', phone),
      codeMac: crypto.mac('list-claim-code', code.plain),
    },
  })
  call.note({ objectType: 'list-claim', objectId: id, fields: ['claimed'] })
  return { code: code.told }
})

interface Found {
  state: ClaimState
  title: string
  place: string | null
  untilOn: string | null
  ownerNo: number
  result: string | null
}

/** Asked in the body, because addresses are written into logs. */
export const findOpenClaim = command(lists.findOpenClaim, async (call) => {
  const mac = call.services.crypto.mac('list-claim-code', plainCode(call.body.code))
  const { rows } = await sql<Found>`
    select state, title, place, until_on as "untilOn", owner_no as "ownerNo", result from lists.claim_of_code(${mac})`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['claim-not-found'])
  const { ownerNo, ...found } = rows[0]
  return { ...found, owner: (await namesOf(call.tx, [ownerNo], call.today))(ownerNo).name }
})

export const tellOpenClaim = command(lists.tellOpenClaim, async (call) => {
  const { code, deed, line } = call.body
  const mac = call.services.crypto.mac('list-claim-code', plainCode(code))
  const { rows } = await sql<{ outcome: 'told' | 'cannot' | 'unknown' }>`
    select lists.tell_by_code(${mac}::bytea, ${line}, ${deed}, ${call.today}::date) as outcome`.execute(call.tx)
  const { outcome } = rows[0]!
  if (outcome === 'unknown') throw problem(problems['claim-not-found'])
  if (outcome === 'cannot') throw problem(problems['claim-cannot'])
  call.note({ objectType: 'list-claim', fields: [deed] })
  return { told: true }
})
