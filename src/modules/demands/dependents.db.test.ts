import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { demands } from './contract.ts'

let place: SmallDistrict
let districtNo: number
let district: Actor
let named = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(4)
  districtNo = place.node['示例区']!
  district = person('区委', { role: 'district_officer', nodeNo: districtNo })
})
afterAll(() => place.platform.close())

const branch = async () => {
  const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org' as const, name: `第${++named}党支部`, districtNo, streetNo: place.node['东街道']!, level: 'branch' as const, form: 'own' as const } // prettier-ignore
  return (await call(systemActor, organisations.establishUnit, { body })).no
}
const { undoLast, ...acts } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-21',
)
const ours = (told: readonly string[]) => told.filter((line) => /^(issue|session|talk) /.test(line))
const secretaryOf = (no: number) => person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })

/** A unit that deliberates an issue, has held one deliberation, and has a talk to come. */
async function busy() {
  const no = await branch()
  const raise = () =>
    call(district, demands.raiseIssue, { body: { hostNo: no, category: 'safety', title: '停车', raisedOn: '2026-11-01' } })
  const [open, discussed] = [await raise(), await raise()]
  const session = await call(district, demands.recordSession, {
    body: { hostNo: no, mode: 'offline', onDay: '2026-11-10', minutes: '议过', residents: 5, issueIds: [discussed.id] },
  })
  const talk = await call(secretaryOf(no), demands.askTalk, {
    body: { committeeNo: districtNo, orgNo: no, about: '组织生活', onDay: '2026-12-01', from: 540, minutes: 30 },
  })
  return { no, open, discussed, session, talk }
}
const hostOf = async (id: string) => (await call(district, demands.getIssue, { params: { id } })).host.no
const talkOf = (id: string, who = district) => call(who, demands.getTalk, { params: { id } })
const sessionsOf = async (no: number) =>
  (await call(secretaryOf(no), demands.listSessions, { query: {} })).items.map((one) => one.id)

describe('a unit that deliberates and talks', () => {
  it('is merged: open issues and talks go on with the successor, and the record of deliberations is reached', async () => {
    const [one, into] = [await busy(), await branch()]
    expect(ours(await acts.merge(into, one.no))).toEqual(['issue 2 0', 'session 1 0', 'talk 1 0'])
    expect([await hostOf(one.open.id), await hostOf(one.discussed.id)]).toEqual([into, into])
    expect(await sessionsOf(into)).toEqual([one.session.id])
    const talk = await talkOf(one.talk.id, secretaryOf(into))
    expect(talk).toMatchObject({ organisation: { no: into }, own: 'organisation' })
    expect(talk.steps.at(-1)).toMatchObject({ kind: 'hand-over', from: { no: one.no }, to: { no: into } })
    await undoLast()
    expect([await hostOf(one.open.id), (await talkOf(one.talk.id)).organisation.no]).toEqual([one.no, one.no])
    expect(await sessionsOf(into)).toEqual([])
  })

  it('ends: issues go on with the committee of the district, the talk stays for it to decline or withdraw', async () => {
    const one = await busy()
    expect(ours(await acts.dissolve(one.no))).toEqual(['issue 0 2'])
    expect(await hostOf(one.open.id)).toBe(districtNo)
    expect((await talkOf(one.talk.id)).can.acts).toContain('decline')
    await undoLast()
    expect(await hostOf(one.open.id)).toBe(one.no)
  })

  it('does not come back once somebody has gone on with what it left', async () => {
    const [one, into] = [await busy(), await branch()]
    await acts.merge(into, one.no)
    await call(
      district,
      demands.actOnIssue,
      { params: { id: one.discussed.id }, body: { act: 'decide', words: '划线' } },
      { ifMatch: (await call(district, demands.getIssue, { params: { id: one.discussed.id } })).revision },
    )
    expect(await refusalOf(undoLast())).not.toBe('done')
    expect(await hostOf(one.open.id)).toBe(into)
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql`select from demands.handed_over where from_no = ${one.no}`.execute(tx),
    )
    expect(rows).toHaveLength(4)
  })
})
