import { type Day, isDay } from '../../../kernel/dates.ts'
import { plainPhone } from '../../../kernel/phone.ts'

/** Heads of the sheet; others are passed over. */
export const sheetHeads = [
  '内容',
  '事项类别',
  '类型',
  '诉求人类别',
  '姓名',
  '联系电话',
  '街道',
  '地点',
  '接单日期',
  '外部编号',
] as const
export type SheetHead = (typeof sheetHeads)[number]
export type SheetLine = Readonly<Record<SheetHead, string>> & { readonly row: number }

export const verdicts = ['new', 'refused'] as const
export type SheetVerdict = (typeof verdicts)[number]
export const refusals = [
  'what-missing',
  'category-unknown',
  'kind-unknown',
  'requester-unknown',
  'phone-unreadable',
  'street-unknown',
  'day-unreadable',
  'masked',
  'twice',
  'known',
] as const
export type SheetRefusal = (typeof refusals)[number]

/** A row in the words of an order. */
export interface ToldOrder {
  readonly what: string
  readonly category: string
  readonly kind: string
  readonly requester: string
  readonly name: string | null
  readonly phone: string | null
  readonly streetNo: number | null
  readonly place: string | null
  readonly receivedOn: Day
  readonly externalNo: string | null
}

/** What a row is read against: words of the office by what they stand for, and numbers already taken in. */
export interface Known {
  readonly categories: ReadonlyMap<string, string>
  readonly kinds: ReadonlyMap<string, string>
  readonly requesters: ReadonlyMap<string, string>
  readonly streets: ReadonlyMap<string, number>
  readonly numbers: ReadonlySet<string>
  readonly today: Day
}

export type RowVerdict =
  | { readonly verdict: 'new'; readonly told: ToldOrder }
  | { readonly verdict: 'refused'; readonly reason: SheetRefusal }

const phoneShape = /^(?:1\d{10}|0\d{9,11})$/
const refused = (reason: SheetRefusal): RowVerdict => ({ verdict: 'refused', reason })

/** What becomes of one row; an empty kind is a demand, an empty requester a resident, an empty day today. */
export function judgeRow(line: SheetLine, known: Known): RowVerdict {
  const what = line.内容.trim()
  if (what.length < 2) return refused('what-missing')
  const category = known.categories.get(line.事项类别)
  if (category === undefined) return refused('category-unknown')
  const kind = line.类型 === '' ? 'demand' : known.kinds.get(line.类型)
  if (kind === undefined) return refused('kind-unknown')
  const requester = line.诉求人类别 === '' ? 'resident' : known.requesters.get(line.诉求人类别)
  if (requester === undefined) return refused('requester-unknown')
  if (/[*＊]/.test(line.姓名 + line.联系电话)) return refused('masked')
  const phone = line.联系电话 === '' ? null : plainPhone(line.联系电话)
  if (phone !== null && !phoneShape.test(phone)) return refused('phone-unreadable')
  const streetNo = line.街道 === '' ? null : known.streets.get(line.街道)
  if (streetNo === undefined) return refused('street-unknown')
  const receivedOn = line.接单日期 === '' ? known.today : line.接单日期.replaceAll(/[./年月]/g, '-').replace(/日$/, '')
  if (!isDay(receivedOn) || receivedOn > known.today) return refused('day-unreadable')
  const externalNo = line.外部编号.trim() || null
  if (externalNo !== null && known.numbers.has(externalNo)) return refused('known')
  const told = {
    what,
    category,
    kind,
    requester,
    name: line.姓名 || null,
    phone,
    streetNo,
    place: line.地点 || null,
    receivedOn,
    externalNo,
  }
  return { verdict: 'new', told }
}

/** Every row by itself, and none twice: the same number elsewhere, or the same words from the same telephone. */
export function judgeRows(lines: readonly SheetLine[], known: Known): RowVerdict[] {
  const seen = new Set<string>()
  return lines.map((line) => {
    const judged = judgeRow(line, known)
    if (judged.verdict === 'refused') return judged
    const { externalNo, what, phone, receivedOn } = judged.told
    const keys = externalNo === null ? [`words ${what} ${phone ?? ''} ${receivedOn}`] : [`number ${externalNo}`]
    if (keys.some((key) => seen.has(key))) return refused('twice')
    for (const key of keys) seen.add(key)
    return judged
  })
}
