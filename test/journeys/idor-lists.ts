import { sql } from 'kysely'
import { lists } from '../../src/modules/lists/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { systemActor, type TestPlatform } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

export type ListKind =
  | 'lister'
  | 'entry'
  | 'openEntry'
  | 'claim'
  | 'signedList'
  | 'meeting'
  | 'surveyed'
  | 'linkedIn'
  | 'match'
  | 'pair'
  | 'listSheet'
  | 'agenda'
export const noLists = (): Record<ListKind, Named[]> => ({
  lister: [],
  entry: [],
  openEntry: [],
  claim: [],
  signedList: [],
  meeting: [],
  surveyed: [],
  linkedIn: [],
  match: [],
  pair: [],
  listSheet: [],
  agenda: [],
})

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

/** At a place: two Party organisations with entries of their own, a claim, the four records, and a matching of both. */
export async function listRecords(platform: TestPlatform, made: Record<ListKind, Named[]>, place: Place): Promise<void> {
  const establish = async (name: string) => {
    const { no } = await platform.call(systemActor, organisations.establishUnit, {
      body: {
        reason: '组建',
        effectiveOn: '2026-01-05',
        kind: 'party_org',
        name: `${name}${place.no}`,
        districtNo: place.district,
        streetNo: place.street,
        industryNo: place.industry,
        level: 'branch',
        form: 'own',
      },
    })
    return no
  }
  const [owner, claimant] = [await establish('清单甲党支部'), await establish('清单乙党支部')]
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{
      no: number
      nodes: number[]
    }>`select no, scope_nodes as nodes from organisations.unit where no in (${owner}, ${claimant})`.execute(tx),
  )
  const nodesOf = (no: number) => rows.find((row) => row.no === no)!.nodes
  const [reach, both] = [nodesOf(owner), [...new Set([...nodesOf(owner), ...nodesOf(claimant)])]].map((nodes) => ({
    where: place.where,
    nodes,
  }))
  const submit = async (ownerNo: number, more: object) => {
    const body = {
      kind: 'need',
      ownerNo,
      title: '条目',
      category: 'venue',
      unit: '间',
      fromOn: '2026-11-01',
      visibility: 'own',
      ...more,
    }
    return (await platform.call(systemActor, lists.submitEntry, { body: body as never })).id
  }
  const publish = async (ownerNo: number, more: object = {}) => {
    const id = await submit(ownerNo, more)
    await platform.call(systemActor, lists.checkEntry, { params: { id }, body: { outcome: 'publish' } })
    return id
  }
  const waiting = await submit(owner, {})
  const open = await publish(owner, { visibility: 'everybody', openTo: ['organisations', 'residents'] })
  const taken = await publish(owner, { kind: 'project' })
  const claim = await platform.call(systemActor, lists.claimEntry, { params: { id: taken }, body: { asNo: claimant } })
  await platform.call(systemActor, lists.linkEntries, { params: { id: taken }, body: { otherId: waiting } })
  await publish(owner, { category: 'goods' })
  await publish(claimant, { kind: 'resource', category: 'goods' })
  const signed = await platform.call(systemActor, lists.signList, {
    body: { ownerNo: owner, title: '清单', signedOn: '2026-11-02', entryIds: [waiting] },
  })
  const meeting = await platform.call(systemActor, lists.recordMeeting, {
    body: { hostNo: owner, kind: 'community', heldOn: '2026-11-02', title: '对接会', entryIds: [waiting] },
  })
  const visit = await platform.call(systemActor, lists.recordVisit, {
    body: { unitNo: owner, madeOn: '2026-11-02', visitors: '工作组', finding: '有场地' },
  })
  const linked = await platform.call(systemActor, lists.recordContribution, {
    body: { unitNo: owner, source: '某企业', category: 'funds', amountFen: 100, receivedOn: '2026-11-02', purpose: '服务' },
  })
  const agenda = (title: string) => ({
    ownerNo: owner,
    title,
    fromOn: '2026-11-01',
    untilOn: '2027-01-01',
    steps: [{ title: '摸清需求', dueOn: '2026-11-30' }],
  })
  const drafted = await platform.call(systemActor, lists.draftAgenda, { body: agenda('拟定中的需求计划') })
  const told = await platform.call(systemActor, lists.draftAgenda, { body: agenda('需求计划') })
  await platform.call(systemActor, lists.publishAgenda, { params: { id: told.id }, body: {} })
  const match = await platform.call(systemActor, lists.runMatching, { body: { nodeNo: owner } })
  const { found } = await platform.call(systemActor, lists.getMatch, { params: { id: match.id }, query: {} })
  const { rows: sheets } = await asSystem(platform.services.database, (tx) =>
    sql<{
      id: string
    }>`with s as (insert into lists.sheet (file_name, account_id) values ('清单.csv', gen_random_uuid()) returning id),
      r as (insert into lists.sheet_row (sheet_id, row, verdict) select id, 1, 'new' from s) select id from s`.execute(tx),
  )
  made.listSheet.push({ where: place.where, nodes: [], id: sheets[0]!.id })
  made.lister.push({ ...reach!, id: owner })
  made.entry.push({ ...reach!, id: waiting, revision: 1 })
  made.openEntry.push({ where: place.where, nodes: null, id: open })
  made.claim.push({ ...both!, id: claim.id })
  made.signedList.push({ ...reach!, id: signed.id })
  made.meeting.push({ ...reach!, id: meeting.id })
  made.surveyed.push({ ...reach!, id: visit.id })
  made.linkedIn.push({ ...reach!, id: linked.id })
  made.agenda.push({ ...reach!, id: drafted.id, revision: 1 })
  agendaOwnerOf.set(drafted.id, owner)
  made.match.push({ ...reach!, id: match.id })
  made.pair.push({ ...reach!, id: found.items[0]!.id })
}

const none = (request: ReturnType<Case['request']> = {}, ...may: string[]): Case[] => [
  { target: null, request: () => request, may },
]
/** What is kept to a community is made with the community. */
const on = (target: ListKind | 'keptEntry', request: Case['request'], ...may: string[]): Case => ({ target, request, may })
const byId = (id: string | number) => ({ params: { id } })
const because = { reason: '记错' }
const entry = (ownerNo: string | number) => ({
  kind: 'need',
  ownerNo,
  title: '条目',
  category: 'venue',
  unit: '间',
  fromOn: '2026-11-01',
  visibility: 'own',
})
/** Who keeps each agenda that was made: it stays with them when it is corrected. */
const agendaOwnerOf = new Map<string | number, number>()
const agendaOf = (ownerNo: string | number) => ({
  ownerNo,
  title: '需求计划',
  fromOn: '2026-11-01',
  untilOn: '2027-01-01',
  steps: [{ title: '摸清需求', dueOn: '2026-11-30' }],
})
const code = 'ABCDE-FGHJK'

export const listCases: Readonly<Record<string, readonly Case[]>> = {
  'lists.getWords': none(),
  'lists.getMine': none(),
  'lists.getCommunities': none(),
  'lists.countCommunities': none(),
  'lists.exportCommunities': none(),
  'lists.listEntries': none(),
  'lists.exportEntries': none(),
  'lists.getEntry': [on('entry', byId), on('keptEntry', byId)],
  'lists.submitEntry': [on('lister', (no) => ({ body: entry(no) }))],
  'lists.correctEntry': [on('entry', (id, { home }) => ({ ...byId(id), body: entry(home.id), ifMatch: 1 }))],
  'lists.checkEntry': [on('entry', (id) => ({ ...byId(id), body: { outcome: 'publish' } }))],
  'lists.checkEntries': [on('entry', (id) => ({ body: { ids: [id], outcome: 'publish' } }))],
  'lists.closeEntry': [on('entry', (id) => ({ ...byId(id), body: because }))],
  'lists.linkEntries': [on('entry', (id) => ({ ...byId(id), body: { otherId: id } }), 'entry-own-link')],
  'lists.listClaims': none(),
  'lists.exportClaims': none(),
  'lists.findPartners': none({ query: { q: '党支部' } }),
  'lists.claimEntry': [on('entry', (id, { home }) => ({ ...byId(id), body: { asNo: home.id } }), 'entry-closed')],
  'lists.actOnClaim': [
    on('claim', (id) => ({ ...byId(id), body: { deed: 'follow', side: 'owner', line: '进展' } }), 'claim-other-side'),
  ],
  'lists.listOpen': none(),
  'lists.claimOpen': [
    on('openEntry', (id) => ({ ...byId(id), body: { who: 'resident', name: '居民', phone: '13900000003', consent: true } })),
  ],
  'lists.findOpenClaim': [{ target: null, request: () => ({ body: { code } }), may: ['claim-not-found'] }],
  'lists.tellOpenClaim': [
    { target: null, request: () => ({ body: { code, deed: 'follow', line: '进展' } }), may: ['claim-not-found'] },
  ],
  'lists.downloadTemplate': none(),
  'lists.uploadSheet': none({ upload: true }, 'list-sheet-unreadable'),
  'lists.listSheets': none(),
  'lists.getSheet': [on('listSheet', byId)],
  'lists.applySheet': [on('listSheet', byId)],
  'lists.undoSheet': [on('listSheet', byId)],
  'lists.downloadRefused': [on('listSheet', byId)],
  'lists.listSigned': none(),
  'lists.exportSigned': none(),
  'lists.signList': [on('lister', (no) => ({ body: { ownerNo: no, title: '清单', signedOn: '2026-11-02' } }))],
  'lists.retractSigned': [on('signedList', (id) => ({ ...byId(id), body: because }))],
  'lists.listMeetings': none(),
  'lists.exportMeetings': none(),
  'lists.recordMeeting': [
    on('lister', (no) => ({ body: { hostNo: no, kind: 'community', heldOn: '2026-11-02', title: '对接会' } })),
  ],
  'lists.retractMeeting': [on('meeting', (id) => ({ ...byId(id), body: because }))],
  'lists.listVisits': none(),
  'lists.exportVisits': none(),
  'lists.recordVisit': [
    on('lister', (no) => ({ body: { unitNo: no, madeOn: '2026-11-02', visitors: '工作组', finding: '有场地' } })),
  ],
  'lists.retractVisit': [on('surveyed', (id) => ({ ...byId(id), body: because }))],
  'lists.listContributions': none(),
  'lists.findServed': none(),
  'lists.exportContributions': none(),
  'lists.recordContribution': [
    on('lister', (no) => ({
      body: { unitNo: no, source: '某企业', category: 'funds', amountFen: 100, receivedOn: '2026-11-02', purpose: '服务' },
    })),
  ],
  'lists.retractContribution': [on('linkedIn', (id) => ({ ...byId(id), body: because }))],
  'lists.listAgendas': none(),
  'lists.exportAgendas': none(),
  'lists.getAgenda': [on('agenda', byId)],
  'lists.draftAgenda': [on('lister', (no) => ({ body: agendaOf(no) }))],
  'lists.correctAgenda': [on('agenda', (id) => ({ ...byId(id), body: agendaOf(agendaOwnerOf.get(id) ?? 1), ifMatch: 1 }))],
  'lists.publishAgenda': [on('agenda', (id) => ({ ...byId(id), body: {} }))],
  'lists.endAgenda': [on('agenda', (id) => ({ ...byId(id), body: because }), 'agenda-cannot')],
  'lists.withdrawAgenda': [on('agenda', (id) => ({ ...byId(id), body: because }))],
  'lists.placeEntry': [on('entry', (id) => ({ ...byId(id), body: { stepId: null } }))],
  'lists.listMatches': none(),
  'lists.runMatching': [on('lister', (no) => ({ body: { nodeNo: no } }), 'match-nothing')],
  'lists.getMatch': [on('match', byId)],
  'lists.exportMatch': [on('match', byId)],
  'lists.getPool': none(),
  'lists.listGuarantees': none(),
  'lists.exportGuarantees': none(),
  'lists.listDeficits': none(),
  'lists.exportDeficits': none(),
  'lists.listLoad': none(),
  'lists.exportLoad': none(),
  'lists.listDuties': none({ query: { unitNo: 1 } }),
  'lists.exportDuties': none(),
  'lists.decidePair': [on('pair', (id) => ({ ...byId(id), body: { accept: false, reason: '另有安排' } }), 'match-not-found')],
}
