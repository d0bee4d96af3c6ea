import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import type { BodyOf, QueryOf } from '../../kernel/endpoint.ts'
import { nameOf } from './people.ts'
import { learningProblems as problems } from './problems.ts'
import { settingsOn } from './settings.ts'
import { districtOf, namesOf, ofReachedUnit } from './store.ts'

interface Row {
  id: string
  learner_kind: 'post' | 'member'
  learner_id: string
  name: string
  unit_no: number
  issuer: string
  title: string
  way: 'centralised' | 'collective'
  from_on: string
  until_on: string
  minutes: number
  document_no: string | null
  state: 'entered' | 'verified' | 'declined' | 'retracted'
  decided_on: string | null
  reason: string | null
  full: number
}

export async function findCertificates(
  call: Pick<Call, 'tx' | 'scope' | 'today' | 'can'>,
  filter: QueryOf<typeof learning.listCertificates>,
) {
  const { page, pageSize, state = null, year = null, learnerId = null, q = '' } = filter
  const { rows } = await sql<Row>`
    select c.*, n.name, count(*) over () as full from learning.certificate c join lateral ${nameOf('c.learner_id')} n on true
    where ${ofReachedUnit(call.scope, 'c.unit_no')} and (${state}::text is null or c.state = ${state})
      and (${year}::integer is null or extract(year from c.from_on) = ${year}) and (${learnerId}::uuid is null or c.learner_id = ${learnerId})
      and (${q} = '' or strpos(n.name, ${q}) > 0 or strpos(c.title, ${q}) > 0)
    order by c.state <> 'entered', c.from_on desc, n.name, c.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const name = await namesOf(
    call,
    rows.map((row) => row.unit_no),
  )
  const settings = await settingsOn(call.tx, (await districtOf(call.tx, call.scope, undefined)) ?? 0, call.today)
  const items = rows.map((row) => ({
    id: row.id,
    learner: { kind: row.learner_kind, id: row.learner_id, name: row.name },
    unit: name(row.unit_no),
    issuer: row.issuer,
    title: row.title,
    way: row.way,
    fromOn: row.from_on,
    untilOn: row.until_on,
    minutes: row.minutes,
    documentNo: row.document_no,
    state: row.state,
    decidedOn: row.decided_on,
    reason: row.reason,
  }))
  const { classHourMinutes } = settings.conversion
  return {
    items,
    total: rows[0]?.full ?? 0,
    page,
    pageSize,
    classHourMinutes,
    can: { change: call.can('learning.verify') !== null },
  }
}

export const listCertificates = query(learning.listCertificates, (call) => findCertificates(call, call.query))

type Entry = BodyOf<typeof learning.enterCertificate>

/** Enters a certificate of somebody in post at a unit in reach, or of a member whose relation lies there. It counts for nothing yet. */
export async function keepCertificate(call: Pick<Call, 'tx' | 'scope' | 'today' | 'actor'>, entry: Entry): Promise<string> {
  const { tx, scope, today, actor } = call
  if (entry.untilOn < entry.fromOn || entry.untilOn > today) throw problem(problems['certificate-days-unfit'])
  const { rows: posts } = await sql<{ district_no: number }>`
    select u.district_no from workforce.post_on(${today}::date) p join organisations.unit u on u.no = p.unit_no
    where p.person_id = ${entry.learner.id}::uuid and p.unit_no = ${entry.unitNo} and ${entry.learner.kind} = 'post' and ${ofReachedUnit(scope, 'p.unit_no')}
    union all
    select u.district_no from members.member_on(${today}::date) m join organisations.unit u on u.no = m.branch_no
    where m.member_id = ${entry.learner.id}::uuid and m.branch_no = ${entry.unitNo} and ${entry.learner.kind} = 'member' and ${ofReachedUnit(scope, 'm.branch_no')}
    limit 1`.execute(tx)
  if (!posts[0]) throw problem(problems['learner-not-found'])
  const { conversion } = await settingsOn(tx, posts[0].district_no, today)
  const { rows } = await sql<{ id: string }>`
    insert into learning.certificate (learner_kind, learner_id, unit_no, district_no, issuer, title, way, from_on, until_on, minutes, document_no, account_id)
    values (${entry.learner.kind}, ${entry.learner.id}, ${entry.unitNo}, ${posts[0].district_no}, ${entry.issuer}, ${entry.title}, ${entry.way},
      ${entry.fromOn}, ${entry.untilOn}, ${entry.classHours * conversion.classHourMinutes}, ${entry.documentNo ?? null}, ${actor.accountId})
    on conflict (learner_kind, learner_id, issuer, title, from_on) where state in ('entered', 'verified') do nothing returning id`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['certificate-exists'])
  return rows[0].id
}

export const enterCertificate = command(learning.enterCertificate, async (call) => {
  const id = await keepCertificate(call, call.body)
  call.note({ objectType: 'certificate', objectId: id })
  return { id }
})

const movesTo = { verified: 'entered', declined: 'entered', retracted: 'verified' } as const

/** A person looks at the paper and says whether it counts. Nobody decides about a certificate of the own. */
export const decideCertificate = command(learning.decideCertificate, async (call) => {
  const { tx, scope, params, body, actor, today } = call
  const { rows } = await sql<Pick<Row, 'state' | 'learner_id'>>`
    select c.state, c.learner_id from learning.certificate c where c.id = ${params.id}::uuid and ${ofReachedUnit(scope, 'c.unit_no')} for update of c`.execute(
    tx,
  )
  const found = rows[0]
  if (!found) throw problem(problems['certificate-not-found'])
  if (found.state !== movesTo[body.state]) throw problem(problems['certificate-cannot-move'])
  if (body.state !== 'verified' && !body.reason) throw problem(problems['certificate-reason-missing'])
  const { rows: own } = await sql`select from (select o.id from workforce.own_persons() o (id) union all
    select m.member_id from members.own_member_on(${today}::date) m) o where o.id = ${found.learner_id}
    or exists (select from learning.twins_of(array[o.id]) t where t.twin_id = ${found.learner_id})`.execute(tx)
  if (own.length > 0) throw problem(problems['certificate-own'])
  await sql`update learning.certificate set state = ${body.state}, decided_by = ${actor.accountId}, decided_on = ${today}, reason = ${body.reason ?? null}
    where id = ${params.id}::uuid`.execute(tx)
  call.note({ objectType: 'certificate', objectId: params.id, detail: { state: body.state } })
  return { id: params.id }
})
