import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import type { Scope } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { lists } from './contract.ts'
import { type Progress, progressOf } from './list.ts'
import { listProblems as problems } from './problems.ts'
import { agendaMay, type AgendaState } from './rules.ts'
import { namesOf, type Reading, reachedOf, under } from './store.ts'

export type AgendaFilter = Partial<Omit<QueryOf<typeof lists.listAgendas>, 'page' | 'pageSize'>>

/** Agendas of units in reach, whatever their state, and what was published to the district of a unit in reach. */
export const agendaSeen = (scope: Scope) =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`(exists (select from organisations.unit u where u.no = a.owner_no and ${reachedBy(scope, 'u.scope_nodes')})
        or a.published_on is not null and a.audience_no in (select unnest(u.scope_nodes) from organisations.unit u where ${reachedBy(scope, 'u.scope_nodes')}))`

/** The one predicate of list, count and export. */
function whereOf({ scope }: Reading, filter: AgendaFilter): RawBuilder<boolean> {
  const { state = null, ownerNo = null, districtNo = null, fromOn = null, untilOn = null, q } = filter
  const like = likeOf(q)
  return sql<boolean>`${agendaSeen(scope)} and (${state}::text is null or a.state = ${state}) and (${ownerNo}::integer is null or a.owner_no = ${ownerNo})
    and (${districtNo}::integer is null or a.audience_no = ${districtNo} or ${under('a.owner_no', districtNo)})
    and (${fromOn}::date is null or a.until_on > ${fromOn}) and (${untilOn}::date is null or a.from_on < ${untilOn})
    and (${like}::text is null or a.title ilike ${like} or a.detail ilike ${like} or a.no::text = ${q ?? ''}
      or exists (select from lists.agenda_step s where s.agenda_id = a.id and s.title ilike ${like}))`
}

export interface AgendaRecord {
  id: string
  no: number
  revision: number
  ownerNo: number
  title: string
  detail: string | null
  fromOn: Day
  untilOn: Day
  state: AgendaState
  reason: string | null
  publishedOn: Day | null
  closedOn: Day | null
}

interface StepRecord {
  id: string
  agendaId: string
  title: string
  dueOn: Day
}

const columns = sql`a.id, a.no::integer, a.revision, a.owner_no as "ownerNo", a.title, a.detail, a.from_on as "fromOn", a.until_on as "untilOn", a.state, a.reason,
  a.published_on as "publishedOn", a.closed_on as "closedOn"`

/** One agenda in sight. Throws `agenda-not-found`. */
export async function requireAgenda({ tx, scope }: Reading, id: string): Promise<AgendaRecord> {
  const { rows } =
    await sql<AgendaRecord>`select ${columns} from lists.agenda a where a.id = ${id} and ${agendaSeen(scope)}`.execute(tx)
  if (!rows[0]) throw problem(problems['agenda-not-found'])
  return rows[0]
}

async function stepsOf({ tx }: Reading, agendaIds: readonly string[]): Promise<StepRecord[]> {
  const { rows } = await sql<StepRecord>`
    select s.id, s.agenda_id as "agendaId", s.title, s.due_on as "dueOn" from lists.agenda_step s
    where s.agenda_id = any (${[...agendaIds]}::uuid[]) order by s.agenda_id, s.place`.execute(tx)
  return rows
}

const sum = (all: readonly Progress[]): Progress => ({
  wanted: all.reduce((made, one) => made + one.wanted, 0),
  taken: all.reduce((made, one) => made + one.taken, 0),
  solved: all.reduce((made, one) => made + one.solved, 0),
})

/** Agendas with their steps, each step with how far it is; an agenda is as far as its steps together. */
async function present(call: Reading, rows: readonly AgendaRecord[]) {
  const steps = await stepsOf(
    call,
    rows.map((row) => row.id),
  )
  const far = await progressOf(
    call,
    steps.map((step) => step.id),
  )
  const named = await namesOf(
    call.tx,
    rows.map((row) => row.ownerNo),
    call.today,
  )
  return rows.map(({ ownerNo, ...row }) => {
    const own = steps
      .filter((step) => step.agendaId === row.id)
      .map(({ agendaId: _agenda, ...step }) => ({ ...step, ...far(step.id) }))
    return { ...row, owner: named(ownerNo), steps: own, ...sum(own) }
  })
}

export async function findAgendas(call: Reading, filter: AgendaFilter, paging: { limit: number; offset: number }) {
  const { rows } = await sql<AgendaRecord>`
    select ${columns} from lists.agenda a where ${whereOf(call, filter)} order by a.from_on desc, a.no desc limit ${paging.limit} offset ${paging.offset}`.execute(
    call.tx,
  )
  return present(call, rows)
}

export const listAgendas = query(lists.listAgendas, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const items = await findAgendas(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const { rows } = await sql<{
    total: number
  }>`select count(*)::integer as total from lists.agenda a where ${whereOf(call, filter)}`.execute(call.tx)
  return {
    items: items.map(({ detail: _detail, steps, ...row }) => ({ ...row, steps: steps.length })),
    total: rows[0]!.total,
    page,
    pageSize,
    can: { draft: call.can('lists.check') !== null },
  }
})

/** Whether somebody keeps the agendas of a unit. */
export const keeps = async (call: Pick<Call, 'tx' | 'can'>, ownerNo: number): Promise<boolean> =>
  (await reachedOf(call.tx, call.can('lists.check'), [ownerNo])).has(ownerNo)

export const getAgenda = query(lists.getAgenda, async (call) => {
  const row = await requireAgenda(call, call.params.id)
  const [shown] = await present(call, [row])
  const keeper = await keeps(call, row.ownerNo)
  const may = (act: Parameters<typeof agendaMay>[1]) => keeper && agendaMay(row.state, act)
  return {
    ...shown!,
    can: {
      correct: may('correct'),
      publish: may('publish') && shown!.steps.length > 0,
      end: may('end'),
      withdraw: may('withdraw'),
      place: may('place'),
    },
  }
})
