import { sql } from 'kysely'
import { demands } from '../../src/modules/demands/contract.ts'
import { person, systemActor, type TestPlatform } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named, Request } from './idor-cases.ts'

export type DemandKind =
  | 'order'
  | 'orderSheet'
  | 'issue'
  | 'demandHost'
  | 'talk'
  | 'followUp'
  | 'talkHost'
  | 'onlineSession'
  | 'voice'
  | 'directive'
  | 'directiveLine'
  | 'consultation'
export const noDemands = (): Record<DemandKind, Named[]> => ({
  order: [],
  orderSheet: [],
  issue: [],
  demandHost: [],
  talk: [],
  followUp: [],
  talkHost: [],
  onlineSession: [],
  voice: [],
  directive: [],
  directiveLine: [],
  consultation: [],
})

/** District of a unit talked with. */
const committeeOf = new Map<number, number>()

interface Place {
  readonly where: string
  readonly no: number
  readonly district: number
}

/** At a place: an order offered to the unit, an issue it deliberates with one deliberation, and a sheet of somebody else. */
export async function demandRecords(platform: TestPlatform, made: Record<DemandKind, Named[]>, place: Place): Promise<void> {
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{ nodes: number[] }>`select scope_nodes as nodes from organisations.unit where no = ${place.no}`.execute(tx),
  )
  const reach = { where: place.where, nodes: [...new Set([...rows[0]!.nodes, place.district])] }
  const order = await platform.call(systemActor, demands.takeOrder, {
    body: { districtNo: place.district, category: 'other', what: '某事', name: '某人', phone: '13900000009' },
  })
  const offered = await platform.call(
    systemActor,
    demands.actOnOrder,
    { params: { id: order.id }, body: { act: 'offer', toNo: place.no, words: '请办理' } },
    { ifMatch: order.revision },
  )
  const issue = await platform.call(systemActor, demands.raiseIssue, {
    body: { hostNo: place.no, category: 'other', title: '某议题' },
  })
  await platform.call(systemActor, demands.recordSession, {
    body: { hostNo: place.no, mode: 'offline', onDay: '2026-11-01', minutes: '议过', issueIds: [issue.id] },
  })
  const online = await platform.call(systemActor, demands.openOnline, {
    body: { hostNo: place.no, openUntil: '2026-12-31', issueIds: [issue.id] },
  })
  const resident = person(`居民${place.no}`)
  const said = await platform.call(resident, demands.sayWord, {
    params: { id: online.id },
    body: { issueId: issue.id, words: '我建议' },
  })
  await platform.call(resident, demands.supportVoice, { params: { id: said.id }, body: { supports: true } })
  await asSystem(platform.services.database, (tx) =>
    sql`insert into demands.handed_over (unit_act, what, record_id, from_no, to_no) values (0, 'session', ${online.id}, ${place.no}, ${place.district})`.execute(
      tx,
    ),
  )
  made.onlineSession.push({ ...reach, id: online.id })
  made.voice.push({ ...reach, id: said.id })
  const askTalk = () =>
    platform.call(systemActor, demands.askTalk, {
      body: { committeeNo: place.district, orgNo: place.no, about: '某事', onDay: '2026-11-01', from: 540, minutes: 60 },
    })
  const talk = await askTalk()
  const held = await askTalk()
  const acts = [
    { act: 'accept' as const, told: '电话答复' },
    {
      act: 'hold' as const,
      words: '谈过',
      followUps: [{ matter: '某事', side: 'committee' as const, who: '某人', dueOn: '2026-12-01' }],
    },
  ]
  for (const [index, body] of acts.entries())
    await platform.call(systemActor, demands.actOnTalk, { params: { id: held.id }, body }, { ifMatch: index + 1 })
  const [follow] = (await platform.call(systemActor, demands.getTalk, { params: { id: held.id } })).follows
  // A talk is its two sides': whoever stands above the organisation alone does not come upon it.
  const sides = { where: place.where, nodes: [place.district, place.no] }
  made.talk.push({ ...sides, id: talk.id, revision: 1 })
  made.followUp.push({ ...sides, id: follow!.id, revision: 1 })
  made.talkHost.push({ ...sides, id: place.no })
  committeeOf.set(place.no, place.district)
  const directive = await platform.call(systemActor, demands.issueDirective, {
    body: { fromNo: place.district, kind: 'work', title: '某任务', body: '某事', dueOn: '2026-12-01', unitNos: [place.no] },
  })
  const [line] = (await platform.call(systemActor, demands.getDirective, { params: { id: directive.id } })).lines
  made.directive.push({ ...reach, id: directive.id, revision: 1 })
  made.directiveLine.push({ ...reach, id: line!.id, revision: 1 })
  const { rows: consulted } = await asSystem(platform.services.database, (tx) =>
    sql<{ id: string }>`insert into demands.consultation (issue_id, org_no, question, asked_on, due_on)
      values (${issue.id}, ${place.no}, '请诊断', '2026-11-02', '2026-12-01') returning id`.execute(tx),
  )
  made.consultation.push({ ...reach, id: consulted[0]!.id, revision: 1 })
  const { rows: sheets } = await asSystem(platform.services.database, (tx) =>
    sql<{ id: string }>`with s as (insert into demands.sheet (district_no, file_name, account_id)
        values (${place.district}, '来电.csv', gen_random_uuid()) returning id),
      r as (insert into demands.sheet_row (sheet_id, row, verdict) select id, 1, 'new' from s)
      select id from s`.execute(tx),
  )
  made.order.push({ ...reach, id: order.id, revision: offered.revision })
  made.issue.push({ ...reach, id: issue.id, revision: 2 })
  made.demandHost.push({ where: place.where, nodes: rows[0]!.nodes, id: place.no })
  made.orderSheet.push({ where: place.where, nodes: [], id: sheets[0]!.id })
}

const none = (request: Request = {}, ...may: string[]): Case[] => [{ target: null, request: () => request, may }]
const on = (target: DemandKind, request: Case['request'], ...may: string[]): Case[] => [{ target, request, may }]
const byId = (id: string | number) => ({ params: { id } })
const key = { code: 'ABCDE-FGHJK', digits: '1234' }
const asked = {
  category: 'other',
  what: '某事',
  streetNo: 1,
  name: '某人',
  phone: '13900000008',
  consent: true,
  consentVersion: '2026-11',
}

export const demandCases: Readonly<Record<string, readonly Case[]>> = {
  'demands.getWords': none(),
  'demands.listOrders': none(),
  'demands.exportOrders': none({ query: { format: 'csv' } }),
  'demands.getOrder': on('order', byId),
  'demands.listTargets': on('order', byId),
  // Whoever sits at no desk takes nothing in.
  'demands.takeOrder': none({ body: { category: 'other', what: '某事' } }, 'demand-unit-not-found'),
  'demands.actOnOrder': on(
    'order',
    (id, _, named) => ({ ...byId(id), body: { act: 'accept' }, ifMatch: named?.revision ?? 1 }),
    'order-not-yours',
  ),
  'demands.revealOrder': on('order', (id) => ({ ...byId(id), body: { purpose: 'work-contact' } }), 'order-not-yours'),
  'demands.renewCode': on('order', byId, 'order-not-yours'),
  'demands.getReplyLetter': on('order', byId, 'order-not-replied'),
  'demands.getAskForm': none(),
  'demands.ask': none({ body: asked }, 'order-street-unknown'),
  'demands.follow': none({ body: key }, 'order-code-unknown'),
  'demands.rate': none({ body: { ...key, rating: 'satisfied' } }, 'order-code-unknown'),
  'demands.reopen': none({ body: { ...key, words: '没有办好' } }, 'order-code-unknown'),
  'demands.forget': none({ body: key }, 'order-code-unknown'),
  'demands.uploadSheet': none({ upload: true }, 'demand-sheet-unreadable'),
  'demands.listSheets': none(),
  'demands.getSheet': on('orderSheet', byId),
  'demands.applySheet': on('orderSheet', byId),
  'demands.undoSheet': on('orderSheet', byId),
  'demands.downloadRefused': on('orderSheet', byId),
  'demands.listIssues': none(),
  'demands.exportIssues': none({ query: { format: 'csv' } }),
  'demands.getIssue': on('issue', byId),
  'demands.raiseIssue': on('demandHost', (hostNo) => ({ body: { hostNo, category: 'other', title: '某议题' } })),
  'demands.actOnIssue': on('issue', (id, _, named) => ({
    ...byId(id),
    body: { act: 'decide', words: '议定' },
    ifMatch: named?.revision ?? 1,
  })),
  'demands.listSessions': none(),
  'demands.exportSessions': none({ query: { format: 'csv' } }),
  'demands.recordSession': on(
    'demandHost',
    (hostNo) => ({
      body: { hostNo, mode: 'online', onDay: '2026-11-02', minutes: '议过', issueIds: ['00000000-0000-4000-8000-000000000000'] },
    }),
    'issue-not-found',
  ),
  'demands.listTopics': none(),
  'demands.openOnline': on(
    'demandHost',
    (hostNo) => ({ body: { hostNo, openUntil: '2026-12-31', issueIds: ['00000000-0000-4000-8000-000000000000'] } }),
    'issue-not-found',
  ),
  'demands.closeOnline': on('onlineSession', (id) => ({ ...byId(id), body: { minutes: '议过' } }), 'session-not-now'),
  'demands.getSession': on('onlineSession', byId),
  'demands.listVoices': on('onlineSession', byId),
  'demands.exportVoices': on('onlineSession', (id) => ({ ...byId(id), query: { format: 'csv' } })),
  'demands.getSessionRecord': on('onlineSession', byId),
  'demands.judgeVoice': on('voice', (id) => ({ ...byId(id), body: { act: 'hide', reason: '某理由' } }), 'voice-not-now'),
  'demands.prolongOnline': on('onlineSession', (id) => ({ ...byId(id), body: { openUntil: '2026-12-31' } }), 'session-not-now'),
  'demands.tellOnline': on('onlineSession', (id) => ({ ...byId(id), body: { words: '已公布' } }), 'session-not-now'),
  'demands.listOnline': none(),
  // Open to anybody with an account; what is not there is not found.
  'demands.getOnline': none(byId('00000000-0000-4000-8000-000000000000'), 'session-not-found'),
  'demands.readOnline': none(byId('00000000-0000-4000-8000-000000000000'), 'session-not-found'),
  'demands.sayWord': none(
    {
      ...byId('00000000-0000-4000-8000-000000000000'),
      body: { issueId: '00000000-0000-4000-8000-000000000000', words: '我建议' },
    },
    'session-not-found',
  ),
  'demands.supportVoice': none({ ...byId('00000000-0000-4000-8000-000000000000'), body: { supports: true } }, 'voice-not-found'),
  'demands.withdrawVoice': none(byId('00000000-0000-4000-8000-000000000000'), 'voice-not-found'),
  'demands.listPublicOnline': none(),
  'demands.getPublicOnline': none(byId('00000000-0000-4000-8000-000000000000'), 'session-not-found'),
  'demands.sayWithoutAccount': none(
    {
      ...byId('00000000-0000-4000-8000-000000000000'),
      body: { issueId: '00000000-0000-4000-8000-000000000000', words: '我建议' },
    },
    'session-not-found',
  ),
  'demands.listOwnWords': none({ body: { code: key.code } }, 'voice-code-unknown'),
  'demands.withdrawOwnWord': none({ body: { code: key.code, id: '00000000-0000-4000-8000-000000000000' } }, 'voice-not-found'),
  'demands.getOrderFigures': none(),
  'demands.exportOrderFigures': none({ query: { format: 'csv' } }),
  'demands.getTalkForm': none(),
  'demands.listTalks': none(),
  'demands.exportTalks': none({ query: { format: 'csv' } }),
  'demands.writeTalkCalendar': none(),
  'demands.getTalk': on('talk', byId),
  'demands.askTalk': on('talkHost', (orgNo) => ({
    body: { committeeNo: committeeOf.get(Number(orgNo)) ?? 1, orgNo, about: '某事', onDay: '2026-11-30', from: 540, minutes: 60 },
  })),
  'demands.actOnTalk': on(
    'talk',
    (id, _, named) => ({ ...byId(id), body: { act: 'accept' }, ifMatch: named?.revision ?? 1 }),
    'talk-not-yours',
  ),
  'demands.getDirectiveForm': none(),
  // Whoever issues for no unit is told so; units it names are judged by the issuer.
  'demands.listDirectiveUnits': on('demandHost', (fromNo) => ({ query: { fromNo } }), 'demand-unit-not-found'),
  'demands.listDirectives': none(),
  'demands.exportDirectives': none({ query: { format: 'csv' } }),
  'demands.listDirectiveTargets': none(),
  'demands.exportDirectiveTargets': none({ query: { format: 'csv' } }),
  'demands.getDirective': on('directive', byId),
  'demands.issueDirective': on(
    'demandHost',
    (fromNo) => ({ body: { fromNo, kind: 'work', title: '某任务', body: '某事', dueOn: '2026-12-01', unitNos: [fromNo] } }),
    'demand-unit-not-found',
    'directive-unit-unfit',
  ),
  'demands.actOnDirective': on(
    'directiveLine',
    (id, _, named) => ({ ...byId(id), body: { act: 'withdraw', words: '取消' }, ifMatch: named?.revision ?? 1 }),
    'directive-not-yours',
  ),
  'demands.withdrawDirective': on(
    'directive',
    (id, _, named) => ({ ...byId(id), body: { words: '取消' }, ifMatch: named?.revision ?? 1 }),
    'directive-not-yours',
  ),
  'demands.listConsultations': none(),
  'demands.exportConsultations': none({ query: { format: 'csv' } }),
  'demands.getConsultation': on('consultation', byId),
  // The organisation named is nobody's here.
  'demands.askConsultation': on(
    'issue',
    (id) => ({ ...byId(id), body: { orgNos: [1], question: '请诊断', dueOn: '2026-12-31' } }),
    'consultation-unit-unfit',
  ),
  'demands.answerConsultation': on(
    'consultation',
    (id, _, named) => ({ ...byId(id), body: { act: 'decline', reason: '不懂' }, ifMatch: named?.revision ?? 1 }),
    'consultation-not-yours',
    'consultation-told-missing',
  ),
  'demands.withdrawConsultation': on(
    'consultation',
    (id, _, named) => ({ ...byId(id), body: { reason: '已另行解决' }, ifMatch: named?.revision ?? 1 }),
    'consultation-not-yours',
  ),
  'demands.linkFounded': on(
    'order',
    (id, _, named) => ({ ...byId(id), body: { unitNo: 1 }, ifMatch: named?.revision ?? 1 }),
    'order-not-yours',
    'order-founding-unfit',
  ),
  'demands.listFollowUps': none(),
  'demands.exportFollowUps': none({ query: { format: 'csv' } }),
  'demands.addFollowUp': on(
    'talk',
    (id) => ({ ...byId(id), body: { matter: '某事', side: 'committee', who: '某人', dueOn: '2026-12-01' } }),
    'talk-not-now',
  ),
  'demands.closeFollowUp': on(
    'followUp',
    (id, _, named) => ({ ...byId(id), body: { state: 'done', words: '已办' }, ifMatch: named?.revision ?? 1 }),
    'follow-up-not-found',
  ),
}
