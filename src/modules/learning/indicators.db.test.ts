import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import { programmes } from '../../programmes/index.ts'
import { activities } from '../activities/contract.ts'
import { enterMembers } from '../activities/testing.ts'
import { members } from '../members/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { reports } from '../reports/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { learning } from './contract.ts'

let small: SmallDistrict
let district: number
let branches: number[]
let crowd: string[]
let away: string[]

const call: SmallDistrict['platform']['call'] = (...args) => small.platform.call(...args)
const held = (onDay: string, kinds: string[], hostNos: number[], memberIds: string[], rest: object = {}) =>
  call(systemActor, activities.recordActivity, { body: { onDay, kinds, hostNos, memberIds, ...rest } as never })

/** Figures of the district by a programme: value, and whether the list behind each shows as many records as it says. */
async function figuresOf(programme: string) {
  await asSystem(small.platform.services.database, (tx) =>
    sql`update organisations.district_programme set programme = ${programme} where district_no = ${district}`.execute(tx),
  )
  const { programmes: found } = await call(systemActor, reports.listFigures, { query: { programme } })
  return found[0]!.figures
}
const value = (figures: Awaited<ReturnType<typeof figuresOf>>, id: string) => figures.find((figure) => figure.id === id)!.value

async function lengthOfList(list: string): Promise<number | null> {
  const [path, text] = list.split('?')
  const query = Object.fromEntries(new URLSearchParams(text)) as never
  if (path === '/activities') return (await call(systemActor, activities.listActivities, { query })).total
  if (path === '/learning/hours') return (await call(systemActor, learning.listHours, { query })).total
  if (path === '/learning/sessions') return (await call(systemActor, learning.listSessions, { query })).total
  if (path === '/learning/experts') return (await call(systemActor, learning.listExperts, { query })).total
  if (path === '/members/mobile') return (await call(systemActor, members.listStations, { query })).total
  return null
}

beforeAll(async () => {
  small = await openSmallDistrict(30)
  district = small.node['示例区']!
  branches = []
  for (const name of ['甲党支部', '乙党支部', '丙党支部']) {
    const at = { kind: 'party_org', name, districtNo: district, streetNo: small.node['东街道'], reason: '成立' }
    const { no } = await call(systemActor, organisations.establishUnit, { body: { ...at, effectiveOn: '2015-01-01' } as never })
    branches.push(no)
  }
  crowd = await enterMembers(small.platform.services, branches[0]!, ['张一', '张二', '张三', '张四'], '2016-01-01')
  away = await enterMembers(small.platform.services, branches[1]!, ['李一', '李二'], '2016-01-01', branches[0])
}, 60_000)
afterAll(() => small.platform.close())

describe('figures out of records of organisation life', () => {
  it('of Nansha: life and training with mobile members, sessions and attendances apart, and rooms on building sites', async () => {
    await held('2026-03-03', ['life-meeting'], [branches[0]!], [...crowd, away[0]!])
    await held('2026-03-04', ['life-meeting'], [branches[0]!], crowd)
    await held('2026-04-04', ['training'], [branches[0]!], away)
    const room = { kind: 'activity_room', whereabouts: '某工地', liaison: { name: '方联' } }
    for (const [name, openedOn] of [
      ['一号工地', '2026-01-01'],
      ['二号工地', '2026-02-01'],
    ] as const)
      await call(systemActor, members.openStation, {
        body: { ...room, hostNo: branches[0]!, name, site: name, openedOn } as never,
      })
    const figures = await figuresOf('nansha')
    expect(['NS-F29', 'NS-F30', 'NS-F31', 'NS-F32', 'NS-F33'].map((id) => value(figures, id))).toEqual([2, 1, 1, 2, 3])
    const { programmes: before } = await call(systemActor, reports.listFigures, {
      query: { programme: 'nansha', asOf: '2026-01-15' },
    })
    expect(value(before[0]!.figures, 'NS-F29')).toBe(1)
  })

  it('of Chaonan: who answered a mobilisation, each once; what no community held is not joint work', async () => {
    await held('2026-05-05', ['theme-day'], [branches[0]!, branches[1]!], crowd, { formats: ['open'] })
    await held('2026-05-07', ['training'], [branches[0]!, branches[2]!], crowd.slice(0, 3))
    await figuresOf('chaonan')
    await held('2026-06-01', ['mobilisation'], [branches[0]!], crowd)
    await held('2026-06-02', ['mobilisation'], [branches[0]!, branches[1]!], [...crowd.slice(0, 2), ...away])
    const figures = await figuresOf('chaonan')
    expect(['CN-F03', 'CN-F07', 'CN-F08', 'CN-F12', 'CN-F13'].map((id) => value(figures, id))).toEqual([0, 0, 0, 2, 6])
  })

  it('of Longhua: its named days, which are themed Party days as well', async () => {
    await figuresOf('longhua')
    for (const [index, kind] of ['deliberation-day', 'gathering-day', 'gathering-day'].entries())
      await held(`2026-07-0${index + 1}`, [kind], [branches[0]!], crowd)
    const figures = await figuresOf('longhua')
    expect(['LH-31', 'LH-32', 'LH-33'].map((id) => value(figures, id))).toEqual([1, 2, 0])
    const days = await call(systemActor, activities.listActivities, {
      query: { kind: 'theme-day', fromOn: '2026-07-01' } as never,
    })
    expect(days.counts.sessions).toBe(3)
  })
})

describe('figures out of training', () => {
  it('of Zhifu: the day of the class for secretaries, and the experts of the think tank', async () => {
    expect(value(await figuresOf('zhifu'), 'ZF-F03')).toBe(null)
    const plan = (kind: string, fromOn: string) =>
      call(systemActor, learning.planSession, {
        body: {
          nodeNo: district,
          title: '书记培训班',
          kind,
          fromOn,
          startTime: '09:00',
          endTime: '17:00',
          audiences: ['secretary'],
        } as never,
      })
    await plan('class', '2026-03-24')
    await plan('lecture', '2026-06-01')
    await plan('class', '2026-12-20')
    const tank = await call(systemActor, learning.recordSchool, {
      body: { districtNo: district, kind: 'think_tank', name: '智库' },
    })
    for (const name of ['甲', '乙'])
      await call(systemActor, learning.recordExpert, {
        body: { schoolId: tank.id, name, field: '社会工作', fromOn: '2026-01-01' },
      })
    const figures = await figuresOf('zhifu')
    expect(['ZF-F03', 'ZF-F22'].map((id) => value(figures, id))).toEqual([20260324, 2])
  })

  it('the share of secretaries with the hours of the year comes from attendance, and its list names them', async () => {
    for (const [index, name] of ['赵书记', '钱书记'].entries()) {
      const body = { role: 'secretary', unitNo: branches[index]!, personName: name, fromOn: '2020-01-01', untilOn: null } as const
      await call(systemActor, workforce.assignPost, { body })
    }
    const { id } = await call(systemActor, learning.planSession, {
      body: {
        nodeNo: district,
        title: '七天班',
        kind: 'class',
        fromOn: '2026-09-01',
        untilOn: '2026-09-07',
        halfDays: 14,
        startTime: '09:00',
        endTime: '17:00',
        audiences: ['secretary'],
      } as never,
    })
    const { items } = await call(systemActor, learning.listCandidates, { params: { id }, query: {} })
    const one = items.filter((row) => row.name === '赵书记').map(({ kind, id: learnerId }) => ({ kind, id: learnerId }))
    await call(systemActor, learning.enrol, { params: { id }, body: { people: one } })
    await call(systemActor, learning.recordAttendance, { params: { id }, body: { present: one } })
    const figure = (await figuresOf('nansha')).find((row) => row.id === 'NS-18')!
    expect([figure.value, figure.records]).toEqual([0.5, 1])
    const query = Object.fromEntries(new URLSearchParams(figure.list.split('?')[1])) as never
    expect((await call(systemActor, learning.listHours, { query })).items.map((row) => row.name)).toEqual(['赵书记'])
  })

  it.each(programmes.map((programme) => programme.code))('each opens the list of exactly its records: %s', async (programme) => {
    for (const figure of await figuresOf(programme)) {
      const length = await lengthOfList(figure.list)
      if (length !== null) expect([figure.id, length]).toEqual([figure.id, figure.records])
    }
  })
})
