import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { branchNamesOf, type MemberRow, memberColumns, ownScope, present } from './queries.ts'
import { type AwayReason, decideDay } from './rules.ts'
import { addMonths } from './rules/mobile.ts'
import { getRule } from './settings.ts'
import { getBranch, getMemberForChange, openSpell, recordAct } from './store.ts'

type ReportRow = MemberRow & {
  reportId: string
  since: string
  because: AwayReason
  whereabouts: string | null
  reportedOn: string
}

const open = (
  call: Call,
  due: string,
  before: string,
) => sql<boolean>`r.decision is null and m.retracted_by is null and ${reachedBy(call.scope, 'm.scope_nodes')}
  and (${due} = 'all' or (r.since <= ${before}) = (${due} = 'due'))`

/** The months of the rule before today: who has been away since then or longer is due. Districts of one reader go by the general version. */
async function monthsOf(call: Call) {
  const { rows } = await sql<{
    no: number
  }>`select no from organisations.frame() where kind = 'district' order by no limit 1`.execute(call.tx)
  const rule = await getRule(call.tx, rows[0]?.no ?? 0, 'member.mobile', call.today)
  return { rule, before: addMonths(call.today, -rule.params.months) }
}

async function listReports(call: Call, due: string, before: string, limit: number, offset: number): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${memberColumns(ownScope(call))}, r.id as "reportId", r.since, r.because, r.whereabouts, r.reported_on as "reportedOn"
    from members.flow_report r join members.member m on m.id = r.member_id
    where ${open(call, due, before)} order by r.since, m.name, r.id limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export const listSuggestions = query(members.listSuggestions, async (call) => {
  const { page, pageSize, due } = call.query
  const { rule, before } = await monthsOf(call)
  const rows = await listReports(call, due, before, pageSize, (page - 1) * pageSize)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from members.flow_report r join members.member m on m.id = r.member_id where ${open(call, due, before)}`.execute(
    call.tx,
  )
  const names = await branchNamesOf(
    call.tx,
    rows.map((row) => row.id),
  )
  return {
    items: rows.map((row) => ({
      id: row.reportId,
      member: present(row, names),
      since: row.since,
      because: row.because,
      whereabouts: row.whereabouts,
      reportedOn: row.reportedOn,
      dueOn: addMonths(row.since, rule.params.months),
      due: row.since <= before,
      can: { decide: call.can('member.change') !== null },
    })),
    total: counted[0]!.count,
    page,
    pageSize,
    rule: { months: rule.params.months, version: rule.version, source: rule.source },
  }
})

type Line = ReportRow & { shown: string; branch: string | null; dueOn: string }
const columns: readonly FileColumn<Line>[] = [
  { head: 'name', width: 12, value: (line) => line.shown },
  { head: 'branch', width: 34, value: (line) => line.branch },
  { head: 'since', width: 14, value: (line) => ({ date: line.since }) },
  { head: 'why', width: 14, value: (line, { because }) => because[line.because] },
  { head: 'whereabouts', width: 20, value: (line) => line.whereabouts },
  { head: 'dueOn', width: 14, value: (line) => ({ date: line.dueOn }) },
]

export const exportSuggestions = download(members.exportSuggestions, async (call) => {
  const { rule, before } = await monthsOf(call)
  const rows = await listReports(call, call.query.due, before, 100_000, 0)
  const names = await branchNamesOf(
    call.tx,
    rows.map((row) => row.id),
  )
  const lines = rows.map((row) => {
    const { name, branch } = present(row, names)
    return { ...row, shown: name, branch: branch?.name ?? null, dueOn: addMonths(row.since, rule.params.months) }
  })
  return listFile(call, call.query, 'suggestions', columns, lines)
})

export const reportFlow = command(members.reportFlow, async (call) => {
  const { tx, params, body } = call
  const member = await getMemberForChange(call, params.id, null)
  if (member.branchNo === null) throw problem(problems['member-without-branch'])
  if (member.awaySince !== null) throw problem(problems['member-away-already'], { since: member.awaySince })
  const decision = decideDay(body.since, call.today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  const { rows } = await sql<{ id: string }>`
    insert into members.flow_report (member_id, since, because, whereabouts, reported_on, reported_by)
    values (${member.id}, ${body.since}, ${body.because}, ${body.whereabouts ?? null}, ${call.today}, ${call.actor.accountId})
    on conflict (member_id) where decision is null do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['flow-reported-already'])
  call.note({ objectType: 'member', objectId: member.id, fields: ['away'] })
  return { id: rows[0].id }
})

/** A person decides; refusing asks for a reason, so that the report is not simply lost. */
export const decideFlow = command(members.decideFlow, async (call) => {
  const { tx, params, body, today } = call
  const { rows } = await sql<{ member_id: string; since: string; because: AwayReason }>`
    select member_id, since, because from members.flow_report where id = ${params.id} and decision is null for update`.execute(tx)
  const report = rows[0]
  if (!report) throw problem(problems['flow-report-not-found'])
  const member = await getMemberForChange(call, report.member_id, null).catch(() => {
    throw problem(problems['flow-report-not-found'])
  })
  if (body.decision !== 'confirmed' && !body.reason) throw problem(problems['flow-reason-missing'])
  const actId = body.decision === 'confirmed' ? await confirm(call, member, report, body) : null
  await sql`update members.flow_report set decision = ${body.decision}, decided_on = ${today}, decided_by = ${call.actor.accountId},
      reason = ${body.reason ?? null}, act_id = ${actId} where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'member', objectId: member.id, fields: ['away'] })
  return { id: params.id }
})

async function confirm(
  call: Call,
  member: Awaited<ReturnType<typeof getMemberForChange>>,
  report: { since: string; because: AwayReason },
  body: {
    hostNo?: number | null | undefined
    hostName?: string | null | undefined
    documentNo?: string | null | undefined
    reason?: string | null | undefined
  },
): Promise<number> {
  if (member.branchNo === null) throw problem(problems['member-without-branch'])
  if (member.awaySince !== null) throw problem(problems['member-away-already'], { since: member.awaySince })
  if (body.hostNo === member.branchNo) throw problem(problems['member-host-is-home'])
  const host = body.hostNo ? await getBranch(call, body.hostNo) : null
  const actId = await recordAct(call.tx, call.actor.accountId, {
    kind: 'away',
    districtNo: member.districtNo,
    memberId: member.id,
    ...body,
  })
  await openSpell(call.tx, actId, member.id, {
    since: report.since,
    reason: report.because,
    hostNo: host?.no ?? null,
    hostName: body.hostName,
    documentNo: body.documentNo,
  })
  return actId
}
