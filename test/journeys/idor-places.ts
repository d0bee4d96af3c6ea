import { sql } from 'kysely'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { places } from '../../src/modules/places/contract.ts'
import { consentVersion } from '../../src/modules/places/public-venues.ts'
import { systemActor, type TestPlatform, visitor } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

/** Kept: by who answers for the owner. Seen: by everybody of the district. */
export type PlaceKind =
  | 'venueKept'
  | 'venueSeen'
  | 'roomKept'
  | 'roomSeen'
  | 'exceptionKept'
  | 'operatorKept'
  | 'serviceKept'
  | 'facilityKept'
  | 'residentKept'
  | 'booked'
  | 'bookedSeries'
  | 'rented'
  | 'rentHeld'
  | 'roomCalendar'
  | 'venueSheet'
  | 'groupBooked'
  | 'groupSeries'
  | 'publicVenue'
  | 'venueUpgrade'
  | 'upgradeKept'
  | 'serviceOffer'
  | 'venuePlan'
export const noPlaces = (): Record<PlaceKind, Named[]> => ({
  venueKept: [],
  venueSeen: [],
  roomKept: [],
  roomSeen: [],
  exceptionKept: [],
  operatorKept: [],
  serviceKept: [],
  facilityKept: [],
  residentKept: [],
  booked: [],
  bookedSeries: [],
  rented: [],
  rentHeld: [],
  roomCalendar: [],
  venueSheet: [],
  groupBooked: [],
  groupSeries: [],
  publicVenue: [],
  venueUpgrade: [],
  upgradeKept: [],
  serviceOffer: [],
  venuePlan: [],
})

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

/** A room of the own district every booking of these cases can name. */
let knownRoom = 0
let knownVenue = 0
let knownTenant = 0

const applying = {
  group: '某合唱队',
  phone: '13900000007',
  purpose: 'culture',
  title: '排练',
  people: 20,
  fromOn: '2026-12-15',
  from: 900,
  until: 960,
  consent: true as const,
  consentVersion,
}
const key = { code: 'ABCDE-FGHJK', digits: '1234' }

const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 480, until: 1320 }))

/** At a place: a branch with a shared venue, its room, hours, operator and service, a booking and a series. */
export async function placeRecords(
  platform: TestPlatform,
  made: Record<PlaceKind, Named[]>,
  place: Place,
  ofDistrict: readonly number[],
): Promise<void> {
  const call: TestPlatform['call'] = (...of) => platform.call(...of)
  const { no: ownerNo } = await call(systemActor, organisations.establishUnit, {
    body: {
      reason: '组建',
      effectiveOn: '2026-01-05',
      kind: 'party_org',
      name: `阵地党支部${place.no}`,
      districtNo: place.district,
      streetNo: place.street,
      industryNo: place.industry,
      level: 'branch',
      form: 'own',
    },
  })
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{ nodes: number[] }>`select scope_nodes as nodes from organisations.unit where no = ${ownerNo}`.execute(tx),
  )
  const reach = { where: place.where, nodes: rows[0]!.nodes }
  const seen = { where: place.where, nodes: [place.district, ...ofDistrict] }
  const { no } = await call(systemActor, places.enterVenue, {
    body: {
      ownerNo,
      fromOn: '2026-01-06',
      name: `阵地${place.no}`,
      kind: 'service-centre',
      shared: true,
      audience: ['public'],
      hours,
      rooms: [{ name: '厅' }],
    },
  })
  const about = { params: { no } }
  const exception = await call(systemActor, places.addException, {
    ...about,
    body: { fromOn: '2026-12-30', untilOn: '2026-12-31', reason: '检修' },
  })
  const operator = await call(systemActor, places.addOperator, { ...about, body: { name: '某中心', fromOn: '2026-01-06' } })
  const facility = await call(systemActor, places.addFacility, {
    ...about,
    body: { kind: 'hardware', item: '投影', state: 'good' },
  })
  const resident = await call(systemActor, places.addResident, {
    ...about,
    body: { name: '某社', role: 'partner', fromOn: '2026-01-06' },
  })
  const service = await call(systemActor, places.addService, { ...about, body: { service: '咨询' } })
  const { standard } = await call(systemActor, places.getWords)
  const items = standard!.items.map(({ code }) => ({ code, answer: 'yes' as const }))
  await call(systemActor, places.checkVenue, { ...about, body: { onDay: '2026-11-01', items } })
  const { roomList } = await call(systemActor, places.getVenue, about)
  const roomNo = roomList[0]!.no
  if (knownRoom === 0) [knownRoom, knownVenue] = [roomNo, no]
  const wish = { roomNo, unitNo: ownerNo, purpose: 'meeting' }
  const booking = await call(systemActor, places.book, { body: { ...wish, day: '2026-12-01', from: 540, until: 600 } })
  const series = await call(systemActor, places.bookSeries, {
    body: { ...wish, fromOn: '2026-12-02', times: 2, from: 540, until: 600 },
  })
  const { rented, held } = await rentsAt(platform, place, no)
  const applied = await call(visitor, places.applyPublic, {
    body: { ...applying, phone: `139${String(place.no).padStart(8, '0')}`, roomNo, times: 2 },
  })
  const { items: groups } = await call(systemActor, places.listBookings, { query: { fromPublic: 'true', roomNo } })
  if (applied.days.length !== groups.length) throw new Error('an application lacks its bookings')
  const upgrade = await call(systemActor, places.planUpgrade, {
    ...about,
    body: { toTier: 'street', responsible: '某办公室', startsOn: '2026-11-01', dueOn: '2026-12-31' },
  })
  // Proposed by the unit of the place to the venue of its branch: both sides lie in the same reach.
  const offered = await call(systemActor, places.proposeService, { ...about, body: { unitNo: place.no, service: '某服务' } })
  const planned = await call(systemActor, places.enterPlan, {
    body: { kind: 'hub', areaNo: place.street, name: `规划${place.no}`, wantedYear: 2028 },
  })
  const { path } = await call(systemActor, places.renewCalendar, { body: { subject: 'room', no: roomNo } })
  const { revision } = await call(systemActor, places.getVenue, about)
  const { rows: sheets } = await asSystem(platform.services.database, (tx) =>
    sql<{
      id: string
    }>`with s as (insert into places.sheet (file_name, account_id) values ('阵地.csv', gen_random_uuid()) returning id),
      r as (insert into places.sheet_row (sheet_id, row, verdict, told) select id, 2, 'new', '{}' from s)
      select id from s`.execute(tx),
  )
  made.rented.push({ ...reach, id: rented, revision: 1 })
  made.rentHeld.push({ ...reach, id: held, revision: 2 })
  made.venueSheet.push({ where: place.where, nodes: [], id: sheets[0]!.id })
  made.venueKept.push({ ...reach, id: no, revision })
  made.venueSeen.push({ ...seen, id: no })
  made.roomKept.push({ ...reach, id: roomNo })
  made.roomSeen.push({ ...seen, id: roomNo })
  made.exceptionKept.push({ ...reach, id: exception.id })
  made.operatorKept.push({ ...reach, id: operator.id })
  made.facilityKept.push({ ...reach, id: facility.id })
  made.residentKept.push({ ...reach, id: resident.id })
  made.serviceKept.push({ ...reach, id: service.id })
  made.publicVenue.push({ where: place.where, nodes: null, id: no })
  made.groupBooked.push({ ...reach, id: groups[0]!.id })
  made.groupSeries.push({ ...reach, id: groups[0]!.seriesId! })
  made.venueUpgrade.push({ ...seen, id: upgrade.id })
  made.upgradeKept.push({ ...reach, id: upgrade.id, revision: 1 })
  made.serviceOffer.push({ ...reach, id: offered.id, revision: 1 })
  made.venuePlan.push({ where: place.where, nodes: [place.district, place.street], id: planned.id, revision: 1 })
  made.booked.push({ ...reach, id: booking.id, revision: 1 })
  made.bookedSeries.push({ ...reach, id: series.id })
  made.roomCalendar.push({ where: place.where, nodes: null, id: path.split('/').at(-1)! })
}

/** With an organisation nearby: an agreement that waits for its answer, and one in force. */
async function rentsAt(platform: TestPlatform, place: Place, venueNo: number) {
  const { no: tenantNo } = await platform.call(systemActor, organisations.establishUnit, {
    body: {
      reason: '组建',
      effectiveOn: '2026-01-05',
      kind: 'party_org',
      name: `入驻党支部${place.no}`,
      districtNo: place.district,
      streetNo: place.street,
      industryNo: place.industry,
      level: 'branch',
      form: 'own',
    },
  })
  const body = { venueNo, tenantNo, side: 'tenant' as const, fromOn: '2026-02-01', measure: 'sessions' as const, rentFen: 10_000 }
  const held = await platform.call(systemActor, places.proposeRent, { body: { ...body, untilOn: '2027-02-01' } })
  const about = { params: { id: held.id }, body: { act: 'agree' as const } }
  await platform.call(systemActor, places.moveRent, about, { ifMatch: 1 })
  if (knownTenant === 0) knownTenant = tenantNo
  const open = await platform.call(systemActor, places.proposeRent, { body: { ...body, fromOn: '2027-02-01' } })
  return { rented: open.id, held: held.id }
}

const none = (request: ReturnType<Case['request']> = {}): Case[] => [{ target: null, request: () => request }]
const on = (target: NonNullable<Case['target']>, request: Case['request'], ...may: string[]): Case => ({ target, request, may })
const byId = (id: string | number) => ({ params: { id } })
const byNo = (no: string | number) => ({ params: { no } })
const facts = { fromOn: '2026-11-01', name: '某阵地', kind: 'service-centre' }
const wish = (roomNo: string | number, unitNo: string | number) => ({ roomNo, unitNo, purpose: 'meeting', from: 720, until: 780 })
const booking = (roomNo: string | number, unitNo: string | number) => ({ body: { ...wish(roomNo, unitNo), day: '2026-12-08' } })
const series = (roomNo: string | number, unitNo: string | number) => ({
  body: { ...wish(roomNo, unitNo), fromOn: '2026-12-09', times: 2 },
})
/** For whom, and which room: both can be named. */
const bothOf = (request: (roomNo: string | number, unitNo: string | number) => ReturnType<Case['request']>): Case[] => [
  on('unit', (id) => request(knownRoom, id)),
  on('roomSeen', (id, { home }) => request(id, home.id)),
]
const rent = (side: 'owner' | 'tenant', venueNo: string | number, tenantNo: string | number) => ({
  body: { venueNo, tenantNo, side, fromOn: '2027-03-01', measure: 'sessions', rentFen: 10_000 },
})
const week = { query: { fromOn: '2026-12-01' } }
const because = { reason: '记错' }
const planned = { name: '某规划', wantedYear: 2028 }

export const placeCases: Readonly<Record<string, readonly Case[]>> = {
  'places.uploadSheet': [{ target: null, request: () => ({ upload: true }), may: ['place-sheet-unreadable'] }],
  'places.listSheets': none(),
  'places.sheetTemplate': none(),
  'places.getSheet': [on('venueSheet', byId)],
  'places.applySheet': [on('venueSheet', byId)],
  'places.undoSheet': [on('venueSheet', byId)],
  'places.downloadRefused': [on('venueSheet', byId)],
  'places.getWords': none(),
  'places.listVenues': [...none(), on('unit', (id) => ({ query: { nearNo: id } }))],
  'places.exportVenues': [...none(), on('unit', (id) => ({ query: { nearNo: id } }))],
  'places.getVenue': [on('venueSeen', byNo)],
  'places.enterVenue': [on('unit', (id) => ({ body: { ...facts, ownerNo: id } }))],
  'places.changeVenue': [
    on('venueKept', (no, _, named) => ({ ...byNo(no), body: { ...facts, ...because }, ifMatch: named?.revision ?? 1 })),
  ],
  'places.setHours': [
    on('venueKept', (no, _, named) => ({
      ...byNo(no),
      body: { fromOn: '2026-12-01', hours, onHolidays: 'closed', ...because },
      ifMatch: named?.revision ?? 1,
    })),
  ],
  'places.addRoom': [on('venueKept', (no) => ({ ...byNo(no), body: { name: '新厅' } }))],
  'places.changeRoom': [on('roomKept', (no) => ({ ...byNo(no), body: { name: '改名厅', bookable: true } }))],
  'places.addException': [
    on('venueKept', (no) => ({ ...byNo(no), body: { fromOn: '2026-12-20', untilOn: '2026-12-21', ...because } })),
  ],
  'places.retractException': [on('exceptionKept', byId)],
  'places.addOperator': [on('venueKept', (no) => ({ ...byNo(no), body: { name: '某中心', fromOn: '2026-12-01' } }))],
  'places.retractOperator': [on('operatorKept', byId)],
  'places.addFacility': [on('venueKept', (no) => ({ ...byNo(no), body: { kind: 'software', item: '借阅制度', state: 'good' } }))],
  'places.changeFacility': [on('facilityKept', (id) => ({ ...byId(id), body: { state: 'broken' } }))],
  'places.addResident': [
    on('venueKept', (no) => ({ ...byNo(no), body: { name: '某中心', role: 'partner', fromOn: '2026-12-01' } })),
  ],
  'places.endResident': [on('residentKept', (id) => ({ ...byId(id), body: {} }))],
  'places.addService': [on('venueKept', (no) => ({ ...byNo(no), body: { service: '某项' } }))],
  'places.endService': [on('serviceKept', byId)],
  'places.checkVenue': [
    on('venueKept', (no) => ({ ...byNo(no), body: { onDay: '2026-11-01', items: [] } }), 'self-check-incomplete'),
  ],
  'places.listFree': [...none(week), on('unit', (id) => ({ query: { ...week.query, nearNo: id } }))],
  'places.getWeek': [on('venueSeen', (no) => ({ ...byNo(no), ...week }))],
  'places.getMine': none(),
  'places.listBookings': none(),
  'places.exportBookings': none(),
  'places.getBooking': [on('booked', byId)],
  'places.book': bothOf(booking),
  'places.moveBooking': [
    on('booked', (id, _, named) => ({ ...byId(id), body: { act: 'cancel', ...because }, ifMatch: named?.revision ?? 1 })),
  ],
  'places.previewSeries': bothOf(series),
  'places.bookSeries': bothOf(series),
  'places.getSeries': [on('bookedSeries', byId)],
  'places.endSeries': [on('bookedSeries', (id) => ({ ...byId(id), body: because }))],
  'places.listUpgrades': none(),
  'places.exportUpgrades': none(),
  'places.getUpgrade': [on('venueUpgrade', byId)],
  'places.planUpgrade': [
    on(
      'venueKept',
      (no) => ({ ...byNo(no), body: { toTier: 'city', responsible: '某人', startsOn: '2026-12-01', dueOn: '2026-12-02' } }),
      'upgrade-open-already',
    ),
  ],
  'places.moveUpgrade': [
    on('upgradeKept', (id, _, named) => ({ ...byId(id), body: { act: 'stop', ...because }, ifMatch: named?.revision ?? 1 })),
  ],
  'places.listPlans': none(),
  'places.exportPlans': none(),
  'places.getPlan': [on('venuePlan', byId)],
  'places.enterPlan': [on('street', (areaNo) => ({ body: { ...planned, kind: 'hub', areaNo } }))],
  'places.changePlan': [on('venuePlan', (id, _, named) => ({ ...byId(id), body: planned, ifMatch: named?.revision ?? 1 }))],
  'places.movePlan': [
    on('venuePlan', (id, _, named) => ({ ...byId(id), body: { act: 'drop', ...because }, ifMatch: named?.revision ?? 1 })),
  ],
  'places.listFacilities': none(),
  'places.exportFacilities': none(),
  'places.listResidents': none(),
  'places.exportResidents': none(),
  'places.listChecks': none(),
  'places.exportChecks': none(),
  'places.proposeService': [on('unit', (id) => ({ params: { no: knownVenue }, body: { unitNo: id, service: '另一项服务' } }))],
  'places.listServiceOffers': none(),
  'places.exportServiceOffers': none(),
  'places.answerServiceOffer': [
    on('serviceOffer', (id, _, named) => ({ ...byId(id), body: { act: 'decline', ...because }, ifMatch: named?.revision ?? 1 })),
  ],
  'places.answerSeries': [on('groupSeries', (id) => ({ ...byId(id), body: { act: 'approve' } }))],
  'places.revealApplicant': [on('groupBooked', (id) => ({ ...byId(id), body: { purpose: 'work-contact' } }))],
  'places.getPublicForm': none(),
  'places.listPublic': none({ query: { districtNo: 1 } }),
  'places.getPublic': [on('publicVenue', byNo)],
  'places.applyPublic': [{ target: null, request: () => ({ body: { ...applying, roomNo: 999_999 } }), may: ['room-not-found'] }],
  'places.followPublic': [{ target: null, request: () => ({ body: key }), may: ['application-code-unknown'] }],
  'places.cancelPublic': [{ target: null, request: () => ({ body: key }), may: ['application-code-unknown'] }],
  'places.writePublicCalendar': [{ target: null, request: () => ({ body: key }), may: ['application-code-unknown'] }],
  'places.forgetPublic': [{ target: null, request: () => ({ body: key }), may: ['application-code-unknown'] }],
  'places.renewCalendar': [
    on('unit', (no) => ({ body: { subject: 'unit', no } })),
    on('roomKept', (no) => ({ body: { subject: 'room', no } })),
  ],
  'places.listRents': none(),
  'places.exportRents': none(),
  'places.getRentTerms': [on('venueSeen', (no) => ({ query: { venueNo: no } }))],
  'places.getRent': [on('rented', byId)],
  'places.proposeRent': [
    on('unit', (id) => rent('tenant', knownVenue, id)),
    on('venueKept', (no) => rent('owner', no, knownTenant)),
  ],
  'places.moveRent': [
    on('rented', (id, _, named) => ({ ...byId(id), body: { act: 'refuse', ...because }, ifMatch: named?.revision ?? 1 })),
  ],
  'places.endRent': [
    on('rentHeld', (id, _, named) => ({ ...byId(id), body: { onDay: '2026-12-31', ...because }, ifMatch: named?.revision ?? 2 })),
  ],
  'places.readCalendar': [on('roomCalendar', (secret) => ({ params: { secret } }))],
  'places.getDoor': [on('roomCalendar', (secret) => ({ params: { secret } }))],
  'places.listReach': none(),
  'places.exportReach': none(),
}
