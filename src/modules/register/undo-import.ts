import { sql } from 'kysely'
import { inCall, type JobCall } from '../../platform/jobs/in-call.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { recordAct, undoActs, unitsChanged } from '../organisations/index.ts'
import { unitsWithLaterPosts, undoPosts } from '../workforce/index.ts'
import { getImportForUpdate, type ImportRecord, lockDistrict, setState } from './store.ts'

export interface UndoneImport {
  /** Units whose facts went back. */
  readonly undone: number
  /** Units changed since then, left as they are. */
  readonly kept: readonly { readonly no: number; readonly name: string }[]
}

/** Takes a whole import back in one transaction: killed half-way it has not happened and is begun again. */
export async function undoImport(job: JobRun, importId: string): Promise<UndoneImport> {
  try {
    await job.progress(0, null, 'undoing')
    const { result, fileId } = await inCall(job, async (call) => {
      const record = await getImportForUpdate(call.tx, importId)
      if (record.state !== 'undoing') return { result: { undone: 0, kept: record.kept }, fileId: null }
      await lockDistrict(call.tx, record.district_no)
      return { result: await takeBack(call, record), fileId: record.file_id }
    })
    if (fileId !== null) await job.services.files.remove(fileId)
    return result
  } catch (error) {
    await inCall(job, ({ tx }) =>
      sql`update register.import set state = case when applied_at is null then 'read' else 'applied' end, job_id = null
        where id = ${importId} and state = 'undoing'`.execute(tx),
    )
    throw error
  }
}

async function takeBack(call: JobCall, record: ImportRecord): Promise<UndoneImport> {
  const { tx } = call
  await sql`set local statement_timeout = 0`.execute(tx)
  const acts = record.act_id === null ? [] : [record.act_id]
  const undoAct = await recordAct(tx, call.actor.accountId, {
    kind: 'undo',
    importId: record.id,
    undoes: record.act_id,
    reason: record.undo_reason ?? null,
    effectiveOn: record.statement_on,
  })
  const built = await unitsWithLaterPosts(tx, acts)
  const { nos, kept, needed } = await undoActs(tx, acts, undoAct, built)
  const posted = await undoPosts(tx, acts, undoAct, [...kept, ...needed, ...built])
  if (nos.length + posted.length > 0) await call.emit(unitsChanged([...nos, ...posted]))
  const { rows: names } = await sql<{ no: number; name: string }>`
    select unit_no as no, name from organisations.facts_on(${call.today}::date) where unit_no = any (${kept}::integer[]) order by name limit 1000`.execute(
    tx,
  )
  await setState(tx, record.id, 'undone', null)
  await sql`update register.import set undone_at = now(), kept = ${JSON.stringify(names)}::jsonb, file_id = null where id = ${record.id}`.execute(
    tx,
  )
  call.note({ objectType: 'import', objectId: record.id, detail: { undone: nos.length, kept: kept.length } })
  return { undone: nos.length, kept: names }
}
