import { sql } from 'kysely'
import { development } from '../../src/modules/development/contract.ts'
import { dues } from '../../src/modules/dues/contract.ts'
import { members } from '../../src/modules/members/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { systemActor, type TestPlatform } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

export type DevelopmentKind = 'way' | 'purse' | 'intake'
export const noDevelopment = (): Record<DevelopmentKind, Named[]> => ({ way: [], purse: [], intake: [] })

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

const day = '2026-10-06'
const nobody = '00000000-0000-4000-8000-000000000000'

/** At a place: a branch that develops somebody with a contact, and whose dues are on record. */
export async function developmentRecords(
  platform: TestPlatform,
  made: Record<DevelopmentKind, Named[]>,
  place: Place,
): Promise<void> {
  const { no } = await platform.call(systemActor, organisations.establishUnit, {
    body: {
      reason: '组建',
      effectiveOn: '2026-01-05',
      kind: 'party_org',
      name: `培养党支部${place.no}`,
      districtNo: place.district,
      streetNo: place.street,
      industryNo: place.industry,
      level: 'branch',
      form: 'own',
    },
  })
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{ nodes: number[] }>`select scope_nodes as nodes from organisations.unit where no = ${no}`.execute(tx),
  )
  const reach = { where: place.where, nodes: rows[0]!.nodes }
  const { id: memberId } = await platform.call(systemActor, members.enterMember, {
    body: { name: `联系人${place.no}`, branchNo: no, place: 'unit', fromOn: '2026-02-01' },
  })
  const { id } = await platform.call(systemActor, development.openCase, {
    body: {
      branchNo: no,
      name: `申请人${place.no}`,
      bornOn: '1990-01-05',
      appliedOn: '2026-01-05',
      stage: 'activist',
      since: '2026-03-01',
    },
  })
  await platform.call(
    systemActor,
    development.recordStep,
    { params: { id }, body: { step: 'contacts', onDay: '2026-03-02', people: [memberId] } },
    { ifMatch: 1 },
  )
  await recordDues(platform, no, memberId)
  made.way.push({ ...reach, id, revision: 2 })
  made.purse.push({ ...reach, id: no })
  const { rows: intakes } = await asSystem(platform.services.database, (tx) =>
    sql<{
      id: string
    }>`insert into development.intake (file_name, account_id) values ('在办.csv', gen_random_uuid()) returning id`.execute(tx),
  )
  // Somebody else's: whoever did not hand it in does not see it.
  made.intake.push({ where: place.where, nodes: [], id: intakes[0]!.id })
}

async function recordDues(platform: TestPlatform, no: number, memberId: string): Promise<void> {
  const params = { no }
  await platform.call(systemActor, dues.assess, {
    params,
    body: { fromMonth: '2026-01', decidedOn: '2026-02-01', items: [{ memberId, kind: 'monthly', baseFen: 400_000 }] },
  })
  await platform.call(systemActor, dues.recordMonth, {
    params: { no, month: '2026-03' },
    body: { paidOn: '2026-03-20', items: [{ memberId }] },
  })
  const reduction = {
    memberId,
    fromMonth: '2026-10',
    untilMonth: '2026-12',
    monthlyFen: 0,
    studiedOn: day,
    approvedBy: '党委',
    documentNo: '1号',
  }
  await platform.call(systemActor, dues.reduce, { params, body: reduction })
  const use = { onDay: day, purpose: 'training', amountFen: 100, decidedOn: day, decisionNo: '1号' }
  await platform.call(systemActor, dues.recordUse, { params, body: use })
  await platform.call(systemActor, dues.recordRemittance, {
    params: { no, year: 2026 },
    body: { kind: 'returned', amountFen: 100, onDay: day, counterpart: '某党委' },
  })
  await platform.call(systemActor, dues.publish, { params: { no, year: 2026 }, body: { publishedOn: day } })
  await platform.call(systemActor, dues.agreeQuarterly, { params, body: { agreedOn: day } })
}

const none = (request: object = {}): Case[] => [{ target: null, request: () => request }]
const onWay = (body: object | null, ...may: string[]): Case[] => [
  {
    target: 'way',
    request: (id, _, named) => ({ params: { id }, ifMatch: named?.revision ?? 1, ...(body === null ? {} : { body }) }),
    may,
  },
]
const onPurse = (params: object, body: object | null, ...may: string[]): Case[] => [
  { target: 'purse', request: (no) => ({ params: { no, ...params }, ...(body === null ? {} : { body }) }), may },
]
const stranger = 'dues-member-not-found'

export const developmentCases: Readonly<Record<string, readonly Case[]>> = {
  'development.listCases': none(),
  'development.exportCases': none({ query: { format: 'csv' } }),
  'development.getCase': onWay(null),
  'development.listPeople': onWay(null),
  'development.openCase': [
    {
      target: 'vacant',
      request: (id) => ({ body: { branchNo: id, name: '新人', bornOn: '1990-01-05', appliedOn: day } }),
    },
  ],
  'development.uploadIntake': [{ target: null, request: () => ({ upload: true }), may: ['intake-unreadable'] }],
  'development.listIntakes': none(),
  'development.getIntake': [{ target: 'intake', request: (id) => ({ params: { id } }), may: [] }],
  'development.applyIntake': [{ target: 'intake', request: (id) => ({ params: { id } }), may: [] }],
  'development.undoIntake': [{ target: 'intake', request: (id) => ({ params: { id } }), may: [] }],
  'development.checkEntry': onWay({ step: 'review', onDay: day }),
  'development.recordStep': [
    ...onWay({ step: 'review', onDay: day }),
    {
      target: 'vacant',
      request: (toNo) => ({ params: { id: nobody }, ifMatch: 1, body: { step: 'moved', onDay: day, toNo } }),
      may: ['development-case-not-found'],
    },
  ],
  'development.retractRecord': [
    {
      target: 'way',
      request: (id, _, named) => ({
        params: { id, recordId: 99_999_999 },
        ifMatch: named?.revision ?? 1,
        body: { reason: '记错' },
      }),
      may: ['development-record-not-found'],
    },
  ],
  'dues.listBranches': none(),
  'dues.exportBranches': none({ query: { format: 'csv' } }),
  'dues.getYear': onPurse({ year: 2026 }, null),
  'dues.exportLedger': onPurse({ year: 2026 }, null),
  'dues.getMonth': onPurse({ month: '2026-05' }, null),
  'dues.recordMonth': onPurse({ month: '2026-05' }, { paidOn: day, items: [{ memberId: nobody }] }, stranger),
  'dues.assess': onPurse({}, { fromMonth: '2026-05', decidedOn: day, items: [{ memberId: nobody, kind: 'student' }] }, stranger),
  'dues.reduce': onPurse(
    {},
    {
      memberId: nobody,
      fromMonth: '2026-05',
      untilMonth: '2026-06',
      monthlyFen: 0,
      studiedOn: day,
      approvedBy: '党委',
      documentNo: '1',
    },
    stranger,
  ),
  'dues.recordExtra': onPurse({}, { memberId: nobody, amountFen: 100, paidOn: day }, stranger),
  'dues.recordUse': onPurse({}, { onDay: day, purpose: 'training', amountFen: 100, decidedOn: day, decisionNo: '2号' }),
  'dues.retract': onPurse({ kind: 'uses', id: 99_999_999 }, { reason: '记错' }, 'dues-entry-not-found'),
  'dues.recordRemittance': onPurse({ year: 2026 }, { kind: 'upward', amountFen: 100, onDay: day, counterpart: '某党委' }),
  'dues.retractRemittance': onPurse({ id: 99_999_999 }, { reason: '记错' }, 'dues-entry-not-found'),
  'dues.publish': onPurse({ year: 2026 }, { publishedOn: day }),
  'dues.agreeQuarterly': onPurse({}, { agreedOn: null }),
}
