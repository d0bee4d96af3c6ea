import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { recordAct } from '../organisations/index.ts'
import { workforce } from './contract.ts'
import { fullTimeLoadsOn, loadsOn, type Reader } from './facts.ts'
import { workforceProblems as problems } from './problems.ts'
import type { Side } from './rules/duties.ts'
import { bringInPerson } from './store.ts'
import { checkWord, wordsFor } from './terms.ts'

export type NominatedRole = BodyOf<typeof workforce.nominate>['role']

interface Body {
  readonly no: number
  readonly name: string
  readonly districtNo: number
  readonly kind: string
}

/** Bodies, streets and the district within reach, who may send people. */
async function listBodies({ tx, scope, today }: Pick<Call, 'tx' | 'scope' | 'today'>, no: number | null): Promise<Body[]> {
  const { rows } = await sql<Body>`
    select u.unit_no as no, u.name, coalesce(u.district_no, u.unit_no) as "districtNo", u.kind from organisations.unit_on(${today}::date) u
    where u.kind in ('public_body', 'street', 'district') and u.status = 'active' and (${no}::integer is null or u.unit_no = ${no})
      and ${reachedBy(scope, 'u.scope_nodes')} order by u.kind desc, u.name, u.unit_no`.execute(tx)
  return rows
}

/** A department and a street each send people. Whoever is sent already stays so, and is named. */
export const nominate = command(workforce.nominate, async (call) => {
  const { tx, body } = call
  const [sender] = await listBodies(call, body.bodyNo)
  if (!sender) throw problem(problems['sender-not-found'])
  const words = await wordsFor(call, sender.districtNo)
  checkWord(words.sources, body.source)
  const { documentNo, fromOn } = body
  const actId = await recordAct(tx, call.actor.accountId, { kind: 'assign', documentNo, effectiveOn: fromOn })
  const already: string[] = []
  for (const name of new Set(body.names)) {
    const personId = await bringInPerson(tx, actId, sender.districtNo, name, body.senderName || sender.name)
    const { rows } = await sql`
      insert into workforce.nomination (person_id, body_no, side, role, source, capacity, industry_nos, document_no, from_on, account_id)
      values (${personId}, ${sender.no}, ${body.side}, ${body.role}, ${body.source ?? null}, ${body.capacity ?? null}, ${body.industryNos}, ${documentNo ?? null},
        ${fromOn}, ${call.actor.accountId})
      on conflict (person_id) where until_on is null do nothing returning id`.execute(tx)
    if (rows.length === 0) already.push(name)
  }
  const nominated = new Set(body.names).size - already.length
  call.note({
    objectType: 'unit',
    objectId: String(sender.no),
    fields: ['nomination'],
    detail: { side: body.side, role: body.role, nominated },
  })
  return { nominated, already }
})

interface NominationRow {
  id: string
  person_id: string
  name: string
  sender: string
  body_no: number
  body: string
  side: Side
  role: NominatedRole
  source: string | null
  capacity: number | null
  industries: string[] | null
  document_no: string | null
  from_on: string
  until_on: string | null
}

/** Those at hand on a day. */
async function listOn(reader: Reader, day: string, districtNo: number | null): Promise<NominationRow[]> {
  const { rows } = await sql<NominationRow>`
    select n.id, n.person_id, w.name, w.sender_name as sender, n.body_no, u.name as body, n.side, n.role, n.source, n.capacity,
      (select array_agg(f.name order by f.name) from organisations.frame() f where f.no = any (n.industry_nos)) as industries,
      n.document_no, n.from_on, n.until_on
    from workforce.nomination n join workforce.person w on w.id = n.person_id
    join organisations.unit_on(${day}::date) u on u.unit_no = n.body_no
    where n.from_on <= ${day}::date and (n.until_on is null or n.until_on > ${day}::date)
      and (${districtNo}::integer is null or w.district_no = ${districtNo}) and ${reachedBy(reader.scope, 'u.scope_nodes')}`.execute(
    reader.tx,
  )
  return rows
}

const byName = new Intl.Collator('zh-CN-u-co-pinyin')

export const listNominations = query(workforce.listNominations, async (call) => {
  const { page, pageSize, districtNo, bodyNo, side, role, free, q } = call.query
  const rows = await listOn(call, call.today, districtNo ?? null)
  const ids = rows.map((row) => row.person_id)
  const loads = {
    instructor: await loadsOn(call.tx, ids, call.today),
    full_time_worker: await fullTimeLoadsOn(call.tx, ids, call.today),
  }
  const items = rows
    .map((row) => ({
      id: row.id,
      role: row.role,
      person: { id: row.person_id, name: row.name },
      senderName: row.sender || null,
      body: { no: row.body_no, name: row.body },
      side: row.side,
      source: row.source,
      capacity: row.capacity,
      industries: row.industries ?? [],
      documentNo: row.document_no,
      fromOn: row.from_on,
      untilOn: row.until_on,
      load: loads[row.role].get(row.person_id) ?? 0,
    }))
    .filter(
      (one) =>
        (!bodyNo || one.body.no === bodyNo) &&
        (!side || one.side === side) &&
        (!role || one.role === role) &&
        (!free || one.load === 0),
    )
    .filter((one) => !q || one.person.name.includes(q) || one.body.name.includes(q))
    .sort((a, b) => byName.compare(a.person.name, b.person.name) || (a.id < b.id ? -1 : 1))
  const bodies = await listBodies(call, null)
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    total: items.length,
    page,
    pageSize,
    bodies: bodies.map(({ no, name, kind }) => ({
      no,
      name,
      side: kind === 'public_body' ? ('business' as const) : ('locality' as const),
    })),
    can: { change: call.can('person.change') !== null },
  }
})

/** Who sends a person, while that holds. */
export async function openNominationOf({ tx, scope, today }: Call, personId: string) {
  const { rows } = await sql<{ body: string; side: Side; fromOn: string; documentNo: string | null }>`
    select u.name as body, n.side, n.from_on as "fromOn", n.document_no as "documentNo" from workforce.nomination n
    join organisations.unit_on(${today}::date) u on u.unit_no = n.body_no
    where n.person_id = ${personId} and n.until_on is null and ${reachedBy(scope, 'u.scope_nodes')}`.execute(tx)
  return rows[0] ?? null
}
