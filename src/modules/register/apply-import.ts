import { sql } from 'kysely'
import { inCall, type JobCall } from '../../platform/jobs/in-call.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import {
  completeSearch,
  refreshSearch,
  ensureBodies,
  knownUnit,
  prepareStatements,
  recordAct,
  type RecordedStatements,
  recordStatements,
  unitsChanged,
} from '../organisations/index.ts'
import { prepareNamedPosts, recordNamedPosts } from '../workforce/index.ts'
import { compareRows, type RowRange } from './compare.ts'
import { countVerdicts, getImportForUpdate, type ImportRecord, lockDistrict, setState, stillCompared } from './store.ts'

/** Rows written in one transaction. The first one is small: behind it the planner knows what the rows are like, before they are many. */
const BATCH_ROWS = 20_000
const FIRST_ROWS = 500

/** The district's civil-affairs bureau registers its social organisations (登记管理机关). */
const REGISTRAR = '区民政局'

export interface AppliedImport {
  readonly written: { readonly new: number; readonly changed: number }
  readonly unchanged: number
  readonly notWritten: number
}

interface BatchDone {
  readonly done: boolean
  readonly rows: number
  /** Units the search does not find yet. */
  readonly unfound: readonly number[]
}

/**
 * Writes the rows of an import, a transaction a batch. The last row written is kept in the batch's own transaction, so a killed process
 * goes on behind it and every row is written exactly once. Cancelled between batches, the import stands as read and can go on or be undone.
 */
export async function applyImport(job: JobRun, importId: string, batchRows = BATCH_ROWS): Promise<AppliedImport> {
  const { total, before, sharedCerts } = await inCall(job, (call) => countRows(call, importId))
  let written = before
  // Words for the search are made beside the next batch: they take as long as the facts and nobody waits for them.
  let beside: Promise<unknown> = Promise.resolve()
  try {
    await job.progress(written, total, 'applying')
    for (let learned = false; ; learned = true) {
      const batch = await inCall(job, (call) =>
        applyBatch(call, importId, learned ? batchRows : Math.min(FIRST_ROWS, batchRows), sharedCerts),
      )
      await beside
      if (batch.done) break
      beside = inCall(job, ({ tx }) => refreshSearch(tx, batch.unfound))
      beside.catch(() => undefined)
      written += batch.rows
      if (!learned) await inCall(job, ({ tx }) => sql`select platform.refresh_statistics()`.execute(tx))
      await job.progress(written, total, 'applying')
    }
    if (before > 0) await inCall(job, (call) => findLeftOut(call, importId))
    const { applied, fileId } = await inCall(job, (call) => finish(call, importId))
    if (fileId !== null) await job.services.files.remove(fileId)
    return applied
  } catch (error) {
    await inCall(job, async ({ tx }) => {
      await countVerdicts(tx, importId)
      await sql`update register.import set state = 'read', job_id = null where id = ${importId} and state = 'applying'`.execute(
        tx,
      )
    })
    throw error
  }
}

interface RowsToApply {
  readonly total: number
  readonly before: number
  /** Registration numbers several rows state: writing one of these rows changes what the next one speaks of. */
  readonly sharedCerts: string[]
}

async function countRows({ tx }: JobCall, importId: string): Promise<RowsToApply> {
  const { rows } = await sql<RowsToApply>`
    select count(*) as total, count(*) filter (where r.id <= i.applied_through) as before,
      array(select cert_no from register.row where import_id = ${importId} and read_as = 'accepted' and cert_no is not null
        group by cert_no having count(*) > 1) as "sharedCerts"
    from register.import i join register.row r on r.import_id = i.id and r.read_as = 'accepted' where i.id = ${importId}`.execute(
    tx,
  )
  return rows[0]!
}

const finished: BatchDone = { done: true, rows: 0, unfound: [] }

async function applyBatch(
  call: JobCall,
  importId: string,
  batchRows: number,
  sharedCerts: readonly string[],
): Promise<BatchDone> {
  const { tx } = call
  // The index of nodes takes new entries in bulk, which is several times cheaper than one by one.
  await sql`set local gin_pending_list_limit = '32MB'`.execute(tx)
  const record = await getImportForUpdate(tx, importId)
  if (record.state !== 'applying') return finished
  await lockDistrict(tx, record.district_no)
  const { rows } = await sql<{ upTo: number | null; count: number }>`
    select max(id) as "upTo", count(*) as count from (select id from register.row
      where import_id = ${importId} and read_as = 'accepted' and id > ${record.applied_through} order by id limit ${batchRows}) batch`.execute(
    tx,
  )
  const { upTo, count } = rows[0]!
  if (upTo === null) return finished
  const range = { after: record.applied_through, upTo }
  const overtaken = await compareAnew(call, record, range, sharedCerts)
  if (overtaken > 0) await markOvertaken(call, record, overtaken)
  const { changed, unfound } = await writeRows(call, record, range)
  if (changed.length > 0) await call.emit(unitsChanged(changed))
  await sql`update register.import set applied_through = ${upTo} where id = ${importId}`.execute(tx)
  return { done: false, rows: count, unfound }
}

/**
 * What is known may have changed since the preview, by another register or by hand: then the batch is compared again as it is written.
 * When nobody but this import has recorded an act since, only rows that lean on an earlier one of the same file can stand differently.
 * Returns how many do.
 */
async function compareAnew(
  call: JobCall,
  record: ImportRecord,
  range: RowRange,
  sharedCerts: readonly string[],
): Promise<number> {
  const { tx, scope } = call
  const current = await stillCompared(tx, record, scope)
  if (current && sharedCerts.length === 0) return 0
  const comparison = { importId: record.id, districtNo: record.district_no, day: record.statement_on!, scope }
  return compareRows(tx, comparison, current ? { ...range, certNos: sharedCerts } : range)
}

async function markOvertaken({ tx }: JobCall, { id, problem }: ImportRecord, rows: number): Promise<void> {
  const before = problem?.code === 'import-overtaken' ? Number(problem.params['rows'] ?? 0) : 0
  await sql`update register.import set problem = ${JSON.stringify({ code: 'import-overtaken', params: { rows: before + rows } })}::jsonb where id = ${id}`.execute(
    tx,
  )
}

/** Records what the rows of a range state. */
async function writeRows(call: JobCall, record: ImportRecord, range: RowRange): Promise<RecordedStatements> {
  const { tx } = call
  const chosen = sql`r.import_id = ${record.id} and r.id > ${range.after} and r.id <= ${range.upTo} and r.verdict in ('new', 'changed')`
  const { rows } = await sql<{ any: boolean; bodies: string[] | null }>`
    select count(*) > 0 as any, array_agg(distinct r.supervisor) filter (where r.supervisor is not null) as bodies from register.row r where ${chosen}`.execute(
    tx,
  )
  if (!rows[0]!.any) return { changed: [], unfound: [] }
  const day = record.statement_on!
  const actId = record.act_id ?? (await beginAct(call, record))
  const context = { actId, day, districtNo: record.district_no }
  const bodies = await ensureBodies(tx, context, [REGISTRAR, ...(rows[0]!.bodies ?? [])])
  await prepareStatements(tx)
  await sql`
    insert into statement (row_id, unit_no, fresh, uscc, cert_no, name, status, type, registered_on, legal_rep, address, lon, lat, headcount, full_members,
      probationary_members, floating_members, phone_sealed, phone_index, remarks, street_no, community_no, industry_no, supervisor_no, extras, party_name, party_form, party_level)
    select r.id, ${knownUnit('r.unit_no')}, r.uscc, r.cert_no, r.name, r.status, r.type, r.registered_on, r.legal_rep, r.address, r.lon, r.lat, r.headcount, r.full_members,
      r.probationary_members, r.floating_members, r.phone_sealed, r.phone_index, r.remarks, r.street_no, r.community_no, r.industry_no, b.no, r.extras,
      r.party_name, r.party_form, r.party_level
    from register.row r left join unnest(${[...bodies.keys()]}::text[], ${[...bodies.values()]}::integer[]) b (name, no) on b.name = r.supervisor
    where ${chosen}`.execute(tx)
  const { changed, unfound } = await recordStatements(tx, {
    ...context,
    registrarNo: bodies.get(REGISTRAR) ?? null,
    searchLater: true,
  })
  const helped = await recordHelpers(tx, record, context)
  return { changed: [...new Set([...changed, ...helped])], unfound }
}

/** A run before this one that was killed between a batch and its words left units out of the search. */
async function findLeftOut({ tx }: JobCall, importId: string): Promise<void> {
  const { act_id: actId } = await getImportForUpdate(tx, importId)
  if (actId !== null) await completeSearch(tx, actId)
}

async function recordHelpers(
  tx: JobCall['tx'],
  record: ImportRecord,
  { actId, day, districtNo }: { actId: number; day: string; districtNo: number },
): Promise<number[]> {
  await prepareNamedPosts(tx)
  await sql`
    insert into named_post (role, unit_no, name, sender_name)
    select p.role, p.unit_no, p.name, coalesce(p.sender, '')
    from statement s join register.row r on r.import_id = ${record.id} and r.id = s.row_id
    cross join lateral (values ('instructor', s.unit_no, r.instructor, r.instructor_sender), ('instructor', s.unit_no, r.instructor2, null),
      ('liaison', s.unit_no, r.liaison, null)) p (role, unit_no, name, sender)
    where p.name is not null
    union all
    select distinct 'secretary', s.party_no, r.secretary, ''
    from statement s join register.row r on r.import_id = ${record.id} and r.id = s.row_id where s.party_no is not null and r.secretary is not null`.execute(
    tx,
  )
  return recordNamedPosts(tx, actId, districtNo, day)
}

async function beginAct({ tx, actor }: JobCall, record: ImportRecord): Promise<number> {
  const actId = await recordAct(tx, actor.accountId, {
    kind: 'import',
    effectiveOn: record.statement_on,
    importId: record.id,
    reason: record.file_name,
  })
  await sql`update register.import set act_id = ${actId} where id = ${record.id}`.execute(tx)
  return actId
}

async function finish({ tx, note }: JobCall, importId: string): Promise<{ applied: AppliedImport; fileId: string | null }> {
  await countVerdicts(tx, importId)
  const record = await getImportForUpdate(tx, importId)
  if (record.state === 'applying') {
    await setState(tx, importId, 'applied', null)
    await sql`update register.import set applied_at = now(), file_id = null where id = ${importId}`.execute(tx)
    note({ objectType: 'import', objectId: importId, detail: record.verdicts })
  }
  const count = (verdict: string) => record.verdicts[verdict] ?? 0
  const written = { new: count('new'), changed: count('changed') }
  const applied = { written, unchanged: count('unchanged'), notWritten: count('refused') + count('conflict') }
  return { applied, fileId: record.file_id }
}
