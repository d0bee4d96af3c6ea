import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { likeOf } from '../../platform/db/like.ts'
import { activityKindNames, kindsCountingAs } from '../activities/index.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { anyReached, namedIn, namesOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>
export type JointWorkFilter = Partial<Omit<QueryOf<typeof alliances.listJointWork>, 'page' | 'pageSize'>>

interface WorkRow {
  readonly id: string
  readonly no: number
  readonly onDay: Day
  readonly state: 'planned' | 'held'
  readonly title: string | null
  readonly kinds: string[]
  readonly communities: { id: string; name: string }[]
  readonly tookPart: number[]
  readonly attendances: number
  readonly reached: boolean
}

/** The one list behind page, figures and export: an activity of two communities stands once. */
export async function findJointWork(call: Asking, filter: JointWorkFilter): Promise<WorkRow[]> {
  const { kind, communityId = null, districtNo = null, state = null, fromOn = null, untilOn = null, q } = filter
  const kinds = kind === undefined ? null : await kindsCountingAs(call, kind)
  const like = likeOf(q)
  const { rows } = await sql<WorkRow>`
    with sought as materialized (
      select c.id, c.name, c.established_on, c.ended_on, array(select distinct m.unit_no from alliances.community_member m
        where m.community_id = c.id and m.from_on is not null) as units
      from alliances.community c where c.established_on is not null and ${anyReached(call.scope, 'c.reach_nos')}
        and (${communityId}::uuid is null or c.id = ${communityId}) and (${districtNo}::integer is null or c.district_no = ${districtNo})
    ), held as materialized (
      select j.activity_id as id, j.no, j.on_day, j.state, j.title, j.kinds, s.id as community_id, s.name, array_agg(distinct m.unit_no) as took_part
      from sought s cross join lateral activities.joint_between(s.units, greatest(s.established_on, ${fromOn}::date),
        least(coalesce(s.ended_on, '9999-12-31'), coalesce(${untilOn}::date, '9999-12-31'))) j
      join alliances.community_member m on m.community_id = s.id and m.unit_no = any (j.took_part) and m.from_on <= j.on_day
        and (m.until_on is null or j.on_day < m.until_on)
      where (${kinds}::text[] is null or j.kinds && ${kinds}::text[]) and (${state}::text is null or j.state = ${state})
        and (${like}::text is null or j.title ilike ${like} or s.name ilike ${like})
      group by j.activity_id, j.no, j.on_day, j.state, j.title, j.kinds, s.id, s.name having count(distinct m.unit_no) > 1
    ), once as (
      select id, no, on_day, state, title, kinds, json_agg(json_build_object('id', community_id, 'name', name) order by name) as communities,
        array(select distinct n from held o cross join lateral unnest(o.took_part) n where o.id = held.id order by n) as took_part
      from held group by id, no, on_day, state, title, kinds
    )
    select o.id, o.no, o.on_day as "onDay", o.state, o.title, o.kinds, o.communities, o.took_part as "tookPart", coalesce(a.members, 0) as attendances,
      exists (select from organisations.unit u where u.no = any (o.took_part)) as reached
    from once o left join activities.attendance_counts(array(select id from once)) a on a.activity_id = o.id
    order by o.on_day desc, o.no desc`.execute(call.tx)
  return rows
}

/** Only what was held counts; attendances are of everybody who came, each time. */
export const countJointWork = (rows: readonly WorkRow[]) => {
  const held = rows.filter((row) => row.state === 'held')
  return { sessions: held.length, attendances: held.reduce((sum, row) => sum + row.attendances, 0) }
}

export const listJointWork = query(alliances.listJointWork, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const all = await findJointWork(call, filter)
  const shown = all.slice((page - 1) * pageSize, page * pageSize)
  const names = await namesOf(call.tx, shown.flatMap((row) => row.tookPart), call.today) // prettier-ignore
  const items = shown.map(({ tookPart, ...row }) => ({ ...row, members: tookPart.map((no) => namedIn(names, no)) }))
  return { items, total: all.length, page, pageSize, counts: countJointWork(all) }
})

export const exportJointWork = download(alliances.exportJointWork, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, jointWork, jointStates, separator } = fileWords(language)
  const rows = await findJointWork(call, filter)
  const kinds = await activityKindNames(call, language)
  const names = await namesOf(call.tx, rows.flatMap((row) => row.tookPart), call.today) // prettier-ignore
  const columns: TableColumn<WorkRow>[] = [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.onDay, width: 12, value: (row) => ({ date: row.onDay }) },
    { header: heads.activity, width: 36, value: (row) => row.title },
    { header: heads.activityKinds, width: 24, value: (row) => row.kinds.map((code) => kinds.get(code) ?? code).join(separator) },
    { header: heads.community, width: 36, value: (row) => row.communities.map((one) => one.name).join(separator) },
    { header: heads.tookPart, width: 48, value: (row) => row.tookPart.map((no) => namedIn(names, no).name).join(separator) },
    { header: heads.attendances, width: 12, value: (row) => row.attendances },
    { header: heads.activityState, width: 10, value: (row) => jointStates[row.state] },
  ]
  return tableFile(call, { title: jointWork, format, columns, rows })
})
