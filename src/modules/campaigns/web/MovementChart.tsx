import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useWide } from '../../../web/kit/use-wide.ts'
import { columnsOf, levelsOf, plot } from './chart.ts'
import type { WeekView } from './types.ts'

/** A quiet picture of the weeks: a line of those not yet there, and columns of who came and who went. The table says the same. */
export function MovementChart({ id, weeks }: { id: string; weeks: readonly WeekView[] }) {
  const t = useTranslations('campaigns.movement')
  const navigate = useNavigate()
  const width = useWide(768) ? plot.desk : plot.phone
  const levels = levelsOf(weeks, width)
  const columns = columnsOf(weeks, width)
  const open = (week: number) => void navigate({ to: `/campaigns/${id}/weeks/${week}` as never })
  return (
    <figure className="campaign-chart">
      <svg viewBox={`0 0 ${width} ${plot.height}`} role="img" aria-label={t('chartLabel', { weeks: weeks.length })}>
        {levels.ticks.map((tick) => (
          <g key={`level ${tick.value}`}>
            <line x1={plot.left} x2={width - plot.right} y1={tick.y} y2={tick.y} className="grid" />
            <text x={plot.left - 8} y={tick.y + 4} textAnchor="end">
              {tick.value}
            </text>
          </g>
        ))}
        <polyline points={levels.points.map((point) => `${point.x},${point.y}`).join(' ')} className="level" />
        {levels.points.length <= 27
          ? levels.points.map((point) => <circle key={point.x} cx={point.x} cy={point.y} r={2.5} className="level-dot" />)
          : null}
        <line x1={plot.left} x2={width - plot.right} y1={columns.zero} y2={columns.zero} className="axis" />
        {columns.bars.map((bar) => (
          <g key={bar.week.no} onClick={() => open(bar.week.no)} className="campaign-week">
            <title>
              {t('weekSays', { no: bar.week.no, to: bar.week.to, in: bar.week.in, out: bar.week.out, end: bar.week.end })}
            </title>
            <rect x={bar.x} y={plot.top} width={bar.step} height={plot.height - plot.top - plot.bottom} className="hit" />
            <rect x={bar.x + bar.gap} y={columns.zero - bar.inHeight} width={bar.width} height={bar.inHeight} className="in" />
            <rect x={bar.x + bar.gap} y={columns.zero} width={bar.width} height={bar.outHeight} className="out" />
          </g>
        ))}
        {columns.labels.map((label) => (
          <text key={label.x} x={label.x} y={plot.height - 6} textAnchor="middle">
            {label.text}
          </text>
        ))}
      </svg>
      <figcaption className="quiet">
        <span className="key level-key">{t('end')}</span>
        <span className="key in-key">{t('in')}</span>
        <span className="key out-key">{t('out')}</span>
        <span className="no-print">{t('chartHint')}</span>
      </figcaption>
    </figure>
  )
}
