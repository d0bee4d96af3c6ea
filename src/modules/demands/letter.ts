import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { download } from '../../platform/commands/operation.ts'
import type { LetterTemplate } from '../../platform/contributions/letter-templates.ts'
import { fillDocx } from '../../platform/documents/docx.ts'
import { plainDocx } from '../../platform/documents/plain-docx.ts'
import { templateOf } from '../procedures/index.ts'
import { spokenFor } from './act.ts'
import { demands } from './contract.ts'
import { zh } from './phrases.zh.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { orderInScope } from './store.ts'

const placeholders = [
  'no',
  'name',
  'kind',
  'what',
  'place',
  'receivedOn',
  'holder',
  'result',
  'reply',
  'repliedBy',
  'repliedOn',
  'committee',
  'today',
] as const

/** The shipped letter of reply. Its words are the office's, so they are Chinese whatever the reader's language. */
export const replyLetter: LetterTemplate = {
  kind: 'order-reply',
  module: 'demands',
  placeholders,
  shipped: () =>
    plainDocx([
      { text: '诉求办理答复函', align: 'center', size: 22, bold: true },
      { text: '编号 {no}', align: 'right', size: 14 },
      { text: '{name}：' },
      { text: '您于{receivedOn}提出的{kind}“{what}”收悉，由{holder}办理。现将办理情况答复如下：', indent: true },
      { text: '{reply}', indent: true },
      { text: '感谢您的关心和支持。', indent: true },
      { text: '' },
      { text: '{committee}', align: 'right' },
      { text: '{repliedOn}', align: 'right' },
    ]),
}

export const longDay = (day: string | null) => {
  if (day === null) return ''
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

interface Facts {
  no: number
  kind: keyof typeof zh.files.kinds
  what: string
  place: string | null
  districtNo: number
  holderNo: number
  takenNo: number
  receivedOn: string
  result: string | null
  reply: string | null
  repliedBy: string | null
  repliedOn: string | null
  name: Buffer | null
}

/** The reply on paper. The name stands in full for the side that writes to the person, and the writing is in the log. */
export const getReplyLetter = download(demands.getReplyLetter, async (call) => {
  const { tx, scope, params, services, today } = call
  const { rows } = await sql<Facts>`
    select o.no, o.kind, o.what, o.place, o.district_no as "districtNo", o.holder_no as "holderNo", o.taken_no as "takenNo", o.received_on as "receivedOn",
      o.result, o.reply, o.replied_by as "repliedBy", o.replied_on as "repliedOn", o.name_sealed as name
    from demands.order o where o.id = ${params.id} and ${orderInScope(scope)}`.execute(tx)
  const order = rows[0]
  if (!order) throw problem(problems['order-not-found'])
  if (order.reply === null) throw problem(problems['order-not-replied'])
  const named = await namesOf(call, [order.districtNo, order.holderNo])
  const own = (await spokenFor(call, [order.holderNo, order.takenNo])).size > 0
  const bytes = fillDocx(await templateOf(call, order.districtNo, replyLetter.kind), {
    no: String(order.no),
    name: order.name && own ? services.crypto.open('order.name', order.name) : '诉求人',
    kind: zh.files.kinds[order.kind],
    what: order.what,
    place: order.place ?? '',
    receivedOn: longDay(order.receivedOn),
    holder: named(order.holderNo).name,
    result: order.result ?? '',
    reply: order.reply,
    repliedBy: order.repliedBy ?? '',
    repliedOn: longDay(order.repliedOn),
    committee: `${named(order.districtNo).name}社会组织党委`,
    today: longDay(today),
  })
  call.note({ objectType: 'order', objectId: params.id, fields: own ? ['name'] : [], detail: { letter: replyLetter.kind } })
  return {
    fileName: `${order.no}-答复函.docx`,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: bytes,
  }
})
