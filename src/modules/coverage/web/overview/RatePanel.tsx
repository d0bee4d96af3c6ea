import type { ReactNode } from 'react'
import { useFigures } from '../../../../web/ui/figures.ts'
import type { Rate } from './types.ts'

interface RatePanelProps {
  readonly title: string
  readonly rate: Rate
  /** Covered and all, each a door. */
  readonly parts: ReactNode
  /** What is missing, as a door. */
  readonly gap?: ReactNode
}

export function RatePanel({ title, rate, parts, gap }: RatePanelProps) {
  const { percent } = useFigures()
  return (
    <section className="panel rate-panel">
      <h2>{title}</h2>
      <p className="rate-figure tnum">{percent(rate.percent)}</p>
      <Bar percent={rate.percent} />
      <p className="rate-parts tnum">
        <span>{parts}</span>
        {gap ? <span>{gap}</span> : null}
      </p>
    </section>
  )
}

/** A quiet share bar; says nothing when the rate is unknown. */
export function Bar({ percent }: { percent: number | null }) {
  return (
    <div className="bar" aria-hidden>
      <div style={{ width: `${percent ?? 0}%` }} />
    </div>
  )
}
