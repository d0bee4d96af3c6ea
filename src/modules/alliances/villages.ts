import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { alliances } from './contract.ts'
import { type AgreementFacts, bindsOn, inForceFrom, standsAt } from './rules/agreements.ts'
import { partnersOf, type Tie, type VillageState, villageStateOf, villageStates } from './rules/villages.ts'
import { type Book, booksOf } from './settings.ts'
import { namedIn, namesOf } from './store.ts'

export type VillageFilter = Partial<Omit<QueryOf<typeof alliances.listVillagePartners>, 'page' | 'pageSize'>>
type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

interface UnitRow {
  readonly no: number
  readonly name: string
  readonly kind: string
  readonly status: string
  readonly streetNo: number | null
  readonly districtNo: number
  readonly partyNos: number[]
}

interface Village {
  readonly no: number
  readonly name: string
  readonly area: string
  readonly districtNo: number
}

interface Bond extends Tie {
  readonly id: string
  readonly no: number
  readonly title: string
  /** Everyone in it, of whatever kind. */
  readonly nos: readonly number[]
}

interface Ruled {
  readonly book: Book
  readonly units: NonNullable<ReturnType<typeof unitsRule>>
  readonly least: NonNullable<ReturnType<typeof leastRule>>
}
const unitsRule = (book: Book, day: Day) => book.find('alliance.village-units', day)
const leastRule = (book: Book, day: Day) => book.find('alliance.village-least', day)

/** Units of the kinds a rule names, with their Party organisations: those in reach, and those a Party organisation in reach covers. */
async function readUnits({ tx, scope }: Asking, filter: VillageFilter, kinds: readonly string[], day: Day): Promise<UnitRow[]> {
  const { districtNo = null, kind = null, q = null } = filter
  const like = likeOf(q)
  const reached = (of: readonly string[]) =>
    sql`array(select u.unit_no from organisations.unit_on(${day}::date) u where u.kind = any (${[...of]}::text[]) and ${reachedBy(scope, 'u.scope_nodes')})`
  const { rows } = await sql<UnitRow>`
    select unit_no as no, name, kind, status, street_no as "streetNo", district_no as "districtNo", party_nos as "partyNos"
    from alliances.units_with_parties(${reached(kinds)}, ${reached(['party_org'])}, ${[...kinds]}::text[], ${day}::date)
    where district_no is not null and (${districtNo}::integer is null or district_no = ${districtNo}) and (${kind}::text is null or kind = ${kind})
      and (${like}::text is null or name ilike ${like}) order by name, unit_no`.execute(tx)
  return rows
}

/** Agreements in force and communities with these units or Party organisations in them, on the day. */
async function readBonds({ tx }: Asking, nos: readonly number[], day: Day): Promise<Omit<Bond, 'partnerNos'>[]> {
  const wanted = [...new Set(nos)]
  const { rows: pacts } = await sql<AgreementFacts & { id: string; no: number; kind: string; title: string }>`
    select id, no, kind, title, from_on as "fromOn", until_on as "untilOn", proposed_on as "proposedOn", closed_as as "closedAs", closed_on as "closedOn", sides
    from alliances.agreements_among(${wanted}::integer[])`.execute(tx)
  const { rows: communities } = await sql<{ id: string; no: number; name: string; since: Day; nos: number[] }>`
    select id, no, name, established_on as since, member_nos as nos from alliances.communities_among(${wanted}::integer[], ${day}::date)`.execute(
    tx,
  )
  return [
    // The charter of a community binds its members as members: the community itself is the record.
    ...pacts
      .filter((pact) => pact.kind !== 'charter' && bindsOn(pact, day))
      .map((pact) => ({
        way: 'agreement' as const,
        id: pact.id,
        no: pact.no,
        title: pact.title,
        since: inForceFrom(pact),
        nos: pact.sides.map((side) => side.unitNo),
      })),
    ...communities.map(({ name, ...one }) => ({ way: 'community' as const, title: name, ...one })),
  ]
}

async function readVillages({ tx }: Asking, ruled: ReadonlyMap<number, Ruled>, day: Day): Promise<Map<number, Village>> {
  const villages = new Map<number, Village>()
  for (const [districtNo, { units }] of ruled) {
    const { edges, kind } = units.params.partner
    const { rows } = await sql<Village>`select no, name, area, district_no as "districtNo"
      from alliances.village_orgs(array[${districtNo}]::integer[], ${edges}::text[], ${kind}, ${day}::date)`.execute(tx)
    for (const row of rows) villages.set(row.no, row)
  }
  return villages
}

async function openFor({ tx }: Asking, bonds: readonly { readonly id: string }[]): Promise<Set<string>> {
  const ids = bonds.map((bond) => bond.id)
  const { rows } = await sql<{ id: string }>`
    select a.id from alliances.agreement a where a.id = any (${ids}::uuid[])
    union all select c.id from alliances.community c where c.id = any (${ids}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** The rules of the districts, by district; one that has no such rule asks nobody. */
async function ruledDistricts({ tx }: Asking, day: Day): Promise<Map<number, Ruled>> {
  const books = await booksOf(tx)
  const { rows } = await sql<{ no: number }>`select no from organisations.frame() where kind = 'district' order by no`.execute(tx)
  return new Map(
    rows.flatMap(({ no }) => {
      const book = books(no)
      const [units, least] = [unitsRule(book, day), leastRule(book, day)]
      return units && least ? [[no, { book, units, least }] as const] : []
    }),
  )
}

/** The one list behind page, export, figure and reminder: every unit the rule names, by name; nobody is put before anybody. */
export async function findVillagePartners(call: Asking, filter: VillageFilter) {
  const day = filter.asOf ?? call.today
  const ruled = await ruledDistricts(call, day)
  const kinds = [...new Set([...ruled.values()].flatMap(({ units }) => units.params.kinds))]
  const rows = (await readUnits(call, filter, kinds, day)).filter((row) =>
    ruled.get(row.districtNo)?.units.params.kinds.includes(row.kind),
  )
  const villages = await readVillages(call, ruled, day)
  const bonds = await readBonds(
    call,
    rows.flatMap((row) => [row.no, ...row.partyNos]),
    day,
  )
  const opens = await openFor(call, bonds)
  const names = await namesOf(
    call.tx,
    rows.flatMap((row) => row.partyNos),
    day,
  )
  const villagesOf = (districtNo: number) => [...villages.values()].filter((village) => village.districtNo === districtNo).length
  const stood = rows
    .filter((row) => !filter.own || [row.no, ...row.partyNos].some((no) => standsAt(call.scope, no)))
    .map((row) => {
      const { units, least } = ruled.get(row.districtNo)!
      const rule = { ...units.params, ...least.params }
      const sides = new Set([row.no, ...row.partyNos])
      const own = bonds.flatMap((bond): Bond[] => {
        const partnerNos = bond.nos.filter((no) => villages.has(no) && !sides.has(no))
        return bond.nos.some((no) => sides.has(no)) && partnerNos.length > 0 && rule.ways.includes(bond.way)
          ? [{ ...bond, partnerNos }]
          : []
      })
      const partners = partnersOf(own, rule)
      return {
        no: row.no,
        name: row.name,
        kind: row.kind,
        ...villageStateOf(row, partners.length, villagesOf(row.districtNo), rule),
        parties: row.partyNos.map((no) => namedIn(names, no)),
        partners: partners.map((no) => ({ no, name: villages.get(no)!.name, area: villages.get(no)!.area })),
        evidence: own.map(({ way, id, no, title, since }) => ({ way, id, no, title, since, reached: opens.has(id) })),
        districtNo: row.districtNo,
      }
    })
  return { rows: filter.asked ? stood.filter((row) => row.state !== 'not-applicable') : stood, ruled, kinds }
}

export type VillageRow = Awaited<ReturnType<typeof findVillagePartners>>['rows'][number]

/** What is asked and what counts, where every district of the list says the same. */
function basisOf(rows: readonly VillageRow[], ruled: ReadonlyMap<number, Ruled>) {
  const of = [...new Set(rows.map((row) => row.districtNo))].flatMap((no) => ruled.get(no) ?? [])
  const told = (of.length > 0 ? of : [...ruled.values()].slice(0, 1)).map(({ units, least }) => ({
    least: least.params.least,
    zh: units.params.zh,
    en: units.params.en,
    rules: [least, units].map(({ ref, stated }) => ({ ...ref, stated })),
  }))
  return new Set(told.map((one) => JSON.stringify(one))).size === 1 ? told[0]! : null
}

export async function kindWords({ tx }: Pick<Asking, 'tx'>, kinds: readonly string[]) {
  const { rows } = await sql<{ code: string; zh: string; en: string }>`
    select code, zh, en from organisations.unit_kind where code = any (${kinds}::text[]) order by array_position(${kinds}::text[], code)`.execute(
    tx,
  )
  return rows
}

export const listVillagePartners = query(alliances.listVillagePartners, async (call) => {
  const { page, pageSize, state, ...filter } = call.query
  const { rows, ruled, kinds } = await findVillagePartners(call, filter)
  const items = rows.filter((row) => state === undefined || row.state === state)
  const counts = Object.fromEntries(villageStates.map((one) => [one, rows.filter((row) => row.state === one).length]))
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize).map(({ districtNo: _district, ...row }) => row),
    total: items.length,
    page,
    pageSize,
    counts: counts as Record<VillageState, number>,
    kinds: await kindWords(call, kinds),
    basis: basisOf(rows, ruled),
  }
})
