import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverage } from '../../src/modules/coverage/contract.ts'
import { foldTallies } from '../../src/modules/coverage/index.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { workforce } from '../../src/modules/workforce/contract.ts'
import { execute } from '../../src/platform/commands/execute.ts'
import type { Services } from '../../src/platform/commands/services.ts'
import { systemContext } from '../../src/platform/db/database.ts'
import { systemActor } from '../support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../support/small-district.ts'

let place: SmallDistrict
let everybody: number[]

beforeAll(async () => {
  place = await openSmallDistrict(24)
  everybody = await unitsOf()
})
afterAll(() => place.platform.close())

async function unitsOf(): Promise<number[]> {
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{
      no: number
    }>`select no from organisations.unit where kind in ('social_org', 'party_org') and retracted_by is null order by no`.execute(
      tx,
    ),
  )
  return rows.map((row) => row.no)
}

/** Something somebody does: numbers choose among what is there when it is done. */
const act = fc.record({
  deed: fc.constantFrom(
    'establish', 'party', 'rename', 'move', 'correct', 'upgrade', 'dissolve', 'reopen', 'merge', 'split', 'cover', 'superior', 'end', 'undo', 'assign', 'release', 'fold',
  ),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
  day: fc.constantFrom('2021-03-01', '2022-07-15', '2024-01-01', '2026-11-22'),
}) // prettier-ignore
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** Does it through the endpoint a person would use; answers with the refusal, or `done`. */
async function perform({ deed, a, b, day }: Act): Promise<string> {
  const { platform, node } = place
  const pick = <T>(list: readonly T[], n: number) => list[n % list.length]!
  const [one, other] = [pick(everybody, a), pick(everybody, b)]
  const streets = ['东街道', '西街道', '南街道'].map((name) => node[name]!)
  const because = { reason: '会议决定', effectiveOn: day }
  const seen = (no: number) =>
    platform.call(systemActor, organisations.getUnit, { params: { no } }).then((unit) => ({ ifMatch: unit.revision }))
  const changing = async (kind: 'rename' | 'move' | 'correct' | 'upgrade' | 'dissolve' | 'reopen', facts: object) =>
    platform.call(
      systemActor,
      organisations.changeUnit,
      { params: { no: one }, body: { ...because, kind, facts } },
      await seen(one),
    )
  const idOf = async (text: ReturnType<typeof sql<{ id: string }>>) => {
    const { rows } = await platform.services.database.read(systemContext, (tx) => text.execute(tx))
    return rows.length > 0 ? String(pick(rows, a).id) : '0'
  }
  const deeds: Record<string, () => Promise<unknown>> = {
    establish: () =>
      platform.call(systemActor, organisations.establishUnit, {
        body: {
          ...because,
          kind: 'social_org',
          name: `新会${a}`,
          districtNo: node['示例区']!,
          streetNo: pick(streets, b),
          industryNo: b % 2 ? node['教育']! : null,
          headcount: a % 80,
          fullMembers: b % 5,
        },
      }),
    party: () =>
      platform.call(systemActor, organisations.establishUnit, {
        body: {
          ...because,
          kind: 'party_org',
          name: `新支部${a}`,
          districtNo: node['示例区']!,
          level: 'branch',
          form: pick(['own', 'joint', 'mobile', 'temporary'] as const, a),
          coversUnitNos: [one, other],
        },
      }),
    rename: () => changing('rename', { name: `改名${b}` }),
    move: () => changing('move', { streetNo: pick(streets, b), industryNo: b % 3 === 0 ? null : node['体育']! }),
    correct: () => changing('correct', { fullMembers: b % 6, headcount: b % 4 === 0 ? null : b % 100, floatingMembers: a % 4 }),
    upgrade: () => changing('upgrade', { level: pick(['general', 'committee', 'branch'], b) }),
    dissolve: () => changing('dissolve', {}),
    reopen: () => changing('reopen', {}),
    merge: async () =>
      platform.call(
        systemActor,
        organisations.mergeUnits,
        { params: { no: one }, body: { ...because, mergedNos: [other] } },
        await seen(one),
      ),
    split: async () =>
      platform.call(
        systemActor,
        organisations.splitUnit,
        { params: { no: one }, body: { ...because, parts: [{ name: `分出${b}` }] } },
        await seen(one),
      ),
    cover: () =>
      platform.call(systemActor, organisations.connectUnits, { body: { ...because, type: 'covers', fromNo: one, toNo: other } }),
    superior: () =>
      platform.call(systemActor, organisations.connectUnits, {
        body: { ...because, type: 'superior', fromNo: one, toNo: other },
      }),
    end: async () =>
      platform.call(systemActor, organisations.endConnection, {
        params: {
          id: await idOf(
            sql`select id from organisations.edge where type not in ('part_of') and retracted_at is null and until_on is null and recorded_by > 3 order by id`,
          ),
        },
        body: because,
      }),
    undo: async () =>
      platform.call(systemActor, organisations.undoAct, {
        params: {
          id:
            Number(await idOf(sql`select id from organisations.act where id > 3 and kind <> 'undo' order by id desc limit 4`)) ||
            1,
        },
        body: { reason: '记错' },
      }),
    assign: () =>
      platform.call(systemActor, workforce.assignPost, {
        body: {
          role: pick(['instructor', 'liaison', 'full_time_worker', 'secretary'] as const, a),
          unitNo: one,
          personName: `人${b % 5}`,
          fromOn: day,
        },
      }),
    release: async () => {
      const id = await idOf(sql`select id from workforce.post where retracted_at is null and until_on is null order by id`)
      return platform.call(systemActor, workforce.endPost, {
        params: { id: id === '0' ? randomUUID() : id },
        body: { untilOn: day },
      })
    },
    fold: () => platform.services.database.transaction(systemContext, foldTallies),
  }
  const outcome = await refusalOf(deeds[deed]!())
  if (['establish', 'party', 'split', 'undo'].includes(deed)) everybody = await unitsOf()
  return outcome
}

const known = /^[a-z]+(-[a-z]+)+$|^done$/

describe('whatever people do, in whatever order', () => {
  it('every refusal has its word, every check of every module holds after each act, and days before the first act stay as they were', async () => {
    const past = () => platform().call(systemActor, coverage.getSummary, { query: { asOf: '2020-06-01' } })
    const platform = () => place.platform
    const before = await past()
    const done: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 12 }), async (acts) => {
        for (const one of acts) {
          const outcome = await perform(one)
          expect([one.deed, outcome]).toEqual([one.deed, expect.stringMatching(known)])
          if (outcome !== 'done') continue
          done[one.deed] = (done[one.deed] ?? 0) + 1
          expect([one, await findingsOf(platform())]).toEqual([one, []])
        }
        const now = await past()
        expect([now.figures, now.jointDetail, now.helpers]).toEqual([before.figures, before.jointDetail, before.helpers])
      }),
      { numRuns: Number(process.env['RUNS'] ?? 6), endOnFailure: true },
    )
    expect(Object.keys(done).length).toBeGreaterThan(7)
  })
})

/** Some units nobody has dissolved meanwhile. */
async function standingUnits(): Promise<number[]> {
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{
      no: number
    }>`select u.no from unnest(${[...place.units]}::integer[]) u (no) where organisations.last_status(u.no) = 'active' limit 4`.execute(
      tx,
    ),
  )
  return rows.map((row) => row.no)
}

/** Services whose changes are not committed before the gate opens. */
function heldBack(services: Services, gate: Promise<void>, reached: () => void): Services {
  const { database } = services
  return {
    ...services,
    database: {
      ...database,
      transaction: (context, work) =>
        database.transaction(context, async (tx) => {
          const answer = await work(tx)
          reached()
          await gate
          return answer
        }),
    },
  }
}

describe('two people at once', () => {
  const correct = async (no: number, headcount: number, services: Services = place.platform.services) => {
    const { revision } = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
    const operation = services.contributions.operations.find((one) => one.endpoint.name === 'organisations.changeUnit')!
    return execute(services, operation, systemActor, {
      params: { no },
      query: {},
      body: { kind: 'correct', reason: '更正', effectiveOn: '2026-11-01', facts: { headcount, fullMembers: headcount % 5 } },
      ifMatch: String(revision),
      idempotencyKey: randomUUID(),
      upload: null,
      traceId: randomUUID(),
    })
  }

  it('on different units of one street do not wait for each other', async () => {
    const [first, second] = [place.units[0]!, place.units[3]!]
    let open = () => undefined as void
    const gate = new Promise<void>((resolve) => void (open = resolve))
    const inside = new Promise<void>((resolve) => {
      void correct(first, 11, heldBack(place.platform.services, gate, resolve)).then(open, open)
    })
    await inside
    await correct(second, 12)
    open()
    await expect
      .poll(
        async () => (await place.platform.call(systemActor, organisations.getUnit, { params: { no: first } })).facts!.headcount,
      )
      .toBe(11)
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('one changing a unit while entries are folded, twice at once, lose and double nothing', async () => {
    const { services } = place.platform
    let open = () => undefined as void
    const gate = new Promise<void>((resolve) => void (open = resolve))
    const inside = new Promise<void>((resolve) => {
      void correct(place.units[1]!, 13, heldBack(services, gate, resolve)).then(open, open)
    })
    await inside
    const fold = () => services.database.transaction(systemContext, foldTallies)
    await Promise.all([fold(), fold(), correct(place.units[2]!, 14)])
    expect(await findingsOf(place.platform)).toEqual([])
    open()
    await expect
      .poll(
        async () =>
          (await place.platform.call(systemActor, organisations.getUnit, { params: { no: place.units[1]! } })).facts!.headcount,
      )
      .toBe(13)
    expect(await findingsOf(place.platform)).toEqual([])
    await fold()
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('twenty at a time, on units of one district, all come through and the counts are right', async () => {
    const outcomes = await Promise.all(place.units.slice(0, 20).map((no, index) => refusalOf(correct(no, index * 7))))
    expect(outcomes).toEqual(Array(20).fill('done'))
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('on one unit by different doors leave one verdict and right counts', async () => {
    const { platform, node } = place
    for (const no of await standingUnits()) {
      const body = { role: 'instructor' as const, unitNo: no, fromOn: '2026-11-01' }
      const outcomes = await Promise.all([
        ...['甲', '乙', '丙'].map((personName) =>
          refusalOf(platform.call(systemActor, workforce.assignPost, { body: { ...body, personName } })),
        ),
        refusalOf(correct(no, 33)),
        refusalOf(
          platform.call(systemActor, organisations.establishUnit, {
            body: {
              kind: 'party_org',
              name: `抢先支部${no}`,
              districtNo: node['示例区']!,
              level: 'branch',
              form: 'joint',
              coversUnitNos: [no],
              reason: '成立',
              effectiveOn: '2026-11-01',
            },
          }),
        ),
      ])
      expect(outcomes).toEqual(['done', 'done', 'done', 'done', 'done'])
    }
    expect(await findingsOf(platform)).toEqual([])
  })
})
