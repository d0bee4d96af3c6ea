import { sql } from 'kysely'
import { query } from '../../platform/commands/operation.ts'
import { organisations } from './contract.ts'
import { districtsOf } from './districts-of.ts'
import {
  actsOf,
  type ActView,
  findUnits,
  getUnitHead,
  listEdges,
  listStates,
  listUnits,
  namesOf,
  nodesOfState,
  presentFacts,
} from './queries.ts'

const unknownAct: ActView = {
  id: 0, kind: 'seed', reason: null, documentNo: null, documentOn: null, effectiveOn: null, recordedAt: '', recordedBy: null, importId: null,
} // prettier-ignore

export const getUnit = query(organisations.getUnit, async (call) => {
  const asOf = call.query.asOf ?? call.today
  const head = await getUnitHead(call, call.params.no)
  const [state] = await listStates(call, head.no, asOf)
  const edges = await listEdges(call, head.no, asOf)
  const names = await namesOf(call, [
    head.district_no,
    ...(state ? nodesOfState(state) : []),
    ...edges.flatMap((edge) => [edge.from_no, edge.to_no]),
  ])
  const acts = await actsOf(
    call,
    edges.map((edge) => edge.act_id),
  )
  return {
    no: head.no,
    id: head.id,
    kind: head.kind,
    uscc: head.uscc,
    certNo: head.cert_no,
    divisionCode: head.division_code,
    revision: head.revision,
    asOf,
    facts: state ? presentFacts(call, state, head.district_no, names) : null,
    connections: edges.flatMap((edge) => presentEdge(edge, head.no, names, acts)),
    can: { change: call.can('unit.change') !== null, revealPhone: call.can('unit.reveal') !== null },
  }
})

export const getUnitHistory = query(organisations.getUnitHistory, async (call) => {
  const head = await getUnitHead(call, call.params.no)
  const states = await listStates(call, head.no, null)
  const edges = await listEdges(call, head.no, null)
  const names = await namesOf(call, [
    head.district_no,
    ...states.flatMap(nodesOfState),
    ...edges.flatMap((edge) => [edge.from_no, edge.to_no]),
  ])
  const acts = await actsOf(call, [...states.map((state) => state.act_id), ...edges.map((edge) => edge.act_id)])
  return {
    periods: states.map((state) => ({
      ...presentFacts(call, state, head.district_no, names),
      fromOn: state.from_on,
      untilOn: state.until_on,
      act: acts.get(state.act_id) ?? unknownAct,
    })),
    connections: edges.flatMap((edge) => presentEdge(edge, head.no, names, acts)),
  }
})

type EdgeView = Awaited<ReturnType<typeof listEdges>>[number]

/** A connection whose other end lies outside the caller's scope is left out, as if it were not there. */
function presentEdge(
  edge: EdgeView,
  no: number,
  names: ReadonlyMap<number, { no: number; name: string; kind: string }>,
  acts: ReadonlyMap<number, ActView>,
) {
  const out = edge.from_no === no
  const other = names.get(out ? edge.to_no : edge.from_no)
  if (!other) return []
  const direction: 'out' | 'in' = out ? 'out' : 'in'
  return [
    {
      id: String(edge.id),
      type: edge.type,
      line: edge.line,
      direction,
      other,
      fromOn: edge.from_on,
      untilOn: edge.until_on,
      act: acts.get(edge.act_id) ?? unknownAct,
    },
  ]
}

export const listUnitsRead = query(organisations.listUnits, (call) => listUnits(call, call.query))

export const findUnitsRead = query(organisations.findUnits, async (call) => ({
  items: await findUnits(call, call.query.q, call.query.kind, call.query.limit),
}))

/** The areas and industries of the districts a grant lies in: whoever works in one district chooses among its streets only. */
export const getCatalogue = query(organisations.getCatalogue, async (call) => {
  const { rows } = await sql<{
    no: number
    kind: string
    code: string | null
    name: string
    district_no: number | null
    street_no: number | null
  }>`
    with mine as ${districtsOf(call.scope)}
    select no, kind, code, name, district_no, street_no from organisations.frame()
    where status = 'active' and (coalesce(district_no, no) in (select no from mine) or not exists (select from mine))
    order by code, no`.execute(call.tx)
  const programmes = await sql<{
    district_no: number
    programme: string
    home: boolean
  }>`select * from organisations.district_programme`.execute(call.tx)
  const ofDistrict = new Map(programmes.rows.map((row) => [row.district_no, row]))
  const entries = (kind: string) => rows.filter((row) => row.kind === kind)
  const dictionary = async (table: string, extra: string) =>
    (
      await sql<never>`select code, zh, en${sql.raw(extra)} from ${sql.table(`organisations.${table}`)} order by code`.execute(
        call.tx,
      )
    ).rows
  return {
    districts: entries('district').map((row) => ({
      ...row,
      home: ofDistrict.get(row.no)?.home ?? false,
      programme: ofDistrict.get(row.no)?.programme ?? null,
    })),
    streets: entries('street').map((row) => ({ ...row, districtNo: row.district_no! })),
    communities: entries('community').map((row) => ({ ...row, streetNo: row.street_no! })),
    industries: entries('industry').map((row) => ({ ...row, code: row.code ?? '', districtNo: row.district_no! })),
    types: await dictionary('registry_type', ''),
    kinds: await dictionary('unit_kind', ', grouping as "group", founded_at as "foundedAt"'),
    edgeTypes: await dictionary('edge_type', ', line'),
  }
})
