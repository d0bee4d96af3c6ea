import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { addDays } from '../../kernel/dates.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { Offer } from '../../platform/contributions/offers.ts'
import { findDue } from '../activities/index.ts'
import { alliances } from './contract.ts'
import { leadsOn } from './network.ts'
import { type AgreementFacts, bindsOn } from './rules/agreements.ts'
import {
  type Give,
  type Lack,
  type Organisation,
  pairKey,
  type PairingState,
  pairingStates,
  suggestPairs,
} from './rules/pairing.ts'
import { booksOf } from './settings.ts'

type Filter = Partial<Omit<QueryOf<typeof alliances.listPairing>, 'page' | 'pageSize'>>
type Asking = Pick<Call, 'tx' | 'scope' | 'today' | 'can' | 'services'>
interface Party extends Organisation {
  readonly districtNo: number
  readonly streets: string[]
  readonly industries: string[]
  /** Members on record; null where none is. */
  readonly members: number | null
}

/** Party organisations in reach that work, with their street, industry and members on record. */
async function readParties({ tx, scope, today }: Asking): Promise<Party[]> {
  const { rows } = await sql<Party>`
    with home as (
      select u.unit_no as no, u.street_no, u.industry_no from organisations.unit_on(${today}::date) u where u.kind = 'party_org'
      union select e.from_no, case t.kind when 'street' then t.unit_no else t.street_no end, case t.kind when 'industry' then t.unit_no else t.industry_no end
        from organisations.edge_on(${today}::date) e join organisations.unit_on(${today}::date) t on t.unit_no = e.to_no
        where e.type in ('covers', 'hub_of', 'core_of')),
    placed as (
      select h.no, array_agg(distinct h.street_no) filter (where h.street_no is not null) as street_nos, array_agg(distinct h.industry_no) filter (where h.industry_no is not null) as industry_nos,
        array_agg(distinct s.name) filter (where s.name is not null) as streets, array_agg(distinct i.name) filter (where i.name is not null) as industries
      from home h left join organisations.frame() s on s.no = h.street_no left join organisations.frame() i on i.no = h.industry_no group by h.no)
    select u.unit_no as no, u.name, u.district_no as "districtNo", coalesce(p.street_nos, '{}') as "streetNos", coalesce(p.industry_nos, '{}') as "industryNos",
      coalesce(p.streets, '{}') as streets, coalesce(p.industries, '{}') as industries, coalesce(m.count, u.full_members) as members
    from organisations.unit_on(${today}::date) u left join placed p on p.no = u.unit_no
    left join (select branch_no, count(*)::integer as count from members.member_on(${today}::date) group by branch_no) m on m.branch_no = u.unit_no
    where u.kind = 'party_org' and u.status = 'active' and u.district_no is not null and coalesce(u.form, 'own') <> 'temporary' and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  return rows
}

interface Standing {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly nos: number[]
}

async function findOffers({ tx, today, can, services }: Asking, nos: readonly number[]): Promise<Offer[]> {
  const found: Offer[] = []
  for (const source of services.contributions.offers) {
    const scope = can(source.action)
    if (scope !== null) found.push(...(await source.find({ tx, scope, today }, nos)))
  }
  return found
}

/** Pairs joined already: by an agreement that binds today, or in one community that lives. */
async function readBound({ tx, today }: Asking, nos: readonly number[], communities: readonly Standing[]): Promise<Set<string>> {
  const { rows: pacts } = await sql<AgreementFacts & { kind: string }>`
    select kind, from_on as "fromOn", until_on as "untilOn", proposed_on as "proposedOn", closed_as as "closedAs", closed_on as "closedOn", sides
    from alliances.agreements_among(${[...nos]}::integer[])`.execute(tx)
  const groups = [
    ...pacts.filter((pact) => bindsOn(pact, today)).map((pact) => pact.sides.map((side) => side.unitNo)),
    ...communities.map((one) => one.nos),
  ]
  return new Set(groups.flatMap((group) => group.flatMap((one, at) => group.slice(at + 1).map((other) => pairKey(one, other)))))
}

/** The one list behind page and export: lacks and gifts are rows of the modules that keep them, as the reader sees them. */
export async function findPairing(call: Asking, filter: Filter) {
  const { tx, today } = call
  const books = await booksOf(tx)
  const parties = await readParties(call)
  const nos = parties.map(({ no }) => no)
  const rulesOf = (districtNo: number) => books(districtNo).find('alliance.pairing', today)
  const open = await findOffers(call, nos)
  const { rows: communities } = await sql<Standing>`
    select id, name, state, reach_nos as nos from alliances.community where state in ('active', 'demonstration', 'rectification') and reach_nos && ${nos}::integer[]`.execute(
    tx,
  )
  const leads = await leadsOn(tx, [...new Set(parties.map(({ districtNo }) => districtNo))], today)
  // The latest day of the month before: windows that have ended, so that nothing that may still be held is told.
  const dueOn = addDays(`${today.slice(0, 7)}-01`, -1)
  const due = call.can('activity.read') === null ? [] : (await findDue(call, { status: 'to-be-recorded', onDay: dueOn })).rows
  const waiting = Map.groupBy(
    due.filter((row) => row.until <= today),
    (row) => row.branch.no,
  )
  const inState = (state: string, no: number) => communities.filter((one) => one.state === state && one.nos.includes(no))
  const none = { id: null, title: null, count: null, category: null }
  const lacks = parties.flatMap(({ no: unitNo, districtNo, members }): Lack[] => {
    const params = rulesOf(districtNo)?.params
    if (!params) return []
    const before = addDays(today, -params.needWaitsDays)
    return [
      ...open
        .filter((one) => one.sort === 'wanted' && one.unitNo === unitNo && one.publishedOn <= before)
        .map(({ id, title, category }) => ({ ...none, unitNo, kind: 'open-need' as const, id, title, category })),
      ...(members !== null && members > 0 && members < params.fewMembers
        ? [{ ...none, unitNo, kind: 'few-members' as const, count: members }]
        : []),
      ...inState('rectification', unitNo).map(({ id, name }) => ({
        ...none,
        unitNo,
        kind: 'rectification' as const,
        id,
        title: name,
      })),
      ...((waiting.get(unitNo)?.length ?? 0) >= params.overdueLeast
        ? [{ ...none, unitNo, kind: 'life-overdue' as const, id: dueOn, count: waiting.get(unitNo)!.length }]
        : []),
    ]
  })
  const gives: Give[] = [
    ...open
      .filter((one) => one.sort === 'offered')
      .map(({ id, unitNo, title, category }) => ({ ...none, unitNo, kind: 'resource' as const, id, title, category })),
    ...parties.flatMap(({ no: unitNo }) =>
      inState('demonstration', unitNo).map(({ id, name }) => ({
        ...none,
        unitNo,
        kind: 'demonstration' as const,
        id,
        title: name,
      })),
    ),
    ...leads.map(({ no, field }) => ({ ...none, unitNo: no, kind: 'lead' as const, title: field })),
  ]
  const bound = await readBound(call, nos, communities)
  const known = new Map(parties.map((party) => [party.no, party]))
  const rows = [...Map.groupBy(parties, ({ districtNo }) => districtNo)]
    .flatMap(([districtNo, own]) => {
      const params = rulesOf(districtNo)?.params
      return params ? suggestPairs(own, lacks, gives, bound, params) : []
    })
    .map((row) => ({ ...row, party: known.get(row.no)! }))
    .filter(
      ({ party, lacks: own }) =>
        (filter.unitNo === undefined || party.no === filter.unitNo) &&
        (filter.streetNo === undefined || party.streetNos.includes(filter.streetNo)) &&
        (filter.districtNo === undefined || party.districtNo === filter.districtNo) &&
        (filter.lack === undefined || own.some(({ kind }) => kind === filter.lack)) &&
        (!filter.q || party.name.includes(filter.q)),
    )
    .toSorted((a, b) => (a.party.name < b.party.name ? -1 : a.party.name > b.party.name ? 1 : a.no - b.no))
  const nameOf = (no: number) => known.get(no)!.name
  const ruled = books(filter.districtNo ?? parties[0]?.districtNo ?? null).find('alliance.pairing', today)
  return { rows, nameOf, rule: ruled ? { ...ruled.ref, stated: ruled.stated } : null }
}

const shownOf = ({ kind, id, title, count }: Lack | Give) => ({ kind, id, title, count })

export const listPairing = query(alliances.listPairing, async (call) => {
  const { page, pageSize, state, ...filter } = call.query
  const { rows, nameOf, rule } = await findPairing(call, filter)
  const shown = rows.filter((row) => state === undefined || row.state === state)
  const items = shown.slice((page - 1) * pageSize, page * pageSize).map(({ party, suggestions, lacks, ...row }) => ({
    no: row.no,
    name: party.name,
    state: row.state,
    streets: party.streets,
    industries: party.industries,
    lacks: lacks.map((lack) => ({ ...shownOf(lack), kind: lack.kind })),
    suggestions: suggestions.map(({ no, near, reasons }) => ({
      no,
      name: nameOf(no),
      near: [...near],
      reasons: reasons.map(({ lack, give }) => ({ lack, give: { ...shownOf(give), kind: give.kind } })),
    })),
  }))
  const counts = Object.fromEntries(pairingStates.map((one) => [one, rows.filter((row) => row.state === one).length]))
  return {
    items,
    total: shown.length,
    page,
    pageSize,
    counts: counts as Record<PairingState, number>,
    rule,
    can: { draft: call.can('agreement.draft') !== null },
  }
})
