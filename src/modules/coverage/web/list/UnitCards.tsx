import { Pagination } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma, useFigures } from '../../../../web/ui/figures.ts'
import { CellMark } from '../CellMark.tsx'
import type { UnitRow } from './columns.tsx'

interface UnitCardsProps {
  readonly rows: readonly UnitRow[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly onPage: (page: number) => void
}

/** The list on a phone: what matters of each unit, one under the other. */
export function UnitCards({ rows, total, page, pageSize, onPage }: UnitCardsProps) {
  const t = useTranslations('coverage')
  const { place, type } = useCatalogue()
  const { count } = useFigures()
  return (
    <>
      <ul className="unit-cards">
        {rows.map((row) => (
          <li key={row.no}>
            <Door to={`/units/${row.no}`}>{row.name}</Door>
            <div className="quiet">
              {[place(row.streetNo), place(row.industryNo), type(row.type)].filter(Boolean).join(' · ')}
            </div>
            <div className="row">
              <CellMark cell={row.cell} />
              <span className="quiet">
                {row.workCovered ? row.helpers.map((helper) => t(`helper.${helper}`)).join(comma()) : t('work.open')}
              </span>
            </div>
            <div className="quiet tnum">
              {t('field.headcount')} {count(row.headcount)} · {t('field.fullMembers')} {count(row.fullMembers)}
            </div>
          </li>
        ))}
      </ul>
      <Pagination simple current={page} pageSize={pageSize} total={total} onChange={onPage} align="center" />
    </>
  )
}
