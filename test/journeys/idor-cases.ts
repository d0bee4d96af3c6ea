import type { Actor } from '../../src/kernel/policy.ts'
import { composeUscc } from '../../src/kernel/uscc.ts'
import { activityCases, type ActivityKind } from './idor-activities.ts'
import { demandCases, type DemandKind } from './idor-demands.ts'
import { allianceCases, type AllianceKind } from './idor-alliances.ts'
import { developmentCases, type DevelopmentKind } from './idor-development.ts'
import { volunteeringCases, type VolunteeringKind } from './idor-volunteering.ts'
import { learningCases, type LearningKind } from './idor-learning.ts'
import { listCases, type ListKind } from './idor-lists.ts'
import { placeCases, type PlaceKind } from './idor-places.ts'
import { memberCases, type MemberKind } from './idor-members.ts'

/** One record somebody may name in a request: what it is called by, and whether a person reaches it. */
export interface Named {
  readonly id: string | number
  readonly where: string
  /** Nodes from which rights reach it; null for records that belong to an account. */
  readonly nodes: readonly number[] | null
  readonly owner?: string
  readonly revision?: number
}

export type TargetKind =
  | 'unit'
  | 'node'
  | 'district'
  | 'street'
  | 'area'
  | 'edge'
  | 'act'
  | 'post'
  | 'diagnosis'
  | 'person'
  | 'linked'
  | 'training'
  | 'recommendation'
  | 'growth'
  | 'ability'
  | 'visit'
  | 'task'
  | 'check'
  | 'import'
  | 'account'
  | 'proposal'
  | 'grant'
  | 'filter'
  | 'case'
  | 'paper'
  | 'job'
  | 'plan'
  | 'dispatch'
  | 'party'
  | 'vacant'
  | 'term'
  | 'election'
  | 'voting'
  | 'reported'
  | 'campaign'
  | LearningKind
  | MemberKind
  | DevelopmentKind
  | ActivityKind
  | ListKind
  | DemandKind
  | AllianceKind
  | PlaceKind
  | VolunteeringKind

/** What a request is made of besides the record it names. */
export interface Surroundings {
  /** A unit within the person's own reach. */
  readonly home: Named
  readonly district: number
  /** A unit of the public frame, e.g. a supervising department. */
  readonly body: number
  readonly me: string
}

export interface Request {
  readonly params?: object
  readonly query?: object
  readonly body?: object
  readonly ifMatch?: number
  readonly upload?: boolean
}

export interface Case {
  /** Which record the request names; null when it names none. */
  readonly target: TargetKind | null
  readonly request: (id: string | number, around: Surroundings, named: Named | null) => Request
  /** Refusals a person in reach may still meet, because the record does not stand so that this can be done. */
  readonly may?: readonly string[]
}

const day = '2026-11-20'
const nobody = '00000000-0000-4000-8000-000000000000'
const because = { reason: '会议决定', effectiveOn: day }
const no = (id: string | number) => ({ params: { no: id } })
const byId = (id: string | number) => ({ params: { id } })
const none = (request: Request = {}): Case[] => [{ target: null, request: () => request }]
const on = (target: TargetKind, request: Case['request'], ...may: string[]): Case => ({ target, request, may })
const newCode = (n: number) => composeUscc({ kind: '52', region: '440309', organisation8: `7700000${n}` })

const serviceCase = {
  procedure: 'establish-at-service-place',
  title: '服务地',
  details: { name: '服务地支部', level: 'branch', serviceAddress: '某处' },
}

/** For every endpoint the requests that name a record, once for each place in which a record can be named. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  'notices.getDigest': none(),
  'notices.getMark': none(),
  'notices.openDigest': none(),
  'notices.prefer': none({ body: { weekday: 1, mutedUntilOn: null, mutedSources: [] } }),
  'jobs.listJobs': none(),
  'jobs.getJob': [on('job', byId)],
  'jobs.cancelJob': [on('job', byId)],
  'jobs.downloadFile': [on('job', byId, 'job-without-file')],

  'access.signIn': [
    { target: null, request: () => ({ body: { loginName: 'nobody-here', password: 'x' } }), may: ['sign-in-refused'] },
  ],
  'access.signOut': none(),
  'access.changePassword': [
    { target: null, request: () => ({ body: { current: 'x', next: 'Another;long;one;7' } }), may: ['password-wrong'] },
  ],
  'access.getMe': none(),
  'access.listAccounts': none(),
  'access.createAccount': [
    { target: null, request: () => ({ body: { loginName: 'new.person', displayName: '新人' } }) },
    on('account', (id) => ({ body: { loginName: 'new.person', displayName: '新人', samePersonAs: id } })),
  ],
  'access.disableAccount': [on('account', (id) => ({ ...byId(id), body: { reason: '离职' } }))],
  'access.enableAccount': [on('account', byId)],
  'access.unlockAccount': [on('account', byId)],
  'access.resetPassword': [on('account', byId)],
  'access.listGrants': none(),
  'access.findNodes': none({ query: { q: '龙华' } }),
  'access.proposeGrant': [
    on('account', (id, { district }) => ({
      body: { accountId: id, role: 'district_viewer', nodeNo: district, fromOn: day, reason: '工作需要' },
    })),
  ],
  'access.approveGrant': [on('proposal', byId)],
  'access.refuseGrant': [on('proposal', (id) => ({ ...byId(id), body: { reason: '不需要' } }))],
  'access.revokeGrant': [on('grant', (id) => ({ ...byId(id), body: { reason: '不再需要' } }))],
  'access.getRightsMatrix': none(),
  'access.explain': none({ query: { action: 'unit.read', nodeNos: '1' } }),
  'access.listAuditEntries': none(),
  'access.verifyAuditLog': none(),
  'access.listPurposes': none(),
  'access.listMyReadLog': none(),
  'access.listReadLog': none(),

  'organisations.getCatalogue': none(),
  'organisations.findUnits': none({ query: { q: '龙华' } }),
  'organisations.listUnits': none({ query: { pageSize: 1 } }),
  'organisations.getStructure': none(),
  'organisations.getUnit': [on('unit', no)],
  'organisations.getUnitHistory': [on('unit', no)],
  'organisations.explainVisibility': none({ params: { no: 1 } }),
  'organisations.establishUnit': [
    on('street', (id, { district }) => ({
      body: { ...because, kind: 'social_org', name: '新会', districtNo: district, streetNo: id, uscc: newCode(1) },
    })),
    on('unit', (id, { home, district }) => ({
      body: {
        ...because,
        kind: 'party_org',
        name: '新支部',
        districtNo: district,
        ...placeOf(home),
        level: 'branch',
        form: 'joint',
        coversUnitNos: [id],
      },
    })),
    on(
      'unit',
      (id, { home, district }) => ({
        body: {
          ...because,
          kind: 'party_org',
          name: '新支部',
          districtNo: district,
          ...placeOf(home),
          level: 'branch',
          form: 'own',
          superiorNo: id,
        },
      }),
      'edge-ends-unfit',
    ),
  ],
  'organisations.changeUnit': [
    on('unit', (id, _, named) => ({
      ...no(id),
      ifMatch: named?.revision ?? 1,
      body: { ...because, kind: 'rename', facts: { name: '改名' } },
    })),
  ],
  'organisations.deployUnit': [
    { ...on('unit', (id) => ({ ...no(id), body: { site: 'crossing' } })), may: ['site-of-temporary'] },
  ],
  'organisations.mergeUnits': [
    on('unit', (id, { home }, named) => ({
      ...no(id),
      ifMatch: named?.revision ?? 1,
      body: { ...because, mergedNos: [home.id === id ? sisterOf(home).id : home.id] },
    })),
    on('unit', (id, { home }) => ({
      ...no(home.id === id ? sisterOf(home).id : home.id),
      ifMatch: (home.id === id ? sisterOf(home) : home).revision!,
      body: { ...because, mergedNos: [id] },
    })),
  ],
  'organisations.previewMerge': [
    on('unit', (id, { home }) => ({
      ...no(id),
      body: { effectiveOn: because.effectiveOn, mergedNos: [home.id === id ? sisterOf(home).id : home.id] },
    })),
    on('unit', (id, { home }) => ({
      ...no(home.id === id ? sisterOf(home).id : home.id),
      body: { effectiveOn: because.effectiveOn, mergedNos: [id] },
    })),
  ],
  'organisations.splitUnit': [
    on('unit', (id, _, named) => ({ ...no(id), ifMatch: named?.revision ?? 1, body: { ...because, parts: [{ name: '一部' }] } })),
  ],
  'organisations.connectUnits': [
    on('unit', (id, { body }) => ({ body: { ...because, type: 'member_of', fromNo: id, toNo: body } })),
    on('unit', (id, { home }) => ({
      body: { ...because, type: 'member_of', fromNo: home.id === id ? sisterOf(home).id : home.id, toNo: id },
    })),
  ],
  'organisations.endConnection': [on('edge', (id) => ({ ...byId(id), body: because }))],
  'organisations.undoAct': [on('act', (id) => ({ ...byId(id), body: { reason: '记错' } }))],
  'organisations.revealPhone': [on('unit', (id) => ({ ...no(id), body: { purpose: 'work-contact' } }))],

  ...activityCases,
  ...listCases,
  ...demandCases,
  ...allianceCases,
  ...placeCases,
  ...volunteeringCases,
  ...memberCases,
  ...developmentCases,

  'elections.listTerms': none(),
  'elections.exportTerms': none({ query: { format: 'csv' } }),
  'elections.getDue': none(),
  'elections.getUnitTerm': [on('party', no)],
  'elections.recordTerm': [on('party', (id) => ({ body: { unitNo: id, fromOn: '2025-05-05' } }))],
  'elections.decideTerm': [
    on('term', (id) => ({ ...byId(id), body: { kind: 'extension', untilOn: '2027-12-01', documentNo: '1号', reason: '延期' } })),
  ],
  'elections.takeBackTerm': [on('term', (id) => ({ ...byId(id), body: { what: 'term' } }))],
  'elections.listElections': none(),
  'elections.exportElections': none({ query: { format: 'csv' } }),
  'elections.getElection': [on('election', byId)],
  'elections.openElection': [on('vacant', (id) => ({ body: { unitNo: id, kind: 'regular' } }))],
  'elections.prepareElection': [
    on('election', (id, _, named) => ({
      ...byId(id),
      ifMatch: named?.revision ?? 1,
      body: { members: 5, contests: [{ office: 'secretary', seats: 1, candidates: ['某人'] }] },
    })),
  ],
  'elections.moveElection': [
    on('election', (id, _, named) => ({
      ...byId(id),
      ifMatch: named?.revision ?? 1,
      body: { action: 'cancel', reason: '暂缓' },
    })),
  ],
  'elections.decideElection': [
    on('reported', (id, _, named) => ({
      ...byId(id),
      ifMatch: named?.revision ?? 1,
      body: { action: 'return-result', reason: '请核对' },
    })),
  ],
  'elections.recordBallot': [
    on(
      'voting',
      (id, _, named) => ({
        ...byId(id),
        ifMatch: named?.revision ?? 1,
        body: {
          office: 'deputy',
          heldOn: day,
          attended: 5,
          issued: 5,
          returned: 5,
          invalid: 0,
          scrutineers: ['某'],
          tallies: [],
        },
      }),
      'election-office-not-found',
    ),
  ],
  'elections.takeBackBallot': [
    on(
      'voting',
      (id, _, named) => ({ params: { id, ballotId: nobody }, ifMatch: named?.revision ?? 1, body: { reason: '有误' } }),
      'election-ballot-not-found',
    ),
  ],
  'elections.leaveSeatsOpen': [
    on(
      'voting',
      (id, _, named) => ({
        ...byId(id),
        ifMatch: named?.revision ?? 1,
        body: { office: 'secretary', leftOpen: 1, heldOn: day, attended: 5, votes: 5 },
      }),
      'election-not-held',
    ),
  ],
  'workforce.listUnitPosts': [on('unit', no)],
  'workforce.assignPost': [on('unit', (id) => ({ body: { role: 'liaison', unitNo: id, personName: '李联络', fromOn: day } }))],
  'workforce.endPost': [on('post', (id) => ({ ...byId(id), body: { untilOn: day } }))],
  'workforce.changeTerms': [on('post', (id) => ({ ...byId(id), body: { fromOn: day, workingTime: 'full' } }))],
  'workforce.getWords': [...none(), on('unit', (id) => ({ query: { unitNo: id } }))],
  'workforce.listPeople': none(),
  'workforce.exportPeople': none({ query: { format: 'csv' } }),
  'workforce.getPerson': [on('person', byId)],
  'workforce.nominate': [on('street', (id) => ({ body: { bodyNo: id, side: 'locality', names: ['派某'], fromOn: day } }))],
  'workforce.listNominations': none(),
  'workforce.leave': [on('person', (id) => ({ ...byId(id), body: { untilOn: day } }))],
  'workforce.recordTraining': [on('person', (id) => ({ ...byId(id), body: { onDay: day, title: '培训' } }))],
  'workforce.recordReview': [on('person', (id) => ({ ...byId(id), body: { year: 2025, result: 'competent', onDay: day } }))],
  'workforce.takeBackRecord': [on('training', (id) => ({ params: { kind: 'training', id } }))],
  'workforce.recommend': [on('person', (id) => ({ ...byId(id), body: { target: 'community-team', basis: '优秀', onDay: day } }))],
  'workforce.moveRecommendation': [on('recommendation', (id) => ({ ...byId(id), body: { state: 'forwarded', onDay: day } }))],
  'workforce.listGrowth': none(),
  'workforce.exportGrowth': none({ query: { format: 'csv' } }),
  'workforce.getGrowth': [on('person', byId)],
  'workforce.getMyGrowth': none(),
  'workforce.openGrowth': [
    on('person', (id) => ({ ...byId(id), body: { begunOn: day, basis: '研究', stage: 'foundation' } }), 'growth-exists'),
  ],
  'workforce.enterStage': [on('growth', (id) => ({ ...byId(id), body: { stage: 'practice', onDay: day, reason: '研究' } }))],
  'workforce.endGrowth': [on('growth', (id) => ({ ...byId(id), body: { onDay: day, reason: '转岗' } }))],
  'workforce.addCapability': [on('growth', (id) => ({ ...byId(id), body: { what: '熟悉章程' } }))],
  'workforce.recordProgress': [on('ability', (id) => ({ ...byId(id), body: { onDay: day, state: 'reached', note: '看过' } }))],
  'workforce.takeBackGrowth': [
    on('growth', (id) => ({ params: { kind: 'plan', id }, body: { reason: '有误' } })),
    on('ability', (id) => ({ params: { kind: 'item', id }, body: { reason: '有误' } })),
  ],
  'workforce.linkAccount': [
    on('linked', (id) => ({ ...byId(id), body: { loginName: 'me' } }), 'link-exists', 'link-account-administrator'),
  ],
  'workforce.unlinkAccount': [on('linked', byId)],
  'workforce.getSummary': none(),
  'workforce.listUnitDuties': none(),
  'workforce.explainUnitDuties': [on('unit', no)],
  'workforce.planVisit': [on('unit', (id) => ({ body: { unitNo: id, plannedOn: '2026-12-01' } }))],
  'workforce.recordVisit': [
    on('unit', (id) => ({ body: { unitNo: id, madeOn: day, line: '去过' } })),
    // A visit of another unit is answered as none, too.
    on(
      'visit',
      (id, { home }) => ({ body: { unitNo: home.id, visitId: id, madeOn: day, line: '去过' } }),
      'visit-made-already',
      'visit-not-found',
    ),
  ],
  'workforce.correctVisit': [on('visit', (id) => ({ ...byId(id), body: { madeOn: day, line: '更正' } }), 'visit-not-own')],
  'workforce.takeBackVisit': [on('visit', (id) => ({ ...byId(id), body: {} }), 'visit-not-own')],
  'workforce.listVisits': none(),
  'workforce.openTask': [
    on('unit', (id) => ({ body: { unitNo: id, what: '补记录', responsible: '李书记', dueOn: '2026-12-01' } })),
    on(
      'visit',
      (id, { home }) => ({
        body: { unitNo: home.id, visitId: id, what: '补记录', responsible: '李书记', dueOn: '2026-12-01' },
      }),
      'visit-not-found',
    ),
  ],
  'workforce.followUpTask': [on('task', (id) => ({ ...byId(id), body: { note: '看过' } }))],
  'workforce.listTasks': none(),
  'workforce.drawChecks': [{ target: null, request: () => ({ body: { size: 1, seed: '某月' } }), may: ['check-nobody-to-draw'] }],
  'workforce.recordCheck': [
    on('check', (id) => ({
      ...byId(id),
      body: { checkedOn: day, line: '到位', items: ['relay', 'implement'].map((item) => ({ item, met: true })) },
    })),
  ],
  'workforce.dropCheck': [on('check', byId)],
  'workforce.listChecks': none(),
  'workforce.getMine': none(),

  'coverage.listUnits': none({ query: { pageSize: 1 } }),
  'coverage.exportUnits': none({ query: { format: 'csv', cell: 'should-have' } }),
  'coverage.getSummary': none(),
  'coverage.listJointPartyOrgs': none({ query: { pageSize: 1 } }),
  'coverage.listInstructors': none({ query: { pageSize: 1 } }),
  'coverage.getBreakdown': none({ query: { by: 'street' } }),
  'coverage.getMatrix': none(),
  'coverage.getVerdict': [on('unit', no)],
  'coverage.listRules': none(),
  'coverage.diagnose': [on('unit', (id) => ({ ...no(id), body: { reason: 'unable', remedy: '上门' } }))],
  'coverage.followUp': [on('diagnosis', (id) => ({ ...byId(id), body: { note: '看过' } }))],
  'coverage.listDiagnoses': none(),
  'coverage.listRemedies': none(),
  'coverage.listDormancy': none(),
  'coverage.exportDormancy': none(),
  'coverage.confirmDormancy': [
    on('quiet', (id) => ({ ...no(id), body: { reason: '核实', remedy: '上门' } }), 'dormancy-not-proposed'),
  ],
  'coverage.refuseDormancy': [on('quiet', (id) => ({ ...no(id), body: { reason: '核实' } }), 'dormancy-not-proposed')],
  'coverage.setTarget': [on('node', (id) => ({ body: { nodeNo: id, metric: 'orgCoverage', percent: 90, dueOn: '2027-01-01' } }))],
  'coverage.listTargets': none(),
  'coverage.freezeReturn': [on('district', (id) => ({ body: { districtNo: id, asOf: day, title: '年报' } }))],
  'coverage.listReturns': none(),
  'coverage.saveFilter': none({ body: { name: '某个', filter: {} } }),
  'coverage.listFilters': none(),
  'coverage.removeFilter': [on('filter', byId)],

  ...learningCases,

  'campaigns.listCampaigns': none(),
  'campaigns.getCampaign': [on('campaign', byId)],
  'campaigns.startCampaign': [
    on('node', (id) => ({
      body: { name: '攻坚', nodeNo: id, aim: 'work', fromOn: '2026-11-01', untilOn: '2026-12-31', document: '某文件' },
    })),
  ],
  // Whoever sees some units of a campaign sees it; it is closed by who answers for all of them.
  'campaigns.closeCampaign': [on('campaign', (id) => ({ ...byId(id), body: { note: '完成' } }), 'campaign-not-whole')],
  'campaigns.getMovement': [on('campaign', byId)],
  'campaigns.listMoves': [on('campaign', (id) => ({ ...byId(id), query: { week: 1 } }))],
  'campaigns.getObstacles': [on('campaign', byId)],
  'campaigns.listBodies': [on('campaign', byId)],
  'campaigns.listUnits': [on('campaign', byId)],
  'campaigns.exportUnits': [on('campaign', byId)],
  'campaigns.writeLetters': [on('campaign', (id) => ({ ...byId(id), body: { line: 'street' } }))],

  'register.upload': [on('area', (id) => ({ upload: true, body: { districtNo: id } }))],
  'register.listImports': none(),
  'register.getImport': [on('import', byId)],
  'register.correctColumns': [on('import', (id) => ({ ...byId(id), body: { columns: [] } }))],
  'register.listRows': [on('import', byId)],
  'register.correctRow': [on('import', (id) => ({ params: { id, rowId: 1 }, body: { cells: {} } }), 'import-row-not-found')],
  'register.apply': [on('import', byId, 'import-nothing-to-apply')],
  'register.undo': [on('import', (id) => ({ ...byId(id), body: { reason: '错了' } }), 'import-not-applied')],
  'register.discard': [on('import', byId)],
  'register.downloadRefused': [on('import', (id) => ({ ...byId(id), query: { format: 'csv' } }))],

  'map.listAreas': [on('area', (id) => ({ query: { districtNo: id } }))],
  'map.listPoints': [on('area', (id) => ({ query: { districtNo: id } }))],
  'map.importBoundaries': [
    on(
      'district',
      (id) => ({
        upload: true,
        body: {
          districtNo: id,
          owner: '测绘院',
          source: '公开',
          approvalNo: '粤S(2026)1号',
          crs: 'WGS84',
          publishedOn: '2026-01-01',
        },
      }),
      'map-file-unreadable',
      'map-nothing-matched',
    ),
  ],
  'map.removeBoundaries': [on('district', (id) => ({ params: { districtNo: id } }))],

  'reports.listFigures': none(),

  'planner.makeFormation': [
    on('node', (id) => ({ body: { nodeNo: id } })),
    on('plan', (id) => ({ body: { basedOn: id } }), 'plan-nothing-to-do'),
  ],
  'planner.makeDispatch': [
    on('node', (id) => ({ body: { nodeNo: id } }), 'dispatch-nobody-at-hand'),
    on('dispatch', (id) => ({ body: { basedOn: id } }), 'dispatch-nobody-at-hand'),
  ],
  'planner.getDispatch': [on('dispatch', byId)],
  'planner.listDispatchPeople': [on('dispatch', byId)],
  'planner.listDispatchUnits': [on('dispatch', byId)],
  'planner.explainDispatch': [on('dispatch', (id) => ({ params: { id, no: 1 } }), 'plan-unit-unknown')],
  'planner.setDispatchPin': [
    on(
      'dispatch',
      (id, _around, named) => ({
        ...byId(id),
        body: { kind: 'must', unitNo: 1, personId: nobody },
        ifMatch: named?.revision ?? 1,
      }),
      'plan-unit-unknown',
    ),
  ],
  'planner.removeDispatchPin': [
    on('dispatch', (id, _around, named) => ({ params: { id, pinId: nobody }, ifMatch: named?.revision ?? 1 }), 'pin-not-found'),
  ],
  'planner.exportDispatch': [on('dispatch', byId)],
  'planner.decideDispatch': [
    on(
      'dispatch',
      (id, _around, named) => ({ ...byId(id), body: { fromOn: day }, ifMatch: named?.revision ?? 1 }),
      'plan-overtaken',
    ),
  ],
  'planner.whatIfDispatch': [
    on(
      'dispatch',
      (id) => ({ ...byId(id), body: { pins: [{ kind: 'must', unitNo: 1, personId: nobody }] } }),
      'plan-unit-unknown',
    ),
  ],
  'planner.compareDispatches': [on('dispatch', (id) => ({ params: { id, other: id } }))],
  'planner.exportDispatchComparison': [on('dispatch', (id) => ({ params: { id, other: id } }))],
  'planner.listAppointments': [on('dispatch', byId)],
  'planner.listPlans': none(),
  'planner.getPlan': [on('plan', byId)],
  'planner.listBranches': [on('plan', byId)],
  'planner.listOthers': [on('plan', byId)],
  'planner.explain': [on('plan', (id) => ({ params: { id, no: 1 } }), 'plan-unit-unknown')],
  'planner.whatIf': [on('plan', (id) => ({ ...byId(id), body: { pins: [] } }))],
  'planner.setPin': [
    on(
      'plan',
      (id, _around, named) => ({ ...byId(id), body: { kind: 'lead', unitNo: 1 }, ifMatch: named?.revision ?? 1 }),
      'plan-unit-unknown',
    ),
  ],
  'planner.removePin': [
    on('plan', (id, _around, named) => ({ params: { id, pinId: nobody }, ifMatch: named?.revision ?? 1 }), 'pin-not-found'),
  ],
  'planner.comparePlans': [on('plan', (id) => ({ params: { id, other: id } }))],
  'planner.exportComparison': [on('plan', (id) => ({ params: { id, other: id } }))],
  'planner.exportPlan': [on('plan', byId)],
  'planner.decidePlan': [on('plan', (id, _around, named) => ({ ...byId(id), ifMatch: named?.revision ?? 1 }), 'plan-overtaken')],
  'planner.listOpenings': [on('plan', byId)],
  'planner.provePlan': [on('plan', byId), on('dispatch', byId)],
  'planner.discardPlan': [
    on('plan', (id, _around, named) => ({ ...byId(id), ifMatch: named?.revision ?? 1 })),
    on('dispatch', (id, _around, named) => ({ ...byId(id), ifMatch: named?.revision ?? 1 })),
  ],
  'procedures.listProcedures': [...none(), on('unit', (id) => ({ query: { unitNo: id } }))],
  'procedures.getWaiting': none(),
  'procedures.listCases': none(),
  'procedures.exportCases': none({ query: { format: 'csv' } }),
  'procedures.openCase': [
    on('unit', (id) => ({ body: { ...serviceCase, subjectNo: id } })),
    on('unit', (id, { home }) => ({
      body: { procedure: 'establish-joint', title: '联合', subjectNo: home.id, details: { name: '联合支部', covers: [id] } },
    })),
  ],
  'procedures.openCases': none({ body: { cases: [{ ...serviceCase, subjectNo: 1 }] } }),
  'procedures.getCase': [on('case', byId)],
  'procedures.amendCase': [
    on('case', (id, _, named) => ({
      ...byId(id),
      ifMatch: named?.revision ?? 1,
      body: { title: '改题', details: { name: '某支部', level: 'branch' } },
    })),
  ],
  'procedures.actOnCase': [
    on('case', (id, _, named) => ({ ...byId(id), ifMatch: named?.revision ?? 1, body: { action: 'withdraw' } })),
  ],
  'procedures.attachDocument': [
    on('case', (id) => ({ ...byId(id), upload: true, body: { paper: 'request' } }), 'case-file-refused'),
  ],
  'procedures.removeDocument': [on('paper', byId)],
  'procedures.downloadDocument': [on('paper', byId)],
  'procedures.getLetter': [on('case', (id) => ({ params: { id, kind: 'receipt' } }), 'letter-not-yet')],
  'procedures.writeLetters': none({ body: { caseIds: ['00000000-0000-4000-8000-000000000000'], kind: 'receipt' } }),
  'procedures.listTemplates': [on('district', (id) => ({ query: { districtNo: id } }))],
  'procedures.downloadTemplate': [on('district', (id) => ({ params: { kind: 'reply' }, query: { districtNo: id } }))],
  'procedures.uploadTemplate': [
    on('district', (id) => ({ params: { kind: 'reply' }, upload: true, body: { districtNo: id } }), 'template-refused'),
  ],
  'procedures.restoreTemplate': [on('district', (id) => ({ params: { kind: 'reply' }, query: { districtNo: id } }))],
  'procedures.changeTable': [
    on(
      'district',
      (id) => ({
        params: { key: 'attach' },
        body: {
          districtNo: id,
          seen: '2',
          reason: '会议决定',
          remind: 3,
          steps: [{ code: 'apply', zh: '申请', en: 'Application', deadline: null, papers: [] }],
        },
      }),
      'procedure-changed',
    ),
  ],
  'procedures.restoreTable': [on('district', (id) => ({ params: { key: 'attach' }, query: { districtNo: id, reason: '恢复' } }))],
  'procedures.listCalendar': none(),
  'procedures.recordYear': none({
    params: { year: 2027 },
    body: { source: '通知', days: [{ day: '2027-01-01', kind: 'holiday', name: '元旦' }] },
  }),
}

const placesOfHomes = new Map<string | number, { streetNo: number; industryNo: number }>()
const sisters = new Map<string | number, Named>()
/** Told once by the test that made the units. */
export function tellHome(home: number, place: { streetNo: number; industryNo: number }, sister: Named): void {
  placesOfHomes.set(home, place)
  sisters.set(home, sister)
}
const placeOf = (home: Named) => placesOfHomes.get(home.id)!
const sisterOf = (home: Named) => sisters.get(home.id)!

export function reaches(actor: Actor, named: Named): boolean {
  if (named.owner !== undefined && named.owner === actor.accountId) return true
  if (named.nodes === null) return named.owner === undefined
  return actor.grants.some((grant) => grant.nodeNo !== null && named.nodes!.includes(grant.nodeNo))
}
