import { sql } from 'kysely'
import { type CellToWrite, dayCell } from '../../platform/exchange/output.ts'
import type { ColumnToWrite } from '../../platform/exchange/xlsx-writer.ts'
import type { Tx } from '../../platform/db/database.ts'
import { obstacleOf } from './letters/values.ts'
import type { CampaignUnit } from './units.ts'

interface SheetRow extends CampaignUnit {
  readonly street: string | null
  readonly industry: string | null
}

const standingWords = { there: '已达到', missing: '未达到', unknown: '不详' }

/** Columns of the list, in the words registers of this field use. */
export const sheetColumns: readonly (ColumnToWrite & { readonly value: (row: SheetRow) => CellToWrite })[] = [
  { header: '社会组织名称', width: 34, value: (row) => row.name },
  { header: '统一社会信用代码', width: 22, format: 'text', value: (row) => row.uscc },
  { header: '所在街道', width: 12, value: (row) => row.street },
  { header: '行业', width: 12, value: (row) => row.industry },
  { header: '登记管理机关', width: 16, value: (row) => row.registrar },
  { header: '业务主管单位', width: 16, value: (row) => row.supervisor },
  { header: '从业人员数', width: 10, format: 'integer', value: (row) => row.headcount },
  { header: '正式党员数', width: 10, format: 'integer', value: (row) => row.full_members },
  { header: '是否达到', width: 10, value: (row) => standingWords[row.standing] },
  { header: '目前卡在', width: 30, value: (row) => obstacleOf(row) || null },
  { header: '党建指导员', width: 10, value: (row) => (row.has_instructor ? '有' : '无') },
  { header: '措施', width: 34, value: (row) => row.diagnosis?.remedy ?? null },
  { header: '下次跟进', width: 12, value: (row) => dayCell(row.diagnosis?.follow_up_on) },
  { header: '最近跟进', width: 30, value: (row) => row.diagnosis?.last ?? null },
]

export async function sheetRows(tx: Tx, units: readonly CampaignUnit[]): Promise<CellToWrite[][]> {
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from organisations.frame() where kind in ('street', 'industry')`.execute(tx)
  const names = new Map(rows.map((row) => [row.no, row.name]))
  const named = (no: number | null) => (no === null ? null : (names.get(no) ?? null))
  return units.map((unit) => {
    const row = { ...unit, street: named(unit.street_no), industry: named(unit.industry_no) }
    return sheetColumns.map((column) => column.value(row))
  })
}

export const sheetHeads = sheetColumns.map(
  ({ header, width, format }): ColumnToWrite => ({ header, width, format }) as ColumnToWrite,
)
