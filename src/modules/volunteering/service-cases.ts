import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { recordUnmasking } from '../access/index.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { actsOf, type CaseAct, type CaseState } from './rules/service-case.ts'
import { helpersFor } from './skills.ts'
import { shownNames, unitNames } from './store.ts'

export type CaseFilter = Partial<Omit<QueryOf<typeof volunteering.listServiceCases>, 'page' | 'pageSize'>>

export interface CaseRow {
  readonly id: string
  readonly no: number
  readonly unitNo: number
  readonly districtNo: number
  readonly nameSealed: Buffer
  readonly phoneSealed: Buffer | null
  readonly aboutSealed: Buffer | null
  readonly outcomeSealed: Buffer | null
  readonly needs: string[]
  readonly consentOn: Day
  readonly intakeOn: Day
  readonly state: CaseState
  readonly closedOn: Day | null
  readonly outcome: string | null
  readonly steps: number
  readonly done: number
  readonly services: number
  readonly last: Day
  readonly full: number
}

/** Cases under the reader's rows: those of the own organisation. */
export async function readCases({ tx }: Pick<Call, 'tx'>, where: RawBuilder<boolean>, limit = 1, offset = 0): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select c.id, c.no, c.unit_no as "unitNo", c.district_no as "districtNo", c.name_sealed as "nameSealed", c.phone_sealed as "phoneSealed", c.about_sealed as "aboutSealed",
      c.outcome_sealed as "outcomeSealed", c.needs, c.consent_on as "consentOn", c.intake_on as "intakeOn", c.state, c.closed_on as "closedOn", c.outcome, p.steps, p.done, l.services,
      l.last, count(*) over ()::integer as full
    from volunteering.service_case c
      cross join lateral (select count(*)::integer as steps, count(s.done_on)::integer as done from volunteering.case_step s where s.case_id = c.id) p
      cross join lateral (select (count(*) filter (where g.what = 'service'))::integer as services, max(g.on_day) as last from volunteering.case_log g where g.case_id = c.id) l
    where ${where} order by c.state = 'closed', c.no limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

/** Over `c`: which of the cases the reader comes upon. */
function where(filter: CaseFilter): RawBuilder<boolean> {
  const { districtNo = null, state = null, need = null, unitNo = null, q = null } = filter
  return sql<boolean>`(${districtNo}::integer is null or c.district_no = ${districtNo}) and (${state}::text is null or c.state = ${state})
    and (${need}::text is null or ${need} = any (c.needs)) and (${unitNo}::integer is null or c.unit_no = ${unitNo}) and (${q}::text is null or c.no::text = ${q})`
}

const nameOf = ({ services }: Pick<Call, 'services'>, row: CaseRow) =>
  services.crypto.open('volunteering.case.name', row.nameSealed)

function present(row: CaseRow, name: string, unit: { no: number; name: string }) {
  const { id, no, needs, state, intakeOn, closedOn, outcome, steps, done, services } = row
  return { id, no, name, unit, needs, state, intakeOn, closedOn, outcome, steps, done, services }
}

export async function findCases(call: Call, filter: CaseFilter, page = 1, pageSize = 100_000) {
  const rows = await readCases(call, where(filter), pageSize, (page - 1) * pageSize)
  const unit = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return { total: rows[0]?.full ?? 0, items: rows.map((row) => present(row, maskName(nameOf(call, row)), unit(row.unitNo))) }
}

/** Numbers by organisation in reach, without anything of a person. */
async function countsOf(call: Call, filter: CaseFilter) {
  const { districtNo = null, unitNo = null } = filter
  const { rows } = await sql<{ unitNo: number; state: CaseState; count: number }>`
    select k.unit_no as "unitNo", k.state, k.count from volunteering.case_counts(array(select u.no from organisations.unit u
      where ${reachedBy(call.scope, 'u.scope_nodes')} and (${districtNo}::integer is null or u.district_no = ${districtNo}) and (${unitNo}::integer is null or u.no = ${unitNo}))) k
    order by 1`.execute(call.tx)
  const unit = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  const found = new Map<number, Record<CaseState, number>>()
  for (const row of rows) {
    const counts = found.get(row.unitNo) ?? { intake: 0, planned: 0, serving: 0, closed: 0 }
    found.set(row.unitNo, { ...counts, [row.state]: row.count })
  }
  return [...found].map(([no, counts]) => ({ unit: unit(no), ...counts }))
}

export const listServiceCases = query(volunteering.listServiceCases, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const list = await findCases(call, filter, page, pageSize)
  return { ...list, page, pageSize, counts: await countsOf(call, filter), can: { open: call.can('service.case') !== null } }
})

/** A case of the own organisation. Throws `service-case-not-found`. */
export async function getOwnCase(call: Pick<Call, 'tx' | 'scope'>, id: string): Promise<CaseRow> {
  const [row] = await readCases(
    call,
    sql<boolean>`c.id = ${id} and (${call.scope.everything} or c.unit_no = any (${[...nodesOf(call)]}::integer[]))`,
  )
  if (!row) throw problem(problems['service-case-not-found'])
  return row
}
const nodesOf = ({ scope }: Pick<Call, 'scope'>): readonly number[] => (scope.everything ? [] : scope.nodes)

async function tell(call: Call, row: CaseRow) {
  const open = (field: string, sealed: Buffer | null) => (sealed === null ? null : call.services.crypto.open(field, sealed))
  const { rows: plan } = await sql<{ id: string; title: string; dueOn: Day | null; doneOn: Day | null; workerId: string | null }>`
    select id, title, due_on as "dueOn", done_on as "doneOn", worker_id as "workerId" from volunteering.case_step where case_id = ${row.id} order by recorded_at, id`.execute(
    call.tx,
  )
  const { rows: log } = await sql<{
    id: string
    what: 'intake' | CaseAct
    onDay: Day
    words: Buffer | null
    needId: string | null
    title: string | null
  }>`
    select g.id, g.what, g.on_day as "onDay", g.words_sealed as words, n.id as "needId", n.title from volunteering.case_log g
      left join volunteering.shift h on h.id = g.shift_id left join volunteering.need n on n.id = h.need_id where g.case_id = ${row.id} order by g.on_day, g.recorded_at, g.id`.execute(
    call.tx,
  )
  const worker = await shownNames(call, plan.flatMap((one) => one.workerId ?? [])) // prettier-ignore
  const unit = await unitNames(call.tx, [row.unitNo], call.today)
  return {
    ...present(row, nameOf(call, row), unit(row.unitNo)),
    about: open('volunteering.case.about', row.aboutSealed),
    consentOn: row.consentOn,
    outcomeWords: open('volunteering.case.about', row.outcomeSealed),
    plan: plan.map(({ workerId, ...one }) => ({ ...one, worker: workerId === null ? null : worker(workerId) })),
    log: log.map(({ words, needId, title, ...one }) => ({
      ...one,
      words: open('volunteering.case.about', words),
      session: needId === null ? null : { needId, title: title ?? '' },
    })),
  }
}

export const getServiceCase = query(volunteering.getServiceCase, async (call) => {
  const row = await getOwnCase(call, call.params.id)
  const phone = row.phoneSealed === null ? null : call.services.crypto.open('volunteering.case.phone', row.phoneSealed)
  const helpers = row.state === 'closed' ? [] : await helpersFor(call, row)
  return { ...(await tell(call, row)), phone, helpers, acts: actsOf(row.state) }
})

/** For whoever stands above: one case, for a purpose, with an entry in the log. */
export const revealServiceCase = command(volunteering.revealServiceCase, async (call) => {
  const { no, purpose } = call.body
  const found = await asPlatform(call.tx, () => readCases(call, sql<boolean>`c.no = ${no}`))
  const row = found[0]
  if (!row || !(await inReach(call, row.unitNo))) throw problem(problems['service-case-not-found'])
  await recordUnmasking(call, {
    purpose,
    objectType: 'service-case',
    objectId: row.id,
    fields: ['name', 'about'],
    unitNo: row.unitNo,
  })
  return asPlatform(call.tx, () => tell(call, row))
})

async function inReach(call: Call, unitNo: number): Promise<boolean> {
  const { rows } =
    await sql`select from organisations.unit u where u.no = ${unitNo} and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
      call.tx,
    )
  return rows.length > 0
}
