import { Checkbox } from 'antd'
import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { cellColours, cells, countOf, emptyColour, steps } from './shades.ts'
import type { MapData } from './use-map-data.ts'

/** Colours with their counts; every count leads to the list of exactly these units. */
export function Legend({ data, onHidden }: { data: MapData; onHidden: (cells: readonly string[]) => void }) {
  const t = useTranslations('map')
  const cellName = useTranslations('coverage.cell')
  const { view, summary, query, points } = data
  const filter = stringsOf(query)
  const figures = summary.data?.figures
  const toggle = (cell: string, shown: boolean) =>
    onHidden(shown ? view.hidden.filter((one) => one !== cell) : [...view.hidden, cell])
  return (
    <section className="map-legend" aria-label={t('legend.title')}>
      <h2>{t('legend.cells')}</h2>
      <ul>
        {cells.map((cell) => (
          <li key={cell}>
            <Checkbox
              className="no-print"
              checked={!view.hidden.includes(cell)}
              onChange={(event) => toggle(cell, event.target.checked)}
              aria-label={t('legend.show', { name: cellName(cell) })}
            />
            <i className="map-dot" style={{ background: cellColours[cell] }} />
            <span className="grow">{cellName(cell)}</span>
            {figures ? (
              <Door to="/units" search={{ ...filter, cell }}>
                {countOf(figures, cell)}
              </Door>
            ) : (
              nothing
            )}
          </li>
        ))}
        <li className="map-total">
          <span className="grow">{t('legend.total')}</span>
          {figures ? (
            <Door to="/units" search={filter}>
              {figures.active}
            </Door>
          ) : (
            nothing
          )}
        </li>
      </ul>
      {points.data?.points.some((point) => point.placement !== 'exact') ? (
        <p className="quiet">{t('legend.approximate')}</p>
      ) : null}
      {view.points ? <p className="quiet no-print">{t('legend.due')}</p> : null}
      {points.data && points.data.unplaced > 0 ? (
        <p className="quiet">{t('legend.withoutPlace', { count: points.data.unplaced })}</p>
      ) : null}
      {view.shade === 'none' ? null : (
        <>
          <h2>{t('legend.rate', { name: t(`shade.${view.shade}`) })}</h2>
          <div className="map-steps">
            {steps.map((step) => (
              <span key={step.from}>
                <i style={{ background: step.colour }} />
                {`${step.from}–${step.from + 20}%`}
              </span>
            ))}
            <span>
              <i style={{ background: emptyColour }} />
              {nothing} {t('legend.noUnits')}
            </span>
          </div>
        </>
      )}
    </section>
  )
}

export function stringsOf(query: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
}
