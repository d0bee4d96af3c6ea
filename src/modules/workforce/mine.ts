import { sql } from 'kysely'
import { query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforce } from './contract.ts'
import { tasksOf } from './tasks.ts'

interface MineRow {
  no: number
  name: string
  place: string | null
  lastVisitOn: string | null
  openTasks: number
}

/** What an instructor needs on the way: the organisations of the own posts, what is planned, what is open. */
export const getMine = query(workforce.getMine, async (call) => {
  const { tx, today } = call
  const account = call.actor.accountId
  const persons = await sql<{ id: string; name: string }>`
    select w.id, w.name from workforce.person_account a join workforce.person w on w.id = a.person_id where a.account_id = ${account} order by w.name, w.id`.execute(
    tx,
  )
  const own = sql`(select p.unit_no from workforce.post_on(${today}::date) p join workforce.person_account a on a.person_id = p.person_id
    where a.account_id = ${account} and p.role = 'instructor')`
  const units = await sql<MineRow>`
    select u.unit_no as no, u.name, u.address as place,
      (select max(r.made_on) from workforce.visit v join workforce.visit_report r on r.visit_id = v.id and r.retracted_at is null
        where v.unit_no = u.unit_no and v.cancelled_at is null) as "lastVisitOn",
      (select count(*) from workforce.task t where t.unit_no = u.unit_no and t.closed_on is null) as "openTasks"
    from organisations.unit_on(${today}::date) u
    where u.unit_no in ${own} and ${reachedBy(call.scope, 'u.scope_nodes')} order by u.name, u.unit_no`.execute(tx)
  const planned = await sql<{ id: string; no: number; name: string; plannedOn: string; note: string | null }>`
    select v.id, u.unit_no as no, u.name, v.planned_on as "plannedOn", v.plan_note as note
    from workforce.visit v join organisations.unit_on(${today}::date) u on u.unit_no = v.unit_no
    where v.cancelled_at is null and v.planned_on is not null and v.unit_no in ${own} and ${reachedBy(call.scope, 'u.scope_nodes')}
      and (v.person_id is null or v.person_id in (select person_id from workforce.person_account where account_id = ${account}))
      and not exists (select from workforce.visit_report r where r.visit_id = v.id and r.retracted_at is null)
    order by v.planned_on, u.name`.execute(tx)
  const mine = new Set(units.rows.map((unit) => unit.no))
  const tasks = await tasksOf(call, { open: true, page: 1, pageSize: 200 })
  return {
    persons: persons.rows,
    units: units.rows,
    planned: planned.rows.map(({ no, name, ...row }) => ({ ...row, unit: { no, name } })),
    tasks: tasks.items.filter((task) => mine.has(task.unit.no)),
  }
})
