import { sql } from 'kysely'
import { recordUnmasking } from '../../access/index.ts'
import { commonProblems, problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { asPlatform } from '../../../platform/db/database.ts'
import { reachedBy } from '../../../platform/db/reached.ts'
import { members } from '../contract.ts'
import { memberProblems as problems } from '../problems.ts'
import { decideDay } from '../rules.ts'
import { changeStanding, getBranch, openRelation, recordAct, sealPhone, wordsOf } from '../store.ts'

interface Locked {
  id: string
  state: string
  declaredOn: string
  placedOn: string | null
  placedNo: number | null
  streetNo: number
  districtNo: number
  name: Buffer | null
  phone: Buffer | null
  workplace: string | null
  revision: number
}

async function lockDeclaration(call: Call, id: string, ifMatch: number | null): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select d.id, d.state, d.declared_on as "declaredOn", d.placed_on as "placedOn", d.placed_no as "placedNo", d.street_no as "streetNo",
      d.district_no as "districtNo", d.name_sealed as name, d.phone_sealed as phone, d.workplace, d.revision
    from members.declaration d where d.id = ${id} and ${reachedBy(call.scope, 'd.scope_nodes')} for update`.execute(call.tx)
  const row = rows[0]
  if (!row) throw problem(problems['declaration-not-found'])
  if (ifMatch !== null && ifMatch !== row.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  call.note({ objectType: 'declaration', objectId: row.id, fields: ['state'] })
  return row
}

export const revealDeclaration = command(members.revealDeclaration, async (call) => {
  const row = await lockDeclaration(call, call.params.id, null)
  if (row.name === null || row.phone === null) throw problem(problems['declaration-closed'])
  await recordUnmasking(call, {
    purpose: call.body.purpose,
    objectType: 'declaration',
    objectId: row.id,
    fields: ['name', 'phone', 'workplace'],
    unitNo: row.placedNo ?? row.streetNo,
  })
  const { crypto } = call.services
  return {
    name: crypto.open('declaration.name', row.name),
    phone: crypto.open('declaration.phone', row.phone),
    workplace: row.workplace,
  }
})

export const placeDeclaration = command(members.placeDeclaration, async (call) => {
  const { tx, params, body, ifMatch } = call
  const row = await lockDeclaration(call, params.id, ifMatch)
  if (row.state !== 'declared' && row.state !== 'placed') throw problem(problems['declaration-closed'])
  refuseDay(call, body.onDay, row.declaredOn)
  const party = await getBranch(call, body.partyNo)
  await sql`update members.declaration set state = 'placed', placed_no = ${party.no}, placed_on = ${body.onDay}, account_id = ${call.actor.accountId},
      scope_nodes = ${[row.districtNo, row.streetNo, party.no]}::integer[], revision = revision + 1 where id = ${row.id}`.execute(
    tx,
  )
  return { id: row.id, revision: row.revision + 1 }
})

/** The person becomes a member of the organisation found; what was told for the search stays until the person withdraws or is entered. */
export const joinDeclaration = command(members.joinDeclaration, async (call) => {
  const { tx, params, body, ifMatch } = call
  const row = await lockDeclaration(call, params.id, ifMatch)
  if (row.state !== 'placed' || row.placedNo === null || row.name === null || row.phone === null)
    throw problem(problems['declaration-not-placed'])
  refuseDay(call, body.fromOn, row.declaredOn)
  const branch = await getBranch(call, row.placedNo)
  const { crypto } = call.services
  const name = crypto.open('declaration.name', row.name)
  const phone = sealPhone(call.services, crypto.open('declaration.phone', row.phone))
  const actId = await recordAct(tx, call.actor.accountId, {
    kind: 'place',
    districtNo: branch.districtNo,
    documentNo: body.documentNo,
  })
  const { rows } = await sql<{ id: string }>`
    insert into members.member (district_no, name, words, phone_sealed, phone_index, scope_nodes, recorded_by)
    values (${branch.districtNo}, ${name}, ${wordsOf(name)}, ${phone.sealed}, ${phone.index}, ${[...branch.scopeNodes]}, ${actId}) returning id`.execute(
    tx,
  )
  const memberId = rows[0]!.id
  await sql`update members.act set member_id = ${memberId} where id = ${actId}`.execute(tx)
  await openRelation(tx, actId, memberId, {
    branchNo: branch.no,
    place: body.place,
    fromOn: body.fromOn,
    documentNo: body.documentNo,
  })
  await changeStanding(tx, actId, memberId, { code: body.standing, fromOn: body.fromOn, documentNo: body.documentNo })
  // The register holds name and number now: the copy that was given for the search goes.
  await asPlatform(tx, () =>
    sql`update members.declaration set state = 'joined', member_id = ${memberId}, joined_on = ${body.fromOn}, account_id = ${call.actor.accountId},
      name_sealed = null, phone_sealed = null, phone_index = null, workplace = null, revision = revision + 1 where id = ${row.id}`.execute(
      tx,
    ),
  )
  return { id: row.id, revision: row.revision + 1, memberId }
})

function refuseDay(call: Call, day: string, since: string): void {
  const decision = decideDay(day, call.today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  if (day < since) throw problem(problems['member-before'], { since })
}
