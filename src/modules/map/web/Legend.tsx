import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { cellColours, cells, countOf, emptyColour, otherColour, steps } from './shades.ts'
import type { MapData } from './use-map-data.ts'

interface LegendProps {
  readonly data: MapData
  readonly onHidden: (groups: readonly string[]) => void
}

/** Colours with their counts; every count leads to the list of exactly these units. */
export function Legend({ data, onHidden }: LegendProps) {
  const t = useTranslations('map')
  const { view, points } = data
  return (
    <section className="map-legend" aria-label={t('legend.title')}>
      {view.layer === 'coverage' ? <CellRows data={data} onHidden={onHidden} /> : <ReachRows data={data} onHidden={onHidden} />}
      {points.data?.points.some((point) => point.placement !== 'exact') ? (
        <p className="quiet">{t('legend.approximate')}</p>
      ) : null}
      {view.points && view.layer === 'coverage' ? <p className="quiet no-print">{t('legend.due')}</p> : null}
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

function CellRows({ data, onHidden }: LegendProps) {
  const t = useTranslations('map')
  const cellName = useTranslations('coverage.cell')
  const filter = stringsOf(data.query)
  const figures = data.summary.data?.figures
  return (
    <>
      <h2>{t('legend.cells')}</h2>
      <ul>
        {cells.map((cell) => (
          <Row key={cell} group={cell} name={cellName(cell)} hidden={data.view.hidden} onHidden={onHidden}>
            {figures ? (
              <Door to="/units" search={{ ...filter, cell }}>
                {countOf(figures, cell)}
              </Door>
            ) : (
              nothing
            )}
          </Row>
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
    </>
  )
}

/** Organisations by whether a shared venue lies near; the blank areas are where the far ones stand together. */
function ReachRows({ data, onHidden }: LegendProps) {
  const t = useTranslations('map')
  const search = stringsOf(data.asked)
  const counts = data.reach.data?.counts
  return (
    <>
      <h2>{t('layer.reach')}</h2>
      <ul>
        {(['near', 'far', 'unplaced'] as const).map((group) => (
          <Row key={group} group={group} name={t(`group.${group}`)} hidden={data.view.hidden} onHidden={onHidden}>
            {counts ? (
              <Door to="/places/reach" search={{ ...search, group }}>
                {counts[group]}
              </Door>
            ) : (
              nothing
            )}
          </Row>
        ))}
      </ul>
      <p className="quiet">{t('layer.reachHint')}</p>
    </>
  )
}

interface RowProps {
  readonly group: string
  readonly name: string
  readonly hidden: readonly string[]
  readonly onHidden: LegendProps['onHidden']
  readonly children: ReactNode
}

function Row({ group, name, hidden, onHidden, children }: RowProps) {
  const t = useTranslations('map')
  return (
    <li>
      <Checkbox
        className="no-print"
        checked={!hidden.includes(group)}
        onChange={({ target }) => onHidden(target.checked ? hidden.filter((one) => one !== group) : [...hidden, group])}
        aria-label={t('legend.show', { name })}
      />
      <i className="map-dot" style={{ background: cellColours[group] ?? otherColour }} />
      <span className="grow">{name}</span>
      {children}
    </li>
  )
}

export function stringsOf(query: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
}
