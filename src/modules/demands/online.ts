import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { demands } from './contract.ts'
import { namesOf, requireHost } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { issueAfter, type IssueState } from './rules/issues.ts'
import { getRule } from './settings.ts'
import { unitsInScope } from './store.ts'

export const openOnline = command(demands.openOnline, async (call) => {
  const { tx, body, today, actor } = call
  const { districtNo } = await requireHost(call, body.hostNo)
  if (body.openUntil < today) throw problem(problems['session-day-past'], { day: body.openUntil })
  const ids = [...new Set(body.issueIds)].toSorted()
  const { rows: issues } = await sql<{ state: IssueState }>`
    select i.state from demands.issue i where i.id = any (${ids}::uuid[]) and i.district_no = ${districtNo} and ${unitsInScope(call.scope, 'i')}`.execute(
    tx,
  )
  if (issues.length < ids.length) throw problem(problems['issue-not-found'])
  if (issues.some(({ state }) => issueAfter(state, 'discuss') === null)) throw problem(problems['issue-not-now'])
  const { rows } = await sql<{ id: string; no: number }>`
    insert into demands.session (district_no, host_no, mode, on_day, open_until, unit_nos, account_id)
    values (${districtNo}, ${body.hostNo}, 'online', ${today}, ${body.openUntil}, ${[...new Set([districtNo, body.hostNo])]}::integer[],
      ${actor.accountId}) returning id, no`.execute(tx)
  await sql`insert into demands.session_issue (session_id, issue_id) select ${rows[0]!.id}, unnest(${ids}::uuid[])`.execute(tx)
  call.note({ objectType: 'session', objectId: rows[0]!.id, detail: { issues: ids.length } })
  return rows[0]!
})

/** Issues that are still to be discussed are discussed with it; one that has gone on meanwhile stays where it is. */
export const closeOnline = command(demands.closeOnline, async (call) => {
  const { tx, body, params, today } = call
  const { rows } = await sql`
    update demands.session s set residents = ${body.residents}, members = ${body.members}, others = ${body.others}, minutes = ${body.minutes},
      closed_on = ${today} where s.id = ${params.id} and s.open_until is not null and s.closed_on is null and ${unitsInScope(call.scope, 's')} returning s.id`.execute(
    tx,
  )
  if (rows.length === 0) throw problem(problems['session-not-found'])
  await sql`update demands.issue i set state = 'discussed', revision = i.revision + 1 from demands.session_issue l
    where l.session_id = ${params.id} and l.issue_id = i.id and i.state in ('raised', 'discussed')`.execute(tx)
  call.note({ objectType: 'session', objectId: params.id, fields: ['state'] })
  return { id: params.id }
})

interface Open {
  id: string
  no: number
  hostNo: number
  districtNo: number
  openUntil: string
  people: number
  issues: { id: string; no: number; title: string; what: string | null }[]
}

/** Deliberations open on the day, whatever the scope: they are public to whoever has an account. */
async function openSessions({ tx, today }: Pick<Call, 'tx' | 'today'>, id: string | null): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select s.id, s.no, s.host_no as "hostNo", s.district_no as "districtNo", s.open_until as "openUntil",
      (select people from demands.took_part(array[s.id])) as people,
      (select json_agg(json_build_object('id', i.id, 'no', i.no, 'title', i.title, 'what', i.what) order by i.no)
        from demands.session_issue l join demands.issue i on i.id = l.issue_id where l.session_id = s.id) as issues
    from demands.session s where s.open_until >= ${today}::date and s.closed_on is null and (${id}::uuid is null or s.id = ${id}::uuid)
    order by s.open_until, s.no`.execute(tx)
  return rows
}

export const listOnline = query(demands.listOnline, (call) =>
  asPlatform(call.tx, async () => {
    const rows = await openSessions(call, null)
    const names = await namesOf(
      call,
      rows.map((row) => row.hostNo),
    )
    return {
      items: rows.map(({ hostNo, districtNo: _district, issues, ...row }) => ({
        ...row,
        host: names(hostNo),
        issues: issues.map(({ what: _what, ...issue }) => issue),
      })),
    }
  }),
)

async function requireOpen(call: Pick<Call, 'tx' | 'today'>, id: string): Promise<Open> {
  const [row] = await openSessions(call, id)
  if (!row) throw problem(problems['session-not-found'])
  return row
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
}

export const getOnline = query(demands.getOnline, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, params, actor } = call
    const { hostNo, districtNo: _district, issues, ...row } = await requireOpen(call, params.id)
    const { rows: voices } = await sql<Voice>`
      select v.id, v.issue_id as "issueId", v.words, case when v.named then access.display_name_of(v.account_id) end as name, v.said_on as "saidOn",
        (select count(*)::integer from demands.support p where p.voice_id = v.id) as supports, v.account_id is not distinct from ${actor.accountId}::uuid as mine,
        exists (select from demands.support p where p.voice_id = v.id and p.account_id = ${actor.accountId}::uuid) as supported
      from demands.voice v where v.session_id = ${row.id} and v.withdrawn_on is null order by supports desc, v.recorded_at, v.id`.execute(
      tx,
    )
    return {
      ...row,
      host: (await namesOf(call, [hostNo]))(hostNo),
      issues: issues.map((issue) => ({
        ...issue,
        voices: voices.filter((one) => one.issueId === issue.id).map(({ issueId: _issue, ...one }) => one),
      })),
    }
  }),
)

/** Who says or supports something takes part, once in a deliberation. */
async function takePart({ tx, actor }: Call, sessionId: string, as: string): Promise<void> {
  await sql`insert into demands.participant (session_id, account_id, as_what) values (${sessionId}, ${actor.accountId}, ${as})
    on conflict do nothing`.execute(tx)
}

export const sayWord = command(demands.sayWord, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, params, actor, today } = call
    const session = await requireOpen(call, params.id)
    if (!session.issues.some(({ id }) => id === body.issueId)) throw problem(problems['issue-not-found'])
    const { words: most } = (await getRule(tx, session.districtNo, 'demand.online', today)).params
    await takePart(call, session.id, body.as)
    // The row of the participant is the lock under which the own words are counted.
    await sql`select from demands.participant where session_id = ${session.id} and account_id = ${actor.accountId} for update`.execute(
      tx,
    )
    const { rows: said } = await sql<{ count: number }>`
      select count(*)::integer as count from demands.voice where session_id = ${session.id} and account_id = ${actor.accountId}`.execute(
      tx,
    )
    if (said[0]!.count >= most) throw problem(problems['voice-too-many'], { most })
    const { rows } = await sql<{ id: string }>`
      insert into demands.voice (session_id, issue_id, account_id, words, named, said_on)
      values (${session.id}, ${body.issueId}, ${actor.accountId}, ${body.words}, ${body.named}, ${today}) returning id`.execute(
      tx,
    )
    call.note({ objectType: 'session', objectId: session.id })
    return rows[0]!
  }),
)

/** A word in a deliberation that is open. Throws `voice-not-found`. */
async function requireVoice(call: Call & { readonly params: { readonly id: string } }) {
  const { rows } = await sql<{ sessionId: string; accountId: string }>`
    select v.session_id as "sessionId", v.account_id as "accountId" from demands.voice v join demands.session s on s.id = v.session_id
    where v.id = ${call.params.id} and v.withdrawn_on is null and s.closed_on is null and s.open_until >= ${call.today}::date for update of v`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['voice-not-found'])
  return rows[0]
}

export const supportVoice = command(demands.supportVoice, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, params, actor } = call
    const { sessionId } = await requireVoice(call)
    if (body.supports) {
      await takePart(call, sessionId, body.as)
      await sql`insert into demands.support (voice_id, account_id) values (${params.id}, ${actor.accountId}) on conflict do nothing`.execute(
        tx,
      )
    } else await sql`delete from demands.support where voice_id = ${params.id} and account_id = ${actor.accountId}`.execute(tx)
    call.note({ objectType: 'session', objectId: sessionId })
    return { id: params.id }
  }),
)

export const withdrawVoice = command(demands.withdrawVoice, (call) =>
  asPlatform(call.tx, async () => {
    const { sessionId, accountId } = await requireVoice(call)
    if (accountId !== call.actor.accountId) throw problem(problems['voice-not-found'])
    await sql`update demands.voice set withdrawn_on = ${call.today} where id = ${call.params.id}`.execute(call.tx)
    call.note({ objectType: 'session', objectId: sessionId })
    return { id: call.params.id }
  }),
)
