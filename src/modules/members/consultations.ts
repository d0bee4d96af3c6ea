import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import type { ConsultationFilter } from './contract-consultations.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'
import { getRule } from './settings.ts'
import { requireUnitOf } from './stations.ts'

interface Row {
  id: string
  no: number
  revision: number
  stationId: string
  stationName: string
  districtNo: number
  onDay: string
  topic: string
  question: string
  asker: string | null
  state: 'open' | 'handed' | 'answered'
  answer: string | null
  answeredOn: string | null
  handedToNo: number | null
  handedToName: string | null
  handedOn: string | null
  own: boolean
  ofStation: boolean
}

const under = (scope: Call['scope'], column: string) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = ${sql.ref(column)} and ${reachedBy(scope, 'u.scope_nodes')})`
const ofStation = (scope: Call['scope']) =>
  sql<boolean>`exists (select from members.station s where s.id = c.station_id and ${under(scope, 's.host_no')})`
const stateOf = sql`case when c.answered_on is not null then 'answered' when c.handed_on is not null then 'handed' else 'open' end`

type Reader = Pick<Call, 'tx' | 'scope'>

/** The one predicate of list, count and export. */
function fits({ scope }: Reader, filter: Partial<ConsultationFilter>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`c.retracted_at is null`,
    sql<boolean>`(${ofStation(scope)} or ${under(scope, 'c.handed_to_no')})`,
  ]
  if (filter.stationId) parts.push(sql<boolean>`c.station_id = ${filter.stationId}`)
  if (filter.topic) parts.push(sql<boolean>`c.topic = ${filter.topic}`)
  if (filter.state) parts.push(sql<boolean>`${stateOf} = ${filter.state}`)
  if (filter.districtNo)
    parts.push(
      sql<boolean>`exists (select from members.station s where s.id = c.station_id and s.district_no = ${filter.districtNo})`,
    )
  if (filter.fromOn) parts.push(sql<boolean>`c.on_day >= ${filter.fromOn}`)
  if (filter.untilOn) parts.push(sql<boolean>`c.on_day < ${filter.untilOn}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

async function listRows(call: Call, where: RawBuilder<boolean>, limit: number, offset: number): Promise<Row[]> {
  const own = call.can('member.own')
  const { rows } = await sql<Row>`
    select c.id, c.no, c.revision, c.station_id as "stationId", t.name as "stationName", t.district_no as "districtNo", c.on_day as "onDay", c.topic, c.question,
      c.asker, ${stateOf} as state, c.answer, c.answered_on as "answeredOn", c.handed_to_no as "handedToNo", h.name as "handedToName",
      c.handed_on as "handedOn", ${own ? ofStation(own) : sql`false`} as own, ${ofStation(call.scope)} as "ofStation"
    from members.consultation c cross join lateral members.station_named(c.station_id) t
      left join lateral members.unit_named(c.handed_to_no, t.district_no, ${call.today}::date) h on true where ${where}
    order by c.answered_on is not null, c.on_day desc, c.no desc limit ${limit} offset ${offset}`.execute(call.tx)
  return rows.map((row) => ({ ...row, asker: row.asker && (row.own ? row.asker : maskName(row.asker)) }))
}

const handedTo = (row: Row) =>
  row.handedToNo === null ? null : { no: row.handedToNo, name: row.handedToName ?? String(row.handedToNo) }

export const listConsultations = query(members.listConsultations, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const where = fits(call, filter)
  const rows = await listRows(call, where, pageSize, (page - 1) * pageSize)
  const { rows: topics } = await sql<{ topic: string; count: number; unanswered: number }>`
    select c.topic, count(*)::integer as count, count(*) filter (where c.answered_on is null)::integer as unanswered
    from members.consultation c where ${where} group by c.topic order by 2 desc, 1`.execute(call.tx)
  const may = call.can('member.change') !== null
  return {
    items: rows.map((row) => {
      const {
        stationId,
        stationName,
        districtNo: _d,
        handedToNo: _no,
        handedToName: _name,
        own: _own,
        ofStation: mine,
        ...rest
      } = row
      const can = { answer: may && row.state !== 'answered', withdraw: may && mine }
      return { ...rest, station: { id: stationId, name: stationName }, handedTo: handedTo(row), can }
    }),
    total: topics.reduce((sum, one) => sum + one.count, 0),
    topics: topics.map(({ topic, count }) => ({ topic, count })),
    unanswered: topics.reduce((sum, one) => sum + one.unanswered, 0),
    page,
    pageSize,
  }
})

/** The district whose programme names the kinds: of the scope, or any for the platform. */
async function districtOf({ tx, scope }: Reader): Promise<number> {
  const { rows } = await sql<{ no: number | null }>`
    select coalesce(u.district_no, u.no) as no from organisations.unit u where ${reachedBy(scope, 'u.scope_nodes')} order by u.no limit 1`.execute(
    tx,
  )
  return rows[0]?.no ?? 0
}

export const listTopics = query(members.listTopics, async (call) => {
  const { params, version, source } = await getRule(call.tx, await districtOf(call), 'member.consultation', call.today)
  return { topics: params.topics, version, source }
})

function columnsFor(
  topics: readonly { code: string; zh: string; en: string }[],
  language: 'zh' | 'en',
): readonly FileColumn<Row>[] {
  return [
    { head: 'consultationNo', width: 10, value: (row) => row.no },
    { head: 'askedOn', width: 12, value: (row) => ({ date: row.onDay }) },
    { head: 'station', width: 30, value: (row) => row.stationName },
    { head: 'topic', width: 22, value: (row) => topics.find((one) => one.code === row.topic)?.[language] ?? row.topic },
    { head: 'question', width: 50, value: (row) => row.question },
    { head: 'asker', width: 14, value: (row, words) => row.asker ?? words.unnamed },
    { head: 'progress', width: 12, value: (row, words) => words.consultation[row.state] },
    { head: 'answer', width: 50, value: (row) => row.answer },
    { head: 'answeredOn', width: 12, value: (row) => dayCell(row.answeredOn) },
    { head: 'handedTo', width: 30, value: (row) => handedTo(row)?.name ?? null },
  ]
}

export const exportConsultations = download(members.exportConsultations, async (call) => {
  const { topics } = (await getRule(call.tx, await districtOf(call), 'member.consultation', call.today)).params
  const rows = await listRows(call, fits(call, call.query), 100_000, 0)
  return listFile(call, call.query, 'consultations', columnsFor(topics, call.query.language), rows)
})

/** Also at a station given up since, as long as it was open on the day. */
export const askConsultation = command(members.askConsultation, async (call) => {
  const { tx, params, body, today } = call
  const { rows: stations } = await sql<{ districtNo: number; openedOn: string; closedOn: string | null }>`
    select s.district_no as "districtNo", s.opened_on as "openedOn", s.closed_on as "closedOn" from members.station s
    where s.id = ${params.id} and ${under(call.scope, 's.host_no')} for share of s`.execute(tx)
  const station = stations[0]
  if (!station) throw problem(problems['station-not-found'])
  const decision = decideDay(body.onDay, today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  if (body.onDay < station.openedOn) throw problem(problems['member-before'], { since: station.openedOn })
  if (station.closedOn !== null && body.onDay > station.closedOn) throw problem(problems['station-closed'])
  const rule = await getRule(tx, station.districtNo, 'member.consultation', body.onDay)
  if (!rule.params.topics.some((one) => one.code === body.topic)) throw problem(problems['consultation-topic-unknown'])
  const answer = body.answer || null
  const { rows } = await sql<{ id: string; revision: number }>`
    insert into members.consultation (station_id, on_day, topic, question, asker, answer, answered_on, rule_version, account_id)
    values (${params.id}, ${body.onDay}, ${body.topic}, ${body.question}, ${body.asker || null}, ${answer}, ${answer === null ? null : body.onDay}::date,
      ${rule.version}, ${call.actor.accountId}) returning id, revision`.execute(tx)
  call.note({ objectType: 'consultation', objectId: rows[0]!.id, fields: ['state'] })
  return rows[0]!
})

/** Either side answers; whoever it was handed to may hand it on. */
export const answerConsultation = command(members.answerConsultation, async (call) => {
  const { tx, params, body, today } = call
  await sql`select from members.consultation where id = ${params.id} for update`.execute(tx)
  const [row] = await listRows(call, sql<boolean>`${fits(call, {})} and c.id = ${params.id}`, 1, 0)
  if (!row) throw problem(problems['consultation-not-found'])
  if (call.ifMatch !== row.revision) throw problem(commonProblems['revision-stale'], { seen: call.ifMatch, now: row.revision })
  if (row.state === 'answered') throw problem(problems['consultation-answered'])
  if (body.act === 'hand') await requireUnitOf(call, row.districtNo, body.unitNo)
  const set =
    body.act === 'answer'
      ? sql`answer = ${body.answer}, answered_on = ${today}`
      : sql`handed_to_no = ${body.unitNo}, handed_on = ${today}`
  await sql`update members.consultation set ${set}, revision = revision + 1 where id = ${row.id}`.execute(tx)
  call.note({ objectType: 'consultation', objectId: row.id, fields: [body.act] })
  return { id: row.id, revision: row.revision + 1 }
})

export const withdrawConsultation = command(members.withdrawConsultation, async (call) => {
  const { rows } = await sql<{ id: string }>`
    update members.consultation c set retracted_at = ${call.now} where c.id = ${call.params.id} and c.retracted_at is null and ${ofStation(call.scope)}
    returning c.id`.execute(call.tx)
  if (!rows[0]) throw problem(problems['consultation-not-found'])
  call.note({ objectType: 'consultation', objectId: rows[0].id, fields: ['state'] })
  return rows[0]
})
