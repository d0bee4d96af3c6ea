import { sql } from 'kysely'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { type Procedure, procedureDocument } from '../../../kernel/procedure.ts'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { type OfferedProcedure, proceduresOf } from '../catalogue.ts'
import { tableEndpoints as endpoints } from '../contract-tables.ts'
import { procedureProblems as problems } from '../problems.ts'
import { requireDistrict } from '../units.ts'

type Body = BodyOf<typeof endpoints.changeTable>

/** Another version of a procedure for a district. Who acts, where it leads and what it brings about stay the programme's. */
export const changeTable = command(endpoints.changeTable, async (call) => {
  const { body, params } = call
  const { procedure } = await offeredForChange(call, body.districtNo, params.key)
  if (procedure.version !== body.seen) throw problem(problems['procedure-changed'], { seen: body.seen, now: procedure.version })
  const version = await nextVersion(call, body.districtNo, params.key, procedure)
  const read = procedureDocument.safeParse({ ...changed(procedure, body), version })
  if (!read.success) throw problem(problems['procedure-unsound'], { why: read.error.issues.map((issue) => issue.message) })
  await record(call, body.districtNo, params.key, { version, document: read.data, reason: body.reason })
  return { key: params.key, version }
})

/** Back to the table of the programme. */
export const restoreTable = command(endpoints.restoreTable, async (call) => {
  const { query, params } = call
  const { procedure } = await offeredForChange(call, query.districtNo, params.key)
  const version = await nextVersion(call, query.districtNo, params.key, procedure)
  await record(call, query.districtNo, params.key, { version, document: null, reason: query.reason })
  return { key: params.key }
})

async function offeredForChange(call: Call, districtNo: number, key: string): Promise<OfferedProcedure> {
  await requireDistrict(call, districtNo)
  await sql`select pg_advisory_xact_lock(hashtext('procedures.own_table'), ${districtNo})`.execute(call.tx)
  const { offered } = await proceduresOf(call.tx, districtNo, call.today)
  const found = offered.find((one) => one.procedure.key === key)
  if (!found) throw problem(problems['procedure-unknown'], { procedure: key })
  return found
}

/** `2.3` is the third change of version 2 of the programme. */
async function nextVersion({ tx }: Call, districtNo: number, key: string, procedure: Procedure): Promise<string> {
  const base = procedure.version.split('.')[0]!
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from procedures.own_table where district_no = ${districtNo} and key = ${key} and split_part(version, '.', 1) = ${base}`.execute(
    tx,
  )
  return `${base}.${rows[0]!.count + 1}`
}

/** Steps not named stay as they are; one that is not of the table makes it unsound. */
function changed(procedure: Procedure, { steps, remind }: Body): object {
  const said = new Map(steps.map((step) => [step.code, step]))
  const strange = steps.filter((step) => !procedure.steps.some((one) => one.code === step.code))
  return {
    ...procedure,
    remind:
      remind === null ? null : { ...procedure.remind, n: remind, unit: 'working-day', source: procedure.source, stated: false },
    steps: [
      ...procedure.steps.map((step) => {
        const wanted = said.get(step.code)
        return wanted ? { ...step, ...wanted, deadline: spanAfter(step.deadline, wanted.deadline) } : step
      }),
      ...strange,
    ],
  }
}

/** A span the district sets is stated by the source it names. */
function spanAfter(before: Procedure['steps'][number]['deadline'], wanted: Body['steps'][number]['deadline']) {
  if (wanted === null) return null
  const same = before !== null && before.n === wanted.n && before.unit === wanted.unit && before.source === wanted.source
  return same ? before : { ...before, ...wanted, stated: true }
}

async function record(
  call: Call,
  districtNo: number,
  key: string,
  { version, document, reason }: { version: string; document: Procedure | null; reason: string },
): Promise<void> {
  await sql`insert into procedures.own_table (district_no, key, version, document, reason, recorded_by)
    values (${districtNo}, ${key}, ${version}, ${document === null ? null : JSON.stringify(document)}::jsonb, ${reason}, ${call.actor.accountId}::uuid)`.execute(
    call.tx,
  )
  call.note({ objectType: 'procedure', objectId: key, detail: { version } })
}
