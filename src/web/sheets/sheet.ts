import { useTranslations } from 'use-intl'

/** Where a module keeps its words for spreadsheets that are handed in, looked through, applied and taken back. */
export type SheetWords = 'members.sheet' | 'demands.sheet' | 'places.sheet' | 'lists.sheet'

/** What every such spreadsheet is, whatever its rows say. */
export interface HandedInSheet {
  readonly id: string
  readonly no: number
  readonly fileName: string
  readonly at: string
  readonly state: 'read' | 'applied' | 'undone'
  /** Rows by what becomes of them. */
  readonly counts: Readonly<Record<string, number>>
}

/** The words all modules have for them; typed as those of one. */
export const useSheetWords = (words: SheetWords) => useTranslations(words as 'members.sheet')
