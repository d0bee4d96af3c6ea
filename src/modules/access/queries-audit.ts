import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../kernel/endpoint.ts'
import type { Page } from '../../kernel/page.ts'
import { openAnchors } from '../../platform/audit/anchors.ts'
import { verifyAudit } from '../../platform/audit/verify.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import type { listAuditEntries, listMyReadLog, listReadLog, verifyAuditLog } from './contract-audit.ts'
import { every } from './queries.ts'

type Entry = AnswerOf<typeof listAuditEntries>['items'][number]

/** Days are the office's: UTC+8 the whole year. */
const startOfDay = (day: string) => sql`${`${day}T00:00:00+08:00`}::timestamptz`

export async function pageOfAudit(tx: Tx, filter: QueryOf<typeof listAuditEntries>): Promise<Page<Entry>> {
  const conditions: RawBuilder<unknown>[] = []
  if (filter.accountId) conditions.push(sql`e.account_id = ${filter.accountId}`)
  if (filter.action?.endsWith('.')) conditions.push(sql`starts_with(e.action, ${filter.action})`)
  else if (filter.action) conditions.push(sql`e.action = ${filter.action}`)
  if (filter.objectType) conditions.push(sql`e.object_type = ${filter.objectType}`)
  if (filter.objectId) conditions.push(sql`e.object_id = ${filter.objectId}`)
  if (filter.fromOn) conditions.push(sql`e.at >= ${startOfDay(filter.fromOn)}`)
  if (filter.untilOn) conditions.push(sql`e.at < ${startOfDay(filter.untilOn)}`)
  if (filter.result) conditions.push(filter.result === 'ok' ? sql`e.result = 'ok'` : sql`e.result <> 'ok'`)
  if (filter.purpose) conditions.push(sql`e.purpose = ${filter.purpose}`)
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::integer as n from audit.entry e where ${every(conditions)}`.execute(tx)
  const { rows } = await sql<Entry & { at: Date }>`
    select e.seq, e.at, e.account_id as "accountId", e.actor, a.display_name as "actorName", e.roles, e.scope, e.purpose, e.ip, e.action,
      e.object_type as "objectType", e.object_id as "objectId", e.fields, e.result, e.trace_id as "traceId", e.detail
    from audit.entry e left join access.account a on a.id = e.account_id where ${every(conditions)}
    order by e.seq desc limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(tx)
  const items = rows.map((row) => Object.assign(row, { at: (row.at as unknown as Date).toISOString() }))
  return { items, total: counted[0]!.n, page: filter.page, pageSize: filter.pageSize }
}

/** Verifies with the caller's own right to read the log; the sealer's connection is not needed. */
export async function verifyLog({ tx, services }: Pick<Call, 'tx' | 'services'>): Promise<AnswerOf<typeof verifyAuditLog>> {
  const startedAt = performance.now()
  const verdict = await verifyAudit({
    run: (text) => tx.executeQuery(CompiledQuery.raw(text)),
    crypto: services.crypto,
    anchors: openAnchors(services.config.dataDir, services.crypto),
  })
  return { ...verdict, findings: [...verdict.findings], milliseconds: Math.round(performance.now() - startedAt) }
}

export type Read = AnswerOf<typeof listReadLog>['items'][number]
type ReadFilter = Partial<QueryOf<typeof listReadLog>> & {
  page: number
  pageSize: number
  subjectAccountId?: string
  /** Reads of these records too, e.g. from before the person had an account. */
  objects?: readonly ReadObject[]
}
export interface ReadObject {
  readonly type: string
  readonly id: string
}

/** The read log under the row policies: one's own side of it, or all of it for the privacy officer and the auditor. */
export async function pageOfReads(tx: Tx, filter: ReadFilter): Promise<Page<Read>> {
  const conditions: RawBuilder<unknown>[] = []
  if (filter.objectType) conditions.push(sql`r.object_type = ${filter.objectType}`)
  if (filter.objectId) conditions.push(sql`r.object_id = ${filter.objectId}`)
  if (filter.unitNo) conditions.push(sql`r.unit_no = ${filter.unitNo}`)
  if (filter.readerAccountId) conditions.push(sql`r.reader_account_id = ${filter.readerAccountId}`)
  if (filter.subjectAccountId) conditions.push(ofSubject(filter.subjectAccountId, filter.objects ?? []))
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::integer as n from access.personal_read r where ${every(conditions)}`.execute(tx)
  const { rows } = await sql<Read & { at: Date }>`
    select r.at, a.display_name as "readerName", r.reader_account_id as "readerAccountId", r.reader_role as "readerRole", r.reader_node as "readerNode", r.class, r.fields, r.purpose,
      r.object_type as "objectType", r.object_id as "objectId", r.unit_no as "unitNo"
    from access.personal_read r left join access.account a on a.id = r.reader_account_id where ${every(conditions)}
    order by r.id desc limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(tx)
  const items = rows.map((row) => Object.assign(row, { at: (row.at as unknown as Date).toISOString() }))
  return { items, total: counted[0]!.n, page: filter.page, pageSize: filter.pageSize }
}

function ofSubject(accountId: string, objects: readonly ReadObject[]): RawBuilder<unknown> {
  const own = objects.map(({ type, id }) => sql`(r.object_type = ${type} and r.object_id = ${id})`)
  return sql`(${sql.join([sql`r.subject_account_id = ${accountId}`, ...own], sql` or `)})`
}

/** For a module whose records are of a person: who read that person's fields, also before the account was joined to the records. */
export const pageOfReadsAbout = (
  { tx }: Pick<Call, 'tx'>,
  accountId: string,
  objects: readonly ReadObject[],
  page: { page: number; pageSize: number },
): Promise<Page<Read>> => asPlatform(tx, () => pageOfReads(tx, { ...page, subjectAccountId: accountId, objects }))

/** One's own side of the read log. Reader names are shown to the person read, whose right it is to know (PIPL 44–45). */
export function pageOfOwnReads({ tx, actor }: Call, filter: QueryOf<typeof listMyReadLog>): Promise<Page<Read>> {
  const { page, pageSize, side } = filter
  const me = actor.accountId ?? '00000000-0000-0000-0000-000000000000'
  const mine = side === 'about-me' ? { subjectAccountId: me } : { readerAccountId: me }
  return asPlatform(tx, () => pageOfReads(tx, { page, pageSize, ...mine }))
}
