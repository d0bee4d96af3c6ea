import { sql } from 'kysely'
import { activities } from '../../src/modules/activities/contract.ts'
import { members } from '../../src/modules/members/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { systemActor, type TestPlatform, visitor } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

export type ActivityKind =
  | 'host'
  | 'activity'
  | 'intended'
  | 'series'
  | 'turns'
  | 'quiet'
  | 'menu'
  | 'item'
  | 'signed'
  | 'offer'
  | 'offered'
  | 'calendar'
export const noActivities = (): Record<ActivityKind, Named[]> => ({
  host: [],
  activity: [],
  intended: [],
  series: [],
  turns: [],
  quiet: [],
  menu: [],
  item: [],
  signed: [],
  offer: [],
  offered: [],
  calendar: [],
})

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

async function branchAt(platform: TestPlatform, place: Place, name: string): Promise<number> {
  const { no } = await platform.call(systemActor, organisations.establishUnit, {
    body: {
      reason: '组建',
      effectiveOn: '2026-01-05',
      kind: 'party_org',
      name: `${name}党支部${place.no}`,
      districtNo: place.district,
      streetNo: place.street,
      industryNo: place.industry,
      level: 'branch',
      form: 'own',
    },
  })
  return no
}

/** At a place: a branch with something held, something planned, a series, a draft and a published menu with a resident on it. */
export async function activityRecords(platform: TestPlatform, made: Record<ActivityKind, Named[]>, place: Place): Promise<void> {
  const [no, partner] = [await branchAt(platform, place, '活动'), await branchAt(platform, place, '轮流')]
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{
      nodes: number[]
    }>`select scope_nodes as nodes from organisations.unit where no in (${no}, ${partner}) order by no`.execute(tx),
  )
  const reach = { where: place.where, nodes: rows[0]!.nodes }
  const either = { where: place.where, nodes: [...new Set(rows.flatMap((row) => row.nodes))] }
  const everybody = { where: place.where, nodes: null }
  const body = { onDay: '2026-11-05', kinds: ['theme-day'], hostNos: [no], minutes: '学习' }
  const { id: memberId } = await platform.call(systemActor, members.enterMember, {
    body: { name: '何党员', branchNo: no, place: 'unit', fromOn: '2026-01-06' },
  })
  await platform.call(systemActor, activities.setBranch, { params: { no }, body: { committee: null, groups: false } })
  const held = await platform.call(systemActor, activities.recordActivity, { body: { ...body, memberIds: [memberId] } })
  const intended = await platform.call(systemActor, activities.recordActivity, {
    body: { ...body, state: 'planned', onDay: '2026-12-05' },
  })
  const series = await platform.call(systemActor, activities.startSeries, {
    body: {
      unitNo: no,
      rule: { every: 'month', on: 'day', day: 8 },
      kinds: ['theme-day'],
      fromOn: '2026-12-01',
      untilOn: '2027-03-01',
    },
  })
  const turns = await platform.call(systemActor, activities.startSeries, {
    body: {
      unitNo: no,
      memberNos: [no, partner],
      rule: { every: 'month', on: 'day', day: 15 },
      kinds: ['cobuilding'],
      fromOn: '2026-12-01',
      untilOn: '2027-04-01',
    },
  })
  await platform.call(
    systemActor,
    activities.skipTurn,
    { params: { id: turns.id }, body: { day: '2026-12-15', reason: '换届' } },
    { ifMatch: 1 },
  )
  const open = () =>
    platform.call(systemActor, activities.openMenu, {
      body: { nodeNo: no, title: '菜单', fromOn: '2026-12-01', untilOn: '2027-01-01' },
    })
  const [draft, published] = [await open(), await open()]
  const item = await platform.call(systemActor, activities.addMenuItem, {
    params: { id: published.id },
    body: { hostNos: [no], onDay: '2026-12-12', title: '研学', kinds: ['education'], openTo: ['members', 'residents'], seats: 5 },
  })
  await platform.call(systemActor, activities.moveMenu, { params: { id: published.id }, body: { to: 'published' } })
  await platform.call(visitor, activities.joinOffer, {
    params: { id: item.id },
    body: { who: 'resident', name: '居民', phone: '13900000001', consent: true },
  })
  const { items } = await platform.call(systemActor, activities.listSignUps, { params: { id: item.id } })
  const { path } = await platform.call(systemActor, activities.renewCalendar, { params: { no } })
  made.host.push({ ...reach, id: no })
  made.activity.push({ ...reach, id: held.id, revision: 1 })
  made.intended.push({ ...reach, id: intended.id, revision: 1 })
  made.series.push({ ...reach, id: series.id })
  made.turns.push({ ...either, id: turns.id, revision: 2 })
  const { rows: quiet } = await asSystem(platform.services.database, (tx) =>
    sql<{ no: number; nodes: number[] }>`select party_org_no as no, scope_nodes as nodes from coverage.verdict
      where cell like 'own-%' and street_no = ${place.street} order by industry_no = ${place.industry} desc, unit_no limit 1`.execute(
      tx,
    ),
  )
  for (const { no: orgNo, nodes } of quiet) made.quiet.push({ where: place.where, nodes, id: orgNo })
  made.menu.push({ ...reach, id: draft.id })
  made.item.push({ ...reach, id: item.id })
  made.signed.push({ ...reach, id: items[0]!.id })
  made.offer.push({ ...everybody, id: published.id })
  made.offered.push({ ...everybody, id: item.id })
  // The test before has used the address up where it is renewed; what is done there does not stay.
  made.calendar.push({ ...everybody, id: path.split('/').at(-1)! })
}

const none = (request: ReturnType<Case['request']> = {}): Case[] => [{ target: null, request: () => request }]
const on = (target: ActivityKind, request: Case['request'], ...may: string[]): Case => ({ target, request, may })
const byId = (id: string | number) => ({ params: { id } })
const body = (hostNo: string | number) => ({ onDay: '2026-11-06', kinds: ['theme-day'], hostNos: [hostNo], minutes: '学习' })
const series = (unitNo: string | number) => ({
  body: {
    unitNo,
    rule: { every: 'month', on: 'day', day: 9 },
    kinds: ['theme-day'],
    fromOn: '2026-12-01',
    untilOn: '2027-03-01',
  },
})
const because = { reason: '记错' }

export const activityCases: Readonly<Record<string, readonly Case[]>> = {
  'activities.getWords': none(),
  'activities.getMine': none(),
  'activities.listActivities': none(),
  'activities.exportActivities': none(),
  'activities.exportRecordBook': [on('host', (no) => ({ params: { no }, query: { year: 2026 } }))],
  'activities.getActivity': [on('activity', byId)],
  'activities.getRoll': [on('host', (unitNo) => ({ query: { unitNo, day: '2026-11-06' } }))],
  'activities.recordActivity': [on('host', (no) => ({ body: body(no) }))],
  'activities.correctActivity': [
    on(
      'activity',
      (id, { home }) => ({ ...byId(id), body: body(home.id), ifMatch: 1 }),
      'activity-host-no-party-org',
      'activity-host-not-found',
    ),
  ],
  'activities.cancelActivity': [on('intended', (id) => ({ ...byId(id), body: because, ifMatch: 1 }))],
  'activities.retractActivity': [on('activity', (id) => ({ ...byId(id), body: because, ifMatch: 1 }))],
  'activities.listDue': none(),
  'activities.exportDue': none(),
  'activities.listBurden': none(),
  'activities.listBurdenRecords': none(),
  'activities.exportBurdenRecords': none(),
  'activities.listTotals': none(),
  'activities.listCredits': none(),
  'activities.exportCredits': none(),
  'activities.listPartners': none(),
  'activities.exportPartners': none(),
  'activities.exportMinutes': [on('activity', byId)],
  'activities.revealNames': [on('activity', (id) => ({ ...byId(id), body: { purpose: 'work-contact' } }))],
  'activities.changeMenuItem': [
    on('item', (id) => ({ ...byId(id), body: { title: '研学', onDay: '2026-12-13', openTo: ['members'], seats: 6 } })),
  ],
  'activities.withdrawMenuItem': [on('item', (id) => ({ ...byId(id), body: because }))],
  'activities.exportBurden': none(),
  'activities.setBranch': [on('host', (no) => ({ params: { no }, body: { committee: true, groups: null } }))],
  'activities.previewSeries': [on('host', series)],
  'activities.startSeries': [on('host', series)],
  'activities.getSeries': [on('turns', (id) => ({ ...byId(id), query: {} }))],
  'activities.exportSeries': [on('turns', (id) => ({ ...byId(id), query: {} }))],
  'activities.getSeriesCalendar': [on('turns', (id) => ({ ...byId(id), query: {} }))],
  'activities.skipTurn': [
    on('turns', (id) => ({ ...byId(id), body: { day: '2027-01-15', reason: '换届' }, ifMatch: 2 }), 'turn-not-own'),
  ],
  'activities.swapTurns': [
    on(
      'turns',
      (id) => ({ ...byId(id), body: { day: '2027-01-15', withDay: '2027-02-15', reason: '换届' }, ifMatch: 2 }),
      'turn-not-own',
    ),
  ],
  'activities.changeTurnMembers': [
    on(
      'turns',
      (id) => ({ ...byId(id), body: { memberNos: [1, 2], fromOn: '2027-01-15', reason: '调整' }, ifMatch: 2 }),
      'turn-not-own',
      'series-member-unfit',
      'series-member-unfit',
    ),
  ],
  'activities.endSeries': [on('series', byId)],
  'activities.listSeries': none(),
  'activities.renewCalendar': [on('host', (no) => ({ params: { no } }))],
  'activities.getCalendar': [on('calendar', (secret) => ({ params: { secret } }))],
  'activities.listMenus': none(),
  'activities.listChangedItems': none(),
  'activities.getMenu': [{ target: 'menu', request: byId, may: ['menu-not-found'] }],
  'activities.openMenu': [
    on('host', (nodeNo) => ({ body: { nodeNo, title: '菜单', fromOn: '2026-12-01', untilOn: '2027-01-01' } })),
  ],
  'activities.addMenuItem': [
    on(
      'menu',
      (id, { home }) => ({
        ...byId(id),
        body: { hostNos: [home.id], onDay: '2026-12-12', title: '研学', kinds: ['education'], openTo: ['members'], seats: 5 },
      }),
      'activity-host-no-party-org',
      'activity-host-not-found',
    ),
  ],
  'activities.moveMenu': [on('menu', (id) => ({ ...byId(id), body: { to: 'published' } }), 'menu-empty')],
  'activities.signUpMembers': [
    on(
      'item',
      (id) => ({ ...byId(id), body: { memberIds: ['00000000-0000-4000-8000-000000000000'] } }),
      'activity-member-not-listed',
    ),
  ],
  'activities.listSignUps': [on('item', byId)],
  'activities.withdrawSignUp': [on('signed', byId)],
  'activities.getOffer': [on('offer', byId)],
  'activities.joinOffer': [
    on('offered', (id) => ({ ...byId(id), body: { who: 'resident', name: '居民', phone: '13900000002', consent: true } })),
  ],
  'activities.findSignUp': [{ target: null, request: () => ({ body: { code: 'ABCDE-FGHJK' } }), may: ['sign-up-not-found'] }],
  'activities.leaveOffer': [{ target: null, request: () => ({ body: { code: 'ABCDE-FGHJK' } }), may: ['sign-up-not-found'] }],
}
