import { useTranslations } from 'use-intl'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { NoticeList, RowChanges, VerdictTag } from './row-parts.tsx'
import type { ImportRow } from './words.ts'

/** Columns of the rows' table; on a phone one column that says it all from top to bottom. */
export function useRowColumns(wide: boolean): readonly ListColumn<ImportRow>[] {
  const t = useTranslations('register.rows')
  const place = (row: ImportRow) => t('at', { sheet: row.sheet, row: row.row })
  if (!wide) {
    return [
      {
        key: 'name',
        title: t('name'),
        render: (_, row) => (
          <>
            <div className="row">
              <VerdictTag verdict={row.verdict} />
              <span className="quiet tnum">{place(row)}</span>
            </div>
            <RowName row={row} />
            <RowChanges row={row} most={3} />
            <NoticeList row={row} most={1} />
          </>
        ),
      },
    ]
  }
  return [
    { key: 'place', title: t('place'), width: 130, className: 'nowrap tnum', render: (_, row) => place(row) },
    { key: 'verdict', title: t('verdict'), width: 90, render: (_, row) => <VerdictTag verdict={row.verdict} /> },
    { key: 'name', title: t('name'), width: 280, render: (_, row) => <RowName row={row} /> },
    { key: 'changes', title: t('changes'), render: (_, row) => <RowChanges row={row} most={4} /> },
    { key: 'notices', title: t('notices'), width: 300, render: (_, row) => <NoticeList row={row} most={2} /> },
  ]
}

function RowName({ row }: { row: ImportRow }) {
  return (
    <>
      <div>{row.name ?? '—'}</div>
      <div className="register-code">{row.code ?? '—'}</div>
    </>
  )
}
