import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import { learningProblems as problems } from './problems.ts'
import { settingsOn } from './settings.ts'
import { answersFor, checkWord, concerns, districtOf, getBody, namesOf } from './store.ts'

interface PlanRow {
  id: string
  node_no: number
  district_no: number
  year: number
  theme: string
  campaign: string | null
  level: string | null
  document: string | null
  sessions: number
  begun: number
}

const columns = (now: Date) => sql`p.id, p.node_no, p.district_no, p.year, p.theme, p.campaign, p.level, p.document,
  (select count(*) from learning.session s where s.plan_id = p.id and s.cancelled_at is null) as sessions,
  (select count(*) from learning.session s where s.plan_id = p.id and s.cancelled_at is null and s.starts_at <= ${now}) as begun`

async function present(call: Pick<Call, 'tx' | 'today'>, rows: readonly PlanRow[]) {
  const name = await namesOf(
    call,
    rows.map((row) => row.node_no),
  )
  return rows.map(({ node_no, district_no, ...row }) => ({ ...row, node: name(node_no), districtNo: district_no }))
}

export const getWords = query(learning.getWords, async (call) => {
  const districtNo = await districtOf(call.tx, call.scope, call.query.districtNo)
  const { kinds, levels, campaigns, conversion, minimums, lessonMinutes, rules } = await settingsOn(
    call.tx,
    districtNo ?? 0,
    call.today,
  )
  const can = {
    change: call.can('learning.change') !== null,
    export: call.can('learning.export') !== null,
    teach: call.can('learning.teach') !== null,
  }
  return {
    districtNo,
    kinds: [...kinds],
    levels: [...levels],
    campaigns: [...campaigns],
    conversion,
    minimums: [...minimums],
    lessonMinutes,
    rules: [...rules],
    can,
  }
})

export async function findPlans(call: Pick<Call, 'tx' | 'scope' | 'today' | 'now'>, filter: QueryOf<typeof learning.listPlans>) {
  const { page, pageSize, districtNo = null, year = null, level = null } = filter
  const { rows } = await sql<PlanRow & { full: number }>`
    select ${columns(call.now)}, count(*) over () as full from learning.plan p
    where p.withdrawn_at is null and ${concerns(call.scope, 'p')}
      and (${districtNo}::integer is null or p.district_no = ${districtNo}) and (${year}::integer is null or p.year = ${year})
      and (${level}::text is null or p.level = ${level})
    order by p.year desc, p.recorded_at, p.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const items = await present(call, rows)
  return { items, total: rows[0]?.full ?? 0, page, pageSize }
}

export const listPlans = query(learning.listPlans, (call) => findPlans(call, call.query))

async function getPlanRow(call: Pick<Call, 'tx' | 'scope' | 'now'>, id: string): Promise<PlanRow> {
  const { rows } = await sql<PlanRow>`
    select ${columns(call.now)} from learning.plan p where p.id = ${id}::uuid and p.withdrawn_at is null and ${concerns(call.scope, 'p')}`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['training-plan-not-found'])
  return rows[0]
}

export const getPlan = query(learning.getPlan, async (call) => {
  const row = await getPlanRow(call, call.params.id)
  const [view] = await present(call, [row])
  return { ...view!, can: { change: await answersFor(call.tx, call.can('learning.change'), row.node_no) } }
})

export const recordPlan = command(learning.recordPlan, async (call) => {
  const { tx, body, actor } = call
  const node = await getBody(tx, call.scope, body.nodeNo)
  const { levels, campaigns } = await settingsOn(tx, node.district_no, call.today)
  checkWord(levels, body.level)
  checkWord(campaigns, body.campaign)
  const { rows } = await sql<{ id: string }>`
    insert into learning.plan (node_no, district_no, year, theme, campaign, level, document, account_id)
    values (${node.no}, ${node.district_no}, ${body.year}, ${body.theme}, ${body.campaign ?? null}, ${body.level ?? null},
      ${body.document ?? null}, ${actor.accountId}) returning id`.execute(tx)
  call.note({ objectType: 'training-plan', objectId: rows[0]!.id, detail: { year: body.year, node: node.no } })
  return rows[0]!
})

export const withdrawPlan = command(learning.withdrawPlan, async (call) => {
  const row = await getPlanRow(call, call.params.id)
  if (!(await answersFor(call.tx, call.scope, row.node_no))) throw problem(problems['training-body-not-own'])
  if (row.sessions > 0) throw problem(problems['training-plan-has-sessions'])
  await sql`update learning.plan set withdrawn_at = ${call.now} where id = ${row.id}`.execute(call.tx)
  call.note({ objectType: 'training-plan', objectId: row.id })
  return { id: row.id }
})
