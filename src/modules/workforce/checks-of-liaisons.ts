import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforce } from './contract.ts'
import { workforceProblems as problems } from './problems.ts'
import { drawBySeed } from './rules/duties.ts'
import { openTasks } from './tasks.ts'
import { wordsFor } from './terms.ts'

/** Liaisons in post within reach who are not drawn already, in order. */
async function liaisonsToDraw(call: Call, nodeNo: number | null | undefined) {
  const { rows } = await sql<{ post: string; unit_no: number; person_id: string }>`
    select concat_ws(' ', p.unit_no, p.person_id) as post, p.unit_no, p.person_id from workforce.post_on(${call.today}::date) p
    join organisations.unit_on(${call.today}::date) u on u.unit_no = p.unit_no and u.status = 'active'
    where p.role = 'liaison' and ${reachedBy(call.scope, 'u.scope_nodes')}
      and (${nodeNo ?? null}::integer is null or ${nodeNo ?? null} = any (u.scope_nodes))
      and not exists (select from workforce.spot_check c where c.unit_no = p.unit_no and c.person_id = p.person_id and c.checked_on is null and c.dropped_at is null)
    order by p.unit_no, p.person_id`.execute(call.tx)
  return rows
}

/** Unscheduled means that nobody knows beforehand whom it meets (LH-20); the seed lets anybody make the draw again. */
export const drawChecks = command(workforce.drawChecks, async (call) => {
  const { tx, body, today } = call
  await sql`select pg_advisory_xact_lock(hashtext('workforce.spot_check'))`.execute(tx)
  const all = await liaisonsToDraw(call, body.nodeNo)
  if (all.length === 0) throw problem(problems['check-nobody-to-draw'])
  const drawn = new Set(
    drawBySeed(
      all.map((row) => row.post),
      body.size,
      body.seed,
    ),
  )
  for (const row of all.filter(({ post }) => drawn.has(post)))
    await sql`insert into workforce.spot_check (unit_no, person_id, seed, drawn_on, account_id)
      values (${row.unit_no}, ${row.person_id}, ${body.seed}, ${today}, ${call.actor.accountId})`.execute(tx)
  call.note({ objectType: 'spot-check', fields: ['drawn'], detail: { seed: body.seed, size: drawn.size, of: all.length } })
  return { seed: body.seed, drawn: drawn.size, of: all.length }
})

interface OpenCheck {
  unit_no: number
  drawn_on: string
  district_no: number | null
}

async function getOpenCheck(call: Call, id: string): Promise<OpenCheck> {
  const { rows } = await sql<OpenCheck & { over: boolean }>`
    select c.unit_no, c.drawn_on, u.district_no, c.checked_on is not null or c.dropped_at is not null as over
    from workforce.spot_check c join organisations.unit u on u.no = c.unit_no
    where c.id = ${id} and ${reachedBy(call.scope, 'u.scope_nodes')} for update of c`.execute(call.tx)
  if (!rows[0]) throw problem(problems['check-not-found'])
  if (rows[0].over) throw problem(problems['check-closed'])
  return rows[0]
}

export const recordCheck = command(workforce.recordCheck, async (call) => {
  const { tx, body, params, today } = call
  const check = await getOpenCheck(call, params.id)
  if (body.checkedOn > today) throw problem(problems['visit-in-the-future'])
  const known = new Set((await wordsFor(call, check.district_no)).items.map((item) => item.code))
  const told = new Set(body.items.map((item) => item.item))
  if (told.size !== body.items.length || told.size !== known.size || [...told].some((item) => !known.has(item)))
    throw problem(problems['check-items-unfit'])
  await sql`update workforce.spot_check set checked_on = ${body.checkedOn}, line = ${body.line} where id = ${params.id}`.execute(
    tx,
  )
  for (const { item, met, note } of body.items)
    await sql`insert into workforce.spot_check_item (spot_check_id, item, met, note) values (${params.id}, ${item}, ${met}, ${note ?? null})`.execute(
      tx,
    )
  await openTasks(call, { unitNo: check.unit_no, checkId: params.id, openedOn: body.checkedOn }, body.findings)
  call.note({ objectType: 'unit', objectId: String(check.unit_no), fields: ['spot-check'] })
  return { id: params.id }
})

export const dropCheck = command(workforce.dropCheck, async (call) => {
  const check = await getOpenCheck(call, call.params.id)
  await sql`update workforce.spot_check set dropped_at = transaction_timestamp() where id = ${call.params.id}`.execute(call.tx)
  call.note({ objectType: 'unit', objectId: String(check.unit_no), fields: ['spot-check'] })
  return { id: call.params.id }
})

interface CheckRow {
  id: string
  no: number
  name: string
  personId: string
  liaison: string
  seed: string | null
  drawnOn: string
  checkedOn: string | null
  dropped: boolean
  line: string | null
  items: { item: string; met: boolean; note: string | null }[]
  tasks: number
}

export const listChecks = query(workforce.listChecks, async (call) => {
  const { state, unitNo, page, pageSize } = call.query
  const source = sql`workforce.spot_check c join organisations.unit_on(${call.today}::date) u on u.unit_no = c.unit_no
    join workforce.person w on w.id = c.person_id`
  const where = sql`${reachedBy(call.scope, 'u.scope_nodes')} and (${unitNo ?? null}::integer is null or c.unit_no = ${unitNo ?? null})
    and (${state} = 'all' or ${state} = 'made' and c.checked_on is not null or ${state} = 'drawn' and c.checked_on is null and c.dropped_at is null)`
  const total = await sql<{ total: number }>`select count(*) as total from ${source} where ${where}`.execute(call.tx)
  const { rows } = await sql<CheckRow>`
    select c.id, c.unit_no as no, u.name, c.person_id as "personId", w.name as liaison, c.seed, c.drawn_on as "drawnOn", c.checked_on as "checkedOn",
      c.dropped_at is not null as dropped, c.line,
      coalesce((select json_agg(json_build_object('item', i.item, 'met', i.met, 'note', i.note) order by i.item) from workforce.spot_check_item i
        where i.spot_check_id = c.id), '[]') as items,
      (select count(*) from workforce.task t where t.spot_check_id = c.id) as tasks
    from ${source} where ${where}
    order by (c.checked_on is not null or c.dropped_at is not null), c.checked_on desc, c.drawn_on desc, u.name, c.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  return {
    items: rows.map(({ no, name, personId, liaison, ...row }) => ({
      ...row,
      unit: { no, name },
      liaison: { id: personId, name: liaison },
    })),
    total: total.rows[0]!.total,
    page,
    pageSize,
    can: { change: call.can('check.change') !== null },
  }
})
