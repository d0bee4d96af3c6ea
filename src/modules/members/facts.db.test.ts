import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { countedStandings } from './rules.ts'

let place: SmallDistrict
let branches: { no: number; scope_nodes: number[] }[]
let districtNo: number

beforeAll(async () => {
  place = await openSmallDistrict(30)
  const { rows } = await as(systemContext, (tx) =>
    sql<{ no: number; scope_nodes: number[]; district_no: number }>`
      select no, scope_nodes, district_no from organisations.unit where kind = 'party_org' order by no`.execute(tx),
  )
  branches = rows
  districtNo = rows[0]!.district_no
})
afterAll(() => place.platform.close())

type Work<T> = Parameters<SmallDistrict['platform']['services']['database']['transaction']>[1] & ((tx: never) => Promise<T>)
const as = <T>(context: typeof systemContext, work: Work<T>) =>
  place.platform.services.database.transaction(context, work as never) as Promise<T>
const at = (nodes: number[]) => ({ scope: { everything: false as const, nodes }, accountId: null })

/** A member of a branch since a day. */
const enter = (name: string, branchNo: number, fromOn: string) =>
  as(systemContext, (async (tx: never) => {
    const act = await sql<{
      id: number
    }>`insert into members.act (kind, district_no) values ('seed', ${districtNo}) returning id`.execute(tx)
    const actId = act.rows[0]!.id
    const { rows } = await sql<{
      id: string
    }>`insert into members.member (district_no, name, recorded_by) values (${districtNo}, ${name}, ${actId}) returning id`.execute(
      tx,
    )
    const id = rows[0]!.id
    await sql`insert into members.membership (member_id, branch_no, place, from_on, recorded_by) values (${id}, ${branchNo}, 'unit', ${fromOn}, ${actId})`.execute(
      tx,
    )
    await sql`insert into members.standing (member_id, code, from_on, recorded_by) values (${id}, 'full', ${fromOn}, ${actId})`.execute(
      tx,
    )
    return { id, actId }
  }) as never) as Promise<{ id: string; actId: number }>

const on = (day: string, context = systemContext) =>
  as(
    context,
    (async (tx: never) =>
      (
        await sql<{ branch_no: number; name: string; standing: string }>`
      select m.branch_no, (select n.name from members.named(m.member_id) n) as name, m.standing from members.member_on(${day}::date) m order by 2`.execute(
          tx,
        )
      ).rows) as never,
  ) as Promise<{ branch_no: number; name: string; standing: string }[]>

describe('a standing', () => {
  it('counts in the lists as it does in the catalogue', async () => {
    const { rows } = (await as(systemContext, ((tx: never) =>
      sql<{ code: string }>`select code from members.standing_kind where counted order by code`.execute(tx)) as never)) as {
      rows: { code: string }[]
    }
    expect(rows.map((row) => row.code)).toEqual([...countedStandings].sort())
  })
})

describe('a member', () => {
  it('is seen by whoever sees the branch, from the first day on, and by nobody else', async () => {
    const [home, other] = [branches[0]!, branches[1]!]
    await enter('张一', home.no, '2026-03-01')
    expect(await on('2026-02-28')).toEqual([])
    expect(await on('2026-03-01', at([home.no]))).toEqual([{ branch_no: home.no, name: '张一', standing: 'full' }])
    expect(await on('2026-03-01', at([other.no]))).toEqual([])
    expect(await on('2026-03-01', at([districtNo]))).toHaveLength(1)
  })

  it('has one relation on a day: a second one is refused by the database, and facts are not edited', async () => {
    const { id, actId } = await enter('张二', branches[0]!.no, '2026-03-01')
    const second = (fromOn: string, untilOn: string | null) =>
      as(systemContext, ((tx: never) =>
        sql`insert into members.membership (member_id, branch_no, place, from_on, until_on, ended_because, recorded_by)
          values (${id}, ${branches[1]!.no}, 'unit', ${fromOn}, ${untilOn}, ${untilOn === null ? null : 'moved'}, ${actId})`.execute(
          tx,
        )) as never)
    await expect(second('2026-05-01', null)).rejects.toMatchObject({ constraint: 'membership_one_open' })
    await expect(second('2026-02-01', '2026-04-01')).rejects.toMatchObject({ constraint: 'membership_apart' })
    await second('2026-01-01', '2026-03-01')
    const edit = as(systemContext, ((tx: never) =>
      sql`update members.membership set branch_no = 1 where member_id = ${id}`.execute(tx)) as never)
    await expect(edit).rejects.toThrow('retracted, not edited')
  })

  it('away with a host is seen from both sides, and counted where the relation lies', async () => {
    const [home, host] = [branches[0]!, branches[2]!]
    const { id, actId } = await enter('张三', home.no, '2026-03-01')
    await as(systemContext, ((tx: never) =>
      sql`insert into members.away (member_id, since, reason, host_no, recorded_by) values (${id}, '2026-04-01', 'work', ${host.no}, ${actId})`.execute(
        tx,
      )) as never)
    const seen = (await on('2026-06-01', at([host.no]))).filter((one) => one.name === '张三')
    expect(seen).toEqual([{ branch_no: home.no, name: '张三', standing: 'full' }])
  })
})
