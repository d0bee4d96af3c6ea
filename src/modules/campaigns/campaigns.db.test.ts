import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { sql } from 'kysely'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../../../test/support/scopes.ts'
import { person, systemActor, testDay } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { addDays } from '../../kernel/dates.ts'
import { AbilityTable, type Actor } from '../../kernel/policy.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { coverage } from '../coverage/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from '../procedures/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { campaigns } from './contract.ts'
import { lettersJob } from './letters/write-letters.ts'

let small: SmallDistrict
let committee: Actor
let east: Actor
let education: Actor
let work: string
let large: string
const startedOn = '2026-10-25'

const call: SmallDistrict['platform']['call'] = (...args) => small.platform.call(...args)
const over = (name: string, role: string, node: string) => person(name, { role, nodeNo: small.node[node]! })
const start = (actor: Actor, body: Partial<Parameters<typeof fullBody>[0]> = {}) =>
  call(actor, campaigns.startCampaign, { body: fullBody(body) })
const fullBody = (body: object) => ({
  name: '工作全覆盖',
  nodeNo: small.node['示例区']!,
  aim: 'work' as const,
  fromOn: startedOn,
  untilOn: '2026-12-31',
  document: '示例〔2026〕8号',
  ...body,
})
const movement = (actor: Actor, id = work) => call(actor, campaigns.getMovement, { params: { id } })
const moves = (actor: Actor, week: number, cause?: string, id = work) =>
  call(actor, campaigns.listMoves, { params: { id }, query: { week, cause, pageSize: 200 } as never })
const list = async (actor: Actor, query: object, id = work) =>
  call(actor, campaigns.listUnits, { params: { id }, query: { pageSize: 200, ...query } as never })
const liaison = (unitNo: number, fromOn: string, untilOn: string | null = null) =>
  call(systemActor, workforce.assignPost, { body: { role: 'liaison', unitNo, personName: `联络员${unitNo}`, fromOn, untilOn } })

/** What happened in the weeks: two covered, one of them only for a week, one struck off, one newly registered. */
let covered: number
let forAWeek: number
let struckOff: number
let fresh: number

beforeAll(async () => {
  small = await openSmallDistrict(60)
  committee = over('区委', 'district_officer', '示例区')
  east = over('东街道', 'street_officer', '东街道')
  education = over('教育行业', 'industry_officer', '教育')
  work = (await start(committee)).id
  large = (await start(committee, { name: '三十人以上', aim: 'large' } as never)).id
  const { items } = await call(systemActor, coverage.listUnits, { query: { workCovered: 'false', pageSize: 200 } as never })
  ;[covered, forAWeek, struckOff] = items.filter((unit) => unit.streetNo === small.node['东街道']).map((unit) => unit.no) as [
    number,
    number,
    number,
  ]
  await liaison(covered, '2026-11-03')
  await liaison(forAWeek, '2026-10-28', '2026-11-05')
  const { revision } = await call(systemActor, organisations.getUnit, { params: { no: struckOff } })
  const ending = { kind: 'dissolve', effectiveOn: '2026-11-12', reason: '注销', facts: {} } as never
  await call(systemActor, organisations.changeUnit, { params: { no: struckOff }, body: ending }, { ifMatch: revision })
  const body = {
    kind: 'social_org',
    name: '新登记服务中心',
    districtNo: small.node['示例区']!,
    streetNo: small.node['东街道']!,
    reason: '登记',
    effectiveOn: '2026-11-20',
  }
  fresh = (await call(systemActor, organisations.establishUnit, { body: body as never })).no
}, 60_000)
afterAll(() => small.platform.close())

describe('a campaign', () => {
  it('stands where the coverage of the day stands', async () => {
    const { standing, percent, aimSource, rules, largeFrom } = await call(committee, campaigns.getCampaign, {
      params: { id: work },
    })
    const { figures } = await call(committee, coverage.getSummary, { query: {} })
    expect([standing.there, standing.base, standing.percent]).toEqual([
      figures.workCoverage.num,
      figures.workCoverage.den,
      figures.workCoverage.percent,
    ])
    expect([standing.asOf, standing.missing, standing.needed]).toEqual([
      testDay,
      standing.base - standing.there,
      standing.missing,
    ])
    expect([percent, aimSource, largeFrom]).toEqual([100, 'LH-18', 30])
    expect(rules.map((rule) => rule.key)).toContain('coverage.work')
    const big = (await call(committee, campaigns.getCampaign, { params: { id: large } })).standing
    expect([big.there, big.base, big.unknown]).toEqual([
      figures.headcount30.num,
      figures.headcount30.den,
      figures.headcountUnknown,
    ])
  })

  it('opens from every figure the list it counts', async () => {
    for (const id of [work, large]) {
      const { standing } = await call(committee, campaigns.getCampaign, { params: { id } })
      for (const [show, count] of [
        ['missing', standing.missing],
        ['there', standing.there],
        ['base', standing.base],
        ['unknown', standing.unknown],
      ] as const)
        expect([show, (await list(committee, { show }, id)).total]).toEqual([show, count])
      const obstacles = await call(committee, campaigns.getObstacles, { params: { id } })
      expect(obstacles.stages.reduce((sum, row) => sum + row.count, 0)).toBe(standing.missing)
      for (const { stage, count } of obstacles.stages)
        expect([stage, (await list(committee, { stage }, id)).total]).toEqual([stage, count])
      for (const { flag, count } of obstacles.flags)
        expect([flag, (await list(committee, { flag }, id)).total]).toEqual([flag, count])
      for (const line of ['street', 'industry', 'registrar', 'supervisor'] as const) {
        const { items } = await call(committee, campaigns.listBodies, { params: { id }, query: { line } })
        expect(items.reduce((sum, row) => sum + row.base, 0)).toBe(standing.base)
        for (const row of items)
          expect((await list(committee, { [`${line}No`]: row.body?.no ?? 'none' }, id)).total).toBe(row.missing)
      }
    }
  })

  it('is refused without a day to come, without a part where the programme states none, and outside of one’s own area', async () => {
    expect(await refusalOf(start(committee, { untilOn: startedOn } as never))).toBe('campaign-days-unfit')
    expect(await refusalOf(start(committee, { aim: 'organisation' } as never))).toBe('campaign-percent-missing')
    expect(await refusalOf(start(east))).toBe('campaign-node-not-found')
    expect(await refusalOf(start(over('旁观', 'district_viewer', '示例区')))).toBe('not-allowed')
    const own = await start(east, { nodeNo: small.node['东街道']!, aim: 'organisation', percent: 80 } as never)
    const west = over('西街道', 'street_officer', '西街道')
    expect(await refusalOf(call(west, campaigns.getCampaign, { params: own }))).toBe('campaign-not-found')
    expect(await refusalOf(call(education, campaigns.closeCampaign, { params: own, body: { note: '完' } }))).toBe(
      'campaign-not-whole',
    )
    await call(committee, campaigns.closeCampaign, { params: own, body: { note: '完成' } })
    expect(await refusalOf(call(east, campaigns.closeCampaign, { params: own, body: { note: '再' } }))).toBe('campaign-closed')
  })
})

describe('the weeks of a campaign', () => {
  it('tell who came and who went, each with the cause', async () => {
    const { weeks } = await movement(committee)
    expect(weeks.map((week) => [week.to, week.moves])).toEqual([
      ['2026-11-01', { covered: 1 }],
      ['2026-11-08', { covered: 1, lost: 1 }],
      ['2026-11-15', { dissolved: 1 }],
      ['2026-11-22', { registered: 1 }],
    ])
    const told = async (week: number, cause: string) => (await moves(committee, week, cause)).items.map((item) => item.no)
    expect(await told(1, 'covered')).toEqual([forAWeek])
    expect(await told(2, 'out')).toEqual([covered])
    expect(await told(2, 'lost')).toEqual([forAWeek])
    expect(await told(3, 'dissolved')).toEqual([struckOff])
    expect(await told(4, 'in')).toEqual([fresh])
    expect((await moves(committee, 2, 'out')).items[0]).toMatchObject({ cause: 'covered', helpers: ['liaison'] })
    expect(await refusalOf(moves(committee, 5))).toBe('campaign-week-unknown')
  })

  it('add up for whoever asks, and every figure is as long as its list', async () => {
    const askers = [committee, east, education, over('旁观', 'district_viewer', '示例区')]
    for (const id of [work, large])
      for (const actor of askers) {
        const { weeks, start: begun } = await movement(actor, id)
        const { standing } = await call(actor, campaigns.getCampaign, { params: { id } })
        expect([weeks[0]!.start, weeks.at(-1)!.end]).toEqual([begun.missing, standing.missing])
        for (const week of weeks) {
          expect(week.start + week.in - week.out).toBe(week.end)
          for (const which of ['in', 'out'] as const) expect((await moves(actor, week.no, which, id)).total).toBe(week[which])
        }
      }
  })

  it('add up whatever day it is started on and whatever happens meanwhile', async () => {
    const { items } = await call(systemActor, coverage.listUnits, { query: { workCovered: 'false', pageSize: 200 } as never })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(
          fc.record({
            unit: fc.nat(items.length - 1),
            from: fc.integer({ min: 2, max: 40 }),
            days: fc.integer({ min: 1, max: 20 }),
          }),
          { maxLength: 3 },
        ),
        async (daysAgo, posts) => {
          for (const { unit, from, days } of posts) {
            const fromOn = addDays(testDay, -from)
            await liaison(items[unit]!.no, fromOn, addDays(fromOn, Math.min(days, from))).catch(() => undefined)
          }
          const { id } = await start(committee, { fromOn: addDays(testDay, -daysAgo) } as never)
          const { weeks } = await movement(committee, id)
          expect(weeks.every((week) => week.start + week.in - week.out === week.end)).toBe(true)
          expect(weeks.at(-1)!.end).toBe((await list(committee, {}, id)).total)
        },
      ),
      { numRuns: 6 },
    )
  })

  it('end on what the coverage of that day says, although only units that were touched are looked at anew', async () => {
    // A joint Party organisation that stops covering, seen by a street that does not see the organisation itself.
    const { items } = await call(systemActor, coverage.listUnits, { query: { cell: 'joint', pageSize: 200 } as never })
    const { connections } = await call(systemActor, organisations.getUnit, { params: { no: items[0]!.no } })
    const covers = connections.find((edge) => edge.type === 'covers')!
    await call(systemActor, organisations.endConnection, {
      params: { id: covers.id },
      body: { reason: '调整', effectiveOn: '2026-11-10' },
    } as never)
    for (const [id, metric] of [
      [work, 'workCoverage'],
      [large, 'headcount30'],
    ] as const)
      for (const actor of [committee, east, education]) {
        const { weeks } = await movement(actor, id)
        for (const week of weeks) {
          const { figures } = await call(actor, coverage.getSummary, { query: { asOf: week.to } })
          expect([week.to, week.there, week.end]).toEqual([
            week.to,
            figures[metric].num,
            figures[metric].den - figures[metric].num,
          ])
        }
      }
  })

  it('ask a straight line for a pace, and tell no more after the last day', async () => {
    const { pace, weeks } = await movement(committee)
    expect(pace).toEqual({ weeksLeft: 6, perWeek: Math.ceil(weeks.at(-1)!.end / 6) })
    const { id } = await start(committee, { fromOn: '2026-10-01', untilOn: '2026-10-20' } as never)
    const over = await movement(committee, id)
    expect([over.weeks.at(-1)!.to, over.pace]).toEqual(['2026-10-20', { weeksLeft: 0, perWeek: null }])
  })
})

describe('what is in the way', () => {
  it('is a case with its step and whom it is with, else what a person found with remedy and day, else that nobody has looked', async () => {
    const { items } = await list(committee, { stage: 'undiagnosed' })
    const [first, second] = items
    const details = { name: '某支部', level: 'branch' }
    const opened = await call(systemActor, procedures.openCase, {
      body: { procedure: 'establish-own', title: '组建', subjectNo: first!.no, details } as never,
    })
    await call(systemActor, coverage.diagnose, {
      params: { no: second!.no },
      body: { reason: 'unwilling', remedy: '上门会谈', followUpOn: testDay },
    })
    const stand = async (no: number) => (await list(committee, {})).items.find((item) => item.no === no)!
    expect(await stand(first!.no)).toMatchObject({ stage: 'case', waiting: { code: 'case-open', link: `/cases/${opened.id}` } })
    expect((await stand(first!.no)).waiting!.with).toEqual([first!.name])
    expect(await stand(second!.no)).toMatchObject({ stage: 'unwilling', diagnosis: { remedy: '上门会谈', followUpOn: testDay } })
    expect((await stand(second!.no)).flags).toContain('follow-up-due')
    const { stages, rule } = await call(committee, campaigns.getObstacles, { params: { id: work } })
    const unwilling = stages.find((row) => row.stage === 'unwilling')!
    expect([unwilling.count, unwilling.remedies[0]!.source, rule!.key]).toEqual([1, 'ZF-14', 'coverage.diagnosis-remedies'])
  })

  it('is a decided plan whose branch has to stand first, before what a person found', async () => {
    const { items } = await list(committee, { stage: 'undiagnosed' })
    const [waits, leads] = items
    const district = small.node['示例区']!
    await asSystem(small.platform.services.database, (tx) =>
      sql`with p as (insert into planner.plan (kind, node_no, district_no, title, as_of, state, parameters, rule, facts, result)
          values ('formation', ${district}, ${district}, '东片方案', ${testDay}, 'decided', '{}', '{}', '{}', '{}') returning id)
        insert into planner.opening (plan_id, unit_no, procedure, waits_for) select id, ${waits!.no}, 'attach', ${leads!.no} from p`.execute(
        tx,
      ),
    )
    await call(systemActor, coverage.diagnose, { params: { no: waits!.no }, body: { reason: 'impossible', remedy: '联合组建' } })
    const found = (await list(committee, { stage: 'plan' })).items
    expect(found.map((unit) => [unit.no, unit.waiting!.code, unit.waiting!.title, unit.waiting!.with])).toEqual([
      [waits!.no, 'plan-waiting', '东片方案', [leads!.name]],
    ])
    // The plan of a district is for whoever answers for the district; its street is told what a person found.
    expect((await list(east, {})).items.find((unit) => unit.no === waits!.no)?.stage ?? 'impossible').toBe('impossible')
  })

  it('hides cases from who may not see cases', async () => {
    const registrar = over('登记', 'registrar', '示例区')
    expect((await list(registrar, { stage: 'case' })).total).toBe(0)
    expect((await list(committee, { stage: 'case' })).total).toBe(1)
  })
})

const textOf = (docx: Buffer) =>
  [
    ...new PizZip(docx)
      .file('word/document.xml')!
      .asText()
      .matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g),
  ]
    .map((match) => match[1])
    .join('')

describe('letters and lists', () => {
  const write = async (actor: Actor, body: object) => {
    const { platform } = small
    await call(actor, campaigns.writeLetters, { params: { id: work }, body: body as never })
    const scope = new AbilityTable(platform.services.contributions.abilities).decide(actor, 'campaign.write')
    if (!scope.ok) throw new Error('not allowed')
    const job: JobRun = {
      id: '00000000-0000-4000-8000-000000000001',
      name: lettersJob.name,
      payload: { id: work, ...body },
      services: platform.services,
      context: { scope: scope.scope, accountId: actor.accountId, roles: scope.roles } as never,
      actor,
      attempt: 1,
      progress: async () => undefined,
    }
    const outcome = await lettersJob.run(job)
    return new PizZip(await buffer(platform.services.files.open(outcome.file!.id)))
  }

  it('go to every street that has units not yet there, with the spreadsheet of exactly those', async () => {
    const archive = await write(committee, { line: 'street' })
    const { items } = await call(committee, campaigns.listBodies, { params: { id: work }, query: { line: 'street' } })
    const late = items.filter((row) => row.missing > 0)
    expect(Object.keys(archive.files).length).toBe(2 * late.length)
    for (const [index, row] of late.entries()) {
      const stem = `${String(index + 1).padStart(2, '0')}-${row.body!.name}`
      const text = textOf(archive.file(`${stem}-函.docx`)!.asNodeBuffer())
      expect(text).toContain(`${row.body!.name}：`)
      expect(text).toContain(`计入${row.base}家，已达到${row.there}家，还有${row.missing}家`)
      expect(text).not.toMatch(/[{}]|undefined|null/)
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(archive.file(`${stem}-名单.xlsx`)!.asNodeBuffer() as never)
      expect(book.worksheets[0]!.actualRowCount).toBe(row.missing + 2)
    }
  })

  it('are of the units ticked, and within the reach of who asks', async () => {
    const { items } = await list(east, {})
    const archive = await write(east, { line: 'street', nos: [items[0]!.no] })
    expect(Object.keys(archive.files)).toEqual(['01-东街道-函.docx', '01-东街道-名单.xlsx'])
    const text = textOf(archive.file('01-东街道-函.docx')!.asNodeBuffer())
    expect(text).toContain(items[0]!.name)
    expect(text).not.toContain(items[1]!.name)
    const stranger = (await list(committee, { streetNo: small.node['西街道'] })).items[0]!
    expect(await refusalOf(write(east, { line: 'street', nos: [stranger.no] }))).toBe('campaign-nobody-to-write')
  })

  it('are named among the templates a district may change', async () => {
    const { items } = await call(committee, procedures.listTemplates, { query: { districtNo: small.node['示例区']! } })
    const notice = items.find((item) => item.kind === 'campaign-notice')!
    expect([notice.module, notice.placeholders.includes('missing')]).toEqual(['campaigns', true])
    const template = await call(committee, procedures.downloadTemplate, {
      params: { kind: 'campaign-notice' },
      query: { districtNo: small.node['示例区']! },
    })
    expect(textOf(template.body as Buffer)).toContain('{campaign}')
  })

  it('of one list can be taken along as a spreadsheet', async () => {
    const file = await call(east, campaigns.exportUnits, { params: { id: work }, query: { show: 'base' } as never })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.body as never)
    expect(book.worksheets[0]!.actualRowCount).toBe((await list(east, { show: 'base' })).total + 2)
  })
})
