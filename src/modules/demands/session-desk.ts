import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { VoiceFilter } from './contract-sessions.ts'
import { demands } from './contract.ts'
import { demandProblems as problems } from './problems.ts'
import type { IssueState } from './rules/issues.ts'
import { maySession, sessionActs, type Standing } from './rules/online.ts'
import { listSessionRows, presentSessions } from './sessions.ts'
import { unitsInScope } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>

/** A deliberation in reach, as its row. Throws `session-not-found`. */
export async function requireSession(call: Asking, id: string) {
  const [session] = await presentSessions(call, await listSessionRows(call, { id }, 1, 0))
  if (!session) throw problem(problems['session-not-found'])
  return session
}

interface SessionIssue {
  id: string
  no: number
  title: string
  category: string
  state: IssueState
  decision: string | null
  result: string | null
  feedback: string | null
}

export async function issuesOf({ tx }: Pick<Call, 'tx'>, id: string): Promise<SessionIssue[]> {
  const { rows } = await sql<SessionIssue>`
    select i.id, i.no, i.title, i.category, i.state, i.decision, i.result, i.feedback from demands.session_issue l join demands.issue i on i.id = l.issue_id
    where l.session_id = ${id} order by i.no`.execute(tx)
  return rows
}

export const getSession = query(demands.getSession, async (call) => {
  const { id } = call.params
  const session = await requireSession(call, id)
  const { rows: words } = await asPlatform(call.tx, () =>
    sql<{ waiting: number; shown: number; hidden: number }>`
      select count(*) filter (where v.standing = 'waiting')::integer as waiting, count(*) filter (where v.standing = 'shown')::integer as shown,
        count(*) filter (where v.standing = 'hidden')::integer as hidden
      from demands.voice v where v.session_id = ${id} and v.withdrawn_on is null`.execute(call.tx),
  )
  return {
    ...session,
    issues: await issuesOf(call, id),
    words: words[0]!,
    can: {
      acts: (await keepsSession(call, id)) ? sessionActs.filter((act) => act !== 'speak' && maySession(session.state, act)) : [],
      export: call.can('deliberation.export') !== null,
    },
  }
})

async function keepsSession(call: Asking, id: string): Promise<boolean> {
  const scope = call.can('deliberation.keep')
  if (!scope) return false
  const { rows } = await sql`select from demands.session s where s.id = ${id} and ${unitsInScope(scope, 's')}`.execute(call.tx)
  return rows.length > 0
}

function fitsVoice(sessionId: string, { issueId, standing, q }: Partial<VoiceFilter>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`v.session_id = ${sessionId} and v.withdrawn_on is null`]
  if (issueId) parts.push(sql<boolean>`v.issue_id = ${issueId}`)
  if (standing) parts.push(sql<boolean>`v.standing = ${standing}`)
  if (q) parts.push(sql<boolean>`v.words ilike ${anywhere(q)}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export interface DeskVoice {
  id: string
  issueId: string
  issue: string
  words: string
  name: string | null
  withoutAccount: boolean
  saidOn: string
  supports: number
  standing: Standing
  reason: string | null
  judgedOn: string | null
  judgedBy: string | null
  raised: { id: string; no: number } | null
}

/** Words of a deliberation the caller has been found to reach: others' rows, so the platform reads them. What waits stands first. */
export async function listVoiceRows(
  { tx }: Pick<Call, 'tx'>,
  sessionId: string,
  filter: Partial<VoiceFilter>,
  limit: number,
  offset: number,
): Promise<DeskVoice[]> {
  const { rows } = await asPlatform(tx, () =>
    sql<DeskVoice>`
      select v.id, v.issue_id as "issueId", i.title as issue, v.words, case when v.named then access.display_name_of(v.account_id) end as name,
        v.without_account as "withoutAccount", v.said_on as "saidOn", (select count(*)::integer from demands.support p where p.voice_id = v.id) as supports,
        v.standing, v.reason, v.judged_on as "judgedOn", access.display_name_of(v.judged_by) as "judgedBy",
        (select json_build_object('id', r.id, 'no', r.no) from demands.issue r where r.voice_id = v.id) as raised
      from demands.voice v join demands.issue i on i.id = v.issue_id where ${fitsVoice(sessionId, filter)}
      order by v.standing <> 'waiting', i.no, supports desc, v.recorded_at, v.id limit ${limit} offset ${offset}`.execute(tx),
  )
  return rows
}

export const listVoices = query(demands.listVoices, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { id } = await requireSession(call, call.params.id)
  const { rows } = await asPlatform(call.tx, () =>
    sql<{ count: number }>`select count(*)::integer as count from demands.voice v where ${fitsVoice(id, filter)}`.execute(
      call.tx,
    ),
  )
  const items = await listVoiceRows(call, id, filter, pageSize, (page - 1) * pageSize)
  return { items: items.map(({ issue: _issue, ...one }) => one), total: rows[0]!.count, page, pageSize }
})
