import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { members } from './contract.ts'

let place: SmallDistrict
let district: Actor
let made = 0

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const party = async () => {
  made += 1
  const body = {
    reason: '组建',
    effectiveOn: '2026-01-05',
    kind: 'party_org' as const,
    name: `并转第${made}党支部`,
    districtNo: place.node['示例区']!,
    streetNo: place.node['东街道']!,
    level: 'branch' as const,
    form: 'own' as const,
  }
  return (await call(district, organisations.establishUnit, { body })).no
}
const enter = async (branchNo: number, fromOn = '2026-02-01') => {
  made += 1
  return (await call(district, members.enterMember, { body: { name: `党员${made}`, branchNo, place: 'unit', fromOn } })).id
}
const { merge, dissolve, undoLast } = unitActs(
  () => place.platform,
  () => district,
  '2026-06-01',
)
const branchOn = async (id: string, day: string) => {
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`select branch_no as no from members.member_on(${day}::date) where member_id = ${id}`.execute(tx),
  )
  return rows.map(({ no }) => no)
}

beforeAll(async () => {
  place = await openSmallDistrict(20)
  district = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

describe('members of an organisation that is merged', () => {
  it('belong to the successor from the day on; before it they stay where they were, and nobody is counted twice', async () => {
    const [into, gone] = [await party(), await party()]
    const [old, late] = [await enter(gone), await enter(gone, '2026-08-01')]
    expect(await merge(into, gone)).toEqual(['member 2 0'])
    expect([await branchOn(old, '2026-05-31'), await branchOn(old, '2026-06-01')]).toEqual([[gone], [into]])
    expect([await branchOn(late, '2026-07-31'), await branchOn(late, '2026-08-01')]).toEqual([[], [into]])
  })

  it('are back where they were once the merger is taken back', async () => {
    const [into, gone] = [await party(), await party()]
    const one = await enter(gone)
    await merge(into, gone)
    await undoLast()
    expect([await branchOn(one, '2026-05-31'), await branchOn(one, '2026-11-22')]).toEqual([[gone], [gone]])
  })

  it('keep a merger from being taken back once one of them has moved on', async () => {
    const [into, gone, elsewhere] = [await party(), await party(), await party()]
    const one = await enter(gone)
    await merge(into, gone)
    const { revision } = await call(district, members.getMember, { params: { id: one } })
    const body = {
      to: { kind: 'branch' as const, branchNo: elsewhere, place: 'unit' as const },
      onDay: '2026-09-01',
      reason: '调动',
    }
    await call(district, members.moveMember, { params: { id: one }, body }, { ifMatch: revision })
    expect(await refusalOf(undoLast())).not.toBe('done')
    expect(await branchOn(one, '2026-11-22')).toEqual([elsewhere])
  })
})

describe('members of an organisation that ends', () => {
  it('belong to none and are found in the list of those, so that somebody finds them a home (LH-12)', async () => {
    const gone = await party()
    const one = await enter(gone)
    const without = async () =>
      (await call(district, members.listMembers, { query: { state: 'homeless', page: 1, pageSize: 50 } as never })).items.map(
        ({ id }) => id,
      )
    expect(await without()).not.toContain(one)
    expect(await dissolve(gone)).toContain('member 0 1')
    expect(await without()).toContain(one)
    expect([await branchOn(one, '2026-05-31'), await branchOn(one, '2026-06-01')]).toEqual([[gone], []])
  })
})
