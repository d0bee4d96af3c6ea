import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { lists } from './contract.ts'
import { forgetPersons } from './daily.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let district: Actor
let of: ReturnType<typeof listsForTests>
type Side = { no: number; secretary: Actor }
let [home, helper, third, far] = [{}, {}, {}, {}] as [Side, Side, Side, Side]
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)

beforeAll(async () => {
  place = await openSmallDistrict(10)
  of = listsForTests(place)
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
  ;[home, helper, third, far] = [await of.branch(), await of.branch(), await of.branch(), await of.branch('西街道')]
})
afterAll(() => place.platform.close())

const get = (actor: Actor, id: string) => call(actor, lists.getEntry, { params: { id } })
const claim = (side: Side, id: string, more: object = {}) =>
  call(side.secretary, lists.claimEntry, { params: { id }, body: { asNo: side.no, ...more } })
const act = (actor: Actor, id: string, deed: string, side: string, line: string | null = '一句话', asNo: number | null = null) =>
  call(actor, lists.actOnClaim, { params: { id }, body: { deed, side, line, asNo } as never })
const listed = async (actor: Actor, query: object = {}) =>
  (await call(actor, lists.listEntries, { query })).items.map((one) => one.id)

describe('an entry', () => {
  it('is seen by its own organisation alone until somebody else has looked at it; returned it says why', async () => {
    const id = await of.submit(home.secretary, home.no)
    expect(await listed(helper.secretary)).not.toContain(id)
    expect(await listed(home.secretary)).toContain(id)
    expect(await refusalOf(get(helper.secretary, id))).toBe('entry-not-found')
    expect(await refusalOf(call(district, lists.checkEntry, { params: { id }, body: { outcome: 'return' } }))).toBe(
      'claim-line-missing',
    )
    await call(district, lists.checkEntry, { params: { id }, body: { outcome: 'return', reason: '请写明日期' } })
    const returned = await get(home.secretary, id)
    expect([returned.standing, returned.reason]).toEqual(['returned', '请写明日期'])
    const { kind, category, unit, fromOn, visibility, title, revision } = returned
    await call(
      home.secretary,
      lists.correctEntry,
      { params: { id }, body: { kind, category, unit, fromOn, visibility, title, ownerNo: home.no } },
      { ifMatch: revision },
    )
    await call(district, lists.checkEntry, { params: { id }, body: { outcome: 'publish' } })
    expect(await listed(helper.secretary)).toContain(id)
  })

  it('is not checked by who wrote it', async () => {
    const id = await of.submit(district, home.no)
    expect(await refusalOf(call(district, lists.checkEntry, { params: { id }, body: { outcome: 'publish' } }))).toBe(
      'entry-own-check',
    )
  })

  it('is seen as far as it says: own organisation, street, district, everybody', async () => {
    const own = await of.publish(home.secretary, home.no, { visibility: 'own' })
    const street = await of.publish(home.secretary, home.no, { visibility: 'street' })
    const whole = await of.publish(home.secretary, home.no, { visibility: 'district' })
    const all = await of.publish(home.secretary, home.no, { visibility: 'everybody', openTo: ['organisations', 'residents'] })
    const sees = async (actor: Actor) => {
      const ids = await listed(actor, { pageSize: 200 })
      return [own, street, whole, all].map((id) => ids.includes(id))
    }
    expect(await sees(home.secretary)).toEqual([true, true, true, true])
    expect(await sees(helper.secretary)).toEqual([false, true, true, true])
    expect(await sees(far.secretary)).toEqual([false, false, true, true])
    const open = await call(visitor, lists.listOpen, { query: {} })
    expect(open.items.map((one) => one.id)).toContain(all)
    expect(open.items.map((one) => one.id)).not.toContain(whole)
  })

  it('is linked with as many others as people link: a project with two problems', async () => {
    const project = await of.publish(home.secretary, home.no, { kind: 'project', title: '楼道更新' })
    for (const title of ['堆物', '照明']) {
      const otherId = await of.publish(home.secretary, home.no, { kind: 'problem', title })
      await call(home.secretary, lists.linkEntries, { params: { id: project }, body: { otherId } })
    }
    expect((await get(helper.secretary, project)).links.map((one) => one.title)).toEqual(['堆物', '照明'])
  })
})

describe('a claim', () => {
  it('is followed, supervised, solved, verified by the other side; released it leaves the entry free again', async () => {
    const id = await of.publish(home.secretary, home.no, { kind: 'wish', title: '一台收音机' })
    expect(await refusalOf(claim(home, id))).toBe('entry-own-claim')
    const first = await claim(helper, id)
    expect(await refusalOf(claim(third, id))).toBe('entry-taken')
    await act(district, first.id, 'supervise', 'office')
    await act(home.secretary, first.id, 'release', 'owner', '对方联系不上')
    const again = await claim(third, id)
    expect(again.state).toBe('active')
    expect(await refusalOf(act(helper.secretary, again.id, 'follow', 'claimant'))).toBe('claim-not-found')
    await act(third.secretary, again.id, 'follow', 'claimant', '已经买好')
    await act(third.secretary, again.id, 'solve', 'claimant', '送到了')
    expect(await refusalOf(act(third.secretary, again.id, 'verify', 'claimant', null))).toBe('claim-other-side')
    await act(home.secretary, again.id, 'return', 'owner', '少了电池')
    await act(third.secretary, again.id, 'solve', 'claimant', '电池补上')
    await act(home.secretary, again.id, 'verify', 'owner', null)
    const told = await get(home.secretary, id)
    expect(told.standing).toBe('solved')
    expect(told.claims.map((one) => one.state)).toEqual(['verified', 'released'])
    expect(told.claims[0]!.steps.map((step) => step.deed)).toEqual(['claim', 'follow', 'solve', 'return', 'solve', 'verify'])
  })

  it('of an officer whose rights reach both sides is not confirmed by the same account', async () => {
    const id = await of.publish(home.secretary, home.no)
    const { id: claimId } = await claim(helper, id)
    await act(district, claimId, 'solve', 'claimant')
    expect(await refusalOf(act(district, claimId, 'verify', 'owner', null))).toBe('claim-same-account')
    await act(home.secretary, claimId, 'verify', 'owner', null)
  })

  it('of a group begins when each has agreed, with shares that make a hundred, and who refuses gives it back', async () => {
    const id = await of.publish(home.secretary, home.no, { kind: 'project' })
    const both = (share: number) => ({ share: 60, with: [{ unitNo: far.no, share }] })
    expect(await refusalOf(claim(helper, id, both(30)))).toBe('claim-shares-unfit')
    const asked = await claim(helper, id, both(40))
    expect(asked.state).toBe('proposed')
    expect(await refusalOf(claim(third, id))).toBe('entry-taken')
    expect(await refusalOf(act(helper.secretary, asked.id, 'agree', 'claimant', null, far.no))).toBe('claim-other-side')
    await act(far.secretary, asked.id, 'refuse', 'claimant', '人手不够')
    const once = await claim(helper, id, both(40))
    expect((await act(far.secretary, once.id, 'agree', 'claimant', null, far.no)).state).toBe('active')
    const { claims } = await get(far.secretary, id)
    expect(claims[0]!.members.map(({ no, share, agreed }) => [no, share, agreed])).toEqual([
      [helper.no, 60, true],
      [far.no, 40, true],
    ])
  })

  it('of a part never makes more than there is', async () => {
    const id = await of.publish(home.secretary, home.no, { quantity: 10, unit: '把', divisible: true, category: 'goods' })
    await claim(helper, id, { quantity: 6 })
    expect(await refusalOf(claim(third, id, { quantity: 5 }))).toBe('entry-too-much')
    await claim(third, id, { quantity: 4 })
    expect(await refusalOf(claim(far, id, { quantity: 1 }))).toBe('entry-taken')
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ taken: number }>`select taken from lists.entry where id = ${id}`.execute(tx),
    )
    expect(rows[0]!.taken).toBe(10)
  })

  it('by a resident keeps name and telephone sealed, comes back by its code, and is verified by the owner', async () => {
    const id = await of.publish(home.secretary, home.no, {
      kind: 'wish',
      visibility: 'everybody',
      openTo: ['organisations', 'residents'],
    })
    const body = { who: 'resident' as const, name: '邓丽华', phone: '13900000077', consent: true as const }
    const { code } = await call(visitor, lists.claimOpen, { params: { id }, body })
    expect(await refusalOf(call(visitor, lists.claimOpen, { params: { id }, body }))).toBe('claim-twice')
    const seen = await get(home.secretary, id)
    expect(seen.claims[0]!.person).toEqual({ who: 'resident', name: '邓*华', phone: expect.stringContaining('*') })
    expect((await get(helper.secretary, id)).claims).toEqual([])
    await call(visitor, lists.tellOpenClaim, { body: { code, deed: 'solve', line: '已经送去' } })
    expect((await call(visitor, lists.findOpenClaim, { body: { code } })).state).toBe('solved')
    await act(home.secretary, seen.claims[0]!.id, 'verify', 'owner', null)
    expect((await get(home.secretary, id)).standing).toBe('solved')
    // The days of the rule after it was confirmed nobody is named any more; what was done stays.
    const onDay = (today: string) =>
      place.platform.services.database.transaction(systemContext, (tx) => forgetPersons({ tx, today, note: () => undefined }))
    expect(await onDay('2026-12-21')).toBe(0)
    expect(await onDay('2026-12-22')).toBe(1)
    expect(await onDay('2026-12-23')).toBe(0)
    expect((await get(home.secretary, id)).claims[0]).toMatchObject({ state: 'verified', person: { name: null, phone: null } })
    expect(await refusalOf(call(visitor, lists.findOpenClaim, { body: { code } }))).toBe('claim-not-found')
  })

  it('of a person who gives up takes name and telephone along', async () => {
    const id = await of.publish(home.secretary, home.no, {
      kind: 'wish',
      visibility: 'everybody',
      openTo: ['organisations', 'members'],
    })
    const body = { who: 'member' as const, name: '何军', phone: '13900000078', consent: true as const }
    expect(await refusalOf(call(visitor, lists.claimOpen, { params: { id }, body: { ...body, who: 'resident' } }))).toBe(
      'entry-not-open',
    )
    const { code } = await call(visitor, lists.claimOpen, { params: { id }, body })
    await call(visitor, lists.tellOpenClaim, { body: { code, deed: 'withdraw', line: '要出差' } })
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{
        kept: number
      }>`select count(*)::integer as kept from lists.claim where entry_id = ${id} and (name_sealed is not null or phone_sealed is not null or phone_mac is not null)`.execute(
        tx,
      ),
    )
    expect(rows[0]!.kept).toBe(0)
    expect((await get(home.secretary, id)).standing).toBe('open')
  })
})

describe('many at once', () => {
  it('two hundred who come for one wish over the connections of the server: exactly one has it', async () => {
    const id = await of.publish(home.secretary, home.no, {
      kind: 'wish',
      title: '一辆轮椅',
      visibility: 'everybody',
      openTo: ['organisations', 'residents'],
    })
    const comers = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0
        ? refusalOf(call(systemActor, lists.claimEntry, { params: { id }, body: { asNo: [helper, third, far][index % 3]!.no } }))
        : refusalOf(
            call(visitor, lists.claimOpen, {
              params: { id },
              body: { who: 'resident', name: '居民', phone: `139${String(10_000_000 + index)}`, consent: true },
            }),
          ),
    )
    const answers = await Promise.all(comers)
    expect(answers.filter((one) => one === 'done').length).toBe(1)
    expect(new Set(answers.filter((one) => one !== 'done'))).toEqual(new Set(['entry-taken']))
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{
        claims: number
        taken: number
      }>`select (select count(*)::integer from lists.claim c where c.entry_id = e.id) as claims, e.taken from lists.entry e where e.id = ${id}`.execute(
        tx,
      ),
    )
    expect(rows[0]).toEqual({ claims: 1, taken: 1 })
  })

  it('twenty retries with one key are one claim', async () => {
    const id = await of.publish(home.secretary, home.no, { quantity: 5, divisible: true })
    const key = randomUUID()
    const again = () =>
      call(helper.secretary, lists.claimEntry, { params: { id }, body: { asNo: helper.no, quantity: 1 } }, { key: key })
    const answers = await Promise.all(Array.from({ length: 20 }, () => again().catch((error: { code?: string }) => error)))
    const made = new Set(answers.flatMap((one) => (one && 'id' in one ? [one.id] : [])))
    expect(made.size).toBe(1)
    expect((await get(home.secretary, id)).taken).toBe(1)
  })

  it('the database itself refuses a second claim of a whole entry and more than there is', async () => {
    const id = await of.publish(home.secretary, home.no)
    await claim(helper, id)
    const copy = (column: string) =>
      place.platform.services.database.transaction(systemContext, (tx) =>
        sql`insert into lists.claim (entry_id, mode, whole, quantity, state, lead_no, claimed_on, noted_on, reach_nos)
          select entry_id, mode, ${sql.raw(column)}, quantity, state, lead_no, claimed_on, noted_on, reach_nos from lists.claim where entry_id = ${id}`.execute(
          tx,
        ),
      )
    await expect(copy('whole')).rejects.toThrow('claim_one_active')
    await expect(copy('false')).rejects.toThrow('entry_never_more_than_there_is')
  })
})

const figure = async (key: string, params: object = {}) => {
  const { tx: _tx, ...input } = {
    tx: null,
    scope: { everything: true as const },
    asOf: place.platform.services.clock.today(),
    districtNo: place.node['示例区']!,
    params,
  }
  const indicator = place.platform.services.contributions.indicators.find((one) => one.key === key)!
  const { value, records, list } = await place.platform.services.database.read(systemContext, (tx) =>
    indicator.compute({ ...input, tx } as never),
  )
  return { value, records, list }
}

describe('what is kept beside the lists', () => {
  it('lists, projects and problems stay three numbers; visits, meetings and what was linked are counted from their rows', async () => {
    const before = {
      project: await figure('lists.claimed', { kind: 'project' }),
      problem: await figure('lists.solved', { kind: 'problem' }),
    }
    const entryIds = [
      await of.publish(home.secretary, home.no, { kind: 'problem' }),
      await of.publish(home.secretary, home.no, { kind: 'project' }),
    ]
    await call(home.secretary, lists.signList, {
      body: { ownerNo: home.no, title: '需求清单', signedOn: '2026-11-10', entryIds },
    })
    const { id } = await claim(helper, entryIds[0]!)
    await act(helper.secretary, id, 'solve', 'claimant')
    await act(home.secretary, id, 'verify', 'owner', null)
    expect((await figure('lists.signed')).value).toBe(1)
    expect((await figure('lists.claimed', { kind: 'project' })).value).toBe(before.project.value)
    expect((await figure('lists.solved', { kind: 'problem' })).value).toBe(before.problem.value! + 1)
    for (const kind of ['community', 'department', 'enterprise', 'promotion'])
      await call(district, lists.recordMeeting, {
        body: {
          hostNo: place.node['示例区']!,
          kind,
          heldOn: '2026-11-11',
          title: '对接会',
          communities: 3,
          organisations: 5,
          entryIds,
        },
      })
    expect((await figure('lists.meetings', { code: 'community,department,enterprise' })).value).toBe(3)
    expect((await figure('lists.meetings', { code: 'promotion' })).value).toBe(1)
    const { list } = await figure('lists.meetings', { code: 'community,department,enterprise' })
    const query = Object.fromEntries(new URL(list, 'http://x').searchParams)
    expect((await call(district, lists.listMeetings, { query: query as never })).total).toBe(3)
    await call(home.secretary, lists.recordContribution, {
      body: {
        unitNo: home.no,
        source: '某基金会',
        category: 'funds',
        amountFen: 8_000_050,
        receivedOn: '2026-11-12',
        purpose: '送温暖',
      },
    })
    expect(await figure('lists.linked')).toMatchObject({ value: 80_000.5, records: 1 })
  })

  it('a survey visit brings offers that wait to be looked at; two visits to one organisation are one organisation', async () => {
    const offers = [{ title: '法律咨询', category: 'skills', quantity: 2, unit: '人', visibility: 'district' as const }]
    const body = { unitNo: far.no, madeOn: '2026-11-13', visitors: '工作组', finding: '有两名律师党员', offers }
    const { id } = await call(district, lists.recordVisit, { body })
    await call(district, lists.recordVisit, { body: { ...body, offers: [] } })
    const { items } = await call(district, lists.listVisits, { query: { unitNo: far.no } })
    expect(items.map((one) => one.entries.length)).toEqual([0, 1])
    const entry = await get(district, items[1]!.entries[0]!.id)
    expect([entry.standing, entry.kind, entry.can.check]).toEqual(['submitted', 'resource', false])
    await call(far.secretary, lists.listVisits, { query: {} })
    expect(await figure('lists.visited')).toMatchObject({ value: 1, records: 2 })
    // A unit visited stands for the Party organisation that covers it; one that none covers adds none (NS-F05).
    const uncovered = await place.platform.services.database.read(systemContext, async (tx) => {
      const { rows } = await sql<{ no: number }>`
        select u.unit_no as no from organisations.unit_on('2026-11-13') u where u.kind = 'social_org' and u.status = 'active'
          and not exists (select from organisations.edge_on('2026-11-13') c where c.type = 'covers' and c.to_no = u.unit_no) order by 1 limit 2`.execute(
        tx,
      )
      return rows.map((row) => row.no)
    })
    expect(uncovered.length).toBe(2)
    const cover = { type: 'covers', fromNo: far.no, toNo: uncovered[0]!, effectiveOn: '2026-01-06', reason: '登记' }
    await call(systemActor, organisations.connectUnits, { body: cover })
    for (const unitNo of uncovered) await call(district, lists.recordVisit, { body: { ...body, unitNo, offers: [] } })
    expect(await figure('lists.visited')).toMatchObject({ value: 1, records: 4 })
    await call(district, lists.retractVisit, { params: { id }, body: { reason: '记错' } })
    expect((await get(district, entry.id)).standing).toBe('closed')
  })

  it('what waits is told to the own organisation', async () => {
    const id = await of.publish(home.secretary, home.no, { title: '等同意' })
    await claim(helper, id, { with: [{ unitNo: far.no }] })
    const { waiting } = await call(far.secretary, lists.getMine, {})
    expect(waiting.filter((one) => one.title === '等同意').map((one) => one.waits)).toEqual(['agree'])
    expect((await call(third.secretary, lists.getMine, {})).waiting.filter((one) => one.title === '等同意')).toEqual([])
  })
})

describe('matching', () => {
  it('proposes pairs with reasons under the weights given; accepted, the owner of the resource agrees; refused, it says why', async () => {
    const needs = [
      await of.publish(home.secretary, home.no, { title: '求助甲', category: 'skills' }),
      await of.publish(home.secretary, home.no, { title: '求助乙', category: 'skills' }),
    ]
    await of.publish(helper.secretary, helper.no, { kind: 'resource', title: '专长甲', category: 'skills' })
    await of.publish(third.secretary, third.no, { kind: 'resource', title: '专长乙', category: 'skills' })
    const weights = { kind: 50, distance: 10, time: 30, load: 10 }
    const { id } = await call(district, lists.runMatching, { body: { nodeNo: place.node['示例区']!, weights } })
    const match = await call(district, lists.getMatch, { params: { id }, query: {} })
    expect(match.weights).toEqual(weights)
    const pairs = match.found.items.filter((pair) => needs.includes(pair.need.id))
    expect(pairs.length).toBe(2)
    for (const pair of pairs) {
      expect(Object.values(pair.terms).reduce((sum, one) => sum + one, 0)).toBeCloseTo(pair.score, 0)
      expect(pair.alternatives.length).toBeGreaterThan(0)
    }
    const [first, second] = pairs as [(typeof pairs)[number], (typeof pairs)[number]]
    await call(district, lists.decidePair, { params: { id: first.id }, body: { accept: true } })
    expect(await refusalOf(call(district, lists.decidePair, { params: { id: first.id }, body: { accept: true } }))).toBe(
      'match-decided',
    )
    expect(await refusalOf(call(district, lists.decidePair, { params: { id: second.id }, body: { accept: false } }))).toBe(
      'claim-line-missing',
    )
    await call(district, lists.decidePair, { params: { id: second.id }, body: { accept: false, reason: '另有安排' } })
    const giver = [helper, third].find((one) => one.no === first.resource.owner.no)!
    const claimed = (await get(giver.secretary, first.need.id)).claims[0]!
    expect([claimed.state, claimed.resource!.id]).toEqual(['proposed', first.resource.id])
    expect((await act(giver.secretary, claimed.id, 'agree', 'claimant', null, giver.no)).state).toBe('active')
    expect((await get(giver.secretary, first.resource.id)).standing).toBe('taken')
    expect(await refusalOf(call(helper.secretary, lists.getMatch, { params: { id }, query: {} }))).toBe('not-allowed')
  })
})
