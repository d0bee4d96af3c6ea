import { sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { activities } from './contract.ts'
import { findRow, presentRows } from './list.ts'
import { activityProblems as problems } from './problems.ts'
import { namesOf } from './store.ts'

/** Branches whose members' names are shown whole to the caller: those it is the secretary of. */
export async function ownBranches(call: Pick<Call, 'tx' | 'can'>, nos: readonly number[]): Promise<Set<number>> {
  const own = call.can('member.own')
  if (own === null || nos.length === 0) return new Set()
  const { rows } = await sql<{ no: number }>`
    select u.no from organisations.unit u where u.no = any (${[...new Set(nos)]}::integer[]) and ${reachedBy(own, 'u.scope_nodes')}`.execute(
    call.tx,
  )
  return new Set(rows.map((row) => row.no))
}

export const getActivity = query(activities.getActivity, (call) => readActivity(call, call.params.id))

/** One activity in reach as its reader may see it; throws `activity-not-found`. */
export async function readActivity(call: Call, id: string) {
  const { tx } = call
  const row = await findRow(call, id)
  if (!row) throw problem(problems['activity-not-found'])
  const { rows: came } = await sql<{ memberId: string; branchNo: number | null; mobile: boolean; name: string | null }>`
    select t.member_id as "memberId", t.branch_no as "branchNo", t.mobile, (select n.name from members.named(t.member_id) n) as name
    from activities.attended(array[${row.entryId}::uuid]) t order by t.branch_no, 4, t.member_id`.execute(tx)
  const branchNos = came.flatMap((one) => one.branchNo ?? [])
  const [names, own] = [await namesOf(tx, branchNos, row.onDay), await ownBranches(call, branchNos)]
  const { rows: course } = await sql<{
    at: Date
    by: string | null
    state: 'planned' | 'held' | 'cancelled'
    onDay: string
    members: number
  }>`
    select e.recorded_at as at, access.display_name_of(e.account_id) as by, e.state, e.on_day as "onDay",
      (select count(*)::integer from activities.attendance t where t.entry_id = e.id) as members
    from activities.entry e where e.activity_id = ${id} order by e.recorded_at, e.replaced_at nulls last`.execute(tx)
  const [shown] = await presentRows(call, [row])
  return {
    ...shown!,
    attendance: came.map(({ memberId, branchNo, mobile, name }) => ({
      memberId,
      mobile,
      name: name === null || own.has(branchNo ?? 0) ? name : maskName(name),
      branch: branchNo === null ? null : { no: branchNo, name: names.get(branchNo) ?? String(branchNo) },
    })),
    course: course.map((one) => ({ ...one, at: one.at.toISOString() })),
  }
}

/**
 * Who may be ticked: the members whose relation lies in the branch on the day, and those away whom it looks after. All are ticked at
 * first; for what was planned and corrected, those who are on record; for an item of a menu, those who signed up with a seat.
 */
export const getRoll = query(activities.getRoll, async (call) => {
  const { unitNo, day, activityId } = call.query
  const { rows: branch } = await sql<{ no: number; name: string }>`
    select unit_no as no, name from organisations.unit_on(${call.today}::date) where unit_no = ${unitNo} and kind = 'party_org' and ${reachedBy(call.scope)}`.execute(
    call.tx,
  )
  if (!branch[0]) throw problem(problems['activity-host-not-found'])
  const known = activityId ? await findRow(call, activityId) : undefined
  if (activityId && !known) throw problem(problems['activity-not-found'])
  const { rows: signed } = await sql<{ who: string }>`
    select s.who from activities.sign_up s join activities.menu_item i on i.id = s.item_id and i.withdrawn_at is null
    where i.activity_id = ${activityId ?? null} and s.cancelled_at is null and s.seat is not null`.execute(call.tx)
  const { rows: there } = await sql<{
    id: string
  }>`select member_id as id from activities.attendance where entry_id = ${known?.entryId ?? null}`.execute(call.tx)
  const { rows: guests } = await sql<{ memberId: string; branchNo: number; name: string | null }>`
    select g.member_id as "memberId", g.branch_no as "branchNo", g.name from activities.signed_members(${activityId ?? null}) g order by 3, 1`.execute(
    call.tx,
  )
  const listed = new Set([...there.map((one) => one.id), ...guests.map((one) => one.memberId)])
  const everybody = known === undefined || (listed.size === 0 && known.state === 'planned')
  const { rows } = await sql<{ memberId: string; name: string; mobile: boolean; hosted: boolean; branchNo: number }>`
    select m.member_id as "memberId", (select n.name from members.named(m.member_id) n) as name, m.host_no is not null as mobile,
      coalesce(m.host_no = ${unitNo}, false) as hosted, m.branch_no as "branchNo"
    from members.member_on(${day}::date) m
    where m.branch_no = ${unitNo} or m.host_no = ${unitNo} or m.member_id = any (${[...listed]}::uuid[]) order by 4, 2, 1`.execute(
    call.tx,
  )
  const own = await ownBranches(call, [unitNo])
  const members = rows.flatMap(({ name, branchNo, ...row }) => {
    const mine = branchNo === unitNo || row.hosted
    // Who is away and looked after elsewhere is not expected here, and is not ticked.
    const expected = branchNo === unitNo ? !row.mobile || row.hosted : row.hosted
    return name === null
      ? []
      : [{ ...row, name: mine && own.has(unitNo) ? name : maskName(name), came: everybody ? expected : listed.has(row.memberId) }]
  })
  const shown = new Set(members.map((one) => one.memberId))
  for (const { memberId, name } of guests)
    if (!shown.has(memberId)) members.push({ memberId, name: maskName(name ?? ''), mobile: false, hosted: false, came: true })
  const of = (who: string) => signed.filter((one) => one.who === who).length
  return {
    branch: branch[0],
    members,
    signedUp: { members: of('member'), nonMembers: of('non_member'), residents: of('resident') },
  }
})
