import { useTranslations } from 'use-intl'
import { useLanguage } from '../../../web/phrases/language.ts'
import { useFigures } from '../../../web/ui/figures.ts'
import type { Figure } from './FiguresPage.tsx'

/** Names a programme document carries in both languages, and a figure's value with the words for its unit. */
export function useNames() {
  const { language } = useLanguage()
  const t = useTranslations('reports.units')
  const { count, percent } = useFigures()
  return {
    nameOf: (named: { readonly zh: string; readonly en: string }) => (language === 'en' ? named.en : named.zh),
    /** A ratio lies between 0 and 1 and is shown as a percentage; a date is the number YYYYMMDD. */
    valueOf: ({ value, unit }: Figure) => {
      if (unit === 'ratio') return percent(value === null ? null : value * 100)
      return unit === 'date' && value !== null ? String(value).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3') : count(value)
    },
    /** A unit without words is shown as it came: better an odd word than a number without one. */
    unitOf: ({ unit }: Figure) => (unit === 'ratio' ? '' : t.has(unit as never) ? (t(unit as never) as string) : unit),
  }
}
