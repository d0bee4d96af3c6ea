import { hoursOfWords } from './hours-words.ts'
import type { WeeklySpan } from './hours.ts'

/** Heads of the sheet as an office writes them, each with others it goes by; what is under any other head is passed over. */
export const sheetHeads = ['名称', '类型', '层级', '地址', '面积', '所属组织', '开放时间', '是否共享'] as const
export type SheetHead = (typeof sheetHeads)[number]
export type SheetCells = Readonly<Record<SheetHead, string>>
export const otherHeads: Readonly<Partial<Record<SheetHead, readonly string[]>>> = {
  名称: ['阵地名称'],
  层级: ['级别'],
  面积: ['面积（平方米）', '面积(平方米)'],
  所属组织: ['管理单位', '所属单位', '所属党组织'],
  是否共享: ['共享'],
}

export const sheetVerdicts = ['new', 'refused'] as const
export const sheetRefusals = [
  'name-missing',
  'name-long',
  'address-long',
  'kind-unknown',
  'tier-unknown',
  'area-unreadable',
  'owner-missing',
  'owner-unknown',
  'owner-several',
  'hours-unreadable',
  'shared-unreadable',
  'twice',
  'known',
] as const
export type SheetRefusal = (typeof sheetRefusals)[number]

/** What a row is read against. */
export interface SheetKnown {
  /** Words of the programme in either language, each with its code. */
  readonly kinds: ReadonlyMap<string, string>
  readonly tiers: ReadonlyMap<string, string>
  /** Organisations in reach by name; null where several go by it. */
  readonly owners: ReadonlyMap<string, number | null>
  /** Venues on record, as `owner name`. */
  readonly venues: ReadonlySet<string>
}

export interface ToldVenue {
  readonly name: string
  readonly kind: string
  readonly tier: string | null
  readonly address: string | null
  readonly areaM2: number | null
  readonly ownerNo: number
  readonly hours: readonly WeeklySpan[]
  readonly shared: boolean
}
export type SheetRowVerdict =
  | { readonly verdict: 'new'; readonly told: ToldVenue }
  | { readonly verdict: 'refused'; readonly reason: SheetRefusal }

const refused = (reason: SheetRefusal): SheetRowVerdict => ({ verdict: 'refused', reason })
const yes = new Set(['是', '共享', '有', '√', 'yes', 'true'])
const no = new Set(['', '否', '不共享', '自用', '无', '×', 'no', 'false'])
const mostMetres = 1_000_000
export const venueKey = (ownerNo: number, name: string) => `${ownerNo} ${name}`

/** What becomes of one row. Without a tier, address, area or hours it is told without; without a word on sharing it is not shared. */
export function judgeSheetRow(cells: SheetCells, known: SheetKnown): SheetRowVerdict {
  const name = cells.名称
  if (name === '') return refused('name-missing')
  if (name.length > 80) return refused('name-long')
  if (cells.地址.length > 200) return refused('address-long')
  const kind = known.kinds.get(cells.类型)
  if (kind === undefined) return refused('kind-unknown')
  const tier = cells.层级 === '' ? null : known.tiers.get(cells.层级)
  if (tier === undefined) return refused('tier-unknown')
  const areaM2 = squareMetres(cells.面积)
  if (areaM2 === undefined) return refused('area-unreadable')
  if (cells.所属组织 === '') return refused('owner-missing')
  const ownerNo = known.owners.get(cells.所属组织)
  if (ownerNo === undefined) return refused('owner-unknown')
  if (ownerNo === null) return refused('owner-several')
  const hours = hoursOfWords(cells.开放时间)
  if (hours === null) return refused('hours-unreadable')
  const shared = cells.是否共享.toLowerCase()
  if (!yes.has(shared) && !no.has(shared)) return refused('shared-unreadable')
  if (known.venues.has(venueKey(ownerNo, name))) return refused('known')
  return {
    verdict: 'new',
    told: { name, kind, tier, address: cells.地址 || null, areaM2, ownerNo, hours, shared: yes.has(shared) },
  }
}

/** Every row by itself, and no venue twice. */
export function judgeSheetRows(rows: readonly SheetCells[], known: SheetKnown): SheetRowVerdict[] {
  const seen = new Set<string>()
  return rows.map((cells) => {
    const judged = judgeSheetRow(cells, known)
    if (judged.verdict === 'refused') return judged
    const key = venueKey(judged.told.ownerNo, judged.told.name)
    if (seen.has(key)) return refused('twice')
    seen.add(key)
    return judged
  })
}

/** Whole square metres; null where nothing is told, undefined where it is no area. */
function squareMetres(text: string): number | null | undefined {
  if (text === '') return null
  const found = /^约?(\d[\d,，]*(?:\.\d+)?)(?:平方米|平米|平方|㎡|m2|m²)?$/i.exec(text.replaceAll(/\s/g, ''))
  const metres = found ? Math.round(Number(found[1]!.replaceAll(/[,，]/g, ''))) : 0
  return metres > 0 && metres <= mostMetres ? metres : undefined
}
