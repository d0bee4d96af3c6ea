import { sql } from 'kysely'
import { members } from '../../src/modules/members/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { systemActor, testDay, type TestPlatform } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

export type MemberKind =
  | 'member'
  | 'mobile'
  | 'asked'
  | 'sent'
  | 'arriving'
  | 'flow'
  | 'station'
  | 'declared'
  | 'found'
  | 'request'
  | 'pledge'
  | 'visited'
  | 'advised'
  | 'team'
  | 'teamed'
  | 'service'
  | 'reporting'
  | 'reported-unit'
  | 'sheet'
export const noMembers = (): Record<MemberKind, Named[]> => ({
  member: [],
  mobile: [],
  asked: [],
  sent: [],
  arriving: [],
  flow: [],
  station: [],
  declared: [],
  found: [],
  request: [],
  pledge: [],
  visited: [],
  advised: [],
  team: [],
  teamed: [],
  service: [],
  reporting: [],
  'reported-unit': [],
  sheet: [],
})

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

const day = '2026-10-06'

/** At a place: a member, one who is mobile, and transfers that wait for the one side or the other. */
export async function memberRecords(platform: TestPlatform, made: Record<MemberKind, Named[]>, place: Place): Promise<void> {
  const party = async (name: string, near: boolean) => {
    const { no } = await platform.call(systemActor, organisations.establishUnit, {
      body: {
        reason: '组建',
        effectiveOn: '2026-01-05',
        kind: 'party_org',
        name: `${name}${place.no}`,
        districtNo: place.district,
        ...(near ? { streetNo: place.street, industryNo: place.industry } : {}),
        level: 'branch',
        form: 'own',
      },
    })
    const { rows } = await asSystem(platform.services.database, (tx) =>
      sql<{ nodes: number[] }>`select scope_nodes as nodes from organisations.unit where no = ${no}`.execute(tx),
    )
    return { no, reach: { where: place.where, nodes: rows[0]!.nodes } }
  }
  const home = await party('名册党支部', true)
  const far = await party('外地党支部', false)
  const enter = async (name: string, branchNo: number) =>
    (
      await platform.call(systemActor, members.enterMember, {
        body: { name: `${name}${place.no}`, branchNo, place: 'unit', fromOn: '2026-02-01' },
      })
    ).id
  const transfer = async (from: number, toNo: number, release: boolean) => {
    const id = await enter('转接人', from)
    const asked = await platform.call(
      systemActor,
      members.requestTransfer,
      { params: { id }, body: { toNo, onDay: day } },
      { ifMatch: 1 },
    )
    if (!release) return { id: asked.id, revision: 1 }
    const body = { onDay: day, letterNo: '第1号' }
    return platform.call(systemActor, members.releaseTransfer, { params: { id: asked.id }, body }, { ifMatch: 1 })
  }
  const away = await enter('流动人', home.no)
  await platform.call(
    systemActor,
    members.recordAway,
    { params: { id: away }, body: { since: '2026-03-01', because: 'work' } },
    { ifMatch: 1 },
  )
  const flow = await platform.call(systemActor, members.reportFlow, {
    params: { id: await enter('外出人', home.no) },
    body: { since: '2026-03-01', because: 'work' },
  })
  made.flow.push({ ...home.reach, id: flow.id })
  const station = await platform.call(systemActor, members.openStation, {
    body: {
      hostNo: home.no,
      kind: 'station',
      name: '站',
      whereabouts: '一楼',
      openedOn: '2026-03-01',
      liaison: { name: '联络人' },
    },
  })
  made.station.push({ ...home.reach, id: station.id })
  const visit = await platform.call(systemActor, members.visitStation, {
    params: { id: station.id },
    body: { onDay: day, found: '走访正常' },
  })
  made.visited.push({ ...home.reach, id: visit.id })
  const advised = await platform.call(systemActor, members.askConsultation, {
    params: { id: station.id },
    body: { onDay: day, topic: 'transfer', question: '怎么接转' },
  })
  made.advised.push({ ...home.reach, id: advised.id })
  const declare = async (phone: string) => {
    const { consentVersion } = await platform.call(systemActor, members.getJoinForm)
    const body = { name: '某人', phone, streetNo: place.street, kind: 'pocket' as const, consent: true as const, consentVersion }
    const { no } = await platform.call(systemActor, members.declare, { body })
    const { rows } = await asSystem(platform.services.database, (tx) =>
      sql<{ id: string }>`select id from members.declaration where no = ${no}`.execute(tx),
    )
    return rows[0]!.id
  }
  const nodes = [place.district, place.street]
  made.declared.push({ where: place.where, nodes, id: await declare(`137${place.no}00001`), revision: 1 })
  const found = await declare(`137${place.no}00002`)
  await platform.call(
    systemActor,
    members.placeDeclaration,
    { params: { id: found }, body: { partyNo: home.no, onDay: testDay } },
    { ifMatch: 1 },
  )
  made.found.push({ where: place.where, nodes: [...nodes, home.no], id: found, revision: 2 })
  made.member.push({ ...home.reach, id: await enter('在册人', home.no), revision: 1 })
  const asker = await enter('申请人', home.no)
  const { rows: asked } = await asSystem(platform.services.database, (tx) =>
    sql<{ id: string }>`insert into members.own_request (member_id, field, told, asked_on)
      values (${asker}, 'other', '请核对', ${testDay}) returning id`.execute(tx),
  )
  made.request.push({ ...home.reach, id: asked[0]!.id })
  const { rows: pledges } = await asSystem(platform.services.database, (tx) =>
    sql<{ id: string }>`with d as (insert into members.display (member_id, branch_no, consent_version, shown_on)
        values (${asker}, ${home.no}, '2026-11', ${day}) returning id)
      insert into members.pledge (display_id, line, made_on) select id, '每月走访', ${day} from d returning id`.execute(tx),
  )
  made.pledge.push({ ...home.reach, id: pledges[0]!.id })
  const team = await platform.call(systemActor, members.openTeam, {
    body: { hostNo: home.no, kind: 'service', name: '服务队', openedOn: day },
  })
  made.team.push({ ...home.reach, id: team.id })
  const teamed = await platform.call(systemActor, members.joinTeam, {
    params: { id: team.id },
    body: { name: '热心人', joinedOn: day },
  })
  made.teamed.push({ ...home.reach, id: teamed.id })
  const host = { hostNo: home.no, onDay: day }
  const post = await platform.call(systemActor, members.openServicePost, {
    body: { hostNo: home.no, name: '岗位', duties: '值守', quota: 3, openedOn: day },
  })
  made.service.push({ ...home.reach, id: post.id })
  // From far away to here: seen from both, decided here.
  const reporting = await platform.call(systemActor, members.registerMember, {
    params: { id: await enter('报到人', far.no) },
    body: host,
  })
  made.reporting.push({ ...home.reach, id: reporting.id, revision: 1 })
  const unit = await platform.call(systemActor, members.registerUnit, { body: { unitNo: far.no, ...host } })
  made['reported-unit'].push({ ...home.reach, id: unit.id })
  const { rows: sheets } = await asSystem(platform.services.database, (tx) =>
    sql<{
      id: string
    }>`insert into members.sheet (file_name, account_id, from_on) values ('党员.csv', gen_random_uuid(), ${day}) returning id`.execute(
      tx,
    ),
  )
  // Somebody else's: whoever did not hand it in does not see it.
  made.sheet.push({ where: place.where, nodes: [], id: sheets[0]!.id })
  made.mobile.push({ ...home.reach, id: away, revision: 2 })
  made.asked.push({ ...home.reach, ...(await transfer(home.no, far.no, false)) })
  made.sent.push({ ...home.reach, ...(await transfer(home.no, far.no, true)) })
  made.arriving.push({ ...home.reach, ...(await transfer(far.no, home.no, true)) })
}

const none = (request: object = {}): Case[] => [{ target: null, request: () => request }]
/** Of the account that asks and of nobody else: who is no member is told so. */
const mine = (request: object): Case[] => [{ target: null, request: () => request, may: ['member-not-linked'] }]
const on = (target: MemberKind | 'vacant', body: object | null, ...may: string[]): Case[] => [
  {
    target,
    request: (id, _, named) => ({ params: { id }, ifMatch: named?.revision ?? 1, ...(body === null ? {} : { body }) }),
    may,
  },
]

export const memberCases: Readonly<Record<string, readonly Case[]>> = {
  'members.listMembers': none(),
  'members.getSummary': none(),
  'members.exportMembers': none({ query: { format: 'csv' } }),
  'members.findByPhone': none({ body: { phone: '13800138000' } }),
  'members.getMember': on('member', null),
  'members.revealMember': on('member', { purpose: 'work-contact' }),
  'members.enterMember': [
    {
      target: 'vacant',
      request: (id) => ({ body: { name: '新人', branchNo: id, place: 'unit', fromOn: day } }),
    },
  ],
  'members.correctMember': on('member', { name: '改名', reason: '写错' }),
  'members.moveMember': on('member', { to: { kind: 'outside' }, onDay: day, reason: '转出' }),
  'members.decideStanding': on('member', { standing: 'lost', fromOn: day, documentNo: '1号' }),
  'members.recordAway': on('member', { since: day, because: 'work' }),
  'members.recordBack': on('mobile', { onDay: day }),
  'members.undoAct': [
    {
      target: 'mobile',
      request: (id, _, named) => ({ params: { id, actId: 99_999_999 }, ifMatch: named?.revision ?? 1, body: { reason: '记错' } }),
      may: ['member-act-not-found'],
    },
  ],
  'members.listSuggestions': none(),
  'members.exportSuggestions': none({ query: { format: 'csv' } }),
  'members.reportFlow': on('member', { since: day, because: 'work' }),
  'members.decideFlow': on('flow', { decision: 'refused', reason: '没有外出' }),
  'members.listStations': none(),
  'members.exportStations': none({ query: { format: 'csv' } }),
  'members.listStationVisits': none(),
  'members.exportStationVisits': none({ query: { format: 'csv' } }),
  'members.placeStation': on('station', { whereabouts: '三楼' }),
  'members.listTopics': none(),
  'members.listConsultations': none(),
  'members.exportConsultations': none({ query: { format: 'csv' } }),
  'members.askConsultation': on('station', { onDay: day, topic: 'dues', question: '怎么交纳' }),
  'members.answerConsultation': on('advised', { act: 'answer', answer: '见条例' }),
  'members.withdrawConsultation': on('advised', {}),
  'members.visitStation': on('station', { onDay: day, found: '走访正常' }),
  'members.withdrawStationVisit': on('visited', {}),
  'members.openStation': [
    {
      target: 'vacant',
      request: (id) => ({
        body: { hostNo: id, kind: 'station', name: '新站', whereabouts: '二楼', openedOn: day, liaison: { name: '联络人' } },
      }),
    },
  ],
  'members.changeLiaison': on('station', { name: '新联络人', fromOn: day }),
  'members.closeStation': on('station', { onDay: day }),
  'members.getJoinForm': none(),
  'members.declare': [
    {
      target: null,
      request: () => ({
        body: {
          name: '某',
          phone: '13700000000',
          streetNo: 99_999_999,
          kind: 'pocket',
          consent: true,
          consentVersion: '2026-11',
        },
      }),
      may: ['declaration-street-unknown'],
    },
  ],
  'members.withdrawDeclaration': [
    { target: null, request: () => ({ body: { code: 'AAAA-BBBB-CCCC' } }), may: ['declaration-code-unknown'] },
  ],
  'members.listDeclarations': none(),
  'members.exportDeclarations': none({ query: { format: 'csv' } }),
  'members.getDeclaration': on('declared', null),
  'members.revealDeclaration': on('declared', { purpose: 'work-contact' }),
  'members.placeDeclaration': on('declared', { partyNo: 99_999_999, onDay: testDay }, 'member-branch-not-found'),
  'members.joinDeclaration': on('found', { place: 'unit', fromOn: testDay }, 'member-branch-not-found'),
  'members.inviteMember': on('member', {}),
  'members.unlinkAccount': on('member', { reason: '关联错误' }, 'member-not-linked'),
  'members.openAccount': [
    {
      target: null,
      request: () => ({ body: { code: 'AAAA-BBBB-CCCC', loginName: 'somebody', password: 'Tian-Di_7Xuan-Huang' } }),
      may: ['invitation-code-unknown'],
    },
  ],
  'members.takeInvitation': [
    { target: null, request: () => ({ body: { code: 'AAAA-BBBB-CCCC' } }), may: ['invitation-code-unknown'] },
  ],
  'members.getOwn': none(),
  'members.listOwnReads': mine({}),
  'members.exportOwn': mine({ query: { format: 'json' } }),
  'members.askCorrection': mine({ body: { field: 'other', told: '请核对' } }),
  'members.withdrawRequest': on('request', {}, 'member-not-linked'),
  'members.deleteOwn': mine({ body: { what: 'phone' } }),
  'members.getOwnDisplay': none(),
  'members.showOwn': mine({ body: { duty: '值守', consent: true, consentVersion: '2026-11' } }),
  'members.withdrawOwnDisplay': mine({ body: {} }),
  'members.makePledge': mine({ body: { line: '每月走访一次' } }),
  'members.movePledge': on('pledge', { move: 'drop' }, 'member-not-linked'),
  'members.listDisplays': none(),
  'members.exportDisplays': none({ query: { format: 'csv' } }),
  'members.listRequests': none(),
  'members.exportRequests': none({ query: { format: 'csv' } }),
  'members.decideRequest': on('request', { decision: 'refused', reason: '核对无误' }),
  'members.listServicePosts': none(),
  'members.exportServicePosts': none({ query: { format: 'csv' } }),
  'members.openServicePost': [
    { target: 'vacant', request: (id) => ({ body: { hostNo: id, name: '岗位', duties: '值守', quota: 1, openedOn: day } }) },
  ],
  'members.changeServicePost': on('service', { quota: 4 }),
  'members.closeServicePost': on('service', { onDay: testDay }),
  'members.listUnitRegistrations': none(),
  'members.exportUnitRegistrations': none({ query: { format: 'csv' } }),
  'members.registerUnit': [
    {
      target: 'vacant',
      request: (id) => ({ body: { unitNo: 99_999_999, hostNo: id, onDay: day } }),
      may: ['registration-unit-unknown'],
    },
  ],
  'members.endUnitRegistration': on('reported-unit', { onDay: testDay }),
  'members.listRegistrations': none(),
  'members.exportRegistrations': none({ query: { format: 'csv' } }),
  'members.registerMember': on('member', { hostNo: 99_999_999, onDay: day }, 'registration-host-unknown'),
  'members.decideRegistration': on('reporting', { decision: 'refused', onDay: testDay, reason: '名额已满' }),
  'members.assignServicePost': on(
    'reporting',
    { postId: '00000000-0000-4000-8000-000000000000', onDay: testDay },
    'registration-not-accepted',
  ),
  'members.notePerformance': on('reporting', { onDay: testDay, line: '值守' }, 'registration-without-post'),
  'members.endRegistration': on('reporting', { onDay: testDay }),
  'members.getOwnRegistrations': none(),
  'members.registerOwn': mine({ body: { hostNo: 99_999_999 } }),
  'members.claimOwnPost': on('reporting', { postId: '00000000-0000-4000-8000-000000000000' }, 'member-not-linked'),
  'members.endOwnRegistration': on('reporting', {}, 'member-not-linked'),
  'members.uploadSheet': [{ target: null, request: () => ({ upload: true }), may: ['sheet-unreadable'] }],
  'members.listTeams': none(),
  'members.exportTeams': none({ query: { format: 'csv' } }),
  'members.openTeam': [
    { target: 'vacant', request: (id) => ({ body: { hostNo: id, kind: 'service', name: '服务队', openedOn: day } }) },
  ],
  'members.changeTeam': on('team', { name: '改名服务队' }),
  'members.closeTeam': on('team', { onDay: testDay }),
  'members.listTeamPeople': none(),
  'members.exportTeamPeople': none({ query: { format: 'csv' } }),
  'members.getTeam': on('team', null),
  'members.joinTeam': on('team', { name: '热心人', joinedOn: testDay }),
  'members.moveTeamPerson': on('teamed', { move: 'activate', onDay: testDay }),
  'members.getOwnTeams': none(),
  'members.leaveOwnTeam': on('teamed', {}, 'member-not-linked'),
  'members.listSheets': none(),
  'members.getSheet': on('sheet', null),
  'members.applySheet': on('sheet', {}),
  'members.discardSheet': on('sheet', {}),
  'members.undoSheet': on('sheet', {}),
  'members.downloadRefused': on('sheet', null),
  'members.listTransfers': none(),
  'members.exportTransfers': none({ query: { format: 'csv' } }),
  'members.findTargets': none({ query: { q: '支部' } }),
  'members.requestTransfer': [
    {
      target: 'member',
      request: (id, { body }, named) => ({ params: { id }, ifMatch: named?.revision ?? 1, body: { toNo: body, onDay: day } }),
      may: ['member-branch-not-found'],
    },
  ],
  'members.releaseTransfer': on('asked', { onDay: day, letterNo: '第2号' }),
  'members.withdrawTransfer': on('sent', { reason: '不去了' }),
  'members.acceptTransfer': on('arriving', { onDay: '2026-10-07', place: 'unit' }),
  'members.refuseTransfer': on('arriving', { onDay: '2026-10-07', reason: '材料不齐' }),
}
