import { useTranslations } from 'use-intl'
import { type Cell, cells } from './overview/cells.ts'

/** A cell of the partition in words, with the shade it has on the overview. */
export function CellMark({ cell }: { cell: Cell | null }) {
  const t = useTranslations('coverage.cell')
  if (cell === null) return <span className="quiet">{t('outside')}</span>
  const shade = cells.find((row) => row.cell === cell)?.shade
  return (
    <span className="cell-mark">
      <i style={{ background: shade }} aria-hidden />
      {t(cell)}
    </span>
  )
}
