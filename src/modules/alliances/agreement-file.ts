import type { Day } from '../../kernel/dates.ts'
import { download } from '../../platform/commands/operation.ts'
import { fillDocx } from '../../platform/documents/docx.ts'
import { pdfOfDocx } from '../../platform/documents/pdf-of-docx.ts'
import { templateOf } from '../procedures/index.ts'
import { requireAgreement } from './agreements.ts'
import { alliances } from './contract.ts'
import { letterKindOf } from './letters/templates.ts'
import { inForceFrom } from './rules/agreements.ts'
import { booksOf, wordsOf } from './settings.ts'
import { namedIn, namesOf } from './store.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const answerWords = { asked: '待签署', signed: '已签署', refused: '不同意' }

/** A day in the words of a document: 2026年5月3日. */
export function longDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The document of an agreement, from the template of its district; both forms say the same because one is made of the other. */
export const writeAgreement = download(alliances.writeAgreement, async (call) => {
  const { tx, today } = call
  const row = await requireAgreement(call, call.params.id)
  const names = await namesOf(
    tx,
    row.sides.map((side) => side.unitNo),
    today,
  )
  const { patterns } = wordsOf((await booksOf(tx))(row.districtNo), today)
  const docx = fillDocx(await templateOf(call, row.districtNo, letterKindOf(row.kind)), {
    title: row.title,
    no: String(row.no),
    lead: namedIn(names, row.leadNo).name,
    names: row.sides.map((side) => namedIn(names, side.unitNo).name).join('、'),
    paragraphs: row.content
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => ({ text: text.trim() })),
    shares: row.shares ? `共享资源：${row.shares}` : '',
    fromOn: longDay(inForceFrom(row) ?? row.fromOn),
    untilOn: row.untilOn ? `，至${longDay(row.untilOn)}止（不含当日）` : '',
    pattern: patterns.find((one) => one.code === row.pattern)?.zh ?? '',
    sides: row.sides.map((side) => ({
      name: namedIn(names, side.unitNo).name,
      answer: answerWords[side.answer],
      day: side.answeredOn ? longDay(side.answeredOn) : '',
    })),
    today: longDay(today),
  })
  const { format } = call.query
  call.note({ objectType: 'agreement', objectId: row.id, fields: ['file'], detail: { format } })
  const fileName = `${row.no}-${row.title}.${format}`
  if (format === 'pdf') return { fileName, contentType: 'application/pdf', body: pdfOfDocx(docx) }
  return { fileName, contentType: docxType, body: docx }
})
