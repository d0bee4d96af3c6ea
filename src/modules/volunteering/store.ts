import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { volunteeringProblems as problems } from './problems.ts'

/** Whether a unit lies in reach; `column` is written by the query's author. */
export const unitReached = (scope: Call['scope'], column: string) =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.no = ${sql.ref(column)} and ${reachedBy(scope, 'u.scope_nodes')})`

/** Whether a published need `n` stands in a district one has something to do with: what is offered there may be read by everybody in it. */
export const needOffered = (scope: Call['scope']) =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`n.state <> 'draft' and exists (select from organisations.unit u where u.scope_nodes @> array[n.district_no]
        and ${reachedBy(scope, 'u.scope_nodes')})`

/** The calendar day of a service `v`, in the time zone of the office, lies in `[fromOn, untilOn)`. */
export const servedIn = (fromOn: Day, untilOn: Day) =>
  sql<boolean>`((v.from_at at time zone 'Asia/Shanghai')::date >= ${fromOn} and (v.from_at at time zone 'Asia/Shanghai')::date < ${untilOn})`

export async function unitNames(
  tx: Tx,
  nos: readonly (number | null)[],
  day: Day,
): Promise<(no: number) => { no: number; name: string }> {
  const wanted = [...new Set(nos.flatMap((no) => no ?? []))]
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from volunteering.names_of(${wanted}::integer[], ${day}::date)`.execute(tx)
  const names = new Map(rows.map((row) => [row.no, row.name]))
  return (no) => ({ no, name: names.get(no) ?? String(no) })
}

export interface Volunteer {
  readonly id: string
  readonly no: number
  readonly districtNo: number
  readonly homeNo: number | null
  readonly memberId: string | null
  readonly nameSealed: Buffer | null
  readonly phoneSealed: Buffer | null
  readonly bornSealed: Buffer | null
  readonly guardian: boolean
  readonly helpedByNo: number | null
}

const columns = sql`v.id, v.no, v.district_no as "districtNo", v.home_no as "homeNo", v.member_id as "memberId", v.name_sealed as "nameSealed",
  v.phone_sealed as "phoneSealed", v.born_sealed as "bornSealed", v.guardian_at is not null as guardian, v.helped_by_no as "helpedByNo"`

/** Volunteers by identifier under the reader's rows, locked where a movement is about to be decided. */
export async function findVolunteers(tx: Tx, ids: readonly string[], lock = false): Promise<Volunteer[]> {
  const { rows } = await sql<Volunteer>`
    select ${columns} from volunteering.volunteer v where v.id = any (${[...new Set(ids)]}::uuid[]) order by v.id ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows
}

/** A volunteer in reach. Throws `volunteer-not-found`. */
export async function getVolunteerRow(call: Pick<Call, 'tx'>, id: string): Promise<Volunteer> {
  const [found] = await findVolunteers(call.tx, [id])
  if (!found) throw problem(problems['volunteer-not-found'])
  return found
}

export const bornOf = ({ services }: Pick<Call, 'services'>, { bornSealed }: Pick<Volunteer, 'bornSealed'>): Day | null =>
  bornSealed === null ? null : services.crypto.open('volunteering.volunteer.born', bornSealed)

/** Whole names of volunteers, for themselves and for certificates only. */
export async function wholeNames(
  call: Pick<Call, 'tx' | 'services'>,
  volunteers: readonly Pick<Volunteer, 'id' | 'nameSealed'>[],
) {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select volunteer_id as id, name from volunteering.member_names(${volunteers.map(({ id }) => id)}::uuid[])`.execute(call.tx)
  const names = new Map(rows.map((row) => [row.id, row.name ?? '']))
  for (const { id, nameSealed } of volunteers)
    if (nameSealed) names.set(id, call.services.crypto.open('volunteering.volunteer.name', nameSealed))
  return names
}

/** Names as the reader may see them: whole of the own organisation, masked of every other. */
export async function shownNames(
  call: Pick<Call, 'tx' | 'services' | 'scope' | 'can'>,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const volunteers = await findVolunteers(call.tx, ids)
  const names = await wholeNames(call, volunteers)
  const own = await ownHomes(call, volunteers)
  return (id) => {
    const name = names.get(id) ?? ''
    return own.has(id) ? name : maskName(name)
  }
}

/** Volunteers whose home is the reader's own organisation: a secretary sees the own people whole, a committee nobody. */
async function ownHomes(call: Pick<Call, 'tx' | 'scope' | 'can'>, volunteers: readonly Volunteer[]): Promise<Set<string>> {
  const { scope } = call
  if (scope.everything) return new Set(volunteers.map(({ id }) => id))
  return new Set(volunteers.filter(({ homeNo }) => homeNo !== null && scope.nodes.includes(homeNo)).map(({ id }) => id))
}

/** The volunteer a member is, made on first need. Asked by who has seen the member. */
export async function volunteerOfMember(
  call: Pick<Call, 'tx' | 'actor'>,
  { memberId, homeNo, districtNo }: { memberId: string; homeNo: number | null; districtNo: number },
): Promise<{ id: string; homeNo: number | null }> {
  return asPlatform(call.tx, async () => {
    await sql`
      insert into volunteering.volunteer (id, district_no, home_no, member_id, account_id)
      values (gen_random_uuid(), ${districtNo}, ${homeNo}, ${memberId}, ${call.actor.accountId}) on conflict (member_id) where member_id is not null do nothing`.execute(
      call.tx,
    )
    const { rows } = await sql<{ id: string }>`
      update volunteering.volunteer set home_no = ${homeNo} where member_id = ${memberId} returning id`.execute(call.tx)
    return { id: rows[0]!.id, homeNo }
  })
}

export interface OwnMember {
  readonly member_id: string
  readonly member_name: string
  readonly district_no: number
  readonly branch_no: number | null
}

/** The member whose account is signed in. */
export async function findOwnMember(call: Pick<Call, 'tx' | 'today'>): Promise<OwnMember | null> {
  const { rows } = await sql<OwnMember>`select * from members.own_member_on(${call.today}::date)`.execute(call.tx)
  return rows[0] ?? null
}

/** The volunteer a member is, where nothing is made: null until somebody has signed up once. To be asked as the platform. */
export async function findOwnVolunteer({ tx }: Pick<Call, 'tx'>, memberId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from volunteering.volunteer where member_id = ${memberId}`.execute(tx)
  return rows[0]?.id ?? null
}

export const about = (objectType: string, objectId: string, field: string, unitNo?: number) => ({
  objectType,
  objectId,
  fields: [field],
  ...(unitNo === undefined ? {} : { detail: { unitNo } }),
})
