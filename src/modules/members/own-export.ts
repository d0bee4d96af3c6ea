import { PassThrough } from 'node:stream'
import { download } from '../../platform/commands/operation.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { type SheetToWrite, writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import type { OwnRecord } from './contract-own.ts'
import { members } from './contract.ts'
import { placeWords, standingWords } from './exchange.ts'
import { readsAbout, recordOf } from './own.ts'
import { getOwnMember } from './own-store.ts'

type Reads = Awaited<ReturnType<typeof readsAbout>>
const mostReads = 10_000
const date = (day: string | null): CellToWrite => (day ? { date: day } : null)

/** The own data to take along (PIPL Art. 45): for people as a workbook, for other software as JSON. */
export const exportOwn = download(members.exportOwn, async (call) => {
  const own = await getOwnMember(call)
  const record = await recordOf(call, own)
  const reads = await readsAbout(call, own, { page: 1, pageSize: mostReads })
  call.note({ objectType: 'member', objectId: own.id, fields: ['name', 'phone'], detail: { format: call.query.format } })
  const fileName = `本人资料-${call.today}.${call.query.format}`
  if (call.query.format === 'json') {
    const body = Buffer.from(JSON.stringify({ madeOn: call.today, ...record, reads: reads.items }, null, 2))
    return { fileName, contentType: 'application/json; charset=utf-8', body }
  }
  const out = new PassThrough()
  writeXlsx(out, sheetsOf(record, reads)).then(
    () => out.end(),
    (error: Error) => out.destroy(error),
  )
  return { fileName, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: out }
})

function sheetsOf(record: OwnRecord, reads: Reads): SheetToWrite[] {
  const facts: CellToWrite[][] = [
    ['姓名', record.name],
    ['联系电话', record.phone],
    ['党组织', record.branch?.name],
    ['所在处', record.place && placeWords[record.place]],
    ['党籍状态', record.standing && standingWords[record.standing]],
    ['入党日期', date(record.joinedOn)],
    ['流动起始日期', date(record.awaySince)],
    ['流入地党组织', record.host?.name],
    ...record.whereabouts.map((place) => ['去向', place]),
  ]
  return [
    { name: '基本资料', columns: columns('项目', '内容'), rows: facts },
    {
      name: '组织关系',
      columns: columns('党组织', '所在处', '起始日期', '结束日期'),
      rows: record.relations.map((row) => [row.branch?.name, placeWords[row.place], date(row.fromOn), date(row.untilOn)]),
    },
    {
      name: '党籍',
      columns: columns('党籍状态', '起始日期', '结束日期', '文号'),
      rows: record.standings.map((row) => [standingWords[row.standing], date(row.fromOn), date(row.untilOn), row.documentNo]),
    },
    {
      name: '流动经历',
      columns: columns('流入地党组织', '起始日期', '结束日期'),
      rows: record.spells.map((row) => [row.host?.name ?? row.hostName, date(row.fromOn), date(row.untilOn)]),
    },
    {
      name: '更正申请',
      columns: columns('申请编号', '申请日期', '说明', '办理结果', '办结日期', '答复'),
      rows: record.requests.map((row) => [row.no, date(row.askedOn), row.told, row.state, date(row.decidedOn), row.reason]),
    },
    {
      name: '查阅记录',
      columns: columns('时间', '查阅人', '职务', '所在单位', '内容', '用途'),
      rows: reads.items.map((row) => [row.at, row.reader, row.role, row.of, row.fields.join('、'), row.purpose]),
    },
  ]
}

const columns = (...headers: string[]) => headers.map((header) => ({ header, width: 20 }))
