import { useTranslations } from 'use-intl'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import type { AnyRecord } from './RecordsPage.tsx'

/** Columns several records share: the day, whose it is, and words somebody wrote. */
export function useRecordColumns<T extends AnyRecord>() {
  const t = useTranslations('lists')
  const day: ListColumn<T> = { key: 'day', title: t('record.day'), width: 110, className: 'tnum', render: (_, row) => row.onDay }
  const unit = (title: string, names = false): ListColumn<T> => ({
    key: 'unit',
    title,
    width: 240,
    names,
    render: (_, row) => <span data-name>{row.unit.name}</span>,
  })
  const said = (key: keyof T & string, title: string, width: number, names = false): ListColumn<T> => ({
    key,
    title,
    width,
    names,
    render: (_, row) => (row[key] ? <span data-name>{String(row[key])}</span> : nothing),
  })
  const count = (key: keyof T & string, title: string): ListColumn<T> => ({
    key,
    title,
    width: 90,
    align: 'right',
    className: 'tnum',
    render: (_, row) => Number(row[key]) || nothing,
  })
  return { day, unit, said, count }
}
