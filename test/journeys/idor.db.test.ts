import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Grant } from '../../src/kernel/policy.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { createAccount, grantRole } from '../../src/modules/access/index.ts'
import { proposeGrant } from '../../src/modules/access/contract.ts'
import { businessRoles, platformRoles } from '../../src/modules/access/rules/roles.ts'
import { coverage } from '../../src/modules/coverage/contract.ts'
import type { RuleVersion } from '../../src/kernel/rule.ts'
import { dispatchProblemOf } from '../../src/modules/planner/dispatching/problem.ts'
import { dispatchDefaults, type DispatchRule } from '../../src/modules/planner/dispatching/rule.ts'
import { solveDispatch } from '../../src/modules/planner/dispatching/solve.ts'
import { formationDefaults, planFormation } from '../../src/modules/planner/formation/index.ts'
import { toStored } from '../../src/modules/planner/stored.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { procedures } from '../../src/modules/procedures/contract.ts'
import { workforce } from '../../src/modules/workforce/contract.ts'
import { execute } from '../../src/platform/commands/execute.ts'
import type { Operation } from '../../src/platform/commands/operation.ts'
import type { Services } from '../../src/platform/commands/services.ts'
import { longhuaStory, zhifuStory } from '../../src/programmes/index.ts'
import { openTestPlatform, person, systemActor, type TestPlatform, visitor } from '../support/platform.ts'
import { asSystem, nodesOf, type ScopeNode } from '../support/scopes.ts'
import { playStory } from '../../src/app/play-story.ts'
import { electionRecords, type ElectionKind, noElections } from './idor-elections.ts'
import { noVolunteering, type VolunteeringKind, volunteeringRecords } from './idor-volunteering.ts'
import { type ActivityKind, activityRecords, noActivities } from './idor-activities.ts'
import { type DemandKind, demandRecords, noDemands } from './idor-demands.ts'
import { type AllianceKind, allianceRecords, noAlliances } from './idor-alliances.ts'
import { type AtUnit, learningOfDistricts, learningRecords, noLearning } from './idor-learning.ts'
import { type DevelopmentKind, developmentRecords, noDevelopment } from './idor-development.ts'
import { type ListKind, listRecords, noLists } from './idor-lists.ts'
import { noPlaces, type PlaceKind, placeRecords } from './idor-places.ts'
import { type MemberKind, memberRecords, noMembers } from './idor-members.ts'
import {
  type Case,
  cases,
  type Named,
  reaches,
  type Request,
  type Surroundings,
  type TargetKind,
  tellHome,
} from './idor-cases.ts'

/**
 * Every endpoint, as every role, for a record in the own street, a sibling street, another line, another district and one that does not
 * exist. What should be answered follows from the ability tables and the nodes of the record alone. Nothing that is done stays done.
 */
let platform: TestPlatform
let rehearsal: Services
let folder: string
let me: string
let nodes: ScopeNode[]
let places: Record<TargetKind, Named[]>
let around: Omit<Surroundings, 'home'>
const upload = { path: '', name: '台账.csv', bytes: 0 }

interface Answer {
  readonly ok: boolean
  readonly code: string
  readonly status: number
  readonly shape: string
}

class Undone extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('undone')
    this.answer = answer
  }
}

/** The same services, whose every change is taken back at its end. */
function withoutEffect(services: Services): Services {
  const { database } = services
  return {
    ...services,
    database: {
      ...database,
      async transaction(context, work) {
        try {
          return await database.transaction(context, async (tx) => {
            throw new Undone(await work(tx))
          })
        } catch (error) {
          if (error instanceof Undone) return error.answer as never
          throw error
        }
      },
    },
  }
}

beforeAll(async () => {
  platform = await openTestPlatform()
  const { services } = platform
  folder = await mkdtemp(join(tmpdir(), 'lianjian-idor-'))
  const longhua = await playStory(services, longhuaStory())
  const zhifu = await playStory(services, zhifuStory())
  nodes = await nodesOf(services.database)
  me = (await createAccount(services, { loginName: 'me', displayName: '本人' })).accountId
  rehearsal = withoutEffect(services)
  await arrange(longhua, zhifu)
}, 240_000)
afterAll(async () => {
  await platform.close()
  await rm(folder, { recursive: true, force: true })
})

/** One record of every kind in each place. */
async function arrange(longhua: number, zhifu: number): Promise<void> {
  const { database } = platform.services
  const rows = await asSystem(database, async (tx) => {
    const { rows: found } = await sql<{ no: number; street: number; industry: number; district: number; nodes: number[] }>`
      select unit_no as no, street_no as street, industry_no as industry, district_no as district, scope_nodes as nodes
      from coverage.verdict where cell in ('few-members', 'no-members', 'should-have') and industry_no is not null order by unit_no`.execute(
      tx,
    )
    return found
  })
  const [first, ...rest] = rows.filter((row) => row.district === longhua)
  const sister = rest.find((row) => row.street === first!.street && row.industry === first!.industry)!
  const chosen = [
    ['own street and industry', first!],
    ['own street, other industry', rest.find((row) => row.street === first!.street && row.industry !== first!.industry)!],
    ['sibling street, own industry', rest.find((row) => row.street !== first!.street && row.industry === first!.industry)!],
    ['sibling street, other industry', rest.find((row) => row.street !== first!.street && row.industry !== first!.industry)!],
    ['other district', rows.find((row) => row.district === zhifu)!],
  ] as const
  const body = nodes.find((node) => node.kind === 'public_body' && node.districtNo === longhua)!.no
  around = { district: longhua, body, me }
  const within = (district: number) => nodes.filter((node) => node.districtNo === district).map((node) => node.no)
  const made: Record<
    | 'unit'
    | 'act'
    | 'edge'
    | 'post'
    | 'diagnosis'
    | 'case'
    | 'paper'
    | WorkforceKind
    | ElectionKind
    | MemberKind
    | DevelopmentKind
    | ActivityKind
    | ListKind
    | DemandKind
    | AllianceKind
    | PlaceKind
    | VolunteeringKind
    | AtUnit,
    Named[]
  > = {
    unit: [],
    act: [],
    edge: [],
    post: [],
    diagnosis: [],
    ...kindsOfModules(),
    case: [],
    paper: [],
  }
  await change(sister.no)
  tellHome(
    first!.no,
    { streetNo: first!.street, industryNo: first!.industry },
    { id: sister.no, where: 'sister', nodes: sister.nodes, revision: 2 },
  )
  for (const [where, row] of chosen) {
    const reach = { where, nodes: row.nodes }
    await change(row.no)
    const edge = await platform.call(systemActor, organisations.connectUnits, {
      body: { type: 'attached_to', fromNo: row.no, toNo: body, reason: '挂靠', effectiveOn: '2026-10-02' },
    })
    const post = await platform.call(systemActor, workforce.assignPost, {
      body: { role: 'instructor', unitNo: row.no, personName: '周指导', senderName: '某街道', fromOn: '2026-10-03' },
    })
    await workforceRecords(made, reach, row)
    await electionRecords(platform, made, { where, ...row })
    await memberRecords(platform, made, { where, ...row })
    await developmentRecords(platform, made, { where, ...row })
    await activityRecords(platform, made, { where, ...row })
    await listRecords(platform, made, { where, ...row })
    await demandRecords(platform, made, { where, ...row })
    await allianceRecords(platform, made, { where, ...row })
    await volunteeringRecords(platform, made, { where, ...row })
    await learningRecords(platform, made, reach, row)
    await placeRecords(platform, made, { where, ...row }, within(row.district))
    const diagnosis = await platform.call(systemActor, coverage.diagnose, {
      params: { no: row.no },
      body: { reason: 'unable', remedy: '上门' },
    })
    made.edge.push({ ...reach, id: edge.id })
    made.post.push({ ...reach, id: post.id })
    made.diagnosis.push({ ...reach, id: diagnosis.id })
    const { opened, paper } = await openCase(row.no)
    made.case.push({ ...reach, id: opened.id, revision: opened.revision })
    made.paper.push({ ...reach, id: paper })
    const { revision } = await platform.call(systemActor, organisations.getUnit, { params: { no: row.no } })
    made.unit.push({ ...reach, id: row.no, revision })
    // The last act on the unit is a correction that can be taken back.
    const act = await change(row.no, revision)
    made.act.push({ ...reach, id: act })
    made.unit[made.unit.length - 1] = { ...made.unit.at(-1)!, revision: revision + 1 }
  }
  const scopeNodes = await asSystem(database, async (tx) => {
    const { rows: found } = await sql<{
      no: number
      nodes: number[]
    }>`select no, scope_nodes as nodes from organisations.unit`.execute(tx)
    return new Map(found.map((row) => [row.no, row.nodes]))
  })
  const at = (no: number, where: string): Named => ({ id: no, where, nodes: scopeNodes.get(no)! })
  const streets = chosen.map(([where, row]) => at(row.street, where))
  const belongs = async (table: 'job' | 'filter', owner: string): Promise<Named> => {
    const rows = await asSystem(database, (tx) =>
      (table === 'job'
        ? sql<{
            id: string
          }>`insert into platform.job (name, account_id, scope) values ('register.read', ${owner}, '{}') returning id`
        : sql<{
            id: string
          }>`insert into coverage.saved_filter (account_id, name, filter) values (${owner}, '某个旧的', '{}') returning id`
      ).execute(tx),
    )
    return { id: rows.rows[0]!.id, where: owner === me ? 'own' : "somebody else's", nodes: null, owner }
  }
  const imported = async (districtNo: number, owner: string): Promise<Named> => {
    const { rows: inserted } = await asSystem(database, (tx) =>
      sql<{
        id: string
      }>`insert into register.import (file_name, bytes, district_no, state, account_id) values ('台账.csv', 1, ${districtNo}, 'read', ${owner}) returning id`.execute(
        tx,
      ),
    )
    return { id: inserted[0]!.id, where: `import of ${districtNo}`, nodes: [districtNo], owner }
  }
  const planned = async (nodeNo: number, districtNo: number): Promise<Named> => {
    const facts = JSON.stringify({ units: [], branches: [], areas: {} })
    const answer = planFormation({ organisations: [], rule: formationDefaults })
    const result = answer.ok ? JSON.stringify(toStored(answer.plan)) : ''
    const { rows: inserted } = await asSystem(database, (tx) =>
      sql<{
        id: string
      }>`insert into planner.plan (kind, node_no, district_no, title, as_of, state, parameters, rule, facts, result)
        values ('formation', ${nodeNo}, ${districtNo}, '方案', '2026-11-01', 'ready', '{"anew": false, "seed": 1}', ${JSON.stringify(formationDefaults)}::jsonb, ${facts}::jsonb, ${result}::jsonb) returning id`.execute(
        tx,
      ),
    )
    return { id: inserted[0]!.id, where: `plan of ${nodeNo}`, nodes: scopeNodes.get(nodeNo)!, revision: 1 }
  }
  const dispatched = async (nodeNo: number, districtNo: number): Promise<Named> => {
    const facts = JSON.stringify({ units: [], people: [], posts: [], centres: [], areas: {}, unknownSide: 0, second: 0 })
    const rule = {
      ...dispatchDefaults,
      params: {
        ...dispatchDefaults.params,
        band: { low: 5, high: 10 },
        sides: ['any'],
        dedicatedFrom: null,
        liaison: 'lenient',
        fullTime: { state: 'no-ratio', orgsEach: null, headcountFrom: null, membersFrom: null },
        rests: [],
      },
    } as RuleVersion<DispatchRule>
    const answer = solveDispatch(dispatchProblemOf(JSON.parse(facts), rule, []), { seed: 1, steps: 0 })
    const result = answer.ok ? JSON.stringify(answer.solved) : ''
    const { rows: inserted } = await asSystem(database, (tx) =>
      sql<{
        id: string
      }>`insert into planner.plan (kind, node_no, district_no, title, as_of, state, parameters, rule, facts, result)
        values ('dispatch', ${nodeNo}, ${districtNo}, '方案', '2026-11-01', 'ready', '{"for": "all", "seed": 1}', ${JSON.stringify(rule)}::jsonb, ${facts}::jsonb, ${result}::jsonb) returning id`.execute(
        tx,
      ),
    )
    return { id: inserted[0]!.id, where: `plan of ${nodeNo}`, nodes: scopeNodes.get(nodeNo)!, revision: 1 }
  }
  const campaigned = async (nodeNo: number, kind: string, districtNo: number): Promise<Named> => {
    const { rows: inserted } = await asSystem(database, (tx) =>
      sql<{
        id: string
      }>`insert into campaigns.campaign (name, node_no, node_kind, district_no, aim, aim_version, aim_source, percent, from_on, until_on, document)
        values ('攻坚', ${nodeNo}, ${kind}, ${districtNo}, 'work', '1', 'LH-18', 100, '2026-11-01', '2026-12-31', '某文件') returning id`.execute(
        tx,
      ),
    )
    const reaching = [...scopeNodes.values()].filter((found) => found.includes(nodeNo)).flat()
    return { id: inserted[0]!.id, where: `campaign of ${nodeNo}`, nodes: [...new Set(reaching)] }
  }
  const somebody = randomUUID()
  const other = await createAccount(platform.services, { loginName: 'other', displayName: '他人' })
  const proposer = await createAccount(platform.services, { loginName: 'proposer', displayName: '提议人' })
  const wish = { accountId: other.accountId, fromOn: '2026-11-01', reason: '工作需要' }
  const admin: Actor = { ...person('系统管理员', { role: 'system_admin', nodeNo: null }), accountId: proposer.accountId }
  const proposal = await platform.call(admin, proposeGrant, { body: { ...wish, role: 'registrar', nodeNo: longhua } })
  const grantId = await grantRole(platform.services, {
    loginName: 'other',
    role: 'district_viewer',
    nodeNo: zhifu,
    reason: '工作需要',
  })
  const anywhere = { where: 'on the platform', nodes: null }
  places = {
    ...made,
    node: streets,
    street: streets,
    district: [at(longhua, 'own district'), at(zhifu, 'other district')],
    area: [
      { id: longhua, where: 'own district', nodes: [longhua, ...within(longhua)] },
      { id: zhifu, where: 'other district', nodes: [zhifu, ...within(zhifu)] },
    ],
    import: [await imported(longhua, somebody), await imported(zhifu, somebody), await imported(zhifu, me)],
    account: [{ ...anywhere, id: other.accountId }],
    proposal: [{ ...anywhere, id: proposal.id }],
    grant: [{ ...anywhere, id: grantId }],
    filter: [await belongs('filter', me), await belongs('filter', somebody)],
    job: [await belongs('job', me), await belongs('job', somebody)],
    dispatch: [
      await dispatched(longhua, longhua),
      await dispatched(zhifu, zhifu),
      await dispatched(chosen[2]![1].street, longhua),
    ],
    ...(await learningOfDistricts(
      platform,
      [longhua, zhifu].map((no) => ({ no, within: within(no) })),
    )),
    campaign: [
      await campaigned(longhua, 'district', longhua),
      await campaigned(zhifu, 'district', zhifu),
      await campaigned(chosen[2]![1].street, 'street', longhua),
    ],
    plan: [await planned(longhua, longhua), await planned(zhifu, zhifu), await planned(chosen[2]![1].street, longhua)],
  }
}

type WorkforceKind = 'person' | 'linked' | 'training' | 'recommendation' | 'growth' | 'ability' | 'visit' | 'task' | 'check'
const noWorkforce = (): Record<WorkforceKind, Named[]> => ({
  person: [],
  linked: [],
  training: [],
  recommendation: [],
  growth: [],
  ability: [],
  visit: [],
  task: [],
  check: [],
})

/** A person in one post at the unit, and what was recorded about the person and the unit. */
async function workforceRecords(
  made: Record<WorkforceKind, Named[]>,
  reach: Pick<Named, 'where' | 'nodes'>,
  unit: { no: number; district: number },
): Promise<void> {
  const as = systemActor
  const day = '2026-10-04'
  const post = { role: 'liaison', unitNo: unit.no, personName: `联络${unit.no}`, fromOn: day } as const
  const { id: postId } = await platform.call(as, workforce.assignPost, { body: post })
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{ id: string }>`select person_id as id from workforce.post where id = ${postId}`.execute(tx),
  )
  const params = { id: rows[0]!.id }
  const training = await platform.call(as, workforce.recordTraining, { params, body: { onDay: day, title: '班' } })
  await platform.call(as, workforce.recordReview, { params, body: { year: 2024, result: 'competent', onDay: day } })
  const growth = await platform.call(as, workforce.openGrowth, {
    params,
    body: { begunOn: '2026-10-01', basis: '研究', stage: 'foundation' },
  })
  const ability = await platform.call(as, workforce.addCapability, { params: growth, body: { what: '熟悉章程' } })
  const wish = await platform.call(as, workforce.recommend, {
    params,
    body: { target: 'community-team', basis: '优秀', onDay: day },
  })
  const task = { what: '补记录', responsible: '李书记', dueOn: '2026-12-01' }
  const visit = await platform.call(as, workforce.recordVisit, { body: { unitNo: unit.no, madeOn: day, line: '去过' } })
  const open = await platform.call(as, workforce.openTask, { body: { ...task, unitNo: unit.no } })
  const check = await asSystem(platform.services.database, (tx) =>
    sql<{
      id: string
    }>`insert into workforce.spot_check (unit_no, person_id, drawn_on) values (${unit.no}, ${params.id}, ${day}) returning id`.execute(
      tx,
    ),
  )
  await asSystem(platform.services.database, (tx) =>
    sql`insert into workforce.person_account (person_id, account_id) values (${params.id}, gen_random_uuid())`.execute(tx),
  )
  made.person.push({ ...reach, id: params.id })
  // Whoever links hands out rights over every post of the person: only who keeps the district's register may.
  made.linked.push({ ...reach, id: params.id, nodes: [unit.district] })
  made.training.push({ ...reach, id: training.id })
  made.recommendation.push({ ...reach, id: wish.id })
  made.growth.push({ ...reach, id: growth.id })
  made.ability.push({ ...reach, id: ability.id })
  made.visit.push({ ...reach, id: visit.id })
  made.task.push({ ...reach, id: open.id })
  made.check.push({ ...reach, id: check.rows[0]!.id })
}

/** A case of a unit that is not handed in yet, with one paper. */
async function openCase(subjectNo: number) {
  const body = { procedure: 'establish-own', title: '组建', subjectNo, details: { name: '某支部', level: 'branch' } }
  const opened = await platform.call(systemActor, procedures.openCase, { body })
  const path = join(folder, randomUUID())
  await writeFile(path, '%PDF-1.4')
  const paper = await platform.call(
    systemActor,
    procedures.attachDocument,
    { params: { id: opened.id }, body: { paper: 'request' } },
    { upload: { path, name: '申请书.pdf', bytes: 8 } },
  )
  return { opened, paper: paper.id }
}

async function change(no: number, ifMatch?: number): Promise<number> {
  const revision = ifMatch ?? (await platform.call(systemActor, organisations.getUnit, { params: { no } })).revision
  await platform.call(
    systemActor,
    organisations.changeUnit,
    {
      params: { no },
      body: {
        kind: 'correct',
        reason: '更正',
        effectiveOn: '2026-10-05',
        facts: { remarks: `第${revision}次`, phone: '13800138000' },
      },
    },
    { ifMatch: revision },
  )
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{ id: number }>`select max(id) as id from organisations.act`.execute(tx),
  )
  return rows[0]!.id
}

async function ask(actor: Actor, operation: Operation, request: Request): Promise<Answer> {
  if (request.upload) {
    upload.path = join(folder, randomUUID())
    await writeFile(upload.path, '社会组织名称,所在街道\n某会,民治街道\n')
  }
  try {
    await execute(rehearsal, operation, actor, {
      params: request.params ?? {},
      query: request.query ?? {},
      body: request.body ?? {},
      ifMatch: request.ifMatch === undefined ? null : String(request.ifMatch),
      idempotencyKey: randomUUID(),
      upload: request.upload ? { ...upload, bytes: 40 } : null,
      traceId: randomUUID(),
      cookies: { set: () => undefined, clear: () => undefined },
    })
    return { ok: true, code: 'ok', status: 200, shape: '' }
  } catch (error) {
    if (!(error instanceof Problem)) return { ok: false, code: `fault (${String(error)})`, status: 500, shape: '' }
    return { ok: false, code: error.code, status: error.status, shape: Object.keys(error.params).sort().join(' ') }
  }
}

/** Kinds of records of every module; two modules never mean different things by one name. */
function kindsOfModules() {
  const kinds = [
    noWorkforce(),
    noElections(),
    noMembers(),
    noDevelopment(),
    noActivities(),
    noLists(),
    noDemands(),
    noAlliances(),
    noVolunteering(),
    noLearning(),
    noPlaces(),
  ] as const
  const names = kinds.flatMap((one) => Object.keys(one))
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  const [workforce, elections, members, development, activities, lists, demands, alliances, volunteering, learning, venues] =
    kinds
  return {
    ...workforce,
    ...elections,
    ...members,
    ...development,
    ...activities,
    ...lists,
    ...demands,
    ...alliances,
    ...volunteering,
    ...learning,
    ...venues,
  }
}

const missing = (kind: TargetKind): string | number =>
  [
    'unit',
    'node',
    'district',
    'street',
    'area',
    'party',
    'vacant',
    'host',
    'lister',
    'demandHost',
    'talkHost',
    'purse',
    'organiser',
    'caseKeeper',
    'ally',
    'leading',
    'quiet',
    'venueKept',
    'venueSeen',
    'roomKept',
    'roomSeen',
  ].includes(kind)
    ? 99_999_999
    : kind === 'edge' || kind === 'act'
      ? '999999999'
      : randomUUID()

/** Roles that change things are tried over every line, the others over one each. */
const writers = new Set<string>(['district_officer', 'street_officer'])

/** The person asking: each role over a street, an industry or a district, and nobody's role. */
function everybody(): Actor[] {
  const home = places.unit[0]!
  const over = ['street', 'industry', 'district'].map(
    (kind) => nodes.find((node) => node.kind === kind && home.nodes!.includes(node.no))!.no,
  )
  const as = (...grants: Grant[]): Actor => ({
    ...person(grants.map((grant) => grant.role).join(), ...grants),
    accountId: me,
    sessionId: randomUUID(),
  })
  return [
    ...businessRoles.flatMap((role, index) =>
      (writers.has(role) ? over : [over[index % 3]!]).map((nodeNo) => as({ role, nodeNo })),
    ),
    ...platformRoles.map((role) => as({ role, nodeNo: null })),
    as(),
  ]
}

const signedIn = (operation: Operation) =>
  operation.endpoint.permission === 'signed-in' || operation.endpoint.permission === 'public'
const allowed = (operation: Operation, actor: Actor) =>
  signedIn(operation) ||
  platform.services.abilities.decide(actor, (operation.endpoint.permission as { action: string }).action).ok

/** `OPERATIONS=demands.` asks these alone, for whoever works on them. */
const chosen = process.env['OPERATIONS']
const among = ({ endpoint }: Operation) => chosen === undefined || endpoint.name.startsWith(chosen)

const findings: string[] = []
let cells = 0

async function examine(actor: Actor, operation: Operation, one: Case): Promise<void> {
  const home = places.unit[0]!
  const { name } = operation.endpoint
  const tell = (where: string, answer: Answer, wanted: string) =>
    findings.push(
      `${name} as ${actor.displayName || 'nobody'} ${actor.grants[0]?.nodeNo ?? ''} for ${where}: ${answer.status} ${answer.code}, wanted ${wanted}`,
    )
  const try_ = (id: string | number, named: Named | null) => {
    cells += 1
    return ask(actor, operation, one.request(id, { ...around, home }, named))
  }
  if (!allowed(operation, actor)) {
    const answer = await try_(one.target === null ? 0 : places[one.target][0]!.id, null)
    if (answer.code !== 'not-allowed') tell('anything', answer, '403 not-allowed')
    return
  }
  const mayMeet = new Set(['ok', ...(one.may ?? [])])
  if (one.target === null) {
    const answer = await try_(0, null)
    if (!mayMeet.has(answer.code)) tell('nothing in particular', answer, 'ok')
    return
  }
  const nowhere = await try_(missing(one.target), null)
  if (nowhere.ok || nowhere.status === 500) tell('a missing one', nowhere, 'a refusal')
  for (const named of places[one.target]) {
    const answer = await try_(named.id, named)
    if (reaches(actor, named)) {
      if (!mayMeet.has(answer.code)) tell(named.where, answer, 'ok')
    } else if (answer.code !== nowhere.code || answer.status !== nowhere.status || answer.shape !== nowhere.shape) {
      tell(named.where, answer, `${nowhere.status} ${nowhere.code} as for a missing one`)
    }
  }
}

describe('an endpoint', () => {
  it('never goes without a case here, and no case without an endpoint', () => {
    const names = platform.services.contributions.operations.map((operation) => operation.endpoint.name)
    expect(Object.keys(cases).sort()).toEqual([...names].sort())
  })

  it('that carries an identifier in its path has a case that names a record', () => {
    // What is done with one's own record finds the record by the account, whatever the path says.
    const own = ['volunteering.signUpOwn', 'volunteering.leaveOwn', 'volunteering.askOwn']
    // Deliberations online are open to anybody with an account, some to anybody.
    const online = [
      'getOnline',
      'readOnline',
      'sayWord',
      'supportVoice',
      'withdrawVoice',
      'getPublicOnline',
      'sayWithoutAccount',
    ].map((name) => `demands.${name}`)
    const open = new Set(['organisations.explainVisibility', 'procedures.recordYear', ...own, ...online])
    const unnamed = platform.services.contributions.operations
      .filter(({ endpoint }) => endpoint.path.includes(':') && !open.has(endpoint.name))
      .filter(({ endpoint }) => cases[endpoint.name]!.every((one) => one.target === null))
    expect(unnamed.map(({ endpoint }) => endpoint.name)).toEqual([])
  })

  it('answers a visitor only where no account is needed', async () => {
    const home = places.unit[0]!
    for (const operation of platform.services.contributions.operations) {
      const [one] = cases[operation.endpoint.name]!
      const answer = await ask(
        visitor,
        operation,
        one!.request(one!.target ? places[one!.target][0]!.id : 0, { ...around, home }, null),
      )
      expect([operation.endpoint.name, answer.code === 'not-signed-in']).toEqual([
        operation.endpoint.name,
        operation.endpoint.permission !== 'public',
      ])
    }
  })

  // Abilities do not depend on the server; what the database keeps by itself is asked of every version in same-set and the scopes.
  const itOnce = it.skipIf(process.env['DATABASE_URL'])
  itOnce(
    'does what its ability table and the scope say, and answers of a foreign record as of a missing one',
    async () => {
      for (const actor of everybody())
        for (const operation of platform.services.contributions.operations.filter(among))
          for (const one of cases[operation.endpoint.name]!) await examine(actor, operation, one)
      if (chosen === undefined) expect(cells).toBeGreaterThan(1_500)
      expect(findings).toEqual([])
    },
    1_200_000,
  )
})
