import fc from 'fast-check'
import { sql } from 'kysely'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/kernel/policy.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { coverage } from '../../src/modules/coverage/contract.ts'
import { foldTallies } from '../../src/modules/coverage/index.ts'
import { map } from '../../src/modules/map/contract.ts'
import { notices } from '../../src/modules/notices/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { procedures } from '../../src/modules/procedures/contract.ts'
import { reports } from '../../src/modules/reports/contract.ts'
import { workforce } from '../../src/modules/workforce/contract.ts'
import { longhuaStory, zhifuStory } from '../../src/programmes/index.ts'
import { openTestPlatform, person, systemActor, type TestPlatform, testDay } from '../support/platform.ts'
import { asSystem, foreignRows, guardedTables, nodesOf, reachOfTable, type ScopeNode } from '../support/scopes.ts'
import { playStory } from '../../src/app/play-story.ts'
import { activityRecords, noActivities } from './idor-activities.ts'
import { demandRecords, noDemands } from './idor-demands.ts'
import { allianceRecords, noAlliances } from './idor-alliances.ts'
import { noVolunteering, volunteeringRecords } from './idor-volunteering.ts'
import { learningOfDistricts, learningRecords, noLearning } from './idor-learning.ts'
import { developmentRecords, noDevelopment } from './idor-development.ts'
import { listRecords, noLists } from './idor-lists.ts'
import { noPlaces, placeRecords } from './idor-places.ts'
import { memberRecords, noMembers } from './idor-members.ts'

/**
 * One question, asked in every way the platform can be asked, has one answer: the units a person reaches. The expected set is computed
 * here from the nodes of units, not by the code under test.
 */
let platform: TestPlatform
let longhua: number
let nodes: ScopeNode[]
let units: { no: number; name: string; uscc: string | null; status: string; districtNo: number; nodes: number[] }[]

const readers = [
  'district_officer',
  'street_officer',
  'industry_officer',
  'registrar',
  'district_viewer',
  'party_org_secretary',
  'instructor',
]
const exporters = ['district_officer', 'street_officer', 'industry_officer']

beforeAll(async () => {
  platform = await openTestPlatform()
  const { services } = platform
  longhua = await playStory(services, longhuaStory())
  const zhifu = await playStory(services, zhifuStory())
  nodes = await nodesOf(services.database)
  await leaveTraces([longhua, zhifu])
  // Some entries folded, later ones not: tables and figures of both kinds are looked at.
  await asSystem(services.database, foldTallies)
  await fileElsewhere()
  await asSystem(services.database, async (tx) => {
    const { rows } = await sql<(typeof units)[number]>`
      select u.unit_no as no, u.name, u.uscc, u.status, u.district_no as "districtNo", u.scope_nodes as nodes
      from organisations.unit_on(${testDay}::date) u where u.kind = 'social_org' order by u.unit_no`.execute(tx)
    units = rows
  })
})
afterAll(() => platform.close())

/** A unit that stands in a community of another street than it is filed under, as registers have them. */
async function fileElsewhere(): Promise<void> {
  const { items } = await platform.call(systemActor, coverage.listUnits, { query: { districtNo: longhua, pageSize: 1 } })
  const unit = items[0]!
  const street = nodes.find((node) => node.kind === 'street' && node.districtNo === longhua && node.no !== unit.streetNo)!
  await platform.call(
    systemActor,
    organisations.changeUnit,
    {
      params: { no: unit.no },
      body: { kind: 'move', reason: '迁址', effectiveOn: '2026-11-01', facts: { streetNo: street.no } },
    },
    { ifMatch: 1 },
  )
}

/** What hangs on members, sessions and schools. */
async function leaveTracesOfLearners(tx: Tx, unitNo: number): Promise<void> {
  await sql`insert into members.invitation (member_id, made_on, valid_until, rule_version)
    select m.id, '2026-11-01', '2026-11-15', '1' from members.member m where not exists (select from members.invitation i where i.member_id = m.id)`.execute(
    tx,
  )
  await sql`insert into organisations.deployment (unit_no, site) select no, 'crossing' from organisations.unit where kind = 'party_org'
    on conflict do nothing`.execute(tx)
  await sql`insert into members.handed_over (unit_act, from_no, sort, row_id, before, after) values (1, ${unitNo}, 'team', 'x', '{}', '{}')`.execute(
    tx,
  )
  await sql`insert into members.performance_note (registration_id, on_day, line)
    select r.id, '2026-11-01', '值守' from members.registration r where not exists (select from members.performance_note n where n.registration_id = r.id)`.execute(
    tx,
  )
  await sql`insert into development.intake (file_name, account_id) values ('表.csv', gen_random_uuid())`.execute(tx)
  await sql`insert into members.sheet_row (sheet_id, row, verdict)
    select s.id, 1, 'new' from members.sheet s where not exists (select from members.sheet_row r where r.sheet_id = s.id)`.execute(
    tx,
  )
  await sql`insert into coverage.dormancy_answer (party_org_no, outcome, reason, window_days, rule_version, rule_source, answered_on)
    values (${unitNo}, 'refused', '看过', 180, '1', 'ZF-54', '2026-11-01')`.execute(tx)
  await sql`insert into activities.handed_over (unit_act, activity_id, entry_before, entry_after, from_no)
    select 1, e.activity_id, e.id, e.id, ${unitNo} from activities.entry e limit 1`.execute(tx)
  await sql`insert into places.handed_over (unit_act, what, venue_no, from_no) select 1, 'venue', min(no), ${unitNo} from places.venue`.execute(
    tx,
  )
  await sql`insert into lists.handed_over (unit_act, what, row_id, from_no, before) values (1, 'entry', gen_random_uuid(), ${unitNo}, '{}')`.execute(
    tx,
  )
  await sql`insert into alliances.handed_over (unit_act, what, row_id, from_no, before, after) values (1, 'agreement', gen_random_uuid(), ${unitNo}, '{}', '{}')`.execute(
    tx,
  )
  await sql`insert into volunteering.handed_over (unit_act, what, row_id, from_no) values (1, 'item', gen_random_uuid(), ${unitNo})`.execute(
    tx,
  )
  await sql`insert into members.correction (member_id, field, before, act_id)
    select m.id, 'name', '旧名', m.recorded_by from members.member m where not exists (select from members.correction c where c.member_id = m.id)`.execute(
    tx,
  )
  await sql`insert into learning.enrolment (session_id, learner_kind, learner_id, audience, unit_no)
    select s.id, 'post', gen_random_uuid(), 'secretary', ${unitNo} from learning.session s where s.node_no = ${unitNo}`.execute(
    tx,
  )
  await sql`insert into learning.attendance (session_id, learner_kind, learner_id, unit_no)
    select s.id, 'post', gen_random_uuid(), ${unitNo} from learning.session s where s.node_no = ${unitNo}`.execute(tx)
  await sql`insert into learning.learner_link (person_id, member_id, unit_no) values (gen_random_uuid(), gen_random_uuid(), ${unitNo})`.execute(
    tx,
  )
  await sql`insert into learning.session_lesson (session_id, lesson_id)
    select s.id, l.id from learning.session s cross join (select id from learning.lesson limit 1) l where s.node_no = ${unitNo}`.execute(
    tx,
  )
  await sql`insert into learning.expert (school_id, name, field, from_on)
    select k.id, '某专家', '某领域', '2026-01-01' from learning.school k where not exists (select from learning.expert e where e.school_id = k.id)`.execute(
    tx,
  )
}

/** Something in every guarded table, on both sides of any border, so that a leak has something to leak. */
async function leaveTraces(districts: number[]): Promise<void> {
  await learningOfDistricts(
    platform,
    districts.map((no) => ({ no, within: [] })),
  )
  for (const districtNo of districts) {
    const officer = person('区管理员', { role: 'district_officer', nodeNo: districtNo })
    const { items } = await platform.call(officer, coverage.listUnits, { query: { cell: 'not-built', pageSize: 60 } })
    for (const unit of items.filter((_, index) => index % 6 === 0)) {
      const { id } = await platform.call(officer, coverage.diagnose, {
        params: { no: unit.no },
        body: { reason: 'unable', remedy: '派人上门' },
      })
      await platform.call(officer, coverage.followUp, { params: { id }, body: { note: '去过一次' } })
    }
    for (const node of nodes.filter((one) => one.kind === 'street' && one.districtNo === districtNo).slice(0, 3))
      await platform.call(officer, coverage.setTarget, {
        body: { nodeNo: node.no, metric: 'workCoverage', percent: 90, dueOn: '2026-12-31' },
      })
    await platform.call(officer, coverage.freezeReturn, { body: { districtNo, asOf: '2021-12-31', title: '年报' } })
    await platform.call(officer, coverage.saveFilter, { body: { name: '我的', filter: { cell: 'joint' } } })
    await platform.call(officer, notices.openDigest, {})
    await leaveTracesOfPeople(
      officer,
      items.slice(-12).map((unit) => unit.no),
    )
    const [lead, other] = items
    const place = {
      where: 'trace',
      no: lead!.no,
      street: lead!.streetNo!,
      industry: nodes.find((node) => node.kind === 'industry' && node.districtNo === districtNo)!.no,
      district: districtNo,
    }
    await activityRecords(platform, noActivities(), place)
    await listRecords(platform, noLists(), place)
    await demandRecords(platform, noDemands(), place)
    const allied = noAlliances()
    await allianceRecords(platform, allied, place)
    // Years are assessed when they end; this one has not.
    await asSystem(platform.services.database, (tx) =>
      sql`insert into alliances.assessment (id, community_id, year, items, judgement, grade, assessed_on)
        values (gen_random_uuid(), ${allied.community[0]!.id}, 2025, '[]', '按记录', 'normal', '2026-01-10')`.execute(tx),
    )
    await placeRecords(platform, noPlaces(), place, [])
    await volunteeringRecords(platform, noVolunteering(), place)
    await memberRecords(platform, noMembers(), place)
    await developmentRecords(platform, noDevelopment(), place)
    await learningRecords(platform, noLearning(), { where: 'trace', nodes: [] }, place)
    const opened = await platform.call(officer, procedures.openCase, {
      body: {
        procedure: 'establish-joint',
        title: '联合',
        subjectNo: lead!.no,
        details: { name: '联合支部', covers: [other!.no] },
      },
    })
    for (const body of nodes.filter((one) => one.districtNo === districtNo && one.kind === 'street'))
      await platform.call(systemActor, workforce.nominate, {
        body: { bodyNo: body.no, side: 'locality', names: [`派${body.no}`], fromOn: '2026-01-01' },
      })
    await asSystem(platform.services.database, async (tx) => {
      await sql`insert into procedures.case_document (case_id, paper, file_id, file_name, content_type, bytes, added_on)
        values (${opened.id}, 'request', gen_random_uuid(), '申请书.pdf', 'application/pdf', 1, '2026-11-22')`.execute(tx)
      await sql`insert into procedures.case_following (case_id, act_id, unit_no, before, revision) values (${opened.id}, 1, ${other!.no}, '{}', 1)`.execute(
        tx,
      )
      const { rows } = await sql<{ id: string }>`
        insert into register.import (file_name, bytes, district_no, state, account_id) values ('台账.csv', 1, ${districtNo}, 'read', gen_random_uuid()) returning id`.execute(
        tx,
      )
      await sql`insert into register.row (import_id, id, sheet_no, row_no, class, read_as, verdict, cells, notices) values (${rows[0]!.id}, 1, 0, 1, 'data', 'accepted', 'new', '{}', '{}')`.execute(
        tx,
      )
      await leaveTracesOfElections(tx, districtNo)
      await leaveTracesOfLearners(tx, lead!.no)
      await sql`insert into platform.job (name, account_id, scope) values ('register.read', gen_random_uuid(), '*')`.execute(tx)
      for (const node of nodes.filter(
        (one) => (one.kind === 'street' && one.districtNo === districtNo) || one.no === districtNo,
      )) {
        await sql`insert into campaigns.campaign (name, node_no, node_kind, district_no, aim, aim_version, aim_source, percent, from_on, until_on, document)
          values ('攻坚', ${node.no}, ${node.kind}, ${districtNo}, 'work', '1', 'LH-18', 100, '2026-11-01', '2026-12-31', '某文件')`.execute(
          tx,
        )
        await sql`with p as (insert into planner.plan (kind, node_no, district_no, title, as_of, parameters, rule, facts)
            values ('formation', ${node.no}, ${districtNo}, '方案', '2026-11-01', '{}', '{}', '{}') returning id),
          a as (insert into planner.appointment (plan_id, side, unit_no, to_person) select id, 'any', 1, gen_random_uuid() from p),
          o as (insert into planner.opening (plan_id, unit_no, procedure, waits_for) select id, 1, 'attach', 2 from p)
          insert into planner.pin (plan_id, kind, unit_no) select id, 'lead', 1 from p`.execute(tx)
      }
    })
  }
}

/** What the elections and terms of the story leave out: people not counted, seats left open, decisions and reminders. */
async function leaveTracesOfElections(tx: Tx, districtNo: number): Promise<void> {
  await sql`insert into elections.exclusion (election_id, reason, people, document_no)
    select e.id, 'abroad', 1, '某文件' from elections.election e where e.unit_no in (select no from organisations.unit where district_no = ${districtNo})`.execute(
    tx,
  )
  await sql`insert into elections.resolution (election_id, office, left_open, held_on, due, attended, votes)
    select c.election_id, c.office, 1, '2026-11-01', 3, 3, 3 from elections.contest c join elections.election e on e.id = c.election_id
      where e.unit_no in (select no from organisations.unit where district_no = ${districtNo})`.execute(tx)
  await sql`with m as (select * from elections.term where unit_no in (select no from organisations.unit where district_no = ${districtNo})),
      r as (insert into elections.reminder (term_id, ends_on, months, side, unit_no, told_on)
        select id, '2026-12-31', 1, 'organisation', unit_no, '2026-11-30' from m)
    insert into elections.term_decision (term_id, kind, until_on, document_no, reason) select id, 'early', '2026-12-31', '某文件', '并入' from m`.execute(
    tx,
  )
}

/** Terms, records, visits, tasks and spot checks at some units. */
async function leaveTracesOfPeople(officer: Actor, nos: number[]): Promise<void> {
  for (const unitNo of nos) {
    await platform.call(officer, workforce.assignPost, {
      body: { role: 'liaison', unitNo, personName: `联络${unitNo}`, fromOn: '2026-01-01', terms: { mode: 'sent' } },
    })
    const { items } = await platform.call(officer, workforce.listPeople, { query: { q: `联络${unitNo}` } })
    const params = { id: items[0]!.id }
    await platform.call(officer, workforce.recordTraining, { params, body: { onDay: '2026-02-01', title: '班' } })
    await platform.call(officer, workforce.recordReview, {
      params,
      body: { year: 2025, result: 'competent', onDay: '2026-02-01' },
    })
    const growing = await platform.call(officer, workforce.openGrowth, {
      params,
      body: { begunOn: '2026-02-01', basis: '研究', stage: 'foundation' },
    })
    const ability = await platform.call(officer, workforce.addCapability, { params: growing, body: { what: '熟悉章程' } })
    await platform.call(officer, workforce.recordProgress, {
      params: ability,
      body: { onDay: '2026-02-03', state: 'under-way', note: '看过' },
    })
    const wish = { params, body: { target: 'community-team', basis: '优秀', onDay: '2026-02-01' } }
    const { id } = await platform.call(officer, workforce.recommend, wish)
    await platform.call(officer, workforce.moveRecommendation, {
      params: { id },
      body: { state: 'forwarded', onDay: '2026-02-02' },
    })
    const finding = { what: '补记录', responsible: '李书记', dueOn: '2026-12-01' }
    const visit = { unitNo, madeOn: '2026-02-03', line: '去过', findings: [finding] }
    await platform.call(officer, workforce.recordVisit, { body: visit })
    await asSystem(platform.services.database, async (tx) => {
      await sql`insert into workforce.person_account (person_id, account_id) values (${params.id}, gen_random_uuid())`.execute(tx)
      const { rows } = await sql<{ id: string }>`
        insert into workforce.spot_check (unit_no, person_id, drawn_on) values (${unitNo}, ${params.id}, '2026-02-01') returning id`.execute(
        tx,
      )
      await sql`insert into workforce.handed_over (what, object_id, act_id, from_no, on_day) values ('visit', gen_random_uuid(), 1, ${unitNo}, '2026-02-01')`.execute(
        tx,
      )
      await sql`insert into workforce.spot_check_item (spot_check_id, item, met) values (${rows[0]!.id}, 'relay', true)`.execute(
        tx,
      )
    })
  }
  const { items } = await platform.call(officer, workforce.listTasks, { query: { open: 'true', pageSize: 50 } })
  for (const task of items)
    await platform.call(officer, workforce.followUpTask, { params: { id: task.id }, body: { note: '看过' } })
}

/** People with one to three grants over areas, industries, registrars, supervising bodies and Party organisations of both districts. */
function anybody(roles: readonly string[]): fc.Arbitrary<Actor> {
  const byKind = ['district', 'street', 'community', 'industry', 'public_body', 'party_org'].flatMap((kind) => {
    const some = nodes.filter((node) => node.kind === kind)
    return some.length > 0 ? [fc.constantFrom(...some)] : []
  })
  const grant = fc.record({ role: fc.constantFrom(...roles), nodeNo: fc.oneof(...byKind).map((node) => node.no) })
  return fc.array(grant, { minLength: 1, maxLength: 3 }).map((grants) => person('某人', ...grants))
}

function reachedBy(actor: Actor) {
  const granted = new Set(actor.grants.map((grant) => grant.nodeNo!))
  return units.filter((unit) => unit.nodes.some((node) => granted.has(node)))
}

const numbers = (list: readonly { no: number }[]) => list.map((one) => one.no).sort((a, b) => a - b)

async function everyPage<T>(
  page: (number: number) => Promise<{ items: T[]; total: number }>,
): Promise<{ items: T[]; total: number }> {
  const items: T[] = []
  for (let number = 1; ; number += 1) {
    const answer = await page(number)
    items.push(...answer.items)
    if (answer.items.length < 200) return { items, total: answer.total }
  }
}

const listAll = (actor: Actor, query: object = { status: 'all' }) =>
  everyPage((page) => platform.call(actor, coverage.listUnits, { query: { ...query, page, pageSize: 200 } }))

async function exportedNames(actor: Actor, query: object): Promise<string[]> {
  const file = await platform.call(actor, coverage.exportUnits, { query: { status: 'all', format: 'csv', ...query } })
  const lines = (await text(file.body as Readable))
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
  return lines.map((line) => line.split(',')[0]!.replaceAll('"', '')).sort()
}

const stillThere = ['active', 'cancelled', 'revoked']

describe('the units a person reaches', () => {
  it('are the same in the list, in the count, in both figures, in the matrix and in every breakdown', async () => {
    await fc.assert(
      fc.asyncProperty(anybody(readers), async (actor) => {
        const expected = reachedBy(actor)
        const list = await listAll(actor)
        expect(numbers(list.items)).toEqual(numbers(expected))
        expect(list.total).toBe(expected.length)
        const registered = expected.filter((unit) => stillThere.includes(unit.status)).length
        const active = expected.filter((unit) => unit.status === 'active').length
        const { figures } = await platform.call(actor, coverage.getSummary, {})
        expect([figures.registered, figures.active]).toEqual([registered, active])
        const matrix = await platform.call(actor, coverage.getMatrix, {})
        expect(matrix.cells.reduce((sum, cell) => sum + cell.active, 0)).toBe(active)
        for (const by of ['street', 'community', 'industry', 'type', 'headcount'] as const) {
          const { groups } = await platform.call(actor, coverage.getBreakdown, { query: { by } })
          expect([by, groups.reduce((sum, group) => sum + group.figures.registered, 0)]).toEqual([by, registered])
        }
        const { programmes } = await platform.call(actor, reports.listFigures, { query: { programme: 'longhua' } })
        const published = programmes[0]?.figures.find((figure) => figure.id === 'LH-F06')?.value ?? 0
        expect(published).toBe(expected.filter((unit) => unit.districtNo === longhua && stillThere.includes(unit.status)).length)
        const units = await everyPage((page) =>
          platform.call(actor, organisations.listUnits, { query: { kind: 'social_org', page, pageSize: 200 } }),
        )
        expect(numbers(units.items)).toEqual(numbers(expected))
        expect(units.total).toBe(expected.length)
      }),
      { numRuns: 25 },
    )
  })

  it('are the same under a filter, today from the projection and yesterday computed anew', async () => {
    const kinds = (kind: string) => nodes.filter((node) => node.kind === kind).map((node) => node.no)
    const filter = fc.record(
      {
        districtNo: fc.constant(longhua),
        streetNo: fc.constantFrom(...kinds('street')),
        communityNo: fc.constantFrom(...kinds('community')),
        industryNo: fc.constantFrom(...kinds('industry'), 'none' as const),
        cell: fc.constantFrom('own', 'built', 'not-built', 'joint'),
        workCovered: fc.constantFrom('true' as const, 'false' as const),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(anybody(readers), filter, async (actor, query) => {
        const list = await listAll(actor, { ...query, status: 'active' })
        const today = await platform.call(actor, coverage.getSummary, { query })
        const yesterday = await platform.call(actor, coverage.getSummary, { query: { ...query, asOf: '2026-11-21' } })
        expect(today.figures.active).toBe(list.total)
        const { receipt: _a, ...now } = today
        const { receipt: _b, ...before } = yesterday
        expect(now).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  it('are the same today and yesterday for every line on its own', async () => {
    const some = ['district', 'street', 'community', 'industry', 'public_body', 'party_org'].flatMap((kind) =>
      nodes.filter((node) => node.kind === kind).slice(0, 8),
    )
    for (const node of some) {
      const actor = person('某人', { role: 'district_viewer', nodeNo: node.no })
      const today = await platform.call(actor, coverage.getSummary, {})
      const yesterday = await platform.call(actor, coverage.getSummary, { query: { asOf: '2026-11-21' } })
      expect([node, yesterday.figures]).toEqual([node, today.figures])
    }
  })

  it('of a community are not told to an officer of one street beyond what that street files there', async () => {
    for (const community of nodes.filter((node) => node.kind === 'community')) {
      const street = (await platform.call(systemActor, organisations.getUnit, { params: { no: community.no } })).facts!.street!
      const officer = person('街道干事', { role: 'street_officer', nodeNo: street.no })
      const query = { communityNo: community.no }
      const { total } = await platform.call(officer, coverage.listUnits, { query: { ...query, status: 'active', pageSize: 1 } })
      const { figures } = await platform.call(officer, coverage.getSummary, { query })
      expect([community.name, figures.active]).toEqual([community.name, total])
    }
  })

  it('are the same on the map, placed or not, and in the rows of an export', async () => {
    await fc.assert(
      fc.asyncProperty(anybody(exporters), async (actor) => {
        const expected = reachedBy(actor)
        const here = expected.filter((unit) => unit.districtNo === longhua)
        const seen = await platform
          .call(actor, map.listPoints, { query: { districtNo: longhua, status: 'all' } as never })
          .catch((error: { code: string }) => {
            expect(error.code).toBe('map-district-unknown')
            return { points: [], unplaced: 0 }
          })
        const placed = new Set(seen.points.map((point) => point.unitNo))
        expect(placed.size + seen.unplaced).toBe(here.length)
        expect(here.filter((unit) => placed.has(unit.no)).length).toBe(placed.size)
        expect(await exportedNames(actor, {})).toEqual(expected.map((unit) => unit.name).sort())
        const chosen = units.filter((_, index) => index % 23 === 0)
        const nos = chosen.map((unit) => unit.no).join(',')
        const reached = chosen.filter((unit) => expected.includes(unit))
        expect(await exportedNames(actor, { nos })).toEqual(reached.map((unit) => unit.name).sort())
        const listed = await listAll(actor, { status: 'all', nos })
        expect(numbers(listed.items)).toEqual(numbers(reached))
      }),
      { numRuns: 12 },
    )
  })

  it('are the ones that open by number, have a verdict and a history, are found by name and say why they are visible', async () => {
    await fc.assert(
      fc.asyncProperty(anybody(readers), fc.nat(), async (actor, seed) => {
        const expected = new Set(numbers(reachedBy(actor)))
        const inside = units.filter((unit) => expected.has(unit.no))
        const outside = units.filter((unit) => !expected.has(unit.no))
        for (const unit of [inside, outside].flatMap((some) =>
          some.length > 0 ? [some[seed % some.length]!, some[(seed * 7 + 3) % some.length]!] : [],
        )) {
          const reached = expected.has(unit.no)
          const opens = (call: Promise<unknown>) =>
            call.then(
              () => true,
              (error: { status: number }) => error.status !== 404,
            )
          const params = { no: unit.no }
          expect(await opens(platform.call(actor, organisations.getUnit, { params }))).toBe(reached)
          expect(await opens(platform.call(actor, organisations.getUnitHistory, { params }))).toBe(reached)
          expect(await opens(platform.call(actor, coverage.getVerdict, { params }))).toBe(reached)
          const found = await platform.call(actor, organisations.findUnits, { query: { q: unit.name.slice(0, 40), limit: 50 } })
          expect(found.items.some((item) => item.no === unit.no)).toBe(reached)
          const listed = await platform.call(actor, coverage.listUnits, { query: { q: unit.uscc ?? unit.name, status: 'all' } })
          expect(listed.items.some((item) => item.no === unit.no)).toBe(reached)
          const why = await platform.call(actor, organisations.explainVisibility, { params })
          const read = why.actions.find((one) => one.action === 'unit.read')!
          expect([read.allowed, read.grants.length > 0]).toEqual([reached, reached])
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('the people in post and what they do', () => {
  const posted = async (nos: ReadonlySet<number>) => {
    const { rows } = await asSystem(platform.services.database, (tx) =>
      sql<{
        person: string
        unit: number
      }>`select person_id as person, unit_no as unit from workforce.post_on('2026-11-22')`.execute(tx),
    )
    return new Set(rows.filter((row) => nos.has(row.unit)).map((row) => row.person))
  }
  const officers = ['district_officer', 'street_officer', 'industry_officer']

  it('are the same in the list, its count and the export, and exactly those of units in reach', async () => {
    await fc.assert(
      fc.asyncProperty(anybody(officers), async (actor) => {
        const granted = new Set(actor.grants.map((grant) => grant.nodeNo!))
        const { rows } = await asSystem(platform.services.database, (tx) =>
          sql<{ no: number; nodes: number[] }>`
            select unit_no as no, scope_nodes as nodes from organisations.unit_on('2026-11-22')
            where kind = 'social_org' and status = 'active' or kind = 'party_org' and status <> 'dissolved'`.execute(tx),
        )
        const expected = await posted(
          new Set(rows.filter((row) => row.nodes.some((node) => granted.has(node))).map((row) => row.no)),
        )
        const list = await everyPage((page) => platform.call(actor, workforce.listPeople, { query: { page, pageSize: 200 } }))
        expect(new Set(list.items.map((one) => one.id))).toEqual(expected)
        expect(list.total).toBe(expected.size)
        const file = await platform.call(actor, workforce.exportPeople, { query: { format: 'csv' } })
        const lines = (await text(file.body as Readable)).trimEnd().split(/\r?\n/).slice(1)
        expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(new Set(list.items.map((one) => one.name)).size)
        const active = reachedBy(actor).filter((unit) => unit.status === 'active')
        const { total } = await platform.call(actor, workforce.listUnitDuties, { query: { state: 'all', pageSize: 1 } })
        expect(total).toBe(active.length)
        const reached = new Set(numbers(reachedBy(actor)))
        for (const kind of [workforce.listVisits, workforce.listTasks, workforce.listChecks] as const) {
          const { items } = await platform.call(actor, kind, { query: { pageSize: 200 } })
          expect(items.filter((one) => !reached.has(one.unit.no))).toEqual([])
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('row-level security, with every scoped query taken away', () => {
  it('knows every guarded table', async () => {
    expect(await guardedTables(platform.services.database)).toEqual(Object.keys(reachOfTable).sort())
  })

  it('lets nobody come upon a row outside the own reach', async () => {
    await fc.assert(
      fc.asyncProperty(anybody(readers), async (actor) => {
        const found = await foreignRows(platform.services.database, actor, [actor.grants[0]!.role])
        expect(Object.entries(found).filter(([, foreign]) => foreign > 0)).toEqual([])
      }),
      { numRuns: 15 },
    )
  }, 300_000)

  it('is what keeps them away: switched off, the same reading comes upon foreign rows in every table that holds business records', async () => {
    const street = nodes.find((node) => node.kind === 'street')!
    const officer = person('街道干事', { role: 'street_officer', nodeNo: street.no })
    const found = await foreignRows(platform.services.database, officer, ['street_officer'], { guarded: false })
    const blind = Object.entries(found).filter(([, foreign]) => foreign === 0)
    expect(blind.map(([table]) => table).filter((table) => !table.startsWith('access.') && table !== 'audit.seal')).toEqual([])
  })
})
