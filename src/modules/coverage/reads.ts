import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import { coverage, type unitRow } from './contract.ts'
import { explain } from './explain.ts'
import { figuresOf } from './figures.ts'
import { thresholdsOf } from './details.ts'
import { listJoint, listLoads } from './groups.ts'
import { coverageProblems as problems } from './problems.ts'
import { ask, countGroups, countMatrix, findVerdict, listVerdicts, locate, summaryFor, type ListedVerdict } from './queries.ts'
import { receiptOf } from './receipt.ts'
import { listRuleRows } from './settings.ts'
import { decideHelpers } from './helpers.ts'
import type { z } from 'zod'

export const listUnits = query(coverage.listUnits, async (call) => {
  const page = await listVerdicts(await locate(call, call.query), call.query)
  return { ...page, items: page.items.map(presentUnit) }
})

export function presentUnit(row: ListedVerdict): z.output<typeof unitRow> {
  return {
    no: row.unit_no,
    name: row.name,
    uscc: row.uscc,
    certNo: row.cert_no,
    type: row.type,
    status: row.status,
    registeredOn: row.registered_on,
    districtNo: row.district_no,
    streetNo: row.street_no,
    communityNo: row.community_no,
    industryNo: row.industry_no,
    headcount: row.headcount,
    fullMembers: row.full_members,
    probationaryMembers: row.probationary_members,
    floatingMembers: row.floating_members,
    cell: row.cell,
    partyOrg: row.party_org_no === null ? null : { no: row.party_org_no, name: row.party_org_name ?? '' },
    workCovered: row.work_covered,
    helpers: decideHelpers(row),
    dormant: row.dormant,
    lon: row.lon,
    lat: row.lat,
  }
}

export const getSummary = query(coverage.getSummary, async (call) => {
  const question = await ask(call, call.query)
  const summary = await summaryFor(question)
  return { ...summary, receipt: receiptOf(call, question, 'coverage.summary', summary.figures) }
})

export const listJointPartyOrgs = query(coverage.listJointPartyOrgs, async (call) => {
  const { page, pageSize, size, joint, ...filter } = call.query
  const question = await ask(call, filter)
  return {
    ...(await listJoint(question, { page, pageSize, size, joint })),
    thresholds: thresholdsOf(question.rules.settings),
  }
})

export const listInstructors = query(coverage.listInstructors, async (call) => {
  const { page, pageSize, load, ...filter } = call.query
  const question = await ask(call, filter)
  return { ...(await listLoads(question, { page, pageSize, load })), thresholds: thresholdsOf(question.rules.settings) }
})

export const getBreakdown = query(coverage.getBreakdown, async (call) => {
  const { by, ...filter } = call.query
  const question = await ask(call, filter)
  const counts = await countGroups(question, by)
  const names = await sql<{ key: string; code: string | null; name: string }>`
    select no::text as key, code, name from organisations.frame() where kind in ('street', 'community', 'industry')
    union all select code, code, zh from organisations.registry_type`.execute(call.tx)
  const named = new Map(names.rows.map((row) => [row.key, row]))
  const numbered = by !== 'type' && by !== 'headcount'
  const groups = counts.map((row) => ({
    no: numbered && row.key !== null ? Number(row.key) : null,
    code: row.key === null ? '(none)' : (named.get(row.key)?.code ?? row.key),
    name: row.key === null ? '' : (named.get(row.key)?.name ?? row.key),
    figures: figuresOf(row),
  }))
  return { groups: groups.sort((a, b) => (a.code < b.code ? -1 : 1)) }
})

export const getMatrix = query(coverage.getMatrix, async (call) => {
  const question = await ask(call, call.query)
  const cells = await countMatrix(question)
  const { rows } = await sql<{ no: number; kind: string; name: string; district: number }>`
    select no, kind, name, district_no as district from organisations.frame() f where kind in ('street', 'industry') and status = 'active'
      and (${call.query.districtNo ?? null}::integer is null or district_no = ${call.query.districtNo ?? null}) order by code, no`.execute(
    call.tx,
  )
  const counted = new Set(cells.map((entry) => entry.row))
  const streets = rows.filter((row) => row.kind === 'street' && counted.has(row.no))
  const districts = new Set(streets.map((row) => row.district))
  return {
    rows: streets,
    columns: [...rows.filter((row) => row.kind === 'industry' && districts.has(row.district)), { no: null, name: '' }],
    cells: cells.flatMap((entry) => (entry.row === null ? [] : [{ ...entry, row: entry.row }])),
  }
})

export const getVerdict = query(coverage.getVerdict, async (call) => {
  const question = await ask(call, { asOf: call.query.asOf })
  const row = await findVerdict(question, call.params.no)
  if (!row) throw problem(problems['coverage-unit-not-found'])
  return explain(question, row)
})

export const listRules = query(coverage.listRules, async (call) => {
  const rows = await listRuleRows(call.tx)
  return {
    rules: rows.map(({ key, version, source, fromOn, untilOn, severity, params }) => ({
      key,
      version,
      source,
      fromOn,
      untilOn,
      severity,
      params: Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : (value as string | number),
        ]),
      ),
    })),
  }
})
