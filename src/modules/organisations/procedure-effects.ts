import { sql } from 'kysely'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import type { Operation } from '../../platform/commands/operation.ts'
import type { CaseEffect, EffectCall } from '../../platform/contributions/case-effects.ts'
import { changeUnit } from './commands/change-unit.ts'
import { connectUnits, endConnection } from './commands/connect-units.ts'
import { establishUnit } from './commands/establish-unit.ts'
import { organisations } from './contract.ts'
import { organisationProblems as problems } from './problems.ts'

/**
 * What decisions of procedures do to units: the same doors a person uses, in the transaction of the decision, with its document as the
 * reason. So coverage moves with the decision and nobody types it a second time.
 */
async function through<E extends AnyEndpoint>(
  call: EffectCall,
  operation: Operation,
  endpoint: E,
  params: object,
  body: object,
): Promise<unknown> {
  const input = { params: endpoint.params.parse(params), query: {}, body: endpoint.body.parse(body), ifMatch: null, upload: null }
  const reply = { set: () => undefined, clear: () => undefined }
  return operation.handler({ ...call, endpoint, userAgent: null, reply, ...input } as never)
}

interface Place {
  street_no: number | null
  community_no: number | null
  industry_no: number | null
}

async function placeOf(call: EffectCall): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select street_no, community_no, industry_no from organisations.unit_on(${call.act.effectiveOn}::date) where unit_no = ${call.subjectNo}`.execute(
    call.tx,
  )
  return rows[0]
}

async function covering(call: EffectCall, partyNo: number): Promise<{ id: number; no: number }[]> {
  const { rows } = await sql<{ id: number; no: number }>`
    select edge_id as id, to_no as no from organisations.edge_on(${call.act.effectiveOn}::date) where from_no = ${partyNo} and type = 'covers'`.execute(
    call.tx,
  )
  return rows
}

/** Everyone the case names: who applies, and who is covered or moved besides. */
const everyone = (call: EffectCall) => [call.subjectNo, ...call.unitNos]

const leaves = (call: EffectCall) => (call.details['leaves'] as readonly number[] | undefined) ?? []

/**
 * Where the application says which Party organisations are left, nobody it names stands in a further one: whoever has changed branch
 * since would be covered twice.
 */
async function requireNoOther(call: EffectCall): Promise<void> {
  const left = leaves(call)
  if (left.length === 0) return
  const { rows } = await sql<{ unit: string; party: string }>`
    select u.name as unit, p.name as party from organisations.edge e
    join organisations.unit_state p on p.unit_no = e.from_no and p.retracted_at is null and p.until_on is null
    join organisations.unit_state u on u.unit_no = e.to_no and u.retracted_at is null and u.until_on is null
    where e.type = 'covers' and e.retracted_at is null and e.until_on is null and e.to_no = any (${everyone(call)}::integer[])
      and p.form in ('own', 'joint') and p.status <> 'dissolved' and not e.from_no = any (${[...left]}::integer[])
    order by u.name limit 1`.execute(call.tx)
  if (rows[0]) throw problem(problems['unit-covered-elsewhere'], { ...rows[0] })
}

/** The coverage that is left ends the day the new one begins. */
async function leave(call: EffectCall): Promise<void> {
  const left = leaves(call)
  if (left.length === 0) return
  const { rows } = await sql<{ id: number }>`
    select id from organisations.edge where type = 'covers' and retracted_at is null and until_on is null
      and from_no = any (${[...left]}::integer[]) and to_no = any (${everyone(call)}::integer[]) order by id`.execute(call.tx)
  for (const { id } of rows) await through(call, endConnection, organisations.endConnection, { id: String(id) }, call.act)
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? value : null)

/** A Party organisation of any form, filed where the applicant stands, covering the applicant and the units that consented. */
const establishPartyOrg: CaseEffect = {
  key: 'organisations.establish-party-org',
  check: requireNoOther,
  async apply(call) {
    const { details, act } = call
    const place = await placeOf(call)
    const lapsesOn = text(details['untilOn'])
    const site = text(details['site']) ?? text(details['task'])
    await leave(call)
    const { no } = (await through(
      call,
      establishUnit,
      organisations.establishUnit,
      {},
      {
        ...act,
        kind: 'party_org',
        name: details['name'],
        level: details['level'],
        form: details['form'],
        districtNo: call.districtNo,
        streetNo: place?.street_no,
        communityNo: place?.community_no,
        industryNo: place?.industry_no,
        address: text(details['serviceAddress']) ?? site,
        superiorNo: number(details['superiorNo']),
        coversUnitNos: everyone(call),
      },
    )) as { no: number }
    const serviceAddress = text(details['serviceAddress'])
    if (serviceAddress)
      await through(
        call,
        changeUnit,
        organisations.changeUnit,
        { no: call.subjectNo },
        { ...act, kind: 'correct', facts: { serviceAddress } },
      )
    return { no, lapsesOn }
  },
  lapse: (call) => dissolve(call).then(() => undefined),
}

/** An existing Party organisation takes the applicant in, who may come from another one. */
const attachUnit: CaseEffect = {
  key: 'organisations.attach-unit',
  check: requireNoOther,
  async apply(call) {
    const fromNo = call.details['targetNo'] as number
    await leave(call)
    await connect(call, fromNo, call.subjectNo)
    return { no: fromNo, lapsesOn: null }
  },
}

const upgradePartyOrg: CaseEffect = {
  key: 'organisations.upgrade-party-org',
  async apply(call) {
    const facts = { level: call.details['level'] }
    await through(call, changeUnit, organisations.changeUnit, { no: call.subjectNo }, { ...call.act, kind: 'upgrade', facts })
    return { no: call.subjectNo, lapsesOn: null }
  },
}

/** Units move from one Party organisation to another on one day: nobody stands uncovered in between. */
const rehomeUnits: CaseEffect = {
  key: 'organisations.rehome-units',
  async check(call) {
    const held = new Set((await covering(call, call.subjectNo)).map((edge) => edge.no))
    if (call.unitNos.some((no) => !held.has(no))) throw problem(problems['edge-not-found'])
  },
  async apply(call) {
    const targetNo = call.details['targetNo'] as number
    const edges = (await covering(call, call.subjectNo)).filter((edge) => call.unitNos.includes(edge.no))
    for (const edge of edges) {
      await through(call, endConnection, organisations.endConnection, { id: String(edge.id) }, call.act)
      await connect(call, targetNo, edge.no)
    }
    return { no: targetNo, lapsesOn: null }
  },
}

/** Members are re-homed first: a Party organisation that still covers somebody is not dissolved. */
const dissolvePartyOrg: CaseEffect = {
  key: 'organisations.dissolve-party-org',
  async check(call) {
    if ((await covering(call, call.subjectNo)).length > 0) throw problem(problems['unit-still-covers'])
  },
  async apply(call) {
    await dissolve(call)
    return { no: call.subjectNo, lapsesOn: null }
  },
}

function dissolve(call: EffectCall): Promise<unknown> {
  return through(call, changeUnit, organisations.changeUnit, { no: call.subjectNo }, { ...call.act, kind: 'dissolve', facts: {} })
}

function connect(call: EffectCall, fromNo: number, toNo: number): Promise<unknown> {
  return through(call, connectUnits, organisations.connectUnits, {}, { ...call.act, type: 'covers', fromNo, toNo })
}

export const procedureEffects: readonly CaseEffect[] = [
  establishPartyOrg,
  attachUnit,
  upgradePartyOrg,
  rehomeUnits,
  dissolvePartyOrg,
]
