import { type Day, isDay } from '../../../kernel/dates.ts'
import { plainPhone } from '../../../kernel/phone.ts'

/** Heads of the sheet, those of the exported list, by the column of its file. Others are passed over. */
export const sheetColumns = {
  姓名: 'name',
  联系电话: 'phone',
  党组织: 'branch',
  所在处: 'place',
  党籍状态: 'standing',
  入党日期: 'joinedOn',
} as const
export type SheetHead = keyof typeof sheetColumns
export const sheetHeads = Object.keys(sheetColumns) as SheetHead[]
export type SheetLine = Readonly<Record<SheetHead, string>> & { readonly row: number }

export const verdicts = ['new', 'changed', 'unchanged', 'refused'] as const
export type SheetVerdict = (typeof verdicts)[number]
export const refusals = [
  'name-missing',
  'masked',
  'branch-unknown',
  'place-unknown',
  'standing-unknown',
  'day-unreadable',
  'phone-unreadable',
  'twice',
  'ambiguous',
  'elsewhere',
  'place-differs',
  'standing-differs',
] as const
export type SheetRefusal = (typeof refusals)[number]

/** A cell of a sheet was filled in by a hand as a field of a form is: it is counted so. */
export const filledCells = (line: SheetLine) => sheetHeads.filter((head) => line[head] !== '').length

/** A row in the words of the register. */
export interface ToldMember {
  readonly name: string
  readonly phone: string | null
  readonly joinedOn: Day | null
  readonly place: string
  readonly standing: string
}

/** Who the row can be about: same name in the district, with the telephone if there is one. */
export interface KnownMember {
  readonly id: string
  readonly branchNo: number | null
  readonly place: string | null
  readonly standing: string | null
  readonly phone: string | null
  readonly joinedOn: Day | null
}

/** Codes by the words a cell may say, in either language. */
export interface Vocabulary {
  readonly places: ReadonlyMap<string, string>
  readonly standings: ReadonlyMap<string, string>
}

/** Reads the cells of a row; whatever cannot be read refuses it, so that nothing is guessed. */
export function readLine(line: SheetLine, words: Vocabulary, today: Day): ToldMember | SheetRefusal {
  const name = line.姓名
  if (name === '') return 'name-missing'
  if (/[*＊]/.test(name + line.联系电话)) return 'masked'
  const place = line.所在处 === '' ? 'unit' : words.places.get(line.所在处)
  if (place === undefined) return 'place-unknown'
  const standing = line.党籍状态 === '' ? 'full' : words.standings.get(line.党籍状态)
  if (standing === undefined) return 'standing-unknown'
  const day =
    line.入党日期 === ''
      ? null
      : line.入党日期
          .replaceAll(/[./年月]/g, '-')
          .replace('日', '')
          .slice(0, 10)
  if (day !== null && (!isDay(day) || day > today)) return 'day-unreadable'
  const phone = line.联系电话 === '' ? null : plainPhone(line.联系电话)
  if (phone !== null && (phone.length < 5 || phone.length > 20)) return 'phone-unreadable'
  return { name, phone, joinedOn: day, place, standing }
}

export type RowVerdict =
  | { readonly verdict: 'new' }
  | { readonly verdict: 'changed' | 'unchanged'; readonly memberId: string; readonly fields: readonly ('phone' | 'joined_on')[] }
  | { readonly verdict: 'refused'; readonly reason: SheetRefusal }

const refuse = (reason: SheetRefusal): RowVerdict => ({ verdict: 'refused', reason })

/**
 * What becomes of a row. A relation is moved by a move or a transfer, a standing by a decision with its document: a sheet does neither.
 * A blank cell says nothing, so it changes nothing.
 */
export function judgeRow(told: ToldMember, branchNo: number, known: readonly KnownMember[]): RowVerdict {
  const same = told.phone === null ? known : known.filter((one) => one.phone === told.phone)
  const here = known.filter((one) => one.branchNo === branchNo)
  const found = same.length > 0 ? same : here
  if (found.length > 1 && here.length !== 1) return refuse('ambiguous')
  const one = found.length > 1 ? here[0] : found[0]
  if (!one) return { verdict: 'new' }
  if (one.branchNo !== branchNo) return refuse('elsewhere')
  if (one.place !== told.place) return refuse('place-differs')
  if (one.standing !== told.standing) return refuse('standing-differs')
  const fields = [
    ...(told.phone !== null && told.phone !== one.phone ? (['phone'] as const) : []),
    ...(told.joinedOn !== null && told.joinedOn !== one.joinedOn ? (['joined_on'] as const) : []),
  ]
  return { verdict: fields.length > 0 ? 'changed' : 'unchanged', memberId: one.id, fields }
}
