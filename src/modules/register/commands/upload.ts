import { sql } from 'kysely'
import type { Day } from '../../../kernel/dates.ts'
import type { Actor, Scope } from '../../../kernel/policy.ts'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import type { Services } from '../../../platform/commands/services.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { register } from '../contract.ts'
import { registerProblems as problems } from '../problems.ts'

/** Hand in a register. It is kept and read in the background. */
export const upload = command(register.upload, async (call) => {
  const { tx, body, services, actor, scope } = call
  if (!call.upload) throw problem(problems['import-file-missing'])
  const id = await createImport(tx, services, {
    ...call.upload,
    actor,
    scope,
    districtNo: body.districtNo ?? null,
    givenOn: body.statementOn ?? null,
  })
  const jobId = await services.jobs.start(tx, 'register.read', { importId: id }, { actor, scope })
  await sql`update register.import set job_id = ${jobId} where id = ${id}`.execute(tx)
  call.note({ objectType: 'import', objectId: id, detail: { bytes: call.upload.bytes } })
  return { id, jobId }
})

export interface NewImport {
  readonly path: string
  readonly name: string
  readonly actor: Actor
  readonly scope: Scope
  readonly districtNo: number | null
  readonly givenOn: Day | null
}

export async function createImport(tx: Tx, services: Services, given: NewImport): Promise<string> {
  const { actor, scope, givenOn } = given
  if (givenOn !== null && givenOn > services.clock.today()) throw problem(problems['import-day-in-future'], { day: givenOn })
  const districtNo = await findDistrict(tx, scope, given.districtNo)
  const file = await services.files.keepPath(given.path)
  const { rows } = await sql<{ id: string }>`
    insert into register.import (file_id, file_name, bytes, district_no, given_on, account_id, uploaded_by)
    values (${file.id}, ${given.name}, ${file.bytes}, ${districtNo}, ${givenOn}, ${actor.accountId}, ${actor.displayName || null}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

/** The district named, if it is within reach; else the home district, else the only one within reach. */
async function findDistrict(tx: Tx, scope: Scope, named: number | null): Promise<number> {
  const nodes = scope.everything ? null : `{${scope.nodes.join(',')}}`
  const { rows } = await sql<{ no: number; home: boolean }>`
    select d.no, coalesce(p.home, false) as home from organisations.frame() d left join organisations.district_programme p on p.district_no = d.no
    where d.kind = 'district' and (${nodes}::integer[] is null or exists (select from organisations.frame() f
      where f.no = any (${nodes}::integer[]) and (f.no = d.no or f.district_no = d.no)))`.execute(tx)
  const chosen =
    named === null
      ? (rows.find((row) => row.home) ?? (rows.length === 1 ? rows[0] : undefined))
      : rows.find((row) => row.no === named)
  if (!chosen) throw problem(problems['import-district-unknown'])
  return chosen.no
}
