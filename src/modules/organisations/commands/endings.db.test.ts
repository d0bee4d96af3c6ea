import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../../test/support/small-district.ts'
import type { Actor } from '../../../kernel/policy.ts'
import { systemContext } from '../../../platform/db/database.ts'
import { workforce } from '../../workforce/contract.ts'
import { organisations } from '../contract.ts'

let place: SmallDistrict
let district: Actor
let serial = 0

beforeAll(async () => {
  place = await openSmallDistrict(12)
  district = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const because = (effectiveOn = '2024-05-01') => ({ reason: '会议决定', effectiveOn })
const establish = async (kind: string, extra: object = {}) =>
  (
    await place.platform.call(district, organisations.establishUnit, {
      body: {
        ...because('2021-01-01'),
        kind,
        name: `第${(serial += 1)}个${kind}`,
        districtNo: place.node['示例区']!,
        streetNo: kind === 'public_body' ? null : place.node['东街道']!,
        ...(kind === 'party_org' ? { level: 'branch' as const, form: 'joint' as const } : {}),
        ...extra,
      },
    })
  ).no
const party = (extra: object = {}) => establish('party_org', extra)
const connect = (type: string, fromNo: number, toNo: number, effectiveOn = '2022-01-01') =>
  place.platform.call(district, organisations.connectUnits, { body: { ...because(effectiveOn), type, fromNo, toNo } })
const open = (no: number, asOf?: string) =>
  place.platform.call(systemActor, organisations.getUnit, { params: { no }, query: asOf ? { asOf } : {} })
const connectionsOf = async (no: number, asOf?: string) =>
  (await open(no, asOf)).connections
    .filter((one) => one.type !== 'merged_into')
    .map((one) => `${one.type} ${one.direction} ${one.other.no}`)
    .sort()
const assign = (role: string, unitNo: number, personName: string, fromOn = '2022-01-01') =>
  place.platform.call(district, workforce.assignPost, { body: { role: role as 'liaison', unitNo, personName, fromOn } })
const postsOf = async (no: number, asOf?: string) =>
  (await place.platform.call(district, workforce.listUnitPosts, { params: { no }, query: asOf ? { asOf } : {} })).items
    .map((post) => `${post.role} ${post.person.name}`)
    .sort()
const merge = async (no: number, mergedNos: number[], effectiveOn?: string, actor = district) =>
  (
    await place.platform.call(
      actor,
      organisations.mergeUnits,
      { params: { no }, body: { ...because(effectiveOn), mergedNos } },
      { ifMatch: (await open(no)).revision },
    )
  ).handedOver.map(({ what, moved, ended }) => `${what} ${moved} ${ended}`)
const change = async (no: number, kind: 'dissolve' | 'reopen' | 'correct', facts: object = {}, effectiveOn?: string) =>
  (
    await place.platform.call(
      district,
      organisations.changeUnit,
      { params: { no }, body: { ...because(effectiveOn), kind, facts } },
      { ifMatch: (await open(no)).revision },
    )
  ).handedOver.map(({ what, moved, ended }) => `${what} ${moved} ${ended}`)
const inDatabase = <T>(text: ReturnType<typeof sql<T>>) =>
  place.platform.services.database.transaction(systemContext, async (tx) => (await text.execute(tx)).rows)
const undoLast = async () => {
  const [last] = await inDatabase(sql<{ id: number }>`select max(id) as id from organisations.act`)
  return place.platform.call(district, organisations.undoAct, { params: { id: last!.id }, body: { reason: '记错' } })
}
const undoActOf = async (kind: string, no: number) => {
  const [act] = await inDatabase(
    sql<{ id: number }>`select max(a.id) as id from organisations.act a join organisations.unit_state s on s.recorded_by = a.id
      where a.kind = ${kind} and s.unit_no = ${no}`,
  )
  return refusalOf(place.platform.call(district, organisations.undoAct, { params: { id: act!.id }, body: { reason: '记错' } }))
}

describe('a merger', () => {
  it('hands over what stands under the merged unit from its day on, and the days before stay as they were', async () => {
    const [into, gone, above, child] = [await party(), await party(), await party(), await party()]
    await connect('superior', gone, above)
    await connect('superior', child, gone)
    await connect('attached_to', place.units[0]!, gone)
    await connect('hub_of', gone, place.node['教育']!)
    await connect('member_of', gone, place.units[1]!)
    const before = await connectionsOf(gone)
    const preview = async (mergedNos: number[], actor = district) =>
      (
        await place.platform.call(actor, organisations.previewMerge, {
          params: { no: into },
          body: { mergedNos, effectiveOn: '2024-05-01' },
        })
      ).units.map(({ unit, handedOver }) => [
        unit.no,
        ...handedOver.map(({ what, moved, ended }) => `${what} ${moved} ${ended}`).sort(),
      ])
    const { revision } = await open(into)
    expect(await preview([gone])).toEqual([[gone, 'attached_to 1 0', 'hub_of 1 0', 'member_of 0 1', 'superior 2 0']])
    expect([await connectionsOf(gone), (await open(into)).revision]).toEqual([before, revision])
    expect(await refusalOf(preview([into]))).toBe('merge-into-itself')
    const told = await merge(into, [gone])
    expect(told.sort()).toEqual(['attached_to 1 0', 'hub_of 1 0', 'member_of 0 1', 'superior 2 0'])
    expect(await connectionsOf(gone)).toEqual([])
    expect(await connectionsOf(gone, '2024-04-30')).toEqual(before)
    expect(await connectionsOf(into, '2024-04-30')).toEqual([])
    expect((await connectionsOf(into)).sort()).toEqual(
      [
        `attached_to in ${place.units[0]!}`,
        `hub_of out ${place.node['教育']!}`,
        `superior in ${child}`,
        `superior out ${above}`,
      ].sort(),
    )
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('into a unit that stood under the merged one ends in no circle: the successor comes up to where that stood', async () => {
    const [top, middle, into] = [await party(), await party(), await party()]
    await connect('superior', middle, top)
    await connect('superior', into, middle)
    await merge(into, [middle])
    expect(await connectionsOf(into)).toEqual([`superior out ${top}`])
    const [root, below, deeper] = [await party(), await party(), await party()]
    await connect('superior', below, root)
    await connect('superior', deeper, below)
    expect(await merge(deeper, [root])).toEqual(['superior 0 1'])
    expect(await connectionsOf(deeper)).toEqual([`superior out ${below}`])
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('of a day that is past moves what ended since, and what began since, each for its own time', async () => {
    const [into, gone, child, late] = [await party(), await party(), await party(), await party()]
    const { id } = await connect('superior', child, gone)
    await place.platform.call(district, organisations.endConnection, { params: { id }, body: because('2025-01-01') })
    await connect('superior', late, gone, '2025-03-01')
    await merge(into, [gone], '2024-05-01')
    const at = async (day: string) => [await connectionsOf(gone, day), await connectionsOf(into, day)]
    expect(await at('2024-04-30')).toEqual([[`superior in ${child}`], []])
    expect(await at('2024-12-31')).toEqual([[], [`superior in ${child}`]])
    expect(await at('2025-02-01')).toEqual([[], []])
    expect(await at('2025-03-01')).toEqual([[], [`superior in ${late}`]])
  })

  it('takes instructors along, a liaison only into a vacant place, and no secretary', async () => {
    const [into, gone] = [await establish('social_org'), await establish('social_org')]
    await assign('liaison', into, '李一')
    await assign('liaison', gone, '李二')
    await assign('instructor', gone, '周一')
    await assign('secretary', gone, '王一')
    expect((await merge(into, [gone])).sort()).toEqual(['post-instructor 1 0', 'post-liaison 0 1', 'post-secretary 0 1'])
    expect(await postsOf(into)).toEqual(['instructor 周一', 'liaison 李一'])
    expect(await postsOf(into, '2024-04-30')).toEqual(['liaison 李一'])
    expect(await postsOf(gone, '2024-04-30')).toEqual(['instructor 周一', 'liaison 李二', 'secretary 王一'])
    expect(await postsOf(gone)).toEqual([])
    expect(await refusalOf(assign('instructor', gone, '周二'))).toBe('post-unit-ended')
    await undoLast()
    expect(await postsOf(gone)).toEqual(['instructor 周一', 'liaison 李二', 'secretary 王一'])
    expect(await postsOf(into)).toEqual(['liaison 李一'])
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('is not taken back when a post it handed over has changed since', async () => {
    const [into, gone] = [await establish('social_org'), await establish('social_org')]
    await assign('instructor', gone, '周一')
    await merge(into, [gone])
    const { items } = await place.platform.call(district, workforce.listUnitPosts, { params: { no: into } })
    await place.platform.call(district, workforce.endPost, { params: { id: items[0]!.id }, body: { untilOn: '2025-01-01' } })
    expect(await undoActOf('merge', gone)).toBe('act-built-upon')
  })

  it('of departments files the units of one under the other, dated', async () => {
    const [into, gone, unit] = [await establish('public_body'), await establish('public_body'), await establish('social_org')]
    await change(unit, 'correct', { supervisorNo: gone }, '2022-01-01')
    const elsewhere = person('某局经办', { role: 'registrar', nodeNo: into }, { role: 'registrar', nodeNo: gone })
    expect(await refusalOf(merge(into, [gone], undefined, elsewhere))).toBe('done')
    const supervisor = async (asOf: string) => (await open(unit, asOf)).facts!.supervisor!.no
    expect([await supervisor('2024-04-30'), await supervisor('2024-05-01')]).toEqual([gone, into])
    expect(await findingsOf(place.platform)).toEqual([])
  })
})

describe('a unit that is dissolved', () => {
  it('has given those under it another superior first', async () => {
    const [gone, child, other] = [await party(), await party(), await party()]
    const { id } = await connect('superior', child, gone)
    await expect(change(gone, 'dissolve')).rejects.toMatchObject({ code: 'unit-has-subordinates', params: { units: 1 } })
    await place.platform.call(district, organisations.endConnection, { params: { id }, body: because('2024-03-01') })
    await connect('superior', child, other, '2024-03-01')
    expect(await change(gone, 'dissolve')).toEqual([])
    const [office, unit] = [await establish('public_body'), await establish('social_org')]
    await change(unit, 'correct', { supervisorNo: office }, '2022-01-01')
    expect(await refusalOf(change(office, 'dissolve'))).toBe('unit-has-subordinates')
  })

  it('leaves nothing hanging on it and tells what ended; taken back, it all stands again', async () => {
    const [gone, above] = [await party({ coversUnitNos: [place.units[2]!, place.units[3]!] }), await party()]
    await connect('superior', gone, above)
    await connect('attached_to', place.units[6]!, gone)
    await assign('secretary', gone, '王一')
    const before = [await connectionsOf(gone), await postsOf(gone)]
    expect((await change(gone, 'dissolve')).sort()).toEqual([
      'attached_to 0 1',
      'covers 0 2',
      'post-secretary 0 1',
      'superior 0 1',
    ])
    expect([await connectionsOf(gone), await postsOf(gone)]).toEqual([[], []])
    expect(await refusalOf(connect('attached_to', place.units[6]!, gone, '2025-01-01'))).toBe('unit-dissolved')
    expect(await refusalOf(party({ superiorNo: gone }))).toBe('unit-dissolved')
    expect(await refusalOf(merge(gone, [above]))).toBe('unit-dissolved')
    await undoLast()
    expect([await connectionsOf(gone), await postsOf(gone)]).toEqual(before)
  })

  it('stays reopened while something recorded since hangs on it', async () => {
    const [unit, child] = [await party(), await party()]
    await change(unit, 'dissolve', {}, '2023-01-01')
    await change(unit, 'reopen', {}, '2023-06-01')
    await assign('secretary', unit, '王二', '2024-01-01')
    expect(await undoActOf('reopen', unit)).toBe('act-built-upon')
    const { items } = await place.platform.call(district, workforce.listUnitPosts, { params: { no: unit } })
    await place.platform.call(district, workforce.endPost, { params: { id: items[0]!.id }, body: { untilOn: '2024-01-01' } })
    await connect('superior', child, unit, '2024-01-01')
    expect(await undoActOf('reopen', unit)).toBe('act-built-upon')
  })

  it('is found by the checks when something hangs on it all the same', async () => {
    const [gone, child] = [await party(), await party()]
    await change(gone, 'dissolve')
    expect(await findingsOf(place.platform)).toEqual([])
    const [edge] = await inDatabase(
      sql<{ id: number }>`insert into organisations.edge (type, from_no, to_no, from_on, recorded_by)
        values ('superior', ${child}, ${gone}, '2025-01-01', 1) returning id`,
    )
    const [post] = await inDatabase(
      sql<{ id: string }>`insert into workforce.post (role, person_id, unit_no, from_on, recorded_by)
        select 'secretary', id, ${gone}, '2025-01-01', 1 from workforce.person limit 1 returning id`,
    )
    await inDatabase(sql`select organisations.refresh_scope(array[${child}::integer])`)
    expect(await findingsOf(place.platform)).toEqual([
      `organisations.nothing-hangs-on-the-ended: edge-hangs-on-ended edge ${edge!.id}`,
      `workforce.nobody-left-behind: post-at-ended-unit post ${post!.id}`,
    ])
    await inDatabase(sql`update organisations.edge set retracted_by = 1, retracted_at = now() where id = ${edge!.id}`)
    await inDatabase(sql`update workforce.post set retracted_by = 1, retracted_at = now() where id = ${post!.id}::uuid`)
    await inDatabase(sql`select organisations.refresh_scope(array[${child}::integer])`)
  })
})

describe('taking back a founding', () => {
  it('is refused while somebody holds or held a post there', async () => {
    const no = await establish('social_org')
    const { id } = await assign('instructor', no, '周三')
    expect(await undoActOf('establish', no)).toBe('act-built-upon')
    await place.platform.call(district, workforce.endPost, { params: { id }, body: { untilOn: '2023-01-01' } })
    expect(await undoActOf('establish', no)).toBe('act-built-upon')
  })

  it('is possible again once the post was ended on its first day, as never held', async () => {
    const no = await establish('social_org')
    const { id } = await assign('instructor', no, '周四')
    await place.platform.call(district, workforce.endPost, { params: { id }, body: { untilOn: '2022-01-01' } })
    expect(await undoActOf('establish', no)).toBe('done')
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('of a department that units name since is refused', async () => {
    const [office, unit] = [await establish('public_body'), await establish('social_org')]
    await change(unit, 'correct', { supervisorNo: office }, '2022-01-01')
    expect(await undoActOf('establish', office)).toBe('act-built-upon')
  })
})
