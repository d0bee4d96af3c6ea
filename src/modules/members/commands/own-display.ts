import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, query } from '../../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../../platform/db/database.ts'
import type { OwnDisplay } from '../contract-displays.ts'
import { members } from '../contract.ts'
import { findOwnMember, getOwnMember, type OwnMember } from '../own-store.ts'
import { memberProblems as problems } from '../problems.ts'
import { endsMembership } from '../rules.ts'
import { pledgeAfter, type PledgeState } from '../rules/displays.ts'

/** The text a member agrees to stands in the phrases of the own page; changing it means another version here. */
const displayConsent = '2026-11'
/** So that one sheet of a branch stays readable. */
const mostPledges = 10

export const getOwnDisplay = query(members.getOwnDisplay, async (call) => {
  const own = await findOwnMember(call)
  if (!own) return { linked: false, consentVersion: displayConsent, branch: null, display: null }
  return displayOf(call, own)
})

/** What a member shows, for the member: also pledges nobody else sees yet. */
export function displayOf(call: Pick<Call, 'tx' | 'today'>, own: OwnMember): Promise<OwnDisplay> {
  const { tx, today } = call
  return asPlatform(tx, async () => {
    const branch = sql`(select json_build_object('no', h.unit_no, 'name', h.name) from organisations.unit_on(${today}::date) h`
    const { rows } = await sql<{ branch: OwnDisplay['branch']; display: OwnDisplay['display'] }>`
      select ${branch} where h.unit_no = m.branch_no) as branch,
        (select json_build_object('identity', d.identity, 'duty', d.duty, 'shownOn', d.shown_on, 'shown', coalesce(m.branch_no = d.branch_no, false),
          'branch', coalesce(${branch} where h.unit_no = d.branch_no), json_build_object('no', d.branch_no, 'name', d.branch_no::text)),
          'pledges', coalesce((select json_agg(json_build_object('id', p.id, 'line', p.line, 'state', p.state, 'madeOn', p.made_on,
            'publishedOn', p.published_on, 'fulfilledOn', p.fulfilled_on, 'outcome', p.outcome) order by p.recorded_at, p.id)
            from members.pledge p where p.display_id = d.id), '[]'))
          from members.display d where d.member_id = m.id and d.withdrawn_on is null) as display
      from members.member m where m.id = ${own.id}`.execute(tx)
    return { linked: true, consentVersion: displayConsent, ...rows[0]! }
  })
}

/** The consent is asked for anew with every change, since what is shown changes with it. */
export const showOwn = command(members.showOwn, async (call) => {
  const { tx, body, today } = call
  const own = await getOwnMember(call)
  if (body.consentVersion !== displayConsent) throw problem(problems['consent-outdated'])
  const told = { identity: body.identity || null, duty: body.duty || null }
  await asPlatform(tx, async () => {
    const { rows } = await sql<{ branchNo: number | null; standing: string | null }>`
      select branch_no as "branchNo", standing from members.member where id = ${own.id}`.execute(tx)
    const { branchNo, standing } = rows[0]!
    if (branchNo === null) throw problem(problems['member-without-branch'])
    if (standing !== null && endsMembership(standing)) throw problem(problems['member-gone'])
    await sql`
      insert into members.display (member_id, branch_no, identity, duty, consent_version, shown_on)
      values (${own.id}, ${branchNo}, ${told.identity}, ${told.duty}, ${displayConsent}, ${today})
      on conflict (member_id) where withdrawn_on is null do update set branch_no = excluded.branch_no, identity = excluded.identity,
        duty = excluded.duty, consent_version = excluded.consent_version`.execute(tx)
  })
  call.note({ objectType: 'member-display', objectId: own.id, fields: ['identity', 'duty'] })
  return {}
})

/** Nothing of it stays but the days of consent and withdrawal. */
export const withdrawOwnDisplay = command(members.withdrawOwnDisplay, async (call) => {
  const { tx, today } = call
  const own = await getOwnMember(call)
  await asPlatform(tx, async () => {
    const id = await lockDisplay(tx, own)
    await sql`delete from members.pledge where display_id = ${id}`.execute(tx)
    await sql`update members.display set withdrawn_on = ${today}, identity = null, duty = null where id = ${id}`.execute(tx)
  })
  call.note({ objectType: 'member-display', objectId: own.id, fields: ['state'] })
  return {}
})

export const makePledge = command(members.makePledge, async (call) => {
  const { tx, body, today } = call
  const own = await getOwnMember(call)
  const made = await asPlatform(tx, async () => {
    const displayId = await lockDisplay(tx, own)
    const { rows: there } = await sql<{ count: number }>`
      select count(*)::integer as count from members.pledge where display_id = ${displayId}`.execute(tx)
    if (there[0]!.count >= mostPledges) throw problem(problems['pledge-too-many'], { most: mostPledges })
    const { rows } = await sql<{ id: string }>`
      insert into members.pledge (display_id, line, made_on) values (${displayId}, ${body.line}, ${today}) returning id`.execute(
      tx,
    )
    return rows[0]!
  })
  call.note({ objectType: 'member-pledge', objectId: made.id, fields: ['line'] })
  return made
})

export const movePledge = command(members.movePledge, async (call) => {
  const { tx, params, body, today } = call
  const own = await getOwnMember(call)
  await asPlatform(tx, async () => {
    const { rows } = await sql<{ state: PledgeState }>`
      select p.state from members.pledge p join members.display d on d.id = p.display_id
      where p.id = ${params.id} and d.member_id = ${own.id} and d.withdrawn_on is null for update of p`.execute(tx)
    if (!rows[0]) throw problem(problems['pledge-not-found'])
    const next = pledgeAfter(rows[0].state, body.move)
    if (next === null) throw problem(problems['pledge-moved'])
    if (next === 'gone') await sql`delete from members.pledge where id = ${params.id}`.execute(tx)
    else
      await sql`update members.pledge set state = ${next},
          published_on = case when ${next} = 'published' then ${today}::date else published_on end,
          fulfilled_on = case when ${next} = 'fulfilled' then ${today}::date end,
          outcome = case when ${next} = 'fulfilled' then ${body.outcome || null} end
        where id = ${params.id}`.execute(tx)
  })
  call.note({ objectType: 'member-pledge', objectId: params.id, fields: ['state'] })
  return {}
})

async function lockDisplay(tx: Tx, own: OwnMember): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from members.display where member_id = ${own.id} and withdrawn_on is null for update`.execute(tx)
  if (!rows[0]) throw problem(problems['display-not-shown'])
  return rows[0].id
}
