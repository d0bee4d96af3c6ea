import { sql } from 'kysely'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { learning } from '../../src/modules/learning/contract.ts'
import { members } from '../../src/modules/members/contract.ts'
import { volunteering } from '../../src/modules/volunteering/contract.ts'
import { post, openAccount } from '../../src/modules/ledger/index.ts'
import { person, systemActor, type TestPlatform } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

export type VolunteeringKind =
  | 'organiser'
  | 'need'
  | 'needDraft'
  | 'shift'
  | 'served'
  | 'volunteer'
  | 'serviceRecord'
  | 'correction'
  | 'reward'
  | 'offering'
  | 'redemption'
  | 'leader'
  | 'leaderStep'
  | 'serviceSeries'
  | 'openSeries'
  | 'caseKeeper'
  | 'approach'
  | 'serviceCase'
  | 'openNeed'
  | 'openShift'
export const noVolunteering = (): Record<VolunteeringKind, Named[]> => ({
  organiser: [],
  need: [],
  needDraft: [],
  shift: [],
  served: [],
  volunteer: [],
  serviceRecord: [],
  correction: [],
  reward: [],
  offering: [],
  redemption: [],
  leader: [],
  leaderStep: [],
  serviceSeries: [],
  openSeries: [],
  caseKeeper: [],
  approach: [],
  serviceCase: [],
  openNeed: [],
  openShift: [],
})

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

const facts = { title: '助老', kind: 'elderly', place: '社区', risk: 'none' as const, risks: '没有特别风险' }
const at = (day: string, hour: string) => `2026-${day}T${hour}:00:00+08:00`

/** At a place: a team with a draft, a published need, service that was confirmed, a correction that waits, an item and a redemption. */
export async function volunteeringRecords(
  platform: TestPlatform,
  made: Record<VolunteeringKind, Named[]>,
  place: Place,
): Promise<void> {
  const { no } = await platform.call(systemActor, organisations.establishUnit, {
    body: { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org', name: `志愿党支部${place.no}`, districtNo: place.district, streetNo: place.street, industryNo: place.industry, level: 'branch', form: 'own' },
  }) // prettier-ignore
  const { database } = platform.services
  const { rows } = await asSystem(database, (tx) =>
    sql<{ nodes: number[] }>`select scope_nodes as nodes from organisations.unit where no = ${no}`.execute(tx),
  )
  const reach = { where: place.where, nodes: rows[0]!.nodes }
  const everybody = { where: place.where, nodes: null }
  const { rows: district } = await asSystem(database, (tx) =>
    sql<{ nodes: number[] }>`select array_agg(distinct n) as nodes from organisations.unit u, unnest(u.scope_nodes) n
      where u.scope_nodes @> array[${place.district}::integer]`.execute(tx),
  )
  const { id: memberId } = await platform.call(systemActor, members.enterMember, {
    body: { name: '何志愿', branchNo: no, place: 'unit', fromOn: '2026-01-06' },
  })
  await platform.call(systemActor, volunteering.setBank, {
    body: { districtNo: place.district, profile: 'rewards', fromOn: '2026-01-01' },
  })
  const shift = { role: 'volunteer', startsAt: at('12-01', '09'), endsAt: at('12-01', '11'), seats: 3 }
  const open = () => platform.call(systemActor, volunteering.openNeed, { body: { unitNo: no, ...facts, shifts: [shift] } })
  const [draft, need] = [await open(), await open()]
  await platform.call(systemActor, volunteering.moveNeed, { params: { id: need.id }, body: { to: 'published' } })
  const shiftId = (await platform.call(systemActor, volunteering.getNeed, { params: { id: need.id } })).list[0]!.id
  await platform.call(systemActor, volunteering.signUp, { params: { id: shiftId }, body: { memberIds: [memberId] } })
  const signUpId = (await platform.call(systemActor, volunteering.getNeed, { params: { id: need.id } })).list[0]!.people[0]!
    .signUpId
  const other = (
    await platform.call(systemActor, volunteering.addShift, {
      params: { id: need.id },
      body: { ...shift, startsAt: at('12-02', '09'), endsAt: at('12-02', '11') },
    })
  ).id
  await asSystem(database, (tx) =>
    sql`update volunteering.shift set starts_at = ${at('11-10', '09')}, ends_at = ${at('11-10', '11')} where id = ${shiftId}`.execute(
      tx,
    ),
  )
  const served = [{ signUpId, fromAt: at('11-10', '09'), untilAt: at('11-10', '11'), minutes: 120, grade: 'measured' as const }]
  await platform.call(systemActor, volunteering.confirmShift, {
    params: { id: shiftId },
    body: { served, tallies: [{ category: 'hardship', times: 3 }] },
  })
  const volunteer = (await platform.call(systemActor, volunteering.listVolunteers, { query: { pageSize: 200 } })).items.find(
    (one) => one.home?.no === no,
  )!
  const serviceId = (await platform.call(systemActor, volunteering.getVolunteer, { params: { id: volunteer.id } })).list[0]!.id
  const asking = person('提出人', { role: 'party_org_secretary', nodeNo: no })
  const correction = await platform.call(asking, volunteering.proposeCorrection, {
    params: { id: serviceId },
    body: { right: null, reason: '记错' },
  })
  const item = await platform.call(systemActor, volunteering.openItem, {
    body: { unitNo: no, kind: 'gift', title: '雨伞', cost: 30, stock: 9 },
  })
  const offering = await platform.call(systemActor, volunteering.openOffering, {
    body: { kind: 'platform', unitNo: no, title: `工作室${no}`, providerType: 'social', fromOn: '2026-01-01' },
  })
  const redemption = await platform.call(asking, volunteering.redeem, { params: { id: volunteer.id }, body: { itemId: item.id } })
  await platform.call(asking, volunteering.give, {
    params: { id: volunteer.id },
    body: { name: '何父', phone: `139${String(no).padStart(8, '0')}`, relation: 'parent', minutes: 10, consent: true },
  })
  await platform.call(asking, volunteering.issueCertificate, {
    params: { id: volunteer.id },
    body: { unitNo: no, fromOn: '2026-01-01', untilOn: '2027-01-01' },
  })
  const leader = await platform.call(systemActor, volunteering.findLeader, {
    body: { unitNo: no, who: { volunteerId: volunteer.id }, foundOn: '2026-03-01', why: 'trusted', words: '邻里信任', consentOn: '2026-03-01', consent: true },
  }) // prettier-ignore
  const { id: stepId } = await platform.call(systemActor, volunteering.addLeaderStep, {
    params: { id: leader.id },
    body: { what: 'talk', onDay: '2026-03-02', title: '愿意做什么' },
  })
  const series = await platform.call(systemActor, volunteering.startSeries, {
    body: { needId: need.id, rule: { every: 'year', month: 12, day: 5 }, role: 'volunteer', starts: '15:00', minutes: 60, seats: 3, fromOn: '2026-11-23' },
  }) // prettier-ignore
  const neighbour = await platform.call(systemActor, volunteering.enterVolunteer, {
    body: { homeNo: no, name: '何邻居', phone: `136${String(no).padStart(8, '0')}`, consent: true },
  })
  await platform.call(systemActor, volunteering.sayApproach, { body: { code: neighbour.code, unitNo: no, consent: true } })
  const approach = (await platform.call(systemActor, volunteering.listApproaches, { query: { unitNo: no } })).items[0]!
  const serviceCase = await platform.call(systemActor, volunteering.openServiceCase, {
    body: { unitNo: no, name: '何居民', needs: ['legal'], consentOn: '2026-11-01', intakeOn: '2026-11-01', consent: true },
  })
  await platform.call(systemActor, volunteering.recordServiceCase, {
    params: { id: serviceCase.id },
    body: { act: 'plan', onDay: '2026-11-02', title: '咨询一次' },
  })
  const study = await platform.call(systemActor, learning.planSession, {
    body: { nodeNo: no, title: '学法', kind: 'lecture', fromOn: '2026-10-10', startTime: '09:00', endTime: '10:00' },
  })
  await platform.call(systemActor, volunteering.linkStudy, { params: { id: need.id }, body: { sessionId: study.id } })
  await platform.call(systemActor, volunteering.setSkills, {
    params: { id: volunteer.id },
    body: { skills: ['law'], consent: true },
  })
  await asSystem(database, async (tx) => {
    const purpose = { purpose: 'trace', unit: 'points' as const, holderNo: no }
    const from = await openAccount(tx, { owner: { kind: 'organisation' }, ...purpose }, { floor: null, cap: null }, '2026-11-20')
    const to = await openAccount(tx, { owner: { kind: 'pool' }, ...purpose }, { floor: 0, cap: null }, '2026-11-20')
    const lines = [{ accountId: from, amount: -1 }, { accountId: to, amount: 1 }] // prettier-ignore
    await post(tx, { key: `trace-${no}`, kind: 'trace', onDay: '2026-11-20', lines, by: null })
  })
  const lists: [VolunteeringKind, string | number, typeof reach | typeof everybody][] = [
    ['organiser', no, reach],
    ['needDraft', draft.id, reach],
    ['need', need.id, reach],
    ['shift', other, reach],
    ['served', signUpId, reach],
    ['volunteer', volunteer.id, reach],
    ['serviceRecord', serviceId, reach],
    ['correction', correction.id, reach],
    ['reward', item.id, reach],
    ['offering', offering.id, reach],
    ['redemption', redemption.id, reach],
    ['leader', leader.id, reach],
    ['leaderStep', stepId, reach],
    ['serviceSeries', series.id, reach],
    ['approach', approach.id, { where: place.where, nodes: [no] }],
    ['caseKeeper', no, { where: place.where, nodes: [no] }],
    ['serviceCase', serviceCase.id, { where: place.where, nodes: [no] }],
    ['openNeed', need.id, everybody],
    ['openSeries', series.id, { where: place.where, nodes: district[0]!.nodes }],
    ['openShift', other, everybody],
  ]
  for (const [kind, id, where] of lists) made[kind].push({ ...where, id })
}

const none = (request: ReturnType<Case['request']> = {}, ...may: string[]): Case[] => [
  { target: null, request: () => request, may },
]
const on = (target: VolunteeringKind, request: Case['request'], ...may: string[]): Case => ({ target, request, may })
const byId = (id: string | number) => ({ params: { id } })
const nobody = '00000000-0000-4000-8000-000000000000'
const span = { fromOn: '2026-01-01', untilOn: '2027-01-01' }
const because = { right: null, reason: '记错' }
const agreed = { foundOn: '2026-03-01', why: 'trusted', words: '邻里信任', consentOn: '2026-03-01', consent: true as const }
const offered = { title: '邻里课堂', providerType: 'mass' }
const gift = { name: '何父', phone: '13900000077', relation: 'parent', minutes: 1, consent: true as const }
const shiftBody = { role: 'volunteer', startsAt: at('12-03', '09'), endsAt: at('12-03', '11'), seats: 2 }

export const volunteeringCases: Readonly<Record<string, readonly Case[]>> = {
  'volunteering.getWords': none(),
  'volunteering.listNeeds': none(),
  'volunteering.exportNeeds': none(),
  'volunteering.getNeed': [on('needDraft', byId)],
  'volunteering.openNeed': [on('organiser', (unitNo) => ({ body: { unitNo, ...facts, shifts: [shiftBody] } }))],
  'volunteering.changeNeed': [on('need', (id) => ({ ...byId(id), body: facts }))],
  'volunteering.addShift': [on('need', (id) => ({ ...byId(id), body: shiftBody }))],
  'volunteering.moveNeed': [on('needDraft', (id) => ({ ...byId(id), body: { to: 'published' } }))],
  'volunteering.cancelShift': [on('shift', (id) => ({ ...byId(id), body: { reason: '下雨' } }))],
  'volunteering.signUp': [
    on('openShift', (id) => ({ ...byId(id), body: { memberIds: [nobody] } }), 'volunteer-not-member', 'shift-not-found'),
  ],
  'volunteering.withdraw': [on('served', byId, 'service-confirmed')],
  'volunteering.confirmShift': [on('shift', (id) => ({ ...byId(id), body: { served: [] } }), 'shift-not-over')],
  'volunteering.listSessions': none(),
  'volunteering.exportSessions': none(),
  'volunteering.enterVolunteer': [
    on('organiser', (homeNo) => ({ body: { homeNo, name: '何某', phone: '13900000078', consent: true } })),
  ],
  'volunteering.listVolunteers': none(),
  'volunteering.exportVolunteers': none(),
  'volunteering.getVolunteer': [on('volunteer', byId)],
  'volunteering.proposeCorrection': [on('serviceRecord', (id) => ({ ...byId(id), body: because }), 'correction-waits')],
  'volunteering.decideCorrection': [on('correction', (id) => ({ ...byId(id), body: { agree: false, reason: '无误' } }))],
  'volunteering.listCorrections': none(),
  'volunteering.exportCorrections': none(),
  'volunteering.issueCertificate': [
    on(
      'volunteer',
      (id, { home }) => ({ ...byId(id), body: { unitNo: home.id, ...span } }),
      'certificate-nothing',
      'need-organiser-unknown',
    ),
  ],
  'volunteering.certificateFile': none({ body: { code: 'ABCD-EFGH-JKLM', language: 'zh' } }, 'certificate-unknown'),
  'volunteering.verifyCertificate': none({ body: { code: 'ABCD-EFGH-JKLM' } }, 'certificate-unknown'),
  'volunteering.getBank': none(),
  'volunteering.setBank': [
    on(
      'organiser',
      (districtNo) => ({ body: { districtNo, profile: 'rewards', fromOn: '2026-01-01' } }),
      'need-organiser-unknown',
    ),
  ],
  'volunteering.settle': [
    on(
      'organiser',
      (no, { home }) => ({ body: { fromNo: no, toNo: home.id, minutes: 1, document: '结算单' } }),
      'bank-nothing-to-settle',
      'need-organiser-unknown',
    ),
  ],
  'volunteering.listItems': none(),
  'volunteering.exportItems': none(),
  'volunteering.openItem': [on('organiser', (unitNo) => ({ body: { unitNo, kind: 'gift', title: '毛巾', cost: 30 } }))],
  'volunteering.changeItem': [on('reward', (id) => ({ ...byId(id), body: { stock: 5, open: true } }))],
  'volunteering.listOfferings': none(),
  'volunteering.exportOfferings': none(),
  'volunteering.openOffering': [
    on('organiser', (unitNo) => ({ body: { unitNo, kind: 'brand', ...offered, fromOn: '2026-01-01' } })),
  ],
  'volunteering.changeOffering': [on('offering', (id) => ({ ...byId(id), body: offered }))],
  'volunteering.endOffering': [on('offering', (id) => ({ ...byId(id), body: { untilOn: '2026-12-01', reason: '结束' } }))],
  'volunteering.redeem': [on('volunteer', (id) => ({ ...byId(id), body: { itemId: nobody } }), 'item-not-found')],
  'volunteering.give': [on('volunteer', (id) => ({ ...byId(id), body: gift }))],
  'volunteering.listRedemptions': none(),
  'volunteering.exportRedemptions': none(),
  'volunteering.moveRedemption': [on('redemption', (id) => ({ ...byId(id), body: { to: 'handed' } }))],
  'volunteering.noteHelp': [on('volunteer', (id) => ({ ...byId(id), body: { help: null } }))],
  'volunteering.listTeams': none(),
  'volunteering.exportTeams': none(),
  'volunteering.listSeries': none(),
  'volunteering.exportSeries': none(),
  'volunteering.getSeries': [on('openSeries', byId)],
  'volunteering.startSeries': [
    on('need', (needId) => ({
      body: {
        needId,
        rule: { every: 'holiday' },
        role: 'volunteer',
        starts: '09:00',
        minutes: 60,
        seats: 3,
        fromOn: '2026-12-01',
      },
    })),
  ],
  'volunteering.changeSeriesDay': [on('serviceSeries', (id) => ({ ...byId(id), body: { dueOn: '2026-12-05', reason: '下雨' } }))],
  'volunteering.endSeries': [on('serviceSeries', (id) => ({ ...byId(id), body: { untilOn: '2026-12-01', reason: '结束' } }))],
  'volunteering.listApproaches': none(),
  'volunteering.exportApproaches': none(),
  'volunteering.revealApproach': [on('approach', (id) => ({ ...byId(id), body: { purpose: 'work-contact' } }))],
  'volunteering.takeApproach': [
    on(
      'approach',
      (id) => ({ ...byId(id), body: { bornOn: '1990-01-01', appliedOn: '2026-11-20' } }),
      'development-branch-unfit',
    ),
  ],
  'volunteering.closeApproach': [on('approach', byId)],
  'volunteering.setOrigin': [on('volunteer', (id) => ({ ...byId(id), body: { origin: null } }))],
  'volunteering.sayApproach': none({ body: { code: 'ABCDE-FGHJK', unitNo: 1, consent: true } }, 'volunteer-not-found'),
  'volunteering.withdrawApproach': none({ body: { code: 'ABCDE-FGHJK' } }, 'volunteer-not-found'),
  'volunteering.forgetOrigin': none({ body: { code: 'ABCDE-FGHJK' } }, 'volunteer-not-found'),
  'volunteering.getServiceActivity': [
    on('organiser', (unitNo) => ({ query: { unitNo, fromOn: '2026-01-01', untilOn: '2027-01-01' } })),
  ],
  'volunteering.linkStudy': [on('need', (id) => ({ ...byId(id), body: { sessionId: nobody } }), 'leader-session-unknown')],
  'volunteering.unlinkStudy': [on('need', (id) => ({ ...byId(id), body: { sessionId: nobody } }))],
  'volunteering.getCaseWords': none(),
  'volunteering.listServiceCases': none(),
  'volunteering.exportServiceCases': none(),
  'volunteering.getServiceCase': [on('serviceCase', byId)],
  'volunteering.openServiceCase': [
    on('caseKeeper', (unitNo) => ({
      body: { unitNo, name: '何某', needs: ['legal'], consentOn: '2026-11-01', intakeOn: '2026-11-01', consent: true },
    })),
  ],
  'volunteering.recordServiceCase': [
    on('serviceCase', (id) => ({ ...byId(id), body: { act: 'service' as const, onDay: '2026-11-03', words: '谈了一次' } })),
  ],
  'volunteering.revealServiceCase': none({ body: { no: 999_999, purpose: 'work-contact' } }, 'service-case-not-found'),
  'volunteering.setSkills': [on('volunteer', (id) => ({ ...byId(id), body: { skills: [], consent: true } }))],
  'volunteering.setOwnSkills': none({ body: { skills: [] } }, 'volunteer-not-member'),
  'volunteering.setSkillsByCode': none({ body: { code: 'ABCDE-FGHJK', skills: [] } }, 'volunteer-not-found'),
  'volunteering.listLeaders': none(),
  'volunteering.exportLeaders': none(),
  'volunteering.getLeader': [on('leader', byId)],
  'volunteering.findLeader': [
    on('organiser', (unitNo) => ({ body: { unitNo, who: { name: '何某', phone: '13900000076' }, ...agreed } }), 'leader-known'),
  ],
  'volunteering.addLeaderStep': [
    on('leader', (id) => ({ ...byId(id), body: { what: 'talk' as const, onDay: '2026-03-03', title: '再谈一次' } })),
  ],
  'volunteering.dropLeaderStep': [on('leaderStep', byId)],
  'volunteering.endLeader': [on('leader', (id) => ({ ...byId(id), body: { why: 'other' } }))],
  'volunteering.endOwnLeader': none({}, 'volunteer-not-member'),
  'volunteering.endLeaderByCode': none({ body: { code: 'ABCDE-FGHJK' } }, 'volunteer-not-found'),
  'volunteering.forgetOwnHelp': none({}, 'volunteer-not-member'),
  'volunteering.forgetHelpByCode': none({ body: { code: 'ABCDE-FGHJK' } }, 'volunteer-not-found'),
  'volunteering.getOwnService': none(),
  'volunteering.signUpOwn': none({ params: { id: nobody } }, 'volunteer-not-member', 'shift-closed'),
  'volunteering.leaveOwn': none({ params: { id: nobody } }, 'volunteer-not-member', 'service-sign-up-not-found'),
  'volunteering.askOwn': none({ params: { id: nobody }, body: because }, 'volunteer-not-member', 'service-not-found'),
  'volunteering.redeemOwn': none({ body: { itemId: nobody } }, 'volunteer-not-member', 'item-not-found'),
  'volunteering.giveOwn': none({ body: gift }, 'volunteer-not-member', 'ledger-below-floor', 'bank-off'),
  'volunteering.certifyOwn': none({ body: { unitNo: 1, ...span } }, 'volunteer-not-member', 'certificate-nothing'),
  'volunteering.getOpenNeed': [on('openNeed', byId)],
  'volunteering.join': [on('openShift', (id) => ({ ...byId(id), body: { name: '居民', phone: '13900000079', consent: true } }))],
  'volunteering.findByCode': none({ body: { code: 'ABCDE-FGHJK' } }, 'volunteer-not-found'),
  'volunteering.leaveByCode': none({ body: { code: 'ABCDE-FGHJK', signUpId: nobody } }, 'volunteer-not-found'),
}
