import { sql } from 'kysely'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { register } from '../contract.ts'
import { getSeenImport } from '../queries.ts'
import type { ImportAction } from '../rules.ts'
import { getImportFor, setState } from '../store.ts'

/** Write the accepted rows in the background. */
export const apply = command(register.apply, async (call) => {
  const { importId } = await begin(call, call.params.id, 'apply')
  return startJob(call, importId, 'register.apply', 'applying')
})

/** Take the whole import back in the background. */
export const undo = command(register.undo, async (call) => {
  const { importId } = await begin(call, call.params.id, 'undo')
  await sql`update register.import set undo_reason = ${call.body.reason} where id = ${importId}`.execute(call.tx)
  return startJob(call, importId, 'register.undo', 'undoing')
})

/** Throw away a register that was not applied, with its file and its rows. */
export const discard = command(register.discard, async (call) => {
  const { importId, fileId } = await begin(call, call.params.id, 'discard')
  await setState(call.tx, importId, 'discarded', null)
  await sql`delete from register.row where import_id = ${importId}`.execute(call.tx)
  await sql`update register.import set file_id = null, corrections = '{}' where id = ${importId}`.execute(call.tx)
  if (fileId !== null) await call.services.files.remove(fileId)
  return { id: importId }
})

async function begin(call: Call, id: string, action: ImportAction): Promise<{ importId: string; fileId: string | null }> {
  await getSeenImport(call, id)
  const record = await getImportFor(call.tx, id, action)
  call.note({ objectType: 'import', objectId: id, detail: { verdicts: record.verdicts } })
  return { importId: record.id, fileId: record.file_id }
}

async function startJob(
  { tx, services, actor, scope }: Call,
  importId: string,
  name: string,
  state: 'applying' | 'undoing',
): Promise<{ jobId: string }> {
  const jobId = await services.jobs.start(tx, name, { importId }, { actor, scope })
  await setState(tx, importId, state, jobId)
  return { jobId }
}
