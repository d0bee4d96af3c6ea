import { randomUUID } from 'node:crypto'
import type { Day } from '../kernel/dates.ts'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../kernel/endpoint.ts'
import type { Page } from '../kernel/page.ts'
import type { Actor, Scope } from '../kernel/policy.ts'
import * as access from '../modules/access/contract.ts'
import { coverage } from '../modules/coverage/contract.ts'
import { ask, exportRows, unitColumns } from '../modules/coverage/index.ts'
import { organisations } from '../modules/organisations/contract.ts'
import { connectionColumns, listConnectionRows } from '../modules/organisations/index.ts'
import { register } from '../modules/register/contract.ts'
import { reports } from '../modules/reports/contract.ts'
import { zh as reportPhrases } from '../modules/reports/phrases.ts'
import { listPostRows, postColumns } from '../modules/workforce/index.ts'
import { execute } from '../platform/commands/execute.ts'
import type { Download } from '../platform/commands/operation.ts'
import type { Services } from '../platform/commands/services.ts'
import type { Tx } from '../platform/db/database.ts'
import type { CellToWrite, RowsToWrite } from '../platform/exchange/output.ts'
import type { ColumnToWrite } from '../platform/exchange/xlsx-writer.ts'

/** What somebody asks for, and as whom. */
export interface Wish {
  readonly services: Services
  readonly actor: Actor
  readonly asOf: Day
  readonly districtNo: number
  readonly importId: string | undefined
  readonly from: Day | undefined
  readonly until: Day | undefined
}

/** A list written as a table. Its rows are those the action reaches for the actor: in the transaction, or through the endpoint. */
export interface TableExport {
  readonly action: string
  readonly sheet: string
  readonly columns: readonly ColumnToWrite[]
  rows(wish: Wish & { tx: Tx; scope: Scope }): RowsToWrite | Promise<RowsToWrite>
}

/** A file an endpoint makes, with its number of rows. */
export interface FileExport {
  readonly action: string
  file(wish: Wish & { importId: string }, format: 'csv' | 'xlsx'): Promise<{ file: Download; rows: number }>
}

/** One operation as the actor of the wish, with everything a request passes. */
async function as<E extends AnyEndpoint>({ services, actor }: Wish, endpoint: E, request: RequestOf<E>): Promise<AnswerOf<E>> {
  const operation = services.contributions.operations.find((entry) => entry.endpoint.name === endpoint.name)!
  return (await execute(services, operation, actor, {
    params: request.params ?? {},
    query: request.query ?? {},
    body: {},
    ifMatch: null,
    idempotencyKey: null,
    upload: null,
    traceId: randomUUID(),
  })) as AnswerOf<E>
}

/** Every page of a list, one after the other. */
async function* pages<T>(page: (query: { page: number; pageSize: number }) => Promise<Page<T>>): AsyncGenerator<T> {
  for (let no = 1; ; no += 1) {
    const { items, total } = await page({ page: no, pageSize: 200 })
    yield* items
    if (items.length === 0 || no * 200 >= total) return
  }
}

type Columns<Row> = readonly (ColumnToWrite & { value: (row: Row) => CellToWrite })[]

async function* cellsOf<Row>(columns: Columns<Row>, rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<CellToWrite[]> {
  for await (const row of rows) yield columns.map((column) => column.value(row))
}

const levelWords: Readonly<Record<string, string>> = { committee: '党委', general: '总支', branch: '支部' }
const formWords: Readonly<Record<string, string>> = { own: '单独', joint: '联合', mobile: '流动', temporary: '临时' }

const partyColumns: Columns<AnswerOf<typeof organisations.listUnits>['items'][number]> = [
  { header: '编号', width: 8, format: 'integer', value: (row) => row.no },
  { header: '党组织名称', width: 40, value: (row) => row.name },
  { header: '党组织类型', width: 12, value: (row) => (row.level === null ? null : (levelWords[row.level] ?? row.level)) },
  { header: '建制', width: 8, value: (row) => (row.form === null ? null : (formWords[row.form] ?? row.form)) },
  { header: '所在街道', width: 14, value: (row) => row.street },
  { header: '覆盖单位数', width: 10, format: 'integer', value: (row) => row.covers },
  { header: '状态', width: 8, value: (row) => (row.status === 'active' ? '正常' : '撤销') },
]

type Return = AnswerOf<typeof coverage.listReturns>['items'][number]
const percent = (rate: Return['figures']['orgCoverage']) => (rate.percent === null ? null : `${rate.percent}%`)

const returnColumns: Columns<Return> = [
  { header: '名称', width: 24, value: (row) => row.title },
  { header: '截止日期', width: 12, format: 'date', value: (row) => ({ date: row.asOf }) },
  { header: '定格时间', width: 22, value: (row) => row.frozenAt },
  { header: '定格人', width: 12, value: (row) => row.frozenBy },
  { header: '在册', format: 'integer', value: (row) => row.figures.registered },
  { header: '正常', format: 'integer', value: (row) => row.figures.active },
  { header: '单独组建', format: 'integer', value: (row) => row.figures.own.total },
  { header: '联合组建单位', format: 'integer', value: (row) => row.figures.joint.units },
  { header: '未建', format: 'integer', value: (row) => row.figures.notBuilt.total },
  { header: '应建未建', format: 'integer', value: (row) => row.figures.notBuilt.shouldHave },
  { header: '组织覆盖率', value: (row) => percent(row.figures.orgCoverage) },
  { header: '工作覆盖率', value: (row) => percent(row.figures.workCoverage) },
  { header: '在册（现有数据）', format: 'integer', value: (row) => row.living.registered },
  { header: '正常（现有数据）', format: 'integer', value: (row) => row.living.active },
  { header: '组织覆盖率（现有数据）', value: (row) => percent(row.living.orgCoverage) },
  { header: '工作覆盖率（现有数据）', value: (row) => percent(row.living.workCoverage) },
]

const unitWords: Readonly<Record<string, string>> = reportPhrases.units

type Programme = AnswerOf<typeof reports.listFigures>['programmes'][number]
const figureColumns: Columns<Programme['figures'][number] & { programme: string; district: string }> = [
  { header: '方案', width: 24, value: (row) => row.programme },
  { header: '区', width: 12, value: (row) => row.district },
  { header: '编号', width: 12, value: (row) => row.id },
  { header: '数字', width: 36, value: (row) => row.zh },
  { header: '值', format: 'decimal', value: (row) => row.value },
  { header: '单位', value: (row) => unitWords[row.unit] ?? row.unit },
  { header: '记录数', format: 'integer', value: (row) => row.records },
  { header: '凭据', width: 40, format: 'text', value: (row) => row.receipt.hash },
]

const auditColumns: Columns<AnswerOf<typeof access.listAuditEntries>['items'][number]> = [
  { header: '序号', format: 'integer', value: (row) => row.seq },
  { header: '时间', width: 26, value: (row) => row.at },
  { header: '操作人', value: (row) => row.actorName ?? row.actor },
  { header: '角色', width: 20, value: (row) => row.roles.join(' ') },
  { header: '地址', value: (row) => row.ip },
  { header: '操作', width: 30, value: (row) => row.action },
  { header: '对象类型', value: (row) => row.objectType },
  { header: '对象', width: 20, format: 'text', value: (row) => row.objectId },
  { header: '字段', width: 30, value: (row) => row.fields.join(' ') },
  { header: '用途', value: (row) => row.purpose },
  { header: '结果', value: (row) => row.result },
  { header: '跟踪号', width: 36, format: 'text', value: (row) => row.traceId },
]

/** Newest first; entries written meanwhile push the pages on, so none is written twice. */
async function* auditEntries(wish: Wish) {
  const period = { ...(wish.from ? { fromOn: wish.from } : {}), ...(wish.until ? { untilOn: wish.until } : {}) }
  let last = Number.POSITIVE_INFINITY
  for await (const entry of pages((query) => as(wish, access.listAuditEntries, { query: { ...query, ...period } }))) {
    if (entry.seq >= last) continue
    last = entry.seq
    yield entry
  }
}

const tables = {
  units: {
    action: 'coverage.export',
    sheet: '社会组织',
    columns: unitColumns,
    async rows({ tx, services, scope, asOf, districtNo }) {
      const call = { tx, services, scope, today: services.clock.today(), now: services.clock.now() }
      return cellsOf(unitColumns, exportRows(await ask(call, { districtNo, status: 'all', asOf })))
    },
  },
  'party-orgs': {
    action: 'unit.read',
    sheet: '党组织',
    columns: partyColumns,
    rows: (wish) =>
      cellsOf(
        partyColumns,
        pages((query) =>
          as(wish, organisations.listUnits, {
            query: { ...query, kind: 'party_org', asOf: wish.asOf, districtNo: wish.districtNo },
          }),
        ),
      ),
  },
  connections: {
    action: 'unit.read',
    sheet: '联系',
    columns: connectionColumns,
    rows: ({ tx, asOf }) => cellsOf(connectionColumns, listConnectionRows(tx, asOf)),
  },
  posts: {
    action: 'post.read',
    sheet: '岗位',
    columns: postColumns,
    rows: ({ tx, asOf }) => cellsOf(postColumns, listPostRows(tx, asOf)),
  },
  returns: {
    action: 'coverage.read',
    sheet: '定格报表',
    columns: returnColumns,
    rows: async (wish) => cellsOf(returnColumns, (await as(wish, coverage.listReturns, {})).items),
  },
  figures: {
    action: 'report.read',
    sheet: '公布的数字',
    columns: figureColumns,
    async rows(wish) {
      const { programmes } = await as(wish, reports.listFigures, { query: { asOf: wish.asOf } })
      const all = programmes.flatMap(({ zh, district, figures }) =>
        figures.map((one) => ({ ...one, programme: zh, district: district.name })),
      )
      return cellsOf(figureColumns, all)
    },
  },
  audit: {
    action: 'access.read-audit',
    sheet: '审计日志',
    columns: auditColumns,
    rows: (wish) => cellsOf(auditColumns, auditEntries(wish)),
  },
} satisfies Record<string, TableExport>

const files = {
  /** Rows of an import that were refused or in conflict, with their reasons and open telephones: to be corrected and put in again. */
  refused: {
    action: 'register.import',
    async file(wish, format) {
      const params = { id: wish.importId }
      const { verdicts } = await as(wish, register.getImport, { params })
      const file = (await as(wish, register.downloadRefused, { params, query: { format } })) as Download
      return { file, rows: (verdicts['refused'] ?? 0) + (verdicts['conflict'] ?? 0) }
    },
  },
} satisfies Record<string, FileExport>

/** What can be exported, by name. */
export const exports: Readonly<Record<string, TableExport | FileExport>> = { ...tables, ...files }
