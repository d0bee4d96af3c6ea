import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforce } from './contract.ts'
import type { Finding } from './contract-visits.ts'
import { getReachedUnit } from './operations.ts'
import { workforceProblems as problems } from './problems.ts'

interface Origin {
  readonly unitNo: number
  readonly openedOn: string
  readonly visitId?: string | null
  readonly checkId?: string | null
}

/** Each finding becomes a task. Throws `task-due-before`. */
export async function openTasks(call: Call, origin: Origin, findings: readonly Finding[]): Promise<string[]> {
  const ids: string[] = []
  for (const { what, responsible, personId, dueOn } of findings) {
    if (dueOn < origin.openedOn) throw problem(problems['task-due-before'])
    const { rows } = await sql<{ id: string }>`
      insert into workforce.task (unit_no, visit_id, spot_check_id, what, responsible, person_id, due_on, opened_on, account_id)
      values (${origin.unitNo}, ${origin.visitId ?? null}, ${origin.checkId ?? null}, ${what}, ${responsible},
        (select w.id from workforce.person w where w.id = ${personId ?? null}), ${dueOn}, ${origin.openedOn}, ${call.actor.accountId}) returning id`.execute(
      call.tx,
    )
    ids.push(rows[0]!.id)
  }
  return ids
}

/** Tasks of a visit nobody has worked on go with it; false when somebody has. */
export async function withdrawTasks(call: Call, visitId: string): Promise<boolean> {
  const { rows } = await sql<{ worked: boolean }>`
    select exists (select from workforce.task t join workforce.task_step s on s.task_id = t.id where t.visit_id = ${visitId}) as worked`.execute(
    call.tx,
  )
  if (rows[0]!.worked) return false
  await sql`update workforce.task set closed_on = ${call.today}, outcome = 'withdrawn' where visit_id = ${visitId} and closed_on is null`.execute(
    call.tx,
  )
  return true
}

export const openTask = command(workforce.openTask, async (call) => {
  const { unitNo, visitId, ...finding } = call.body
  await getReachedUnit(call, unitNo)
  if (visitId) {
    const { rows } =
      await sql`select from workforce.visit where id = ${visitId} and unit_no = ${unitNo} and cancelled_at is null`.execute(
        call.tx,
      )
    if (rows.length === 0) throw problem(problems['visit-not-found'])
  }
  const [id] = await openTasks(call, { unitNo, visitId: visitId ?? null, openedOn: call.today }, [finding])
  call.note({ objectType: 'unit', objectId: String(unitNo), fields: ['task'] })
  return { id: id! }
})

export const followUpTask = command(workforce.followUpTask, async (call) => {
  const { tx, body, params, today } = call
  const { rows } = await sql<{ unit_no: number; opened_on: string; closed_on: string | null }>`
    select t.unit_no, t.opened_on, t.closed_on from workforce.task t join organisations.unit u on u.no = t.unit_no
    where t.id = ${params.id} and ${reachedBy(call.scope, 'u.scope_nodes')} for update of t`.execute(tx)
  const task = rows[0]
  if (!task) throw problem(problems['task-not-found'])
  const open = task.closed_on === null
  if (body.move === 'reopen' && open) throw problem(problems['task-open'])
  if (body.move !== 'reopen' && !open) throw problem(problems['task-closed'])
  if (body.dueOn && body.dueOn < task.opened_on) throw problem(problems['task-due-before'])
  await sql`insert into workforce.task_step (task_id, on_day, note, account_id) values (${params.id}, ${today}, ${body.note}, ${call.actor.accountId})`.execute(
    tx,
  )
  const outcome = body.move === 'done' || body.move === 'withdrawn' ? body.move : null
  await sql`update workforce.task set outcome = ${outcome}, closed_on = ${outcome === null ? null : today}::date,
    due_on = coalesce(${body.dueOn ?? null}::date, due_on) where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'unit', objectId: String(task.unit_no), fields: ['task'] })
  return { id: params.id }
})

interface TaskRow {
  id: string
  no: number
  name: string
  what: string
  responsible: string
  personId: string | null
  dueOn: string
  openedOn: string
  closedOn: string | null
  outcome: 'done' | 'withdrawn' | null
  from: 'visit' | 'spot-check' | 'other'
  steps: { onDay: string; note: string; by: string | null }[]
}

export interface TaskFilter {
  readonly open?: boolean | undefined
  readonly unitNo?: number | undefined
  readonly personId?: string | undefined
  readonly visitId?: string | undefined
  readonly dueBefore?: string | undefined
  readonly page: number
  readonly pageSize: number
}

/** Tasks in reach, the open ones first and by their day. */
export async function tasksOf(call: Pick<Call, 'tx' | 'scope' | 'today'>, filter: TaskFilter) {
  const { open, unitNo, personId, visitId, dueBefore, page, pageSize } = filter
  const source = sql`workforce.task t join organisations.unit_on(${call.today}::date) u on u.unit_no = t.unit_no`
  const where = sql`${reachedBy(call.scope, 'u.scope_nodes')}
    and (${open ?? null}::boolean is null or (t.closed_on is null) = ${open ?? null})
    and (${unitNo ?? null}::integer is null or t.unit_no = ${unitNo ?? null})
    and (${personId ?? null}::uuid is null or t.person_id = ${personId ?? null})
    and (${visitId ?? null}::uuid is null or t.visit_id = ${visitId ?? null})
    and (${dueBefore ?? null}::date is null or t.due_on < ${dueBefore ?? null})`
  const total = await sql<{ total: number }>`select count(*) as total from ${source} where ${where}`.execute(call.tx)
  const { rows } = await sql<TaskRow>`
    select t.id, t.unit_no as no, u.name, t.what, t.responsible, t.person_id as "personId", t.due_on as "dueOn", t.opened_on as "openedOn",
      t.closed_on as "closedOn", t.outcome,
      case when t.visit_id is not null then 'visit' when t.spot_check_id is not null then 'spot-check' else 'other' end as "from",
      coalesce((select json_agg(json_build_object('onDay', s.on_day, 'note', s.note, 'by', access.display_name_of(s.account_id)) order by s.on_day, s.recorded_at)
        from workforce.task_step s where s.task_id = t.id), '[]') as steps
    from ${source} where ${where}
    order by t.closed_on is not null, case when t.closed_on is null then t.due_on end, t.closed_on desc, t.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  return {
    items: rows.map(({ no, name, ...row }) => ({ ...row, unit: { no, name } })),
    total: total.rows[0]!.total,
    page,
    pageSize,
  }
}

export const listTasks = query(workforce.listTasks, async (call) => ({
  ...(await tasksOf(call, call.query)),
  can: { record: call.can('visit.record') !== null },
}))
