import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { problem } from '../../kernel/problem.ts'
import { download } from '../../platform/commands/operation.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { type ColumnToWrite, writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { learning } from './contract.ts'
import { askHours, findHours, type HoursRow, minimumOf } from './hours.ts'
import { learningProblems as problems } from './problems.ts'
import { minutesLeft } from './rules/hours.ts'
import { findSessions } from './sessions.ts'
import { namesOf } from './store.ts'
import { settingsOn } from './settings.ts'

type Column<R> = ColumnToWrite & { readonly value: (row: R) => CellToWrite }
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A list of a district's people has some thousand rows, so it is written in memory. */
async function workbook<R>(name: string, columns: readonly Column<R>[], rows: readonly R[]): Promise<Buffer> {
  const out = new PassThrough()
  const whole = buffer(out)
  const heads = columns.map(({ header, width, format }) => ({ header, width, format }) as ColumnToWrite)
  await writeXlsx(out, [
    { name, columns: heads, rows: rows.map((row) => columns.map((column) => column.value(row))), frozenColumns: 1 },
  ])
  out.end()
  return whole
}

const stateWords = { below: '未达到', reached: '已达到', 'not-applicable': '不适用' }
/** Class hours with one decimal, cut and never rounded up: nothing is reached on paper that is not. */
const hours = (minutes: number, classHour: number) => Math.floor((minutes * 10) / classHour) / 10

export const exportHours = download(learning.exportHours, async (call) => {
  const asked = await askHours(call, call.query)
  if (asked === null) throw problem(problems['training-body-not-found'])
  const { rows } = await findHours(call, asked, call.query)
  const name = await namesOf(
    call,
    rows.map((row) => row.unit_no),
  )
  const each = asked.settings.conversion.classHourMinutes
  const minimum = minimumOf(asked, call.query.audience)
  const columns: Column<HoursRow>[] = [
    { header: '姓名', width: 12, value: (row) => row.name },
    { header: '单位', width: 34, value: (row) => name(row.unit_no).name },
    { header: '学时合计', width: 10, value: (row) => hours(row.minutes, each) },
    { header: '集中培训学时', width: 12, value: (row) => hours(row.centralised, each) },
    { header: '集体学习学时', width: 12, value: (row) => hours(row.collective, each) },
    { header: '其中校外证书', width: 12, value: (row) => hours(row.certified, each) },
    { header: '集中培训次数', width: 12, format: 'integer', value: (row) => row.trainings },
    {
      header: '还差学时',
      width: 10,
      value: (row) =>
        minimum && row.state !== 'not-applicable'
          ? hours(minutesLeft(row.minutes, minimum, asked.settings.conversion), each)
          : null,
    },
    { header: '学时情况', width: 10, value: (row) => stateWords[row.state] },
  ]
  call.note({
    objectType: 'export',
    fields: columns.map((column) => column.header),
    detail: { rows: rows.length, year: asked.year },
  })
  return {
    fileName: `学时-${asked.year}-${asked.asOf}.xlsx`,
    contentType: sheetType,
    body: await workbook('学时', columns, rows),
  }
})

export const exportSessions = download(learning.exportSessions, async (call) => {
  const { items } = await findSessions(call, call.query)
  const { kinds, conversion } = await settingsOn(call.tx, items[0]?.districtNo ?? 0, call.today)
  const columns: Column<(typeof items)[number]>[] = [
    { header: '培训名称', width: 34, value: (row) => row.title },
    { header: '类型', width: 14, value: (row) => kinds.find((kind) => kind.code === row.kind)?.zh ?? row.kind },
    {
      header: '日期',
      width: 12,
      format: 'date',
      value: (row) => ({ date: new Date(Date.parse(row.startsAt) + 8 * 3_600_000).toISOString().slice(0, 10) }),
    },
    { header: '主办单位', width: 24, value: (row) => row.node.name },
    { header: '联合单位', width: 30, value: (row) => row.partners.map((partner) => partner.name).join('、') || null },
    { header: '地点', width: 20, value: (row) => row.place },
    { header: '折合学时', width: 10, value: (row) => hours(row.minutes, conversion.classHourMinutes) },
    { header: '报名人数', width: 10, format: 'integer', value: (row) => row.enrolled },
    { header: '到场人数', width: 10, format: 'integer', value: (row) => row.attended },
  ]
  call.note({ objectType: 'export', fields: columns.map((column) => column.header), detail: { rows: items.length } })
  return { fileName: `培训-${call.today}.xlsx`, contentType: sheetType, body: await workbook('培训', columns, items) }
})
