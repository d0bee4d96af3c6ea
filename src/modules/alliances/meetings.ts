import { ICalCalendar } from 'ical-generator'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { likeOf } from '../../platform/db/like.ts'
import { type CommunityRow, readCommunities, requireCommunity, standing } from './communities.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { aboutCommunity } from './founding.ts'
import { readTurns } from './life.ts'
import { allianceProblems as problems } from './problems.ts'
import { standsAt } from './rules/agreements.ts'
import { lives } from './rules/communities.ts'
import { convenorsFor, decideMeeting, type MeetingMove, meetingStage } from './rules/meetings.ts'
import { booksOf } from './settings.ts'
import { anyReached, namedIn, namesOf, reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>
export type MeetingFilter = Partial<Omit<QueryOf<typeof alliances.listMeetings>, 'page' | 'pageSize'>>

interface AgendaItem {
  readonly id: string
  readonly unitNo: number
  readonly title: string
  readonly body: string | null
  readonly tabledOn: Day
}

export interface MeetingRow {
  readonly id: string
  readonly no: number
  readonly communityId: string
  readonly kind: string
  readonly unitNo: number
  readonly onDay: Day
  readonly atTime: string
  readonly place: string
  readonly title: string
  readonly body: string | null
  readonly cancelledOn: Day | null
  readonly cancelReason: string | null
  readonly minutes: string | null
  readonly recorded: boolean
  readonly overOn: Day | null
  readonly agenda: readonly AgendaItem[]
}

/** Meetings ahead come first, the next one on top; those that are over follow, the latest on top. */
async function readMeetings({ tx, scope, today }: Asking, filter: MeetingFilter & { id?: string }): Promise<MeetingRow[]> {
  const { id = null, communityId = null, kind = null, fromOn = null, untilOn = null, districtNo = null } = filter
  const like = likeOf(filter.q)
  const { rows } = await sql<MeetingRow>`
    select m.id, m.no, m.community_id as "communityId", m.kind, m.unit_no as "unitNo", m.on_day as "onDay", m.at_time as "atTime", m.place, m.title, m.body,
      m.cancelled_on as "cancelledOn", m.cancel_reason as "cancelReason", l.body as minutes, l.id is not null as recorded, c.ended_on as "overOn",
      (select coalesce(json_agg(json_build_object('id', i.id, 'unitNo', i.unit_no, 'title', i.title, 'body', i.body, 'tabledOn', i.tabled_on)
        order by i.recorded_at, i.id), '[]') from alliances.agenda_item i where i.meeting_id = m.id) as agenda
    from alliances.meeting m join alliances.community c on c.id = m.community_id left join alliances.line l on l.id = m.line_id and l.retracted_at is null
    where ${anyReached(scope, 'c.reach_nos')} and (${id}::uuid is null or m.id = ${id}) and (${communityId}::uuid is null or m.community_id = ${communityId})
      and (${kind}::text is null or m.kind = ${kind}) and (${fromOn}::date is null or m.on_day >= ${fromOn}) and (${untilOn}::date is null or m.on_day < ${untilOn})
      and (${districtNo}::integer is null or c.district_no = ${districtNo})
      and (${like}::text is null or m.title ilike ${like} or c.name ilike ${like} or m.place ilike ${like} or m.no::text = ${filter.q ?? ''})
    order by m.on_day < ${today}::date, case when m.on_day >= ${today}::date then m.on_day end, m.on_day desc, m.at_time, m.no`.execute(
    tx,
  )
  return rows
}

/** The one list behind page, tab, export and reminder. */
export async function findMeetings(call: Asking, filter: MeetingFilter & { id?: string }) {
  const rows = await readMeetings(call, filter)
  const ids = [...new Set(rows.map((row) => row.communityId))]
  const communities = new Map((await readCommunities(call, {}, sql`c.id = any (${ids}::uuid[])`)).map((row) => [row.id, row]))
  const run = call.can('community.run')
  const nos = [...communities.values()].flatMap((row) => [row.leadNo, ...standing(row).map((member) => member.unitNo)])
  const named = [...nos, ...rows.flatMap((row) => [row.unitNo, ...row.agenda.map((item) => item.unitNo)])]
  const [names, reached] = [await namesOf(call.tx, named, call.today), await reachedOf(call.tx, run, named)]
  return rows
    .map((row) => ({ row, community: communities.get(row.communityId)!, stage: meetingStage(row, call.today) }))
    .filter(
      ({ row, community, stage }) =>
        (!filter.stage || stage === filter.stage) &&
        (!filter.mine || standing(community).some(({ unitNo }) => standsAt(run, unitNo))) &&
        (!filter.own || standsAt(run, row.unitNo)),
    )
    .map(({ row, community, stage }) => {
      const { agenda, unitNo, communityId: _, recorded: __, overOn: ___, cancelledOn: ____, ...told } = row
      const members = standing(community).map((member) => member.unitNo)
      const may = (move: MeetingMove) => lives(community.state) && decideMeeting(move, row, call.today).ok
      const leads = reached.has(unitNo) || reached.has(community.leadNo)
      const view = {
        ...told,
        community: { id: community.id, name: community.name },
        unit: namedIn(names, unitNo),
        stage,
        agenda: agenda.map(({ unitNo: by, ...item }) => ({
          ...item,
          unit: namedIn(names, by),
          can: { withdraw: may('table') && reached.has(by) },
        })),
        can: {
          amend: may('amend') && leads,
          record: may('record') && leads,
          cancel: may('cancel') && leads,
          tableFor: may('table') ? members.filter((no) => reached.has(no)).map((no) => namedIn(names, no)) : [],
        },
      }
      return { row, view, community }
    })
}

export type FoundMeeting = Awaited<ReturnType<typeof findMeetings>>[number]

/** Members that may call a meeting for a day, told none: for a day of this turn or the next, and that the caller acts for. */
export async function mayCall(call: Asking, row: CommunityRow, onDay?: Day): Promise<number[]> {
  if (!lives(row.state)) return []
  const turns = (await readTurns(call, row)).find(({ role }) => role === 'convenor')?.turns ?? []
  const day = onDay ?? turns.find((turn) => turn.day > call.today)?.day ?? call.today
  const reached = await reachedOf(
    call.tx,
    call.can('community.run'),
    standing(row).map((member) => member.unitNo),
  )
  return convenorsFor(turns, call.today, day).filter((no) => reached.has(no))
}

/** Cadences of a district that are meetings. */
export async function meetingKindsOf(call: Pick<Call, 'tx' | 'today'>, districtNo: number) {
  const cadences = (await booksOf(call.tx))(districtNo).find('alliance.cadence', call.today)?.params.cadences ?? []
  return cadences.filter((one) => one.meeting)
}

export const listMeetings = query(alliances.listMeetings, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const all = await findMeetings(call, filter)
  const items = all.slice((page - 1) * pageSize, page * pageSize).map(({ view }) => view)
  const [community] = filter.communityId ? await readCommunities(call, { id: filter.communityId }) : []
  const nos = community ? await mayCall(call, community) : []
  const names = await namesOf(call.tx, nos, call.today)
  return { items, total: all.length, page, pageSize, callFor: nos.map((no) => namedIn(names, no)) }
})

export const exportMeetings = download(alliances.exportMeetings, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, meetings, meetingStages, separator } = fileWords(language)
  const rows = await findMeetings(call, filter)
  const books = await booksOf(call.tx)
  const kindOf = ({ row, community }: FoundMeeting) =>
    books(community.districtNo)
      .find('alliance.cadence', call.today)
      ?.params.cadences.find((one) => one.code === row.kind)?.[language] ?? row.kind
  const columns: TableColumn<FoundMeeting>[] = [
    { header: heads.no, width: 8, value: ({ row }) => row.no },
    { header: heads.community, width: 32, value: ({ view }) => view.community.name },
    { header: heads.meetingKind, width: 14, value: kindOf },
    { header: heads.onDay, width: 12, value: ({ row }) => ({ date: row.onDay }) },
    { header: heads.atTime, width: 8, value: ({ row }) => row.atTime },
    { header: heads.meetingPlace, width: 28, value: ({ row }) => row.place },
    { header: heads.lineTitle, width: 36, value: ({ row }) => row.title },
    { header: heads.agenda, width: 48, value: ({ view }) => view.agenda.map((item) => item.title).join(separator) },
    { header: heads.calledBy, width: 28, value: ({ view }) => view.unit.name },
    { header: heads.meetingStage, width: 12, value: ({ view }) => meetingStages[view.stage] },
    { header: heads.minutes, width: 48, value: ({ row }) => row.minutes },
    { header: heads.cancelReason, width: 28, value: ({ row }) => row.cancelReason },
  ]
  return tableFile(call, { title: meetings, format, columns, rows })
})

export async function requireMeeting(call: Asking, id: string): Promise<FoundMeeting> {
  const [found] = await findMeetings(call, { id })
  if (!found) throw problem(problems['meeting-not-found'])
  return found
}

export const writeMeeting = download(alliances.writeMeeting, async (call) => {
  const { row, view } = await requireMeeting(call, call.params.id)
  const community = await requireCommunity(call, row.communityId)
  const calendar = new ICalCalendar({ prodId: { company: 'Lianjian', product: 'alliances' }, name: community.name })
  calendar.createEvent({
    id: row.id,
    stamp: call.now,
    // Written in universal time, so that every calendar shows the hour of Beijing in its own.
    start: new Date(`${row.onDay}T${row.atTime}:00+08:00`),
    timezone: 'UTC',
    summary: `${community.name}·${row.title}`,
    location: row.place,
    description: [row.body, ...view.agenda.map((item, index) => `${index + 1}. ${item.title}`)].filter(Boolean).join('\n'),
  })
  call.note(aboutCommunity(community.id, 'calendar'))
  return { fileName: `${row.title}.ics`, contentType: 'text/calendar; charset=utf-8', body: Buffer.from(calendar.toString()) }
})
