import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { type CommunityRow, requireCommunity, standing } from './communities.ts'
import { alliances } from './contract.ts'
import { lineKinds, listedKinds } from './contract-life.ts'
import { aboutCommunity } from './founding.ts'
import { runs } from './life.ts'
import { allianceProblems as problems } from './problems.ts'
import { lives } from './rules/communities.ts'
import { booksOf, wordsOf, workLinesOf } from './settings.ts'
import { namedIn, namesOf, reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>
export type LineFilter = Partial<Omit<QueryOf<typeof alliances.listLines>, 'page' | 'pageSize'>>

export interface LineRow {
  readonly id: string
  readonly no: number
  readonly kind: string
  readonly unitNo: number
  readonly onDay: Day
  readonly title: string
  readonly body: string | null
  readonly mode: string | null
  readonly activityNo: number | null
  readonly tags: string[]
  readonly solvedOn: Day | null
  readonly solution: string | null
}

/** The one list behind page, export and every item of a year. */
export async function readLines(call: Pick<Call, 'tx'>, id: string, filter: LineFilter): Promise<LineRow[]> {
  const { kind = null, unitNo = null, open = null, year } = filter
  const fromOn = filter.fromOn ?? (year === undefined ? null : `${year}-01-01`)
  const untilOn = filter.untilOn ?? (year === undefined ? null : `${year + 1}-01-01`)
  const like = likeOf(filter.q)
  const { rows } = await sql<LineRow>`
    select l.id, l.no, l.kind, l.unit_no as "unitNo", l.on_day as "onDay", l.title, l.body, l.mode, l.activity_no as "activityNo", l.tags,
      l.solved_on as "solvedOn", l.solution
    from alliances.line l where l.community_id = ${id} and l.retracted_at is null and (${kind}::text is null or l.kind = ${kind})
      and (${unitNo}::integer is null or l.unit_no = ${unitNo}) and (${open}::text is null or l.kind = 'problem' and l.solved_on is null)
      and (${fromOn}::date is null or l.on_day >= ${fromOn}) and (${untilOn}::date is null or l.on_day < ${untilOn})
      and (${like}::text is null or l.title ilike ${like} or l.body ilike ${like}) order by l.on_day desc, l.no desc`.execute(
    call.tx,
  )
  return rows
}

export const listLines = query(alliances.listLines, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const row = await requireCommunity(call, call.params.id)
  const all = await readLines(call, row.id, filter)
  const shown = all.slice((page - 1) * pageSize, page * pageSize)
  const nos = shown.map((line) => line.unitNo)
  const names = await namesOf(call.tx, nos, call.today)
  const own = await reachedOf(call.tx, call.can('community.run'), nos)
  return {
    items: shown.map(({ unitNo, ...line }) => ({
      ...line,
      unit: namedIn(names, unitNo),
      can: { change: lives(row.state) && own.has(unitNo) },
    })),
    total: all.length,
    page,
    pageSize,
    can: { record: lives(row.state) && (await runs(call, row)) },
  }
})

/** A community that lives and one of whose members the caller acts for. */
export async function getRun(call: Call, id: string, unitNo: number | null): Promise<CommunityRow> {
  const row = await requireCommunity(call, id)
  const nos = standing(row).map((member) => member.unitNo)
  if (unitNo !== null && !nos.includes(unitNo)) throw problem(problems['community-member-unknown'])
  if ((await reachedOf(call.tx, call.scope, unitNo === null ? nos : [unitNo])).size === 0)
    throw problem(problems['community-member-unknown'])
  if (!lives(row.state)) throw problem(problems['community-cannot-move'])
  return row
}

/** Tags of an experience, each a word of the district. */
export function tagsIn(words: ReturnType<typeof wordsOf>, tags: readonly string[]): string[] {
  const strange = tags.find((code) => !words.tags.some((one) => one.code === code))
  if (strange) throw problem(problems['community-word-unknown'], { word: strange })
  return [...new Set(tags)]
}

export const recordLine = command(alliances.recordLine, async (call) => {
  const { tx, body, today } = call
  const row = await getRun(call, call.params.id, body.unitNo)
  if (listedKinds.includes(body.kind)) throw problem(problems['community-line-elsewhere'])
  const book = (await booksOf(tx))(row.districtNo)
  const cadences = book.find('alliance.cadence', today)?.params.cadences ?? []
  if (![...lineKinds, ...cadences.map((one) => one.code)].includes(body.kind))
    throw problem(problems['community-word-unknown'], { word: body.kind })
  if (body.mode && !wordsOf(book, today).modes.some((one) => one.code === body.mode))
    throw problem(problems['community-word-unknown'], { word: body.mode })
  const tags = body.kind === 'experience' ? tagsIn(wordsOf(book, today), body.tags ?? []) : []
  if (body.onDay > today || body.onDay < row.establishedOn!) throw problem(problems['community-day-unfit'])
  if (body.activityNo) {
    const joint = await readJoint(call, row, null)
    if (!joint.some((one) => one.no === body.activityNo))
      throw problem(problems['community-record-not-found'], { no: body.activityNo })
  }
  const id = randomUUID()
  await sql`insert into alliances.line (id, community_id, kind, unit_no, on_day, title, body, mode, activity_no, tags, account_id)
    values (${id}, ${row.id}, ${body.kind}, ${body.unitNo}, ${body.onDay}, ${body.title}, ${body.body || null}, ${body.mode || null}, ${body.activityNo ?? null}, ${tags}::text[],
      ${call.actor.accountId})`.execute(tx)
  call.note(aboutCommunity(row.id, 'line'))
  return { id }
})

async function getLine(call: Call, id: string, lineId: string): Promise<LineRow> {
  await sql`select from alliances.line where id = ${lineId} for update`.execute(call.tx)
  const line = (await readLines(call, id, {})).find((one) => one.id === lineId)
  if (!line) throw problem(problems['community-line-not-found'])
  return line
}

/** Whoever of the members solved it says so; the problem was shared. */
export const solveLine = command(alliances.solveLine, async (call) => {
  const { tx, body, today } = call
  const row = await getRun(call, call.params.id, null)
  const line = await getLine(call, row.id, call.params.lineId)
  if (line.kind !== 'problem') throw problem(problems['community-line-not-found'])
  if (line.solvedOn !== null) throw problem(problems['community-line-closed'])
  if (body.onDay > today || body.onDay < line.onDay) throw problem(problems['community-day-unfit'])
  await sql`update alliances.line set solved_on = ${body.onDay}, solution = ${body.solution} where id = ${line.id}`.execute(tx)
  call.note(aboutCommunity(row.id, 'line'))
  return { id: line.id }
})

export const retractLine = command(alliances.retractLine, async (call) => {
  const row = await requireCommunity(call, call.params.id)
  const line = await getLine(call, row.id, call.params.lineId)
  if ((await reachedOf(call.tx, call.scope, [line.unitNo])).size === 0) throw problem(problems['community-line-not-found'])
  await sql`update alliances.line set retracted_at = transaction_timestamp(), retract_reason = ${call.body.reason} where id = ${line.id}`.execute(
    call.tx,
  )
  call.note(aboutCommunity(row.id, 'line'))
  return { id: line.id }
})

export interface JointRow {
  readonly id: string
  readonly no: number
  readonly onDay: Day
  readonly state: 'planned' | 'held'
  readonly title: string | null
  readonly kinds: string[]
  /** Lines of joint work it was tagged with where it was entered. */
  readonly lines: string[]
  readonly tookPart: number[]
  readonly reached: boolean
}

/** Activities members held together while they were members, through the door of the module that keeps them. */
export async function readJoint(call: Asking, row: CommunityRow, year: number | null): Promise<JointRow[]> {
  if (row.establishedOn === null) return []
  const { rows } = await sql<JointRow>`
    select j.activity_id as id, j.no, j.on_day as "onDay", j.state, j.title, j.kinds, j.lines, array_agg(distinct m.unit_no) as "tookPart",
      bool_or(exists (select from organisations.unit u where u.no = m.unit_no)) as reached
    from activities.joint_between(${row.members.map((member) => member.unitNo)}::integer[], greatest(${row.establishedOn}::date, ${`${year ?? 1900}-01-01`}::date),
      ${`${year === null ? 9999 : year + 1}-01-01`}::date) j
    join alliances.community_member m on m.community_id = ${row.id} and m.unit_no = any (j.took_part) and m.from_on <= j.on_day
      and (m.until_on is null or j.on_day < m.until_on)
    group by j.activity_id, j.no, j.on_day, j.state, j.title, j.kinds, j.lines having count(distinct m.unit_no) > 1
    order by j.on_day desc, j.no desc`.execute(call.tx)
  return rows
}

export const listJoint = query(alliances.listJoint, async (call) => {
  const { page, pageSize, year, line } = call.query
  const row = await requireCommunity(call, call.params.id)
  const held = await readJoint(call, row, year ?? null)
  const all = held.filter((one) => line === undefined || one.lines.includes(line))
  const shown = all.slice((page - 1) * pageSize, page * pageSize)
  const names = await namesOf(
    call.tx,
    shown.flatMap((one) => one.tookPart),
    call.today,
  )
  const items = shown.map(({ tookPart, ...one }) => ({ ...one, members: tookPart.map((no) => namedIn(names, no)) }))
  const known = workLinesOf((await booksOf(call.tx))(row.districtNo), call.today)
  const workLines = known.map((word) => ({
    ...word,
    agreed: row.workLines.includes(word.code),
    tagged: held.filter((one) => one.lines.includes(word.code)).length,
  }))
  return { items, total: all.length, page, pageSize, workLines }
})
