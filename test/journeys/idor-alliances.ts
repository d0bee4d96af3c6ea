import { sql } from 'kysely'
import { alliances } from '../../src/modules/alliances/contract.ts'
import { lists } from '../../src/modules/lists/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { procedures } from '../../src/modules/procedures/contract.ts'
import { systemActor, type TestPlatform } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

export type AllianceKind =
  | 'ally'
  | 'draftPact'
  | 'openPact'
  | 'draftCommunity'
  | 'community'
  | 'sharedLine'
  | 'keptEntry'
  | 'leading'
  | 'asking'
  | 'joint'
  | 'duty'
  | 'gathering'
  | 'agendaItem'
  | 'note'
export const noAlliances = (): Record<AllianceKind, Named[]> => ({
  ally: [],
  draftPact: [],
  openPact: [],
  draftCommunity: [],
  community: [],
  sharedLine: [],
  keptEntry: [],
  leading: [],
  asking: [],
  joint: [],
  duty: [],
  gathering: [],
  agendaItem: [],
  note: [],
})

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

const entryOf = new Map<string | number, string>()
const communityOf = new Map<string | number, string>()
const meetingOf = new Map<string | number, string>()
const partnerOf = new Map<string | number, number>()

/** At a place: two branches with a draft, an agreement being signed, a community in the making and one that lives and shares a problem. */
export async function allianceRecords(platform: TestPlatform, made: Record<AllianceKind, Named[]>, place: Place): Promise<void> {
  const call: TestPlatform['call'] = (...of) => platform.call(...of)
  const branch = async (name: string) => {
    const where = { districtNo: place.district, streetNo: place.street, industryNo: place.industry }
    const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org', name, ...where, level: 'branch', form: 'own' }
    return (await call(systemActor, organisations.establishUnit, { body: body as never })).no
  }
  const [no, other] = [await branch(`共建甲党支部${place.no}`), await branch(`共建乙党支部${place.no}`)]
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{
      nodes: number[]
    }>`select scope_nodes as nodes from organisations.unit where no = any (${[no, other]}::integer[])`.execute(tx),
  )
  const own = { where: place.where, nodes: await nodesOfUnit(platform, no) }
  const either = { where: place.where, nodes: [...new Set(rows.flatMap((row) => row.nodes))] }
  const pact = { kind: 'pairing' as const, title: '结对', content: '共建', leadNo: no, sideNos: [other], fromOn: '2026-11-01' }
  const draft = () => call(systemActor, alliances.draftAgreement, { body: pact })
  const [draftPact, openPact] = [await draft(), await draft()]
  await call(systemActor, alliances.moveAgreement, { params: { id: openPact.id }, body: { move: 'propose' } }, { ifMatch: 1 })
  const found = async (name: string) => {
    const body = { name, form: 'community', goal: '共建', coverage: '片区', duties: '共商', leadNo: no, memberNos: [other] }
    return (await call(systemActor, alliances.foundCommunity, { body })).id
  }
  const [drafted, id] = [await found('筹建中的共同体'), await found('共同体')]
  const params = { id }
  const people = [{ name: '某某', office: '召集人', unitNo: no, consultedOn: '2026-11-20', agreed: true }]
  await call(systemActor, alliances.setTeam, { params, body: { people } }, { ifMatch: 1 })
  for (const aspect of ['money', 'people', 'place'] as const)
    await call(systemActor, alliances.stateReadiness, { params, body: { aspect, state: 'there', evidence: '见纪要' } })
  const charter = await call(systemActor, alliances.draftCharter, { params, body: {} })
  for (const unitNo of [no, other])
    await call(systemActor, alliances.signAgreement, { params: { id: charter.id }, body: { unitNo, answer: 'signed' } })
  const { caseId } = await call(systemActor, alliances.applyCommunity, { params, body: {} })
  for (const action of ['submit', 'approve', 'approve', 'decide'] as const) {
    const { revision } = await call(systemActor, procedures.getCase, { params: { id: caseId } })
    const body = { action, ...(action === 'decide' ? { documentNo: '示〔2026〕1号' } : {}) }
    await call(systemActor, procedures.actOnCase, { params: { id: caseId }, body }, { ifMatch: revision })
  }
  const record = { kind: 'member', unitNo: no, onDay: '2026-11-22', title: '没有场地' }
  const line = await call(systemActor, alliances.recordLine, { params, body: record })
  const money = { source: 'allocated', amountFen: 2_000_000, onDay: '2026-11-20', note: '年度工作经费' }
  const booked = await call(systemActor, alliances.bookFund, { params, body: money })
  entryOf.set(id, booked.id)
  const wrong = await call(systemActor, alliances.bookFund, { params, body: money })
  await call(systemActor, alliances.reverseFund, { params: { id, entryId: wrong.id }, body: { reason: '重复登记' } })
  const { roles } = await call(systemActor, alliances.getTurns, { params })
  const convenor = roles.find((one) => one.role === 'convenor')!.turns[0]!.who!.no
  const gathering = {
    unitNo: convenor,
    kind: 'regular-meeting',
    onDay: '2026-12-01',
    atTime: '14:30',
    place: '会议室',
    title: '例会',
  }
  const meeting = await call(systemActor, alliances.callMeeting, { params, body: gathering })
  const tabled = { unitNo: convenor, title: '场地' }
  const item = await call(systemActor, alliances.tableItem, { params: meeting, body: tabled })
  const shared = { communityId: id, unitNo: no, onDay: '2026-11-22', title: '做法', text: '每周开放', tags: [] }
  const note = await call(systemActor, alliances.writeExperience, { body: shared })
  meetingOf.set(item.id, meeting.id)
  const offer = { kind: 'resource', ownerNo: no, title: '带教', category: 'skills', unit: '次', fromOn: '2026-11-01' }
  const kept = await call(systemActor, lists.submitEntry, {
    body: { ...offer, visibility: 'community', communityId: id } as never,
  })
  await call(systemActor, lists.checkEntry, { params: kept, body: { outcome: 'publish' } })
  made.keptEntry.push({ ...either, id: kept.id })
  const turn = { role: 'host' as const, day: '2026-12-22', reason: '外出' }
  await call(systemActor, alliances.changeTurn, { params, body: turn })
  const network = { unitNo: no, field: '助困', strength: '队伍稳定', fromOn: '2026-02-01' }
  await call(systemActor, alliances.designateLead, { body: network })
  const tied = { unitNo: other, leadNo: no, fromOn: '2026-03-01' }
  const tie = await call(systemActor, alliances.askTie, { body: tied })
  await call(systemActor, alliances.answerTie, { params: tie, body: { answer: 'agreed' } })
  await call(systemActor, alliances.endTie, { body: { unitNo: other, leadNo: no, reason: '调整' } })
  const again = await call(systemActor, alliances.askTie, { body: tied })
  const called = { unitNo: no, agreementId: charter.id, unitNos: [other], kind: 'cobuilding', title: '联动', onDay: '2026-12-01' }
  const joint = await call(systemActor, alliances.makeCall, { body: called })
  const duty = { tier: 'surface', bodyNo: no, title: '责任', content: '联系', fromOn: '2026-02-01' }
  const held = await call(systemActor, alliances.passResponsibility, { body: duty })
  partnerOf.set(again.id, no)
  partnerOf.set(joint.id, other)
  made.leading.push({ ...own, id: no })
  made.asking.push({ ...either, id: again.id })
  made.joint.push({ ...either, id: joint.id, revision: 1 })
  made.duty.push({ ...own, id: held.id })
  partnerOf.set(no, other)
  for (const one of [draftPact.id, openPact.id, drafted, id]) partnerOf.set(one, no)
  communityOf.set(line.id, id)
  made.ally.push({ ...own, id: no })
  made.draftPact.push({ ...own, id: draftPact.id, revision: 1 })
  made.openPact.push({ ...either, id: openPact.id })
  made.draftCommunity.push({ ...own, id: drafted, revision: 1 })
  made.community.push({ ...either, id })
  partnerOf.set(meeting.id, convenor)
  made.gathering.push({ ...either, id: meeting.id })
  made.note.push({ ...own, id: note.id })
  made.agendaItem.push({ ...either, id: item.id })
  made.sharedLine.push({ ...own, id: line.id })
}

async function nodesOfUnit(platform: TestPlatform, no: number): Promise<number[]> {
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{ nodes: number[] }>`select scope_nodes as nodes from organisations.unit where no = ${no}`.execute(tx),
  )
  return rows[0]!.nodes
}

const none = (request: ReturnType<Case['request']> = {}): Case[] => [{ target: null, request: () => request }]
const on = (target: AllianceKind, request: Case['request'], ...may: string[]): Case => ({ target, request, may })
const byId = (id: string | number) => ({ params: { id } })
const because = { reason: '记错' }
const mine = (id: string | number) => partnerOf.get(id) ?? 1
const pact = (sideNo: number) => ({ title: '结对', content: '共建', sideNos: [sideNo], fromOn: '2026-11-01' })
const founding = { name: '共同体', form: 'community', goal: '共建', memberNos: [] }
const lineOf = (id: string | number) => ({
  params: { id: communityOf.get(id) ?? '00000000-0000-4000-8000-000000000000', lineId: id },
})

const day = '2026-11-01'
const gathering = { kind: 'regular-meeting', onDay: '2026-12-02', atTime: '09:00', place: '会议室', title: '例会' }

export const allianceCases: Readonly<Record<string, readonly Case[]>> = {
  'alliances.getNetwork': none(),
  'alliances.listTies': none(),
  'alliances.exportTies': none(),
  'alliances.designateLead': [
    on('leading', (no) => ({ body: { unitNo: no, field: '助困', strength: '强', fromOn: day } }), 'network-lead-already'),
  ],
  'alliances.endLead': [on('leading', (no) => ({ params: { no }, body: { onDay: day, reason: '调整' } }))],
  'alliances.askTie': [on('leading', (no) => ({ body: { unitNo: no, leadNo: mine(no), fromOn: day } }), 'network-lead-unknown')],
  'alliances.answerTie': [
    on('asking', (id) => ({ ...byId(id), body: { answer: 'declined', reason: '已满' } }), 'network-not-yours'),
  ],
  'alliances.endTie': [
    on('leading', (no) => ({ body: { unitNo: mine(no), leadNo: no, reason: '调整' } }), 'network-tie-not-found'),
  ],
  'alliances.listCalls': none(),
  'alliances.exportCalls': none(),
  'alliances.findLinked': none({ query: { unitNo: 1 } }),
  'alliances.getCall': [on('joint', byId)],
  'alliances.makeCall': [
    on(
      'leading',
      (no) => ({ body: { unitNo: no, leadNo: no, unitNos: [mine(no)], kind: 'aid', title: '联动', onDay: '2026-12-01' } }),
      'call-not-linked',
    ),
  ],
  'alliances.answerCall': [on('joint', (id) => ({ ...byId(id), body: { unitNo: mine(id), answer: 'joins' } }), 'call-not-asked')],
  'alliances.planCall': [
    on('joint', (id) => ({ ...byId(id), body: {}, ifMatch: 1 }), 'call-nobody-joins', 'call-not-found', 'revision-stale'),
  ],
  'alliances.withdrawCall': [
    on('joint', (id) => ({ ...byId(id), body: because, ifMatch: 1 }), 'call-not-found', 'revision-stale'),
  ],
  'alliances.listResponsibilities': none(),
  'alliances.exportResponsibilities': none(),
  'alliances.passResponsibility': [
    on('leading', (no) => ({ body: { tier: 'surface', bodyNo: no, title: '责任', content: '联系', fromOn: day } })),
  ],
  'alliances.acknowledgeResponsibility': [on('duty', (id) => ({ ...byId(id), body: {} }), 'responsibility-not-found')],
  'alliances.endResponsibility': [on('duty', (id) => ({ ...byId(id), body: because }))],
  'alliances.getWords': none(),
  'alliances.findSides': none({ query: { q: '共建' } }),
  'alliances.listAgreements': none(),
  'alliances.exportAgreements': none(),
  'alliances.getAgreement': [on('openPact', byId)],
  'alliances.draftAgreement': [
    on('ally', (no) => ({ body: { kind: 'pairing', leadNo: no, ...pact(mine(no)) } }), 'agreement-side-unknown'),
  ],
  'alliances.amendAgreement': [
    on('draftPact', (id) => ({ ...byId(id), body: pact(mine(id)), ifMatch: 1 }), 'agreement-side-unknown'),
  ],
  'alliances.moveAgreement': [on('draftPact', (id) => ({ ...byId(id), body: { move: 'propose' }, ifMatch: 1 }))],
  'alliances.signAgreement': [
    on('openPact', (id) => ({ ...byId(id), body: { unitNo: mine(id), answer: 'signed' } }), 'agreement-not-yours-to-sign'),
  ],
  'alliances.renewAgreement': [on('openPact', (id) => ({ ...byId(id), body: {} }), 'agreement-cannot-move')],
  'alliances.writeAgreement': [on('openPact', (id) => ({ ...byId(id), query: { format: 'pdf' } }))],
  'alliances.listVillagePartners': none(),
  'alliances.exportVillagePartners': none(),
  'alliances.listPairing': none(),
  'alliances.exportPairing': none(),
  'alliances.listClusters': none(),
  'alliances.exportClusters': none(),
  'alliances.listInward': none(),
  'alliances.exportInward': none(),
  'alliances.listCommunities': none(),
  'alliances.exportCommunities': none(),
  'alliances.listDirectory': none(),
  'alliances.getCommunity': [on('community', byId)],
  'alliances.foundCommunity': [on('ally', (no) => ({ body: { ...founding, leadNo: no } }))],
  'alliances.amendCommunity': [on('draftCommunity', (id) => ({ ...byId(id), body: founding, ifMatch: 1 }))],
  'alliances.setTeam': [on('draftCommunity', (id) => ({ ...byId(id), body: { people: [] }, ifMatch: 1 }))],
  'alliances.stateReadiness': [
    on('draftCommunity', (id) => ({ ...byId(id), body: { aspect: 'money', state: 'there', evidence: '见纪要' } })),
  ],
  'alliances.draftCharter': [on('draftCommunity', (id) => ({ ...byId(id), body: {} }))],
  'alliances.applyCommunity': [on('draftCommunity', (id) => ({ ...byId(id), body: {} }), 'community-not-ready')],
  'alliances.withdrawCommunity': [on('draftCommunity', (id) => ({ ...byId(id), body: because }))],
  'alliances.listRequests': none(),
  'alliances.askToJoin': [
    on(
      'ally',
      (no) => ({ params: { id: '00000000-0000-4000-8000-000000000000' }, body: { unitNo: no, reason: '愿意' } }),
      'community-not-found',
    ),
  ],
  'alliances.withdrawRequest': [
    on('community', (id) => ({ ...byId(id), body: { unitNo: mine(id) } }), 'community-request-not-found'),
  ],
  'alliances.answerRequest': [
    on(
      'community',
      (id) => ({ ...byId(id), body: { unitNo: mine(id), accept: true } }),
      'community-member-unknown',
      'community-not-found',
    ),
  ],
  'alliances.leaveCommunity': [
    on('community', (id) => ({ ...byId(id), body: { unitNo: mine(id), reason: '忙' } }), 'community-lead-stays'),
  ],
  'alliances.handOverLead': [
    on(
      'community',
      (id) => ({ ...byId(id), body: { unitNo: mine(id), reason: '轮换' } }),
      'community-member-unknown',
      'community-not-found',
    ),
  ],
  'alliances.listFunds': [on('community', byId)],
  'alliances.exportFunds': [on('community', byId)],
  'alliances.bookFund': [
    on(
      'community',
      (id) => ({ ...byId(id), body: { source: 'raised', amountFen: 100_000, onDay: day, note: '分摊' } }),
      'community-not-found',
    ),
  ],
  'alliances.reverseFund': [
    on('community', (id) => ({ params: { id, entryId: entryOf.get(id) ?? id }, body: because }), 'community-not-found'),
  ],
  'alliances.getTurns': [on('community', byId)],
  'alliances.changeTurn': [
    on('community', (id) => ({ ...byId(id), body: { role: 'convenor', day: '2026-11-22', reason: '外出' } })),
  ],
  'alliances.writeTurns': [on('community', byId)],
  'alliances.getDue': [on('community', byId)],
  'alliances.listJoint': [on('community', byId)],
  'alliances.exportJoint': [on('community', byId)],
  'alliances.listLines': [on('community', byId)],
  'alliances.exportLines': [on('community', byId)],
  'alliances.recordLine': [
    on('community', (id) => ({ ...byId(id), body: { kind: 'member', unitNo: mine(id), onDay: '2026-11-22', title: '场地' } })),
  ],
  // Only problems from before stand here and can be solved; the shared record made is of another kind.
  'alliances.solveLine': [
    on('sharedLine', (id) => ({ ...lineOf(id), body: { onDay: '2026-11-22', solution: '借用' } }), 'community-line-not-found'),
  ],
  'alliances.retractLine': [on('sharedLine', (id) => ({ ...lineOf(id), body: because }))],
  'alliances.listJointWork': none(),
  'alliances.exportJointWork': none(),
  'alliances.listExperience': none(),
  'alliances.exportExperience': none(),
  'alliances.writeExperience': [
    on(
      'community',
      (communityId) => ({
        body: { communityId, unitNo: mine(communityId), onDay: '2026-11-22', title: '做法', text: '每周开放', tags: [] },
      }),
      'community-member-unknown',
    ),
  ],
  'alliances.retractExperience': [on('note', (id) => ({ ...byId(id), body: because }))],
  'alliances.listMeetings': none(),
  'alliances.exportMeetings': none(),
  'alliances.writeMeeting': [on('gathering', byId)],
  'alliances.callMeeting': [
    on(
      'community',
      (id) => ({ ...byId(id), body: { ...gathering, unitNo: mine(id) } }),
      'meeting-not-convenor',
      'community-member-unknown',
    ),
  ],
  'alliances.amendMeeting': [on('gathering', (id) => ({ ...byId(id), body: gathering }))],
  'alliances.tableItem': [
    on('gathering', (id) => ({ ...byId(id), body: { unitNo: mine(id), title: '场地' } }), 'community-member-unknown'),
  ],
  'alliances.withdrawItem': [
    on(
      'agendaItem',
      (itemId) => ({ params: { id: meetingOf.get(itemId) ?? '00000000-0000-4000-8000-000000000000', itemId }, body: {} }),
      'meeting-item-not-found',
    ),
  ],
  'alliances.recordMeeting': [on('gathering', (id) => ({ ...byId(id), body: { minutes: '已议' } }), 'meeting-not-yet')],
  'alliances.cancelMeeting': [on('gathering', (id) => ({ ...byId(id), body: because }))],
  'alliances.getYear': [on('community', (id) => ({ params: { id, year: 2026 } }))],
  'alliances.assessCommunity': [
    on(
      'community',
      (id) => ({ params: { id, year: 2026 }, body: { judgement: '正常', grade: 'normal' } }),
      'community-assessment-not-yet',
    ),
  ],
  'alliances.recheckCommunity': [
    on('community', (id) => ({ ...byId(id), body: { result: 'active', reason: '已改' } }), 'community-cannot-move'),
  ],
  'alliances.dissolveCommunity': [on('community', (id) => ({ ...byId(id), body: because }))],
}
