import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { demands } from './contract.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import type { IssueState } from './rules/issues.ts'
import { type Audience, sessionStateOn, type Standing } from './rules/online.ts'
import { getRule } from './settings.ts'

type Asking = Pick<Call, 'tx' | 'today'>

/** Who looks: the account, or the mark of a code; without an account only what is open to such. */
export interface Reader {
  readonly mark: string | null
  readonly account: boolean
}

interface Outcome {
  state: IssueState
  decision: string | null
  decidedOn: string | null
  assignedNo: number | null
  result: string | null
  solvedOn: string | null
  feedback: string | null
  toldOn: string | null
  consulted: string[]
}
export interface Held {
  id: string
  no: number
  hostNo: number
  districtNo: number
  openTo: Audience
  onDay: string
  openUntil: string
  closedOn: string | null
  toldOn: string | null
  feedback: string | null
  minutes: string | null
  others: number
  people: number
  tookPart: boolean
  /** Something came of it since the reader looked. */
  news: boolean
  issues: { id: string; no: number; title: string; what: string | null; outcome: Outcome }[]
}

/** From which day of closing everybody reads the outcome, by district. */
async function shownFrom({ tx, today }: Asking): Promise<{ nos: number[]; days: string[] }> {
  const { rows } = await sql<{ no: number }>`
    select distinct district_no as no from demands.session where open_until is not null and closed_on is not null`.execute(tx)
  const days: string[] = []
  for (const { no } of rows) days.push(addDays(today, -(await getRule(tx, no, 'demand.online', today)).params.shownDays))
  return { nos: rows.map((row) => row.no), days }
}

/** Deliberations online whatever the scope: they are public to whoever may take part, and the outcome for longer to those who did. */
export async function heldOnline(asking: Asking, reader: Reader, id: string | null): Promise<Held[]> {
  const { nos, days } = await shownFrom(asking)
  const { rows } = await sql<Held>`
    select s.id, s.no, s.host_no as "hostNo", s.district_no as "districtNo", s.open_to as "openTo", s.on_day as "onDay", s.open_until as "openUntil",
      s.closed_on as "closedOn", s.told_on as "toldOn", s.feedback, s.minutes, s.residents + s.members + s.others as others,
      (select people from demands.took_part(array[s.id])) as people, p.session_id is not null as "tookPart",
      p.session_id is not null and demands.outcomes_of(s.id, p.account_id) > p.seen as news,
      (select json_agg(json_build_object('id', i.id, 'no', i.no, 'title', i.title, 'what', i.what, 'outcome', json_build_object('state', i.state,
          'decision', i.decision, 'decidedOn', i.decided_on, 'assignedNo', i.assigned_no, 'result', i.result, 'solvedOn', i.solved_on,
          'feedback', i.feedback, 'toldOn', i.told_on, 'consulted', demands.consulted(i.id))) order by i.no)
        from demands.session_issue l join demands.issue i on i.id = l.issue_id where l.session_id = s.id) as issues
    from demands.session s left join demands.participant p on p.session_id = s.id and p.account_id = ${reader.mark}::uuid
    where s.open_until is not null and (${reader.account} or s.without_account) and (${id}::uuid is null or s.id = ${id}::uuid)
      and (s.closed_on is null or p.session_id is not null
        or exists (select from unnest(${nos}::integer[], ${days}::date[]) d (no, day) where d.no = s.district_no and s.closed_on >= d.day))
    order by s.closed_on is not null, case when s.closed_on is null then s.open_until end, s.closed_on desc, s.no`.execute(
    asking.tx,
  )
  return rows
}

/** One of them. Throws `session-not-found`. */
export async function requireHeld(asking: Asking, reader: Reader, id: string): Promise<Held> {
  const [held] = await heldOnline(asking, reader, id)
  if (!held) throw problem(problems['session-not-found'])
  return held
}

async function tellList(call: Asking, reader: Reader) {
  const rows = await heldOnline(call, reader, null)
  const named = await namesOf(
    call,
    rows.map((row) => row.hostNo),
  )
  return { items: rows.map((row) => ({ ...row, host: named(row.hostNo), state: sessionStateOn(row, call.today) })) }
}

interface Voice {
  id: string
  issueId: string
  words: string
  name: string | null
  saidOn: string
  supports: number
  mine: boolean
  supported: boolean
  standing: Standing
  reason: string | null
  raisedNo: number | null
  /** What became of the issue the proposal was raised to. */
  raised: Raised | null
}

export type Raised = Pick<
  Outcome,
  'state' | 'decision' | 'decidedOn' | 'result' | 'solvedOn' | 'feedback' | 'toldOn' | 'consulted'
>

/** Outcome of the issue that came of a proposal, as an answer tells it. */
export const raisedOf = (
  voice: RawBuilder<unknown>,
) => sql`(select json_build_object('state', r.state, 'decision', r.decision, 'decidedOn', r.decided_on,
  'result', r.result, 'solvedOn', r.solved_on, 'feedback', r.feedback, 'toldOn', r.told_on, 'consulted', demands.consulted(r.id)) from demands.issue r where r.voice_id = ${voice})`

/** What is shown, and of what waits or is hidden the own words alone. */
async function voicesFor({ tx }: Asking, { mark }: Reader, sessionId: string): Promise<Voice[]> {
  const { rows } = await sql<Voice>`
    select v.id, v.issue_id as "issueId", v.words, case when v.named then access.display_name_of(v.account_id) end as name, v.said_on as "saidOn",
      (select count(*)::integer from demands.support p where p.voice_id = v.id) as supports, v.account_id is not distinct from ${mark}::uuid as mine,
      exists (select from demands.support p where p.voice_id = v.id and p.account_id = ${mark}::uuid) as supported, v.standing,
      case when v.account_id is not distinct from ${mark}::uuid then v.reason end as reason,
      (select r.no from demands.issue r where r.voice_id = v.id) as "raisedNo", ${raisedOf(sql`v.id`)} as raised
    from demands.voice v where v.session_id = ${sessionId} and v.withdrawn_on is null and (v.standing = 'shown' or v.account_id = ${mark}::uuid)
    order by supports desc, v.recorded_at, v.id`.execute(tx)
  return rows
}

async function tellWhole(call: Asking, reader: Reader, id: string) {
  const held = await requireHeld(call, reader, id)
  const voices = await voicesFor(call, reader, id)
  const named = await namesOf(call, [held.hostNo, ...held.issues.map((issue) => issue.outcome.assignedNo)])
  return {
    ...held,
    host: named(held.hostNo),
    state: sessionStateOn(held, call.today),
    issues: held.issues.map(({ outcome: { assignedNo, ...outcome }, ...issue }) => ({
      ...issue,
      outcome: { ...outcome, assigned: assignedNo === null ? null : named(assignedNo).name },
      voices: voices.filter((one) => one.issueId === issue.id),
    })),
  }
}

const signedIn = ({ actor }: Pick<Call, 'actor'>): Reader => ({ mark: actor.accountId, account: true })
const passingBy: Reader = { mark: null, account: false }

export const listOnline = query(demands.listOnline, (call) => asPlatform(call.tx, () => tellList(call, signedIn(call))))
export const getOnline = query(demands.getOnline, (call) =>
  asPlatform(call.tx, () => tellWhole(call, signedIn(call), call.params.id)),
)
/** What has come of it until now was read; what comes later is told anew. */
export const readOnline = command(demands.readOnline, (call) =>
  asPlatform(call.tx, async () => {
    const { rows } = await sql`update demands.participant set seen = demands.outcomes_of(session_id, account_id)
      where session_id = ${call.params.id} and account_id = ${call.actor.accountId}::uuid returning session_id`.execute(call.tx)
    if (rows.length === 0) throw problem(problems['session-not-found'])
    return { id: call.params.id }
  }),
)
export const listPublicOnline = query(demands.listPublicOnline, (call) => asPlatform(call.tx, () => tellList(call, passingBy)))
export const getPublicOnline = query(demands.getPublicOnline, (call) =>
  asPlatform(call.tx, () => tellWhole(call, passingBy, call.params.id)),
)
