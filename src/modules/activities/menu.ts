import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { activities } from './contract.ts'
import { type ActivityBody, activityBody } from './contract-activities.ts'
import { offerOf } from './offer.ts'
import { activityProblems as problems } from './problems.ts'
import { cancelEntry, insertActivity, namesOf, replaceEntry, requireHosts, requireWords, type Standing } from './store.ts'

type State = 'draft' | 'published' | 'closed'

/** A menu is seen by whoever stands under its publisher; a draft by those who may publish it. */
const seen = (call: Call) => {
  const publish = call.can('menu.publish')
  const drafted = publish
    ? sql`exists (select from organisations.unit p where p.no = m.node_no and ${reachedBy(publish, 'p.scope_nodes')})`
    : sql`false`
  const under = call.scope.everything
    ? sql`true`
    : sql`exists (select from organisations.unit u where u.scope_nodes @> array[m.node_no] and ${reachedBy(call.scope, 'u.scope_nodes')})`
  return sql<boolean>`(${under}) and (m.state <> 'draft' or ${drafted})`
}

export const listMenus = query(activities.listMenus, async (call) => {
  const { page, pageSize, state = null } = call.query
  const where = sql`${seen(call)} and (${state}::text is null or m.state = ${state})`
  const { rows: total } = await sql<{
    total: number
  }>`select count(*)::integer as total from activities.menu m where ${where}`.execute(call.tx)
  const { rows } = await sql<{
    id: string
    title: string
    nodeNo: number
    fromOn: string
    untilOn: string
    state: State
    items: number
    seats: number
    taken: number
  }>`
    select m.id, m.title, m.node_no as "nodeNo", m.from_on as "fromOn", m.until_on as "untilOn", m.state,
      (select count(o.item_id)::integer from activities.offer(m.id) o) as items,
      (select coalesce(sum(o.seats), 0)::integer from activities.offer(m.id) o) as seats,
      (select coalesce(sum(o.taken), 0)::integer from activities.offer(m.id) o) as taken
    from activities.menu m where ${where} order by m.from_on desc, m.recorded_at desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const names = await namesOf(
    call.tx,
    rows.map((row) => row.nodeNo),
    call.today,
  )
  return {
    items: rows.map(({ nodeNo, ...row }) => ({ ...row, by: names.get(nodeNo) ?? '' })),
    total: total[0]!.total,
    page,
    pageSize,
    can: { publish: call.can('menu.publish') !== null },
  }
})

export const getMenu = query(activities.getMenu, async (call) => {
  const { rows } = await sql<{
    state: State
  }>`select m.state from activities.menu m where m.id = ${call.params.id} and ${seen(call)}`.execute(call.tx)
  const offer = rows[0] && (await offerOf(call, call.params.id))
  if (!offer) throw problem(problems['menu-not-found'])
  const { interest } = call.query
  return {
    ...offer,
    items: offer.items.filter((item) => interest === undefined || item.interests.includes(interest)),
    state: rows[0]!.state,
    can: { publish: call.can('menu.publish') !== null, signUp: call.can('menu.sign-up') !== null },
  }
})

export const openMenu = command(activities.openMenu, async (call) => {
  const { tx, body } = call
  if (body.untilOn <= body.fromOn) throw problem(problems['menu-days-unfit'])
  const { rows } =
    await sql`select u.no from organisations.unit u where u.no = ${body.nodeNo} and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
      tx,
    )
  if (!rows[0]) throw problem(problems['activity-host-not-found'])
  const id = randomUUID()
  await sql`insert into activities.menu (id, node_no, title, from_on, until_on, account_id)
    values (${id}, ${body.nodeNo}, ${body.title}, ${body.fromOn}, ${body.untilOn}, ${call.actor.accountId})`.execute(tx)
  call.note({ objectType: 'menu', objectId: id, fields: ['open'], detail: { unitNo: body.nodeNo } })
  return { id }
})

interface OwnMenu {
  state: State
  from_on: string
  until_on: string
  node_no: number
}

/** A menu whose publisher is in reach, locked. */
async function getOwnMenu(call: Call, id: string): Promise<OwnMenu> {
  const { rows } = await sql<OwnMenu>`
    select m.state, m.from_on, m.until_on, m.node_no from activities.menu m join organisations.unit u on u.no = m.node_no
    where m.id = ${id} and ${reachedBy(call.scope, 'u.scope_nodes')} for update of m`.execute(call.tx)
  if (!rows[0]) throw problem(problems['menu-not-found'])
  return rows[0]
}

export const addMenuItem = command(activities.addMenuItem, async (call) => {
  const { tx, body, params } = call
  const menu = await getOwnMenu(call, params.id)
  if (menu.state === 'closed') throw problem(problems['menu-cannot-move'])
  const { seats, interests, ...told } = body
  if (told.onDay < menu.from_on || told.onDay >= menu.until_on) throw problem(problems['menu-days-unfit'])
  const hosts = await requireHosts(call, told.hostNos, told.onDay)
  await requireWords(tx, hosts[0]!.district_no, told, told.onDay)
  const activityId = await insertActivity(call, activityBody.parse({ ...told, state: 'planned' }))
  const id = randomUUID()
  await sql`insert into activities.menu_item (id, menu_id, activity_id, seats, interests)
    values (${id}, ${params.id}, ${activityId}, ${seats}, ${interests}::text[])`.execute(tx)
  call.note({ objectType: 'menu', objectId: params.id, fields: ['item'], detail: { unitNo: menu.node_no } })
  return { id, activityId }
})

interface OwnItem {
  menu_id: string
  activity_id: string
  signed: number
}

/** An item of a menu whose publisher is in reach, with its menu locked; its activity not held yet. */
async function getOwnItem(call: Call, id: string): Promise<{ item: OwnItem; menu: OwnMenu; was: Standing & ActivityBody }> {
  const { rows } = await sql<OwnItem>`
    select i.menu_id, i.activity_id, (select count(*)::integer from activities.sign_up s where s.item_id = i.id and s.cancelled_at is null) as signed
    from activities.menu_item i where i.id = ${id} and i.withdrawn_at is null`.execute(call.tx)
  const item = rows[0]
  if (!item) throw problem(problems['menu-item-not-found'])
  const menu = await getOwnMenu(call, item.menu_id).catch(() => {
    throw problem(problems['menu-item-not-found'])
  })
  const { rows: entries } = await sql<Standing & { place: string }>`
    select a.id, a.revision, e.id as entry_id, e.state, e.on_day, e.host_nos from activities.activity a
    join activities.entry e on e.activity_id = a.id and e.replaced_at is null where a.id = ${item.activity_id} and a.retracted_at is null for update of a`.execute(
    call.tx,
  )
  const was = entries[0]
  if (!was || was.state !== 'planned' || menu.state === 'closed') throw problem(problems['menu-item-closed'])
  await sql`update activities.activity set revision = revision + 1 where id = ${was.id}`.execute(call.tx)
  return { item, menu, was: { ...was, ...(await plannedBody(call, was.entry_id)) } }
}

export const changeMenuItem = command(activities.changeMenuItem, async (call) => {
  const { body, params } = call
  const { menu, was, item } = await getOwnItem(call, params.id)
  const { seats, interests, ...told } = body
  if (told.onDay < menu.from_on || told.onDay >= menu.until_on) throw problem(problems['menu-days-unfit'])
  const { rows } = await sql<{ fits: boolean }>`select activities.set_seats(${params.id}::uuid, ${seats}) as fits`.execute(
    call.tx,
  )
  if (!rows[0]!.fits) throw problem(problems['menu-item-seats-taken'])
  await sql`update activities.menu_item set interests = ${interests}::text[] where id = ${params.id}`.execute(call.tx)
  await replaceEntry(call, was, { ...was, ...told }, [])
  call.note({ objectType: 'menu', objectId: item.menu_id, fields: ['item'], detail: { unitNo: menu.node_no } })
  return { id: params.id }
})

export const withdrawMenuItem = command(activities.withdrawMenuItem, async (call) => {
  const { menu, was, item } = await getOwnItem(call, call.params.id)
  await cancelEntry(call, was, call.body.reason)
  if (item.signed === 0)
    await sql`update activities.menu_item set withdrawn_at = transaction_timestamp() where id = ${call.params.id}`.execute(
      call.tx,
    )
  call.note({ objectType: 'menu', objectId: item.menu_id, fields: ['withdrawn-item'], detail: { unitNo: menu.node_no } })
  return { id: call.params.id, signedUp: item.signed }
})

/** A planned activity as it could be written again. */
async function plannedBody(call: Call, entryId: string): Promise<ActivityBody> {
  const { rows } = await sql<ActivityBody>`
    select 'planned' as state, on_day as "onDay", starts_at as "startsAt", ends_at as "endsAt", title, place, kinds, formats, lines, host_nos as "hostNos",
      partner_nos as "partnerNos", partner_names as "partnerNames", open_to as "openTo", agenda, minutes, follow_up as "followUp", feedback, '{}'::uuid[] as "memberIds",
      non_members as "nonMembers", residents from activities.entry where id = ${entryId}`.execute(call.tx)
  return rows[0]!
}

export const moveMenu = command(activities.moveMenu, async (call) => {
  const { tx, body, params } = call
  const menu = await getOwnMenu(call, params.id)
  if (body.to !== { draft: 'published', published: 'closed', closed: null }[menu.state])
    throw problem(problems['menu-cannot-move'])
  const { rows } =
    await sql`select id from activities.menu_item where menu_id = ${params.id} and withdrawn_at is null limit 1`.execute(tx)
  if (body.to === 'published' && !rows[0]) throw problem(problems['menu-empty'])
  await sql`update activities.menu set state = ${body.to} where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'menu', objectId: params.id, fields: [body.to], detail: { unitNo: menu.node_no } })
  return { id: params.id }
})
