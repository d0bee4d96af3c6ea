import { download } from '../../platform/commands/operation.ts'
import { development } from './contract.ts'
import { findCases, presentCases } from './reads.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'

const mostRows = 20_000

/** Words of the file, whatever the reader's language. */
const stageWords = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  candidate: '发展对象',
  probationary: '预备党员',
  full: '已转为正式党员',
  cancelled: '取消预备党员资格',
  closed: '不再继续',
}

type Row = Awaited<ReturnType<typeof presentCases>>[number]
const columns: readonly SheetColumn<Row>[] = [
  { header: '编号', width: 8, value: (row) => row.no },
  { header: '姓名', width: 12, value: (row) => row.name },
  { header: '党组织', width: 36, value: (row) => row.branch.name },
  { header: '阶段', width: 16, value: (row) => stageWords[row.stage] },
  { header: '申请日期', width: 12, value: (row) => ({ date: row.begunOn }) },
  { header: '细则版本', width: 10, value: (row) => row.version },
]

export const exportCases = download(development.exportCases, async (call) => {
  const { format, ...filter } = call.query
  if (filter.q && call.can('development.own') === null) delete filter.q
  const { rows } = await findCases(call, filter, { limit: mostRows, offset: 0 })
  return writeSheet(call, '发展党员', format, columns, await presentCases(call, rows))
})
