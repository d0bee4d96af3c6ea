import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { organisations } from '../contract.ts'
import { recordEdge } from '../edges.ts'
import { unitsChanged } from '../events.ts'
import { organisationProblems as problems } from '../problems.ts'
import { refreshSearch } from '../search.ts'
import { insertUnit, recordAct, refreshScope } from '../store.ts'
import { saveSite } from './deploy-unit.ts'
import {
  requireBegun,
  requireConnectable,
  requireDay,
  requireEnds,
  requireFreeCode,
  requirePlace,
  requireReached,
  requireStanding,
  requireType,
} from './guards.ts'

/** Register a new unit, or a Party organisation with the units it covers. */
export const establishUnit = command(organisations.establishUnit, async (call) => {
  const { tx, body } = call
  requireDay(call, body.effectiveOn)
  if (body.site && body.form !== 'temporary') throw problem(problems['site-of-temporary'])
  await requireReached(call, [body.districtNo, body.streetNo, body.industryNo])
  await requirePlace(call, body.districtNo, body)
  await requireKind(call, body.kind)
  await requireType(call, body.type)
  const uscc = await requireFreeCode(call, body.uscc)
  for (const covered of body.coversUnitNos) await requireReached(call, [covered])
  for (const covered of body.coversUnitNos) await requireEnds(call, 'covers', body.kind, covered)
  if (body.superiorNo) {
    await requireConnectable(call, body.superiorNo)
    await requireEnds(call, 'superior', body.kind, body.superiorNo)
  }
  const named = [...body.coversUnitNos, ...(body.superiorNo ? [body.superiorNo] : [])]
  await requireBegun(call, named, body.effectiveOn)
  await requireStanding(call, named)
  const actId = await recordAct(tx, call.actor.accountId, { ...body, kind: 'establish' })
  const unit = await insertUnit(
    tx,
    actId,
    { kind: body.kind, uscc, certNo: body.certNo ?? null, districtNo: body.districtNo },
    body.effectiveOn,
    {
      name: body.name,
      type: body.type ?? null,
      street_no: body.streetNo ?? null,
      community_no: body.communityNo ?? null,
      industry_no: body.industryNo ?? null,
      address: body.address ?? null,
      headcount: body.headcount ?? null,
      full_members: body.fullMembers ?? null,
      probationary_members: body.probationaryMembers ?? null,
      floating_members: body.floatingMembers ?? null,
      level: body.level ?? null,
      form: body.form ?? null,
    },
  )
  if (body.superiorNo)
    await recordEdge(tx, actId, { type: 'superior', fromNo: unit.no, toNo: body.superiorNo, fromOn: body.effectiveOn })
  for (const covered of new Set(body.coversUnitNos))
    await recordEdge(tx, actId, { type: 'covers', fromNo: unit.no, toNo: covered, fromOn: body.effectiveOn })
  await refreshScope(tx, [unit.no])
  if (body.site) await saveSite(tx, unit.no, body.site, call.actor.accountId)
  await refreshSearch(tx, [unit.no])
  await call.emit(unitsChanged([unit.no, ...body.coversUnitNos]))
  call.note({ objectType: 'unit', objectId: String(unit.no), fields: Object.keys(body) })
  return { no: unit.no, revision: unit.revision }
})

/** Areas and industries come with the list of divisions and the programme, not one by one; communities are founded by their members. */
async function requireKind(call: Call, kind: string): Promise<void> {
  const { rows } = await sql<{ zh: string; foundedAt: string | null }>`
    select zh, founded_at as "foundedAt" from organisations.unit_kind where code = ${kind} and grouping not in ('area', 'industry')`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['unit-kind-unknown'], { kind })
  if (rows[0].foundedAt) throw problem(problems['unit-kind-founded-elsewhere'], { kind: rows[0].zh, page: rows[0].foundedAt })
}
