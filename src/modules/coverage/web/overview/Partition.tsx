import { useTranslations } from 'use-intl'
import { useFigures } from '../../../../web/ui/figures.ts'
import { UnitsDoor } from '../UnitsDoor.tsx'
import { cells, unitsByCell } from './cells.ts'
import type { Figures } from './types.ts'

/** Where every active unit stands: one bar, seven cells, and the sum that proves nobody is left out. */
export function Partition({ figures }: { figures: Figures }) {
  const t = useTranslations('coverage')
  const { percent } = useFigures()
  const byCell = unitsByCell(figures)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('overview.partition')}</h2>
        <span className="quiet">
          {t.rich('overview.partitionSum', {
            active: () => unitsByStatus('active', figures.active),
            registered: () => unitsByStatus('registered', figures.registered),
            inactive: () => unitsByStatus('inactive', figures.registered - figures.active),
          })}
        </span>
      </div>
      <div className="partition" aria-hidden>
        {cells.map(({ cell, shade }) => (
          <div key={cell} style={{ flexGrow: byCell[cell], background: shade }} />
        ))}
      </div>
      <ul className="partition-legend">
        {cells.map(({ cell, shade }) => (
          <li key={cell}>
            <i style={{ background: shade }} aria-hidden />
            <span>{t(`cell.${cell}`)}</span>
            <b>
              <UnitsDoor of={{ cell }}>{byCell[cell]}</UnitsDoor>
            </b>
            <span className="quiet tnum">{percent(figures.active === 0 ? null : (byCell[cell] / figures.active) * 100)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function unitsByStatus(status: 'active' | 'inactive' | 'registered', count: number) {
  return <UnitsDoor of={{ status }}>{count}</UnitsDoor>
}
