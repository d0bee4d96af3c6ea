import type { TableColumnsType } from 'antd'
import { useTranslations } from 'use-intl'
import { NoticeList, RowChanges, VerdictTag } from './row-parts.tsx'
import type { ImportRow } from './words.ts'

/** Columns of the rows' table; on a phone one column that says it all from top to bottom. */
export function useRowColumns(wide: boolean): TableColumnsType<ImportRow> {
  const t = useTranslations('register.rows')
  const place = (row: ImportRow) => t('at', { sheet: row.sheet, row: row.row })
  if (!wide) {
    return [
      {
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
    { title: t('place'), width: 130, className: 'nowrap tnum', render: (_, row) => place(row) },
    { title: t('verdict'), width: 90, render: (_, row) => <VerdictTag verdict={row.verdict} /> },
    { title: t('name'), width: 280, render: (_, row) => <RowName row={row} /> },
    { title: t('changes'), render: (_, row) => <RowChanges row={row} most={4} /> },
    { title: t('notices'), width: 300, render: (_, row) => <NoticeList row={row} most={2} /> },
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
