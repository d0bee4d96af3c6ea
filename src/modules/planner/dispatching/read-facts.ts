import { sql } from 'kysely'
import type { Day } from '../../../kernel/dates.ts'
import type { RuleVersion } from '../../../kernel/rule.ts'
import type { Call } from '../../../platform/commands/operation.ts'
import { reachedBy } from '../../../platform/db/reached.ts'
import { type AreaCentre, centresOfAreas } from '../../map/index.ts'
import { readStaffing, type StaffedPerson, type Staffing } from '../../workforce/index.ts'
import type { LonLat } from '../geometry.ts'
import type { PlanNode } from '../queries.ts'
import type { DispatchFacts, GuidedUnit, HeldLine } from './facts.ts'
import { type DispatchParameters, type DispatchRule, dispatchRule, type DispatchSide } from './rule.ts'

type Reading = Pick<Call, 'tx' | 'scope' | 'services'>

interface PlaceRow {
  no: number
  name: string
  lon: number | null
  lat: number | null
  street_no: number | null
  community_no: number | null
  industry_no: number | null
}

/**
 * Organisations of a node that are owed somebody, the people who serve them or are sent to, and who serves whom today. What is owed is
 * read by the rules on people and by nothing else. An instructor stands where the sender stands: a body at its own place, a street in
 * its middle.
 */
export async function readDispatchFacts(
  call: Reading,
  node: PlanNode,
  day: Day,
  chosen: Pick<DispatchParameters, 'for'>,
): Promise<{ facts: DispatchFacts; rule: RuleVersion<DispatchRule> }> {
  const place = node.kind === 'district' ? { districtNo: node.no } : { streetNo: node.no }
  const staffing = await readStaffing(call, day, node.districtNo, place)
  const centres = await centresOfAreas(call, node.districtNo)
  const rows = await listPlaces(call, day, node)
  const areas = await listAreas(call, node.districtNo, staffing)
  const owed = staffing.units.filter((unit) => chosen.for === 'all' || !unit.hasPartyOrg)
  const rule = await dispatchRule(call.tx, node.districtNo, day, staffing.rules, owed.some((unit) => unit.workerOwed)) // prettier-ignore
  const { sides } = rule.params
  const units = owed.flatMap((unit): GuidedUnit[] => {
    const row = rows.get(unit.no)
    if (!row) return []
    const instructors: readonly DispatchSide[] = sides.includes('any') ? ['any'] : unit.sides
    const worker = unit.workerOwed && sides.includes('full-time')
    const { no, streetNo, supervisorNo: departmentNo, size, hasPartyOrg, fullTime, liaison, members } = unit
    const at = placeOf(row, centres)
    return [
      {
        no,
        name: row.name,
        ...at,
        streetNo,
        departmentNo,
        industryNo: row.industry_no,
        size,
        hasPartyOrg,
        fullTime,
        liaison,
        members,
        sides: worker ? [...instructors, 'full-time'] : instructors,
      },
    ]
  })
  const sideOf = (person: StaffedPerson): DispatchSide | null =>
    person.role === 'full_time_worker' ? 'full-time' : sides.includes('any') ? 'any' : person.side
  const placed = staffing.people.map((person) => ({ person, side: sideOf(person), ...senderOf(person, staffing, areas, rows) }))
  const inPlace = new Set(staffing.posts.map((post) => post.personId))
  const mayServe = placed.filter(
    ({ person, side, streetNo }) =>
      side !== null &&
      sides.includes(side) &&
      (inPlace.has(person.id) || node.kind === 'district' || side === 'business' || streetNo === node.no),
  )
  const { posts, second } = linesOf(staffing, units, new Map(mayServe.map(({ person, side }) => [person.id, side!])))
  const decided = Map.groupBy(posts, (post) => post.personId)
  return {
    rule,
    facts: {
      units,
      people: mayServe.map(({ person, side, streetNo, departmentNo, at }) => ({
        id: person.id,
        sender: person.sender,
        side: side!,
        place: at ?? (streetNo === null ? null : centreOf(centres, streetNo)),
        streetNo,
        departmentNo,
        industryNos: person.industryNos,
        elsewhere: Math.max(0, person.load - (decided.get(person.id)?.length ?? 0)),
        capacity: person.capacity,
        source: person.source,
      })),
      posts,
      centres: [...areas.streets.keys()].flatMap((no) => {
        const centre = centreOf(centres, no)
        return centre === null ? [] : [{ no, place: centre }]
      }),
      areas: Object.fromEntries(areas.names),
      unknownSide: placed.filter(({ side }) => side === null).length,
      second,
    },
  }
}

/** One line a unit and side, whoever has served longest; the others stay as they are. */
function linesOf(staffing: Staffing, units: readonly GuidedUnit[], sideOf: ReadonlyMap<string, DispatchSide>) {
  const known = new Map(units.map((unit) => [unit.no, unit]))
  const lines = staffing.posts
    .flatMap(({ unitNo, personId, fromOn }): HeldLine[] => {
      const side = sideOf.get(personId)
      return side !== undefined && known.get(unitNo)?.sides.includes(side) ? [{ unitNo, side, personId, fromOn }] : []
    })
    .sort(
      (a, b) => a.unitNo - b.unitNo || (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : a.personId < b.personId ? -1 : 1),
    )
  const posts = [...Map.groupBy(lines, (line) => `${line.unitNo} ${line.side}`).values()].map(([first]) => first!)
  return { posts, second: lines.length - posts.length }
}

async function listPlaces({ tx, scope }: Reading, day: Day, node: PlanNode): Promise<Map<number, PlaceRow>> {
  const { rows } = await sql<PlaceRow>`
    select u.unit_no as no, u.name, u.lon, u.lat, u.street_no, u.community_no, u.industry_no from organisations.unit_on(${day}::date) u
    where (u.kind = 'social_org' and u.status = 'active' and u.scope_nodes && array[${node.no}]::integer[]
        or u.kind = 'public_body' and u.district_no = ${node.districtNo}) and ${reachedBy(scope, 'u.scope_nodes')}`.execute(tx)
  return new Map(rows.map((row) => [row.no, row]))
}

interface Areas {
  readonly names: ReadonlyMap<number, string>
  readonly streets: ReadonlyMap<number, string>
  readonly departments: ReadonlyMap<string, number>
}

async function listAreas({ tx }: Reading, districtNo: number, staffing: Staffing): Promise<Areas> {
  const { rows } = await sql<{ no: number; kind: string; name: string }>`
    select f.no, f.kind, f.name from organisations.frame() f where f.district_no = ${districtNo} and f.kind in ('street', 'industry')`.execute(
    tx,
  )
  const wanted = [...staffing.units.map((unit) => unit.supervisorNo), ...staffing.people.map((person) => person.bodyNo)]
  const bodies = [...new Set(wanted.filter((no) => no !== null))]
  const named = await sql<{ no: number; kind: string; name: string }>`
    select no, kind, name from organisations.name_of(${bodies}::integer[])`.execute(tx)
  const departments = named.rows.filter((row) => row.kind === 'public_body')
  return {
    names: new Map([...rows, ...named.rows].map((row) => [row.no, row.name])),
    streets: new Map(rows.filter((row) => row.kind === 'street').map((row) => [row.no, row.name])),
    departments: new Map(departments.map((row) => [row.name, row.no])),
  }
}

/** The street or department behind an instructor: the body that sends, else what the name of the sender tells. */
function senderOf(person: StaffedPerson, staffing: Staffing, areas: Areas, rows: ReadonlyMap<number, PlaceRow>) {
  const { bodyNo, sender } = person
  const street = [...areas.streets].find(([no, name]) => no === bodyNo || (bodyNo === null && sender.startsWith(name)))
  const departmentNo = bodyNo !== null && !street ? bodyNo : (areas.departments.get(sender) ?? null)
  const body = departmentNo === null ? undefined : rows.get(departmentNo)
  const streetNo = street?.[0] ?? body?.street_no ?? null
  const at: LonLat | null = body?.lon != null && body.lat != null ? { lon: body.lon, lat: body.lat } : null
  return { streetNo, departmentNo, at }
}

const centreOf = (centres: ReadonlyMap<number, AreaCentre>, no: number): LonLat | null => {
  const centre = centres.get(no)
  return centre ? { lon: centre.lon, lat: centre.lat } : null
}

function placeOf(row: PlaceRow, centres: ReadonlyMap<number, AreaCentre>): { place: LonLat | null; standIn: boolean } {
  if (row.lon !== null && row.lat !== null) return { place: { lon: row.lon, lat: row.lat }, standIn: false }
  return { place: centreOf(centres, row.community_no ?? 0) ?? centreOf(centres, row.street_no ?? 0), standIn: true }
}
