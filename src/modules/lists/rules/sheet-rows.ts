import { type Day, isDay } from '../../../kernel/dates.ts'
import {
  type audiences,
  entryKinds,
  type EntryKind,
  personal,
  refusalOfEntry,
  tagsOf,
  visibilities,
  type Visibility,
} from './entries.ts'

/** What a row of a spreadsheet tells; the heads and words it is told in stand with the phrases. */
export const sheetCells = [
  'kind', 'owner', 'title', 'detail', 'category', 'tags', 'quantity', 'unit', 'divisible', 'amount', 'place', 'fromOn', 'untilOn', 'urgent',
  'visibility', 'openTo', 'skillLevel', 'hours',
] as const // prettier-ignore
export type SheetCell = (typeof sheetCells)[number]
export type SheetLine = Readonly<Record<SheetCell, string>> & { readonly row: number }

export const verdicts = ['new', 'refused'] as const
export type SheetVerdict = (typeof verdicts)[number]
export const refusals = [
  'title-missing',
  'too-long',
  'kind-unknown',
  'owner-unknown',
  'owner-unclear',
  'category-unknown',
  'quantity-unreadable',
  'amount-unreadable',
  'yes-unreadable',
  'day-unreadable',
  'days-unfit',
  'visibility-unknown',
  'no-street',
  'no-community',
  'level-unknown',
  'open-to-unknown',
  'open-to-unfit',
  'personal',
  'twice',
  'known',
] as const
export type SheetRefusal = (typeof refusals)[number]

export interface SheetOwner {
  readonly no: number
  readonly districtNo: number | null
  readonly streetNo: number | null
  readonly areaNo: number | null
}

/** A row in the words of an entry. */
export interface ToldRow {
  readonly kind: EntryKind
  readonly ownerNo: number
  readonly title: string
  readonly detail: string | null
  readonly category: string
  readonly tags: readonly string[]
  readonly quantity: number
  readonly unit: string
  readonly divisible: boolean
  readonly amountFen: number | null
  readonly place: string | null
  readonly skillLevel: string | null
  readonly hours: string | null
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly urgent: boolean
  readonly visibility: Visibility
  readonly communityId: string | null
  readonly openTo: readonly (typeof audiences)[number][]
}

type Turned = ReadonlyMap<string, string>

/** What a row is read against: words of both languages by what they stand for, and what stands on the lists already. */
export interface Known {
  readonly kinds: Turned
  readonly visibilities: Turned
  readonly audiences: Turned
  /** Communities in reach by small letters of their names: a row names the one whose members see it. */
  readonly communities: ReadonlyMap<string, { readonly id: string; readonly memberNos: readonly number[] }>
  readonly yes: ReadonlySet<string>
  readonly no: ReadonlySet<string>
  /** Organisations in reach by name; several may be called alike. */
  readonly owners: ReadonlyMap<string, readonly SheetOwner[]>
  /** Whose row it is where none is named: who answers for one organisation only need not name it. */
  readonly only: SheetOwner | null
  /** Words of the kinds of things, by district. */
  readonly categories: ReadonlyMap<number | null, Turned>
  /** Levels of skill, by district. */
  readonly levels: ReadonlyMap<number | null, Turned>
  readonly entries: ReadonlySet<string>
  readonly unitFirst: string
  readonly today: Day
}

export type RowVerdict =
  | { readonly verdict: 'new'; readonly told: ToldRow; readonly owner: SheetOwner }
  | { readonly verdict: 'refused'; readonly reason: SheetRefusal }

const refused = (reason: SheetRefusal): RowVerdict => ({ verdict: 'refused', reason })
const longest: Readonly<Partial<Record<SheetCell, number>>> = {
  title: 120,
  detail: 2000,
  unit: 20,
  place: 200,
  tags: 200,
  hours: 120,
}
export const keyOf = (one: { readonly ownerNo: number; readonly kind: string; readonly title: string }) =>
  `${one.ownerNo} ${one.kind} ${one.title}`

const dayOf = (text: string) => {
  const [year, month, day, ...more] = text
    .replaceAll(/[./年月]/g, '-')
    .replace(/日$/, '')
    .split('-')
  const told = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return more.length === 0 && isDay(told) ? told : undefined
}
const numberOf = (text: string) => Number(text.normalize('NFKC').replaceAll(',', ''))

function ownerOf(name: string, { owners, only }: Known): SheetOwner | SheetRefusal {
  if (name === '') return only ?? 'owner-unknown'
  const found = owners.get(name) ?? []
  return found.length > 1 ? 'owner-unclear' : (found[0] ?? 'owner-unknown')
}

/** Quantity, money's worth and yes or no, or which of them cannot be read. */
function amountsOf(line: SheetLine, { yes, no }: Known) {
  const quantity = line.quantity === '' ? 1 : numberOf(line.quantity)
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1_000_000) return 'quantity-unreadable' as const
  const fen = line.amount === '' ? null : Math.round(numberOf(line.amount) * 100)
  if (fen !== null && !(fen > 0 && fen <= 1_000_000_000_000)) return 'amount-unreadable' as const
  const told = [line.divisible, line.urgent].map((text) => text.toLowerCase())
  if (told.some((text) => text !== '' && !yes.has(text) && !no.has(text))) return 'yes-unreadable' as const
  return { quantity, amountFen: fen, divisible: yes.has(told[0]!), urgent: yes.has(told[1]!) }
}

/** Who sees it: one of the words, or the name of a community the owner is in. The word for communities alone means the only one. */
function audienceOf(
  text: string,
  owner: SheetOwner,
  { visibilities: words, communities }: Known,
): Pick<ToldRow, 'visibility' | 'communityId'> | SheetRefusal {
  const visibility = text === '' ? 'district' : words.get(text)
  const own = [...communities].filter(([, { memberNos }]) => memberNos.includes(owner.no))
  const named = own.find(([name]) => name === text)?.[1]
  if (named !== undefined) return { visibility: 'community', communityId: named.id }
  if (visibility === 'community') return own.length === 1 ? { visibility, communityId: own[0]![1].id } : 'no-community'
  if (communities.has(text)) return 'no-community'
  if (!visibilities.includes(visibility as Visibility)) return 'visibility-unknown'
  if (visibility === 'street' && owner.streetNo === null) return 'no-street'
  return { visibility: visibility as Visibility, communityId: null }
}

/** What becomes of one row. Empty: a need, one, from today on, seen by the district, open to organisations. */
export function judgeRow(line: SheetLine, known: Known): RowVerdict {
  if (line.title === '') return refused('title-missing')
  if (Object.entries(longest).some(([cell, most]) => line[cell as SheetCell].length > most)) return refused('too-long')
  if (personal([line.title, line.detail, line.place, line.tags, line.hours])) return refused('personal')
  const kind = line.kind === '' ? 'need' : known.kinds.get(line.kind.toLowerCase())
  if (!entryKinds.includes(kind as EntryKind)) return refused('kind-unknown')
  const owner = ownerOf(line.owner, known)
  if (typeof owner === 'string') return refused(owner)
  const categories = known.categories.get(owner.districtNo)
  const category = categories?.get(line.category.toLowerCase())
  if (category === undefined) return refused('category-unknown')
  const skillLevel = line.skillLevel === '' ? null : known.levels.get(owner.districtNo)?.get(line.skillLevel.toLowerCase())
  if (skillLevel === undefined) return refused('level-unknown')
  const amounts = amountsOf(line, known)
  if (typeof amounts === 'string') return refused(amounts)
  const fromOn = line.fromOn === '' ? known.today : dayOf(line.fromOn)
  const untilOn = line.untilOn === '' ? null : dayOf(line.untilOn)
  if (fromOn === undefined || untilOn === undefined) return refused('day-unreadable')
  const audience = audienceOf(line.visibility.toLowerCase(), owner, known)
  if (typeof audience === 'string') return refused(audience)
  const open = tagsOf(line.openTo).map((word) => known.audiences.get(word.toLowerCase()))
  if (open.some((one) => one === undefined)) return refused('open-to-unknown')
  const told: ToldRow = {
    kind: kind as EntryKind,
    ownerNo: owner.no,
    title: line.title,
    detail: line.detail || null,
    category,
    tags: tagsOf(line.tags).slice(0, 10).map((tag) => tag.slice(0, 20)), // prettier-ignore
    unit: line.unit || known.unitFirst,
    place: line.place || null,
    skillLevel,
    hours: line.hours || null,
    fromOn,
    untilOn,
    ...audience,
    openTo: open.length === 0 ? ['organisations'] : (open as ToldRow['openTo']),
    ...amounts,
  }
  const unfit = refusalOfEntry({ ...told, texts: [] }, [category])
  if (unfit !== null) return refused(unfit === 'entry-days-unfit' ? 'days-unfit' : 'open-to-unfit')
  return known.entries.has(keyOf(told)) ? refused('known') : { verdict: 'new', told, owner }
}

/** Every row by itself, and none twice: the same title of the same kind at the same organisation. */
export function judgeRows(lines: readonly SheetLine[], known: Known): RowVerdict[] {
  const seen = new Set<string>()
  return lines.map((line) => {
    const judged = judgeRow(line, known)
    if (judged.verdict === 'refused') return judged
    const key = keyOf(judged.told)
    if (seen.has(key)) return refused('twice')
    seen.add(key)
    return judged
  })
}
