import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { plainCode, spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { demands } from './contract.ts'
import { type Held, type Raised, raisedOf, requireHeld } from './online.ts'
import { demandProblems as problems } from './problems.ts'
import {
  type Audience,
  maySession,
  type Participant,
  type SessionDays,
  sessionStateOn,
  sidesOf,
  type Standing,
} from './rules/online.ts'
import { getRule } from './settings.ts'

type Saying = Pick<BodyOf<typeof demands.sayWord>, 'issueId' | 'as' | 'words'> & { readonly named?: boolean }

/** Who speaks: an account, or the mark of a code. */
interface Speaker {
  readonly mark: string
  readonly account: boolean
}

function requireSide(openTo: Audience, as: Participant): void {
  if (!sidesOf(openTo).includes(as)) throw problem(problems['session-not-for'])
}

/** Who says or supports something takes part, once in a deliberation. */
async function takePart({ tx }: Call, sessionId: string, { mark }: Speaker, as: Participant): Promise<void> {
  await sql`insert into demands.participant (session_id, account_id, as_what) values (${sessionId}, ${mark}, ${as}) on conflict do nothing`.execute(
    tx,
  )
}

/** Throws `session-not-found` where nothing can be said any more. */
async function say(call: Call, held: Held, speaker: Speaker, body: Saying): Promise<{ id: string }> {
  const { tx, today } = call
  if (!maySession(sessionStateOn(held, today), 'speak')) throw problem(problems['session-not-found'])
  requireSide(held.openTo, body.as)
  if (!held.issues.some(({ id }) => id === body.issueId)) throw problem(problems['issue-not-found'])
  const { params } = await getRule(tx, held.districtNo, 'demand.online', today)
  await takePart(call, held.id, speaker, body.as)
  // The row of the participant is the lock under which the own words are counted.
  await sql`select from demands.participant where session_id = ${held.id} and account_id = ${speaker.mark} for update`.execute(tx)
  const { rows: said } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.voice where session_id = ${held.id} and account_id = ${speaker.mark}`.execute(
    tx,
  )
  if (said[0]!.count >= params.words) throw problem(problems['voice-too-many'], { most: params.words })
  const standing: Standing = speaker.account ? 'shown' : 'waiting'
  const { rows } = await sql<{ id: string }>`
    insert into demands.voice (session_id, issue_id, account_id, without_account, words, named, said_on, standing)
    values (${held.id}, ${body.issueId}, ${speaker.mark}, ${!speaker.account}, ${body.words}, ${body.named ?? false}, ${today}, ${standing})
    returning id`.execute(tx)
  call.note({ objectType: 'session', objectId: held.id })
  return rows[0]!
}

const speakerOf = ({ actor }: Call): Speaker => ({ mark: actor.accountId!, account: true })

export const sayWord = command(demands.sayWord, (call) =>
  asPlatform(call.tx, async () => {
    const speaker = speakerOf(call)
    return say(call, await requireHeld(call, speaker, call.params.id), speaker, call.body)
  }),
)

/** A code stands for its speaker the way an account does, and leads to nobody. */
function markOf({ services }: Pick<Call, 'services'>, code: string): string {
  const hex = services.crypto.mac('deliberation.code', plainCode(code)).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

export const sayWithoutAccount = command(demands.sayWithoutAccount, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, params, today } = call
    const held = await requireHeld(call, { mark: null, account: false }, params.id)
    const code = body.code ? null : spokenCode(10, 5)
    const speaker = { mark: markOf(call, body.code ?? code!.plain), account: false }
    // One after the other: words of the day are counted under the row of the deliberation.
    await sql`select from demands.session where id = ${held.id} for update`.execute(tx)
    if (body.code) await requireKnown(call, speaker, held.id)
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from demands.voice where session_id = ${held.id} and without_account and said_on = ${today}`.execute(
      tx,
    )
    const { withoutAccountPerDay: most } = (await getRule(tx, held.districtNo, 'demand.online', today)).params
    if (rows[0]!.count >= most) throw problem(problems['voice-too-many-today'], { most })
    return { ...(await say(call, held, speaker, body)), code: code?.told ?? null }
  }),
)

async function requireKnown({ tx }: Call, { mark }: Speaker, sessionId: string): Promise<void> {
  const { rows } = await sql`select from demands.participant where session_id = ${sessionId} and account_id = ${mark}`.execute(tx)
  if (rows.length === 0) throw problem(problems['voice-code-unknown'])
}

export const listOwnWords = command(demands.listOwnWords, (call) =>
  asPlatform(call.tx, async () => {
    const { rows } = await sql<{
      sessionId: string
      id: string
      issue: string
      words: string
      saidOn: string
      standing: Standing
      reason: string | null
      raised: Raised | null
    }>`select v.session_id as "sessionId", v.id, i.title as issue, v.words, v.said_on as "saidOn", v.standing, v.reason, ${raisedOf(sql`v.id`)} as raised
      from demands.voice v join demands.issue i on i.id = v.issue_id
      where v.account_id = ${markOf(call, call.body.code)} and v.without_account and v.withdrawn_on is null order by v.recorded_at, v.id`.execute(
      call.tx,
    )
    if (!rows[0]) throw problem(problems['voice-code-unknown'])
    const { sessionId } = rows[0]
    return { sessionId, items: rows, session: await outcomeOf(call, sessionId) }
  }),
)

/** What came of a deliberation, for who spoke in it without an account: the days it stands open to everybody do not bind them. */
async function outcomeOf({ tx, today }: Call, sessionId: string) {
  const { rows } = await sql<SessionDays & { feedback: string | null; issues: (Raised & { id: string; title: string })[] }>`
    select s.open_until as "openUntil", s.closed_on as "closedOn", s.told_on as "toldOn", s.feedback,
      (select json_agg(json_build_object('id', i.id, 'title', i.title, 'state', i.state, 'decision', i.decision, 'decidedOn', i.decided_on,
          'result', i.result, 'solvedOn', i.solved_on, 'feedback', i.feedback, 'toldOn', i.told_on, 'consulted', demands.consulted(i.id)) order by i.no)
        from demands.session_issue l join demands.issue i on i.id = l.issue_id where l.session_id = s.id) as issues
    from demands.session s where s.id = ${sessionId}`.execute(tx)
  const { issues, feedback, ...days } = rows[0]!
  return { state: sessionStateOn(days, today), feedback, toldOn: days.toldOn, issues }
}

interface SaidVoice extends SessionDays {
  sessionId: string
  accountId: string
  openTo: Audience
  standing: Standing
}

/** A word that was not taken back. Throws `voice-not-found`. */
async function requireVoice(call: Call, id: string): Promise<SaidVoice> {
  const { rows } = await sql<SaidVoice>`
    select v.session_id as "sessionId", v.account_id as "accountId", v.standing, s.open_to as "openTo", s.open_until as "openUntil",
      s.closed_on as "closedOn", s.told_on as "toldOn" from demands.voice v join demands.session s on s.id = v.session_id
    where v.id = ${id} and v.withdrawn_on is null for update of v`.execute(call.tx)
  if (!rows[0]) throw problem(problems['voice-not-found'])
  return rows[0]
}

export const supportVoice = command(demands.supportVoice, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, params, today } = call
    const voice = await requireVoice(call, params.id)
    const open = maySession(sessionStateOn(voice, today), 'speak')
    if (!open || voice.standing !== 'shown') throw problem(problems['voice-not-found'])
    const speaker = speakerOf(call)
    if (body.supports) {
      requireSide(voice.openTo, body.as)
      await takePart(call, voice.sessionId, speaker, body.as)
      await sql`insert into demands.support (voice_id, account_id) values (${params.id}, ${speaker.mark}) on conflict do nothing`.execute(
        tx,
      )
    } else await sql`delete from demands.support where voice_id = ${params.id} and account_id = ${speaker.mark}`.execute(tx)
    call.note({ objectType: 'session', objectId: voice.sessionId })
    return { id: params.id }
  }),
)

/** Whoever said it takes it back on any day: it is read nowhere any more. */
async function withdraw(call: Call, id: string, mark: string): Promise<{ id: string }> {
  const { sessionId, accountId } = await requireVoice(call, id)
  if (accountId !== mark) throw problem(problems['voice-not-found'])
  await sql`update demands.voice set withdrawn_on = ${call.today} where id = ${id}`.execute(call.tx)
  call.note({ objectType: 'session', objectId: sessionId })
  return { id }
}

export const withdrawVoice = command(demands.withdrawVoice, (call) =>
  asPlatform(call.tx, () => withdraw(call, call.params.id, call.actor.accountId!)),
)

export const withdrawOwnWord = command(demands.withdrawOwnWord, (call) =>
  asPlatform(call.tx, () => withdraw(call, call.body.id, markOf(call, call.body.code))),
)
