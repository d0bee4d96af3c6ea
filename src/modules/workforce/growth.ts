import { sql } from 'kysely'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforce } from './contract.ts'
import type { GrowthFilter } from './contract-growth.ts'
import { listPlans, type PlanRow } from './growth-store.ts'
import { getReachedPerson } from './person.ts'
import type { PostRole } from './rules.ts'
import { stateOfItem } from './rules/growth.ts'
import { type Settings, settingsByDistrict } from './settings.ts'

type SettingsOf = (districtNo: number | null) => Settings | undefined

export async function growthSettings(call: Pick<Call, 'tx' | 'today'>): Promise<SettingsOf> {
  const all = await settingsByDistrict(call.tx, call.today)
  return (districtNo) => (districtNo === null ? undefined : all.get(districtNo)) ?? [...all.values()][0]
}

const wordOf = (settings: Settings | undefined, code: string) =>
  settings?.catalogue.stages.find((one) => one.code === code) ?? { code, zh: code, en: code }

export const presentPlan = (plan: PlanRow, settings: Settings | undefined) => ({
  id: plan.id,
  begunOn: plan.begunOn,
  basis: plan.basis,
  documentNo: plan.documentNo,
  endedOn: plan.endedOn,
  endReason: plan.endReason,
  by: plan.by,
  stages: plan.stays.map(({ stage, ...stay }) => ({ ...stay, stage: wordOf(settings, stage) })),
  items: plan.items.map(({ stage, progress, ...item }) => ({
    ...item,
    stage: stage === null ? null : wordOf(settings, stage),
    state: stateOfItem(progress),
    progress: [...progress],
  })),
})

interface GrownRow {
  planId: string
  personId: string
  name: string
  sender: string
  districtNo: number
  posts: { role: PostRole; unit: string }[]
}

/** People with a plan in reach under a filter of the person; plans and stages are looked at afterwards. */
async function listGrown(call: Call, filter: Pick<GrowthFilter, 'districtNo' | 'state' | 'role' | 'q'>): Promise<GrownRow[]> {
  const { districtNo = null, state, role = null, q = null } = filter
  const { rows } = await sql<GrownRow>`
    select p.id as "planId", w.id as "personId", w.name, w.sender_name as sender, w.district_no as "districtNo",
      coalesce((select json_agg(json_build_object('role', o.role, 'unit', u.name) order by o.from_on, u.name)
        from workforce.post_on(${call.today}::date) o join organisations.unit_on(${call.today}::date) u on u.unit_no = o.unit_no
        where o.person_id = w.id and ${reachedBy(call.scope, 'u.scope_nodes')}), '[]') as posts
    from workforce.growth_plan p join workforce.person w on w.id = p.person_id
    where p.retracted_at is null and (${state} = 'all' or (p.ended_on is null) = (${state} = 'running'))
      and (${districtNo}::integer is null or w.district_no = ${districtNo})
      and (${q}::text is null or strpos(w.name, ${q}) > 0 or strpos(w.sender_name, ${q}) > 0)
      and (exists (select from workforce.post o join organisations.unit u on u.no = o.unit_no
          where o.person_id = w.id and o.retracted_at is null and ${reachedBy(call.scope, 'u.scope_nodes')})
        or exists (select from workforce.nomination n join organisations.unit u on u.no = n.body_no
          where n.person_id = w.id and ${reachedBy(call.scope, 'u.scope_nodes')}))`.execute(call.tx)
  return role === null ? rows : rows.filter((row) => row.posts.some((post) => post.role === role))
}

const byName = new Intl.Collator('zh-CN-u-co-pinyin')

/** The list under its filter, by name and never by progress, and how many stand at each stage without the filter of the stage. */
export async function findGrowth(call: Call, filter: GrowthFilter) {
  const grown = await listGrown(call, filter)
  const plans = new Map(
    (await listPlans(call.tx, { persons: [...new Set(grown.map((row) => row.personId))] })).map((plan) => [plan.id, plan]),
  )
  const settingsFor = await growthSettings(call)
  const all = grown
    .map((row) => {
      const plan = presentPlan(plans.get(row.planId)!, settingsFor(row.districtNo))
      const last = plan.stages.at(-1)
      return {
        id: plan.id,
        person: { id: row.personId, name: row.name },
        senderName: row.sender || null,
        posts: row.posts,
        begunOn: plan.begunOn,
        endedOn: plan.endedOn,
        documentNo: plan.documentNo,
        stage: last?.stage ?? null,
        enteredOn: last?.enteredOn ?? null,
        items: { all: plan.items.length, reached: plan.items.filter((item) => item.state === 'reached').length },
      }
    })
    .toSorted((a, b) => byName.compare(a.person.name, b.person.name) || (a.begunOn < b.begunOn ? 1 : -1))
  const settings = settingsFor(filter.districtNo ?? grown[0]?.districtNo ?? null)
  const known = settings?.catalogue.stages ?? []
  const others = all.flatMap(({ stage }) => (stage && !known.some((one) => one.code === stage.code) ? [stage] : []))
  const counts = [...known, ...new Map(others.map((one) => [one.code, one])).values()].map((stage) => ({
    stage,
    count: all.filter((row) => row.stage?.code === stage.code).length,
  }))
  const rows = filter.stage === undefined ? all : all.filter((row) => row.stage?.code === filter.stage)
  return { rows, counts, rule: settings?.growth ?? null }
}

export const listGrowth = query(workforce.listGrowth, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows, counts, rule } = await findGrowth(call, filter)
  const items = rows.slice((page - 1) * pageSize, page * pageSize)
  return { items, total: rows.length, page, pageSize, counts, rule, can: { change: call.can('person.change') !== null } }
})

export const getGrowth = query(workforce.getGrowth, async (call) => {
  const person = await getReachedPerson(call, call.params.id)
  const settings = (await growthSettings(call))(person.district_no)
  const plans = await listPlans(call.tx, { persons: [person.id] })
  return {
    id: person.id,
    name: person.name,
    plans: plans.map((plan) => presentPlan(plan, settings)),
    words: settings?.catalogue.stages ?? [],
    rule: settings?.growth ?? null,
    can: { change: call.can('person.change') !== null },
  }
})

/** Through the door of the own account: whoever is in a plan may read it, whatever rights there are besides. */
export const getMyGrowth = query(workforce.getMyGrowth, async (call) => {
  const { rows } = await sql<{ id: string; name: string; districtNo: number }>`
    select distinct person_id as id, person_name as name, district_no as "districtNo" from workforce.own_posts_on(${call.today}::date)
    order by name, id`.execute(call.tx)
  const plans = await listPlans(call.tx, { persons: rows.map((row) => row.id) })
  const settingsFor = await growthSettings(call)
  return {
    persons: rows.map(({ id, name, districtNo }) => ({
      id,
      name,
      plans: plans.filter((plan) => plan.personId === id).map((plan) => presentPlan(plan, settingsFor(districtNo))),
    })),
  }
})
