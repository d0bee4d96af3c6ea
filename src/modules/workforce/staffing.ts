import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { sizeOf } from '../../kernel/readings.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { drawPicture, fullTimeLoadsOn, loadsOn, type PlaceFilter, type Reader, socialOrgs, type UnitView } from './facts.ts'
import type { NominatedRole } from './nominations.ts'
import { type Rules, type Side, sides } from './rules/duties.ts'

/** What a plan of who guides whom has to know of an organisation. */
export interface StaffedUnit {
  readonly no: number
  readonly streetNo: number | null
  readonly supervisorNo: number | null
  /** People as the rule on large organisations counts them; null when not stated. */
  readonly size: number | null
  readonly hasPartyOrg: boolean
  readonly fullTime: boolean
  readonly liaison: boolean
  /** Sides that owe it an instructor each; empty where the rule asks for no sides. */
  readonly sides: readonly Side[]
  /** A full-time worker is owed, and none stands at its Party organisation who would serve it already. */
  readonly workerOwed: boolean
  /** Full and probationary members. */
  readonly members: number
}

/** An instructor or full-time worker in post within the place, or sent and at hand; who is both counts as an instructor. */
export interface StaffedPerson {
  readonly id: string
  readonly role: NominatedRole
  readonly name: string
  readonly sender: string
  /** As sent, else as most posts tell; null when nothing tells. */
  readonly side: Side | null
  /** Organisations served in all, within the place or not. */
  readonly load: number
  readonly bodyNo: number | null
  readonly source: string | null
  readonly capacity: number | null
  readonly industryNos: readonly number[]
}

export interface Staffing {
  readonly rules: Rules
  readonly units: readonly StaffedUnit[]
  readonly people: readonly StaffedPerson[]
  readonly posts: readonly {
    readonly unitNo: number
    readonly personId: string
    readonly role: NominatedRole
    readonly side: Side | null
    readonly fromOn: Day
  }[]
}

interface SentRow {
  id: string
  name: string
  sender: string
  side: Side
  role: NominatedRole
  body_no: number
  source: string | null
  capacity: number | null
  industry_nos: number[]
}

/** Active organisations of a place with the people who serve them, and those sent who may; read with the rules of the district. */
export async function readStaffing(reader: Reader, day: Day, districtNo: number, place: PlaceFilter): Promise<Staffing> {
  const picture = await drawPicture(reader, day, place)
  const { rules } = picture.settingsFor(districtNo)
  const basis = rules['coverage.headcount']?.params.headcount_basis ?? 'staff'
  const units = socialOrgs(picture)
  const sent = await listSent(reader, day, districtNo)
  const instructors = await staffOf(reader, day, 'instructor', units, sent)
  const known = new Set(instructors.people.map((person) => person.id))
  const others = new Map([...sent].filter(([id]) => !known.has(id)))
  const workers = await staffOf(reader, day, 'full_time_worker', units, others, known)
  const people = [...instructors.people, ...workers.people]
  const posts = [...instructors.posts, ...workers.posts]
  const served = new Set(workers.posts.map((post) => post.unitNo))
  return {
    rules,
    units: units.map((unit) => ({
      no: unit.no,
      streetNo: unit.streetNo,
      supervisorNo: unit.supervisor_no,
      size: sizeOf(unit.facts, basis),
      hasPartyOrg: unit.facts.hasPartyOrg,
      fullTime: unit.facts.fullTime,
      liaison: unit.facts.liaisons > 0,
      sides: sides.filter((side) => unit.duties[side] !== 'not-applicable'),
      workerOwed: unit.duties['full-time'] === 'missing' || (unit.duties['full-time'] === 'met' && served.has(unit.no)),
      members: unit.facts.members,
    })),
    people: people.sort((a, b) => (a.id < b.id ? -1 : 1)),
    posts: posts.map(({ unitNo, personId, role, side, fromOn }) => ({ unitNo, personId, role, side, fromOn })),
  }
}

/** Who serves in a role, and who is sent for it; `except` are those who count elsewhere already. */
async function staffOf(
  { tx }: Reader,
  day: Day,
  role: NominatedRole,
  units: readonly UnitView[],
  sent: ReadonlyMap<string, SentRow>,
  except: ReadonlySet<string> = new Set(),
) {
  const posts = units.flatMap((unit) =>
    unit.posts
      .filter((post) => post.role === role && !except.has(post.personId))
      .map(({ personId, name, sender, side, source, fromOn }) => ({
        unitNo: unit.no,
        role,
        personId,
        name,
        sender,
        side,
        source,
        fromOn,
      })),
  )
  const held = Map.groupBy(posts, (post) => post.personId)
  const free = [...sent].filter(([, row]) => row.role === role).map(([id]) => id)
  const ids = [...new Set([...held.keys(), ...free])]
  const loads = await (role === 'instructor' ? loadsOn : fullTimeLoadsOn)(tx, ids, day)
  const people = ids.map((id): StaffedPerson => {
    const own = held.get(id) ?? []
    const row = sent.get(id)
    return {
      id,
      role,
      name: row?.name ?? own[0]!.name,
      sender: row?.sender ?? own[0]!.sender,
      side: row?.side ?? mostOf(own.map((post) => post.side)),
      load: loads.get(id) ?? 0,
      bodyNo: row?.body_no ?? null,
      source: row?.source ?? own[0]?.source ?? null,
      capacity: row?.capacity ?? null,
      industryNos: row?.industry_nos ?? [],
    }
  })
  return { posts, people }
}

/** The side told most often, the first of the list when as often. */
function mostOf(told: readonly (Side | null)[]): Side | null {
  const counts = sides.map((side) => ({ side, count: told.filter((one) => one === side).length }))
  const [first] = counts.sort((a, b) => b.count - a.count)
  return first && first.count > 0 ? first.side : null
}

async function listSent({ tx, scope }: Reader, day: Day, districtNo: number): Promise<Map<string, SentRow>> {
  const { rows } = await sql<SentRow>`
    select n.person_id as id, w.name, w.sender_name as sender, n.side, n.role, n.body_no, n.source, n.capacity, n.industry_nos
    from workforce.nomination n join workforce.person w on w.id = n.person_id join organisations.unit u on u.no = n.body_no
    where w.district_no = ${districtNo} and ${reachedBy(scope, 'u.scope_nodes')} and n.from_on <= ${day}::date and (n.until_on is null or n.until_on > ${day}::date)`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
